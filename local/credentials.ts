/**
 * The key pair that functions sign with and the local S3 checks. One per data folder, and kept, so that addresses
 * signed before a restart stay valid after it and other data folders' do not.
 */
import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { readIfThere, replaceFile } from './append-log.js';

/** Letters and digits only, as DynamoDB Local wants them: it may keep a database of its own for each access key. */
export const ACCESS_KEY_ID = 'LOCALCLOUD';

const keyPair = z.object({ accessKeyId: z.string(), secretAccessKey: z.string() });
export type KeyPair = Readonly<z.infer<typeof keyPair>>;

export function keptCredentials(file: string): KeyPair {
  const kept = readIfThere(file);
  if (kept !== undefined) return keyPair.parse(JSON.parse(kept));
  const made = { accessKeyId: ACCESS_KEY_ID, secretAccessKey: randomBytes(30).toString('base64url') };
  replaceFile(file, JSON.stringify(made));
  return made;
}
