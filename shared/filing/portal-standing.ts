/**
 * What an office's portal was last seen to show of a report, as the board tells it: of the web page and of the file to
 * download apart. Part of the filing's row, so that the board reads nothing more; all that was found stands in portal-check.ts.
 */
import * as z from 'zod';
import type { Submission } from './model.js';

/** The web page itself, and the file that it offers. */
export const PORTAL_PARTS = ['page', 'file'] as const;
export const portalPartSchema = z.enum(PORTAL_PARTS);
export type PortalPart = z.infer<typeof portalPartSchema>;

export const PORTAL_OUTCOMES = ['same', 'differs', 'other-report', 'unreadable'] as const;

/** `n`: the submission that it was held against. */
const seenSchema = z.object({ n: z.number().int().min(1), is: z.enum(PORTAL_OUTCOMES) });
export const portalStandingSchema = z.object({ page: seenSchema.nullable(), file: seenSchema.nullable() });
export type PortalStanding = z.infer<typeof portalStandingSchema>;

/** `right`: something was read there and all of it is what was approved. `none`: nothing of it could be read yet. */
export const PORTAL_STANDS = ['right', 'differs', 'none'] as const;
export type PortalStands = (typeof PORTAL_STANDS)[number];

/** Of the submission `n`: what was seen of an earlier version says nothing of a corrected one. */
export function portalStands(standing: PortalStanding | undefined, n: number): PortalStands {
  const seen = PORTAL_PARTS.flatMap((part) => {
    const one = standing?.[part] ?? null;
    return one !== null && one.n === n ? [one.is] : [];
  });
  if (seen.includes('differs') || seen.includes('other-report')) return 'differs';
  return seen.includes('same') ? 'right' : 'none';
}

/** What is approved may be prepared for the portal; what was taken down may not. */
export function isForPortal({ state }: Pick<Submission, 'state'>): boolean {
  return state === 'approved' || state === 'released';
}
