/** The name of what a mailed link stands for. Readable and no secret: it stands in page addresses and logs. */
import { z } from 'zod';

export const grantIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{2,99}$/)
  .brand('GrantId');
export type GrantId = z.infer<typeof grantIdSchema>;
