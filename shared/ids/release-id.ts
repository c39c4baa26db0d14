/** The name of a release, made when the publisher sees its preview, so that a second click is the same release. */
import * as z from 'zod';
import { HOME_AREA, type AreaId } from './area-id.js';

/** As it was before there were areas. */
const WITHOUT_AREA = /^r\d{8}-/;

/** `{area}.r{day}-{random}`. */
export const releaseIdSchema = z
  .string()
  .transform((text) => (WITHOUT_AREA.test(text) ? `${HOME_AREA}.${text}` : text))
  .pipe(z.string().regex(/^[a-z][a-z0-9-]*\.r[0-9]{8}-[0-9a-z]{6,12}$/))
  .brand('ReleaseId');
export type ReleaseId = z.infer<typeof releaseIdSchema>;

export function releaseIdFor(area: AreaId, now: Date, random: string): ReleaseId {
  return releaseIdSchema.parse(`${area}.r${now.toISOString().slice(0, 10).replaceAll('-', '')}-${random}`);
}

export function areaOfRelease(id: ReleaseId): string {
  return id.split('.')[0] ?? '';
}

/** The release of this area that a page names; of any other its publisher knows nothing. */
export function releaseOf(area: string, text: string | undefined): ReleaseId | undefined {
  const id = releaseIdSchema.safeParse(text).data;
  return id !== undefined && areaOfRelease(id) === area ? id : undefined;
}
