/** What an installation has beyond what all have: each costs something, or cannot be taken back, so the operator decides. */
import * as z from 'zod';

const objectLock = z.strictObject({
  /** Who may end a lock before its time: `governance`, whoever has that right; `compliance`, nobody at all. */
  mode: z.enum(['governance', 'compliance'], 'Give governance or compliance.'),
  // A hundred years are S3's own limit.
  days: z
    .int('Give a whole number of days.')
    .positive('Give at least one day.')
    .max(36_500, 'Give 36500 days at most.'),
});
export type ObjectLock = z.output<typeof objectLock>;

export const protectionSchema = z.strictObject({
  /** What opens an uploaded file: `guardduty`, the scanner's all-clear; `off`, its arrival, where the region has no such scanner. */
  malwareGate: z.enum(['guardduty', 'off'], 'Give guardduty or off.'),
  /** Whether web ACLs stand before the distributions; not to be had in every partition. */
  webAcl: z.boolean('Give true or false.'),
  /** Whether data is encrypted by a key of the operator's own: once true, always true (docs/deploy.md). */
  ownKey: z.boolean('Give true or false.'),
  /** How long nobody may take away what the documents bucket holds; chosen before the first deployment. */
  objectLock: objectLock.optional(),
  /** Which version of the secret CloudFront is given, while it is being replaced; without: the current one. */
  originSecretVersion: z
    .string()
    .regex(/^[\w-]{32,64}$/, 'Give the VersionId that put-secret-value answered.')
    .optional(),
});
export type Protection = z.output<typeof protectionSchema>;
