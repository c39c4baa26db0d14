/** The name of a release, made when the publisher sees its preview, so that a second click is the same release. */
import { z } from 'zod';

export const releaseIdSchema = z
  .string()
  .regex(/^r[0-9]{8}-[0-9a-z]{6,12}$/)
  .brand('ReleaseId');
export type ReleaseId = z.infer<typeof releaseIdSchema>;

export function releaseIdFor(now: Date, random: string): ReleaseId {
  return releaseIdSchema.parse(`r${now.toISOString().slice(0, 10).replaceAll('-', '')}-${random}`);
}
