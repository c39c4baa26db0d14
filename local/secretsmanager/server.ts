/**
 * Secrets Manager on one machine: what reads a secret, and what puts another in its place. The other calls are refused by
 * the name that was asked for.
 *
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html
 */
import * as z from 'zod';
import { serveJson, ServiceError } from '../json-service.js';
import type { Handler } from '../listen.js';
import { CURRENT, type Secret, type Version } from './secrets.js';

const named = z.strictObject({ SecretId: z.string().min(1).max(2048) });
const versionId = z.string().min(32).max(64);
const stageName = z.string().min(1).max(256);
const got = named.extend({ VersionId: versionId.optional(), VersionStage: stageName.optional() });
const put = named.extend({
  ClientRequestToken: versionId,
  SecretString: z.string().min(1).max(65_536),
  VersionStages: z.array(stageName).min(1).max(20).optional(),
});
const moved = named.extend({
  VersionStage: stageName,
  RemoveFromVersionId: versionId.optional(),
  MoveToVersionId: versionId.optional(),
});

/** The version that an id, a label or, without either, AWSCURRENT stands for. @throws ServiceError where there is none */
export function versionOf(secret: Secret, asked: { id?: string | undefined; stage?: string | undefined }): Version {
  const stage = asked.stage ?? (asked.id === undefined ? CURRENT : undefined);
  const found = secret
    .versions()
    .find(
      (each) =>
        (asked.id === undefined || each.id === asked.id) && (stage === undefined || each.stages.includes(stage)),
    );
  if (found !== undefined) return found;
  const which = asked.id === undefined ? `staging label: ${stage}` : `VersionId: ${asked.id}`;
  throw notFound(`Secrets Manager can't find the specified secret value for ${which}`);
}

export function secretNamed(secrets: readonly Secret[], id: string): Secret {
  const found = secrets.find(({ arn, name }) => arn === id || name === id);
  if (found === undefined) throw notFound("Secrets Manager can't find the specified secret.");
  return found;
}

export function createSecretsManager(secrets: readonly Secret[], log: (line: string) => void): Handler {
  const actions: Record<string, (request: unknown) => Record<string, unknown>> = {
    GetSecretValue(request) {
      const asked = parse(got, request);
      const secret = secretNamed(secrets, asked.SecretId);
      const version = versionOf(secret, { id: asked.VersionId, stage: asked.VersionStage });
      return {
        ...described(secret, version),
        SecretString: version.value,
        CreatedDate: Date.parse(version.createdAt) / 1000,
      };
    },
    PutSecretValue(request) {
      const asked = parse(put, request);
      const secret = secretNamed(secrets, asked.SecretId);
      const there = secret.versions().find(({ id }) => id === asked.ClientRequestToken);
      if (there === undefined)
        return described(secret, secret.put(asked.ClientRequestToken, asked.SecretString, asked.VersionStages));
      if (there.value === asked.SecretString) return described(secret, there);
      throw new ServiceError('ResourceExistsException', 'A version of this id is there with another value.');
    },
    UpdateSecretVersionStage(request) {
      const asked = parse(moved, request);
      const secret = secretNamed(secrets, asked.SecretId);
      const holder = secret.versions().find(({ stages }) => stages.includes(asked.VersionStage));
      if (holder?.id !== asked.RemoveFromVersionId)
        throw new ServiceError(
          'InvalidParameterException',
          `The staging label ${asked.VersionStage} is attached to version ${holder?.id ?? 'none'}: name that in RemoveFromVersionId.`,
        );
      if (asked.MoveToVersionId !== undefined) versionOf(secret, { id: asked.MoveToVersionId });
      else if (asked.VersionStage === CURRENT)
        throw new ServiceError('InvalidParameterException', 'You can only move staging label AWSCURRENT.');
      secret.moveStage(asked.VersionStage, asked.RemoveFromVersionId, asked.MoveToVersionId);
      return { ARN: secret.arn, Name: secret.name };
    },
  };
  return serveJson({
    name: 'Secrets Manager',
    target: 'secretsmanager.',
    failure: 'InternalServiceError',
    log,
    api(action, request) {
      const carryOut = actions[action];
      if (carryOut !== undefined) return carryOut(request);
      throw new ServiceError('UnsupportedOperationException', `Secrets Manager on one machine has no ${action}`);
    },
  });
}

function described(secret: Secret, version: Version): Record<string, unknown> {
  return { ARN: secret.arn, Name: secret.name, VersionId: version.id, VersionStages: version.stages };
}

function notFound(message: string): ServiceError {
  return new ServiceError('ResourceNotFoundException', message);
}

/** Says which member is wrong, and never what it holds. */
function parse<T extends z.ZodType>(schema: T, request: unknown): z.infer<T> {
  const parsed = schema.safeParse(request);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue?.path.join('.');
  throw new ServiceError('InvalidParameterException', `${where}: ${issue?.message}`);
}
