/** What was typed of one agency, judged beside the whole roster, as a line of an imported one would be. */
import { MOST_PREDECESSORS } from '#shared/deeds/season/change-agency.js';
import type { Agency, Season } from '#shared/season/model.js';
import { judgeRoster, type RosterProblem } from '#shared/season/roster/judge.js';
import { agenciesNamed, type valuesOf } from '#shared/season/roster/one-agency.js';

export interface TypedAgency {
  readonly values: ReturnType<typeof valuesOf>;
  readonly predecessors: string;
  readonly today: string;
}
export type ReadAgency =
  { readonly after: Agency } | { readonly problems: readonly RosterProblem[] } | { readonly fault: 'unknown-name' };

/** When it was invited or removed, and its day, stay as they stand. */
export function readAgency(
  { values, predecessors, today }: TypedAgency,
  current: Agency,
  season: Season,
  known: readonly Agency[],
): ReadAgency {
  const [judged] = judgeRoster([{ line: 1, values, notes: [], skipped: false }], season, known, today).lines;
  if (judged?.agency == null) return { problems: judged?.problems ?? [] };
  const named = agenciesNamed(predecessors, known);
  if ('unknown' in named) return { fault: 'unknown-name' };
  return {
    after: {
      ...judged.agency,
      removed: current.removed,
      invitedAt: current.invitedAt,
      parent: values.parent === '' ? null : judged.agency.parent,
      predecessors: [...new Set(named.agencies.map(({ id }) => id))]
        .filter((id) => id !== current.id)
        .slice(0, MOST_PREDECESSORS),
    },
  };
}
