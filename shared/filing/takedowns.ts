/** What the list of takedowns of a filing says: which version stands down now, and how the next one is counted. */
import type { Filing, Takedown } from './model.js';

/** Whatever has versions that may be taken down: a filing, or a report of an earlier year. */
export interface OncePublic {
  readonly released: { readonly version: number } | null;
  readonly takedowns: readonly { readonly version: number; readonly at: string }[];
}

/** The takedown that keeps this submission from the public: the last of its own that was not undone. */
export function standingTakedown({ takedowns }: Pick<Filing, 'takedowns'>, n: number): Takedown | undefined {
  return takedowns.findLast((each) => each.n === n && each.putBack === null);
}

/** Versions count on: an address that was public once never comes to mean another text. */
export function nextVersion({ released, takedowns }: OncePublic): number {
  return Math.max(released?.version ?? 0, ...takedowns.map(({ version }) => version)) + 1;
}

/** When a version was taken down, with all before it; undefined where it stands. */
export function takenDownAt({ takedowns }: Pick<OncePublic, 'takedowns'>, version: number): string | undefined {
  return takedowns.find((each) => each.version >= version)?.at;
}

/** Every version that was taken down: the address of each says so for good, whatever is public since. */
export function versionsDown(
  filing: Pick<OncePublic, 'takedowns'>,
): { readonly version: number; readonly at: string }[] {
  const last = Math.max(0, ...filing.takedowns.map(({ version }) => version));
  return Array.from({ length: last }, (_, index) => index + 1).flatMap((version) => {
    const at = takenDownAt(filing, version);
    return at === undefined ? [] : [{ version, at }];
  });
}
