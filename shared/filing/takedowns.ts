/** Public versions that were taken down, and what their list says: which stands down now, and how the next one is counted. */
import * as z from 'zod';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import type { HistoryReport } from './history.js';
import type { Filing } from './model.js';
import { becauseOf } from './taking-back.js';

export const TAKEDOWN_CAUSES = ['wrong-content', 'not-for-public', 'by-mistake', 'other'] as const;
export type TakedownCause = (typeof TAKEDOWN_CAUSES)[number];
/** No cause that is chosen: the version went with the whole release that had made it public. It went alone, those before it stand. */
export const ROLLED_BACK = 'rolled-back';

/** The publisher took a public version down. The public is told when, never why. */
export const takedownSchema = z.object({
  /** The public submission, as which version it was published and when. */
  n: z.number().int().min(1),
  version: z.number().int().min(1),
  publishedAt: z.iso.datetime(),
  cause: z.enum([...TAKEDOWN_CAUSES, ROLLED_BACK]),
  ...becauseOf,
  /** The release that had made it public; absent in what code from before wrote. */
  publishedBy: releaseIdSchema.optional(),
  /** What carries it out on the site. */
  release: releaseIdSchema,
  /** It was undone, and the submission stood for release again; of what was rolled back, at once. */
  putBack: z.object(becauseOf).nullable(),
});
export type Takedown = z.infer<typeof takedownSchema>;

/** Whatever has versions that may be taken down: a filing, or a report of an earlier year. */
export interface OncePublic {
  readonly released: { readonly version: number } | null;
  readonly takedowns: readonly { readonly version: number; readonly at: string; readonly cause?: Takedown['cause'] }[];
}

/** Whose it is and of which year, and by which release what is public is so. */
export interface OncePublicOf extends OncePublic {
  readonly year: number;
  readonly agency: string;
  readonly released: { readonly version: number; readonly release: string } | null;
  /** By its own word, where no roster and no line of the site may know it. */
  readonly named?: HistoryReport['agency'];
}

export const asOncePublic = ({ year, agency, released, takedowns }: HistoryReport): OncePublicOf => ({
  ...{ year, agency: agency.id, released, takedowns, named: agency },
});

/** The takedown that keeps this submission from the public: the last of its own that was not undone. */
export function standingTakedown({ takedowns }: Pick<Filing, 'takedowns'>, n: number): Takedown | undefined {
  return takedowns.findLast((each) => each.n === n && each.putBack === null);
}

/** Versions count on: an address that was public once never comes to mean another text. */
export function nextVersion({ released, takedowns }: OncePublic): number {
  return Math.max(released?.version ?? 0, ...takedowns.map(({ version }) => version)) + 1;
}

/** What took a version from the public: its own takedown, or one of a later version, which goes with all before it. */
function takedownOf(
  { takedowns }: Pick<OncePublic, 'takedowns'>,
  version: number,
): OncePublic['takedowns'][number] | undefined {
  return takedowns.find((each) => (isRolledBack(each) ? each.version === version : each.version >= version));
}

/** When a version was taken down; undefined where it stands. */
export function takenDownAt(filing: Pick<OncePublic, 'takedowns'>, version: number): string | undefined {
  return takedownOf(filing, version)?.at;
}

export const isRolledBack = ({ cause }: { readonly cause?: Takedown['cause'] }): boolean => cause === ROLLED_BACK;

export interface VersionDown {
  readonly version: number;
  readonly at: string;
  /** It went with the release that had made it public. */
  readonly rolledBack: boolean;
}

/** Every version that was taken down: the address of each says so for good, whatever is public since. */
export function versionsDown(filing: Pick<OncePublic, 'takedowns'>): VersionDown[] {
  const last = Math.max(0, ...filing.takedowns.map(({ version }) => version));
  return Array.from({ length: last }, (_, index) => index + 1).flatMap((version) => {
    const takedown = takedownOf(filing, version);
    return takedown === undefined ? [] : [{ version, at: takedown.at, rolledBack: isRolledBack(takedown) }];
  });
}
