/** What the notice says that stands where a report was taken down, in sentences: its pages and its files say the same. */
import type { Texts } from '#shared/words/texts.js';
import type { TakenDownReport } from './model.js';

export type Down = Pick<TakenDownReport['versions'][number], 'at' | 'rolledBack'>;

/**
 * The first says that it was taken down and when. A version that went with its whole release leaves the former one in force, which
 * totals count: of it something else is said.
 *
 * @param at the address that stands for the report, where its next version comes to stand, or that of a version, which it never does
 */
export function noticeLines(
  { area, office }: TakenDownReport,
  down: Down,
  t: Texts,
  at: 'report' | 'version' = 'version',
): [string, ...string[]] {
  const { site } = t;
  const means = [site.takenDownMeans, ...(at === 'report' ? [site.takenDownAgain] : [])].join(t.punctuation.gap);
  return [
    site.takenDown(t.dates.dayOf(down.at)),
    down.rolledBack ? site.rolledBackMeans : means,
    office === null ? site.takenDownAskArea(area) : site.takenDownAsk(office.name),
  ];
}

/** How to reach whom the notice says to ask, each with its label. */
export function noticeContact({ office }: TakenDownReport, { site }: Texts): (readonly [string, string])[] {
  if (office === null) return [];
  return [
    [site.phone, office.phone],
    [site.hours, office.hours],
  ];
}
