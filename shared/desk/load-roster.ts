/** Fills the pages of a roster on its way from the draft, the season and the roster that stands. */
import type { PublisherGrant } from '#shared/access/model.js';
import type { TouchProblem } from '#shared/filing/roster-conflicts.js';
import { dayOf } from '#shared/ids/calendar.js';
import type { DraftContent } from '#shared/season/roster/draft.js';
import { judgeRoster } from '#shared/season/roster/judge.js';
import { loadDraft, loadWholeDraft } from '#shared/store/roster-drafts.js';
import { listAgencies, requireSeason } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import { LINES_PER_PAGE, type RosterCheck, type RosterFault, type RosterPage } from './roster-views.js';
import type { Viewer } from './views.js';

export interface RosterAsked {
  readonly viewer: Viewer;
  readonly now: Date;
  readonly fault?: RosterFault | null;
  readonly pasted?: string;
  /** From 1; `problem`: the first one on which something is wrong. */
  readonly page?: number | 'problem';
  /** Who would decide on what they had a hand in: known once the reports under way were looked at. */
  readonly touched?: readonly TouchProblem[];
}

export async function loadRosterPage(table: Table, of: PublisherGrant, asked: RosterAsked): Promise<RosterPage> {
  const [{ season }, stored] = await Promise.all([requireSeason(table, of), loadDraft(table, of)]);
  const { viewer, now, fault = null, pasted = '' } = asked;
  const common = { viewer, season, today: dayOf(now) };
  const state = stored?.draft.state;
  if (stored !== undefined && (state === 'saving' || state === 'saved') && fault === null)
    return { ...common, is: state, draft: stored.draft };
  const whole = stored?.draft.state === 'open' ? await loadWholeDraft(table, of) : undefined;
  if (whole === undefined || (fault !== null && fault !== 'changed')) return { ...common, is: 'start', fault, pasted };
  return { ...common, ...(await checkOf(table, of, whole, asked)) };
}

type Checked = Omit<RosterCheck, 'viewer' | 'season' | 'today'>;

async function checkOf(
  table: Table,
  of: PublisherGrant,
  { version, content }: { readonly version: number; readonly content: DraftContent },
  { now, fault = null, page = 1, touched = [] }: RosterAsked,
): Promise<Checked> {
  const [{ season }, known] = await Promise.all([requireSeason(table, of), listAgencies(table, of)]);
  const judged = judgeRoster(content.lines, season, known, dayOf(now));
  const problems = [...judged.lines.flatMap((line) => line.problems), ...touched];
  const pages = pagesOf(content);
  const first = content.lines.findIndex(({ line }) => line === problems[0]?.line);
  const wanted = page === 'problem' ? Math.floor(Math.max(0, first) / LINES_PER_PAGE) + 1 : page;
  return { is: 'check', version, content, judged, problems, fault, page: Math.min(Math.max(1, wanted), pages) };
}

export function pagesOf({ lines }: DraftContent): number {
  return Math.max(1, Math.ceil(lines.length / LINES_PER_PAGE));
}
