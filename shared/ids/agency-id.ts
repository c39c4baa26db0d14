/** The stable name of an agency in every key, address and execution name. Chinese names are content. */
import * as z from 'zod';

/** ASCII slug. */
export const agencyIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(40)
  .brand('AgencyId');
export type AgencyId = z.infer<typeof agencyIdSchema>;
