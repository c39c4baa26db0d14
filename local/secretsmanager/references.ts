/**
 * CloudFormation's dynamic references to secrets. CloudFormation puts the secret in when it makes or changes the resource,
 * never when the secret changes; the start of the local cloud stands for that deployment.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
 */
import { LocalCloudRefusal } from '../refusal.js';
import type { Secret } from './secrets.js';
import { secretNamed, versionOf } from './server.js';

/** {{resolve:secretsmanager:secret-id:SecretString:json-key:version-stage:version-id}}, of which the id alone must be there. */
const REFERENCE =
  /\{\{resolve:secretsmanager:((?:arn:[^:{}]+:secretsmanager:[^:{}]*:[^:{}]*:secret:)?[^:{}]+)(?::SecretString(?::([^:{}]*)(?::([^:{}]*)(?::([^:{}]*))?)?)?)?\}\}/g;

/** @throws LocalCloudRefusal where a reference names what is not there, or asks for a part of a secret */
export function resolveSecrets(text: string, secrets: readonly Secret[]): string {
  const resolved = text.replace(REFERENCE, (reference: string, ...parts: (string | undefined)[]) => {
    const [id = '', jsonKey, stage, version] = parts.slice(0, 4).map((part) => part || undefined);
    if (jsonKey !== undefined) throw refused(reference, 'takes a part of a secret');
    try {
      return versionOf(secretNamed(secrets, id), { id: version, stage }).value;
    } catch (cause) {
      throw refused(reference, 'names a secret or a version that is not there', cause);
    }
  });
  if (!resolved.includes('{{resolve:')) return resolved;
  throw refused(text, 'is a dynamic reference of a kind that is not known');
}

function refused(reference: string, problem: string, cause?: unknown): LocalCloudRefusal {
  return new LocalCloudRefusal(
    'UnresolvedSecret',
    `The template's ${reference} ${problem}.`,
    'Change the template, or teach local/secretsmanager/references.ts.',
    { cause },
  );
}
