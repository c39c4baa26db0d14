/** The name of what a mailed link stands for. Readable and no secret: it stands in page addresses and logs. */
import * as z from 'zod';
import { HOME_AREA } from './area-id.js';

/** As it was before there were areas: `file.2025.jiaoyu...`, `decide.2025-jiaoyu-1...`, `publish.2025...`. */
const WITHOUT_AREA = /^(file|decide|publish)\.(?=\d{4}[.-])/;

/** `{purpose}.{area}.{subject}.{mark of the person}`. */
export const grantIdSchema = z
  .string()
  .transform((text) => text.replace(WITHOUT_AREA, `$1.${HOME_AREA}.`))
  .pipe(z.string().regex(/^[a-z]+\.[a-z][a-z0-9-]*\.[a-z0-9][a-z0-9.-]{2,109}$/))
  .brand('GrantId');
export type GrantId = z.infer<typeof grantIdSchema>;

export function areaOfGrant(id: GrantId): string {
  return id.split('.')[1] ?? '';
}
