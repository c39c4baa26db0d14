/** The versions of a secret that are in use while it is being replaced: the one that is current, and the one before it. */
import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

/**
 * @param arn of a secret in Secrets Manager
 * @returns the texts of AWSCURRENT and, where there is one, AWSPREVIOUS
 * @throws what Secrets Manager answers where the current one cannot be had
 */
export async function versionsInUse(arn: string): Promise<readonly string[]> {
  const client = new SecretsManagerClient({});
  const text = async (stage: string): Promise<string | undefined> => {
    const asked = new GetSecretValueCommand({ SecretId: arn, VersionStage: stage });
    return (await client.send(asked)).SecretString;
  };
  const [current, previous] = await Promise.all([
    text('AWSCURRENT'),
    // A secret that was never replaced has none.
    text('AWSPREVIOUS').catch((error: unknown) => {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    }),
  ]);
  if (current === undefined) throw new Error('the secret has no text');
  return previous === undefined ? [current] : [current, previous];
}
