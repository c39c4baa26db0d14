/**
 * The secrets of one data folder, with their versions and the staging labels that these carry. The first version of a
 * secret is made by chance at its first start, as the template asks for it; all are kept in files that only their owner can
 * read.
 *
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html#term_version
 */
import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { readIfThere, replaceFile } from '../append-log.js';
import { LocalCloudRefusal } from '../refusal.js';
import type { SecretModel } from '../template/model.js';

export const CURRENT = 'AWSCURRENT';
export const PREVIOUS = 'AWSPREVIOUS';

const versionSchema = z.object({
  id: z.string(),
  value: z.string(),
  stages: z.array(z.string()),
  createdAt: z.iso.datetime(),
});
export type Version = z.infer<typeof versionSchema>;
const keptSchema = z.object({ format: z.literal(1), versions: z.array(versionSchema).min(1) });

export interface Secret {
  readonly arn: string;
  readonly name: string;
  versions(): readonly Version[];
  /** A new version under this id; the label AWSCURRENT moves to it unless others are given. */
  put(id: string, value: string, stages?: readonly string[]): Version;
  /** Takes a label from one version and gives it to another, or to none. */
  moveStage(stage: string, from: string | undefined, to: string | undefined): void;
}

/** @throws LocalCloudRefusal if a kept secret cannot be read */
export function openSecrets(dir: string, models: readonly SecretModel[], now: () => Date): Secret[] {
  return models.map((model) => openSecret(join(dir, `${model.logicalId}.json`), model, now));
}

function openSecret(file: string, model: SecretModel, now: () => Date): Secret {
  let versions: readonly Version[] = read(file, model) ?? [];
  const keep = (next: readonly Version[]) => {
    replaceFile(file, JSON.stringify({ format: 1, versions: next }));
    versions = next;
  };
  const without = (stages: readonly string[]) =>
    versions.map((each) => ({ ...each, stages: each.stages.filter((stage) => !stages.includes(stage)) }));
  const secret: Secret = {
    arn: model.arn,
    name: model.name,
    versions: () => versions,
    put(id, value, stages = [CURRENT]) {
      const version = { id, value, stages: [...stages], createdAt: now().toISOString() };
      const current = versions.find((each) => each.stages.includes(CURRENT));
      const replaces = stages.includes(CURRENT) && current !== undefined;
      const others = without(replaces ? [...stages, PREVIOUS] : stages).map((each) =>
        replaces && each.id === current.id ? { ...each, stages: [...each.stages, PREVIOUS] } : each,
      );
      keep([...others, version]);
      return version;
    },
    moveStage(stage, from, to) {
      // Secrets Manager itself marks the version that AWSCURRENT leaves.
      const leaves = stage === CURRENT && from !== undefined;
      keep(
        without(leaves ? [stage, PREVIOUS] : [stage]).map((each) => ({
          ...each,
          stages: [
            ...each.stages,
            ...(each.id === to ? [stage] : []),
            ...(leaves && each.id === from ? [PREVIOUS] : []),
          ],
        })),
      );
    },
  };
  if (versions.length === 0) secret.put(randomUUID(), generated(model));
  return secret;
}

function read(file: string, { logicalId }: SecretModel): readonly Version[] | undefined {
  const text = readIfThere(file);
  if (text === undefined) return undefined;
  try {
    return keptSchema.parse(JSON.parse(text)).versions;
  } catch (cause) {
    throw new LocalCloudRefusal(
      'SecretDamaged',
      `The secret ${logicalId} in ${file} cannot be read.`,
      'Restore the file from a copy, or delete it for a new secret.',
      { cause },
    );
  }
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** One character of each kind at least, as Secrets Manager does unless it is told otherwise. */
function generated({ length, punctuation }: SecretModel): string {
  const kinds = [LETTERS, LETTERS.toUpperCase(), '0123456789', ...(punctuation ? [PUNCTUATION] : [])];
  const alphabet = kinds.join('');
  for (;;) {
    const characters = Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length)));
    if (kinds.every((kind) => characters.some((character) => kind.includes(character)))) return characters.join('');
  }
}
