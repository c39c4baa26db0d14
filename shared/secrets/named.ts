/**
 * A secret by its name, fetched when it is needed and kept for a while: `arn:...` from Secrets Manager, `file:///...` from a
 * file that the machine holds. It is never a variable's value, and nothing here says it to a log.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const KEEP_MS = 5 * 60_000;

export function secretNamed(name: string, now: () => Date): () => Promise<string> {
  let held: { readonly value: string; readonly until: number } | undefined;
  return async () => {
    if (held === undefined || held.until <= now().getTime()) {
      held = { value: await fetchSecret(name), until: now().getTime() + KEEP_MS };
    }
    return held.value;
  };
}

async function fetchSecret(name: string): Promise<string> {
  if (name.startsWith('file://')) return (await readFile(fileURLToPath(name), 'utf8')).trim();
  if (!name.startsWith('arn:')) throw new Error('a secret is named by arn:... or file:///...');
  const { SecretString } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: name }));
  if (SecretString === undefined) throw new Error('the secret has no text');
  return SecretString;
}
