/** Looks at the reports under way of the agencies whose reviewer or approver a roster changes. */
import { isDeepStrictEqual } from 'node:util';
import { isStillToDecide, touchProblems, type TouchProblem } from '#shared/filing/roster-conflicts.js';
import type { SeasonRef } from '#shared/ids/area-id.js';
import { submissionId } from '#shared/ids/submission-id.js';
import type { Agency } from '#shared/season/model.js';
import { loadSubmissionFile } from '#shared/store/filings.js';
import { listFilings } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';

export interface ChangedLine {
  readonly line: number;
  readonly agency: Agency;
  readonly before: Agency;
}

export async function touchedProblems(
  table: Table,
  of: SeasonRef,
  lines: readonly ChangedLine[],
): Promise<TouchProblem[]> {
  const changed = lines.filter(({ agency, before }) => !isDeepStrictEqual(decidersOf(before), decidersOf(agency)));
  if (changed.length === 0) return [];
  const filings = await listFilings(table, of);
  const problems: TouchProblem[] = [];
  for (const { agency, line } of changed) {
    const filing = filings.get(agency.id);
    if (filing === undefined || filing.current === null || !isStillToDecide(filing.state)) continue;
    const file = await loadSubmissionFile(table, submissionId(filing, filing.current));
    if (file !== undefined) problems.push(...touchProblems(agency, file, line));
  }
  return problems;
}

function decidersOf({ reviewer, approver }: Agency) {
  return { reviewer, approver };
}
