/** The year after: the same area, people, office and roster; new deadlines, and nobody invited yet. */
import type { Agency, Deadlines, Season } from '#shared/season/model.js';
import { seasonSchema } from '#shared/season/model.js';
import { deadlineOf } from '#shared/season/deadlines.js';
import { reportYearSchema } from '#shared/ids/report-year.js';

export function nextSeason(season: Season, deadlines: Deadlines, now: Date): Season {
  const { area, areaName, publisher, substitute, office, reviewer, approver, proof } = season;
  return seasonSchema.parse({
    ...{ area, areaName, publisher, substitute, office, reviewer, approver, proof, deadlines },
    year: season.year + 1,
    state: 'open',
    deadline: deadlines.department,
    openedAt: now.toISOString(),
  });
}

/** The roster goes along but for those who were taken off it; former names, parents and predecessors stay with each. */
export function nextRoster(agencies: readonly Agency[], season: Season): Agency[] {
  return agencies
    .filter(({ removed }) => removed === null)
    .map((agency) => ({
      ...agency,
      year: reportYearSchema.parse(season.year),
      deadline: deadlineOf(season, agency.kind),
      invitedAt: null,
    }));
}

/**
 * Of what an attempt that broke off wrote for the next year: agencies that were taken off the roster since. They are off it
 * there as well, for the same reason.
 */
export function takenOffSince(agencies: readonly Agency[], left: readonly Agency[]): Agency[] {
  const removed = new Map(agencies.flatMap((agency) => (agency.removed === null ? [] : [[agency.id, agency.removed]])));
  return left.flatMap((agency) => {
    const off = removed.get(agency.id);
    return off === undefined ? [] : [{ ...agency, removed: off }];
  });
}
