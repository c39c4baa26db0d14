/** Answers the page that holds a portal against an approved report, and finds which report that is. */
import { covers } from '#shared/access/covers.js';
import type { FilingGrant, PublisherGrant } from '#shared/access/model.js';
import { forPortal, type PortalCheck, type PortalChecks } from '#shared/filing/portal-check.js';
import type { Filing } from '#shared/filing/model.js';
import { dayOf } from '#shared/ids/calendar.js';
import { partsOf, submissionIdSchema, type SubmissionId } from '#shared/ids/submission-id.js';
import type { ReportRecord } from '#shared/report/record.js';
import { ruleById, runRules, type PortalShown } from '#shared/rules/index.js';
import type { Agency, Season } from '#shared/season/model.js';
import { headKeys } from '#shared/store/filing-case.js';
import { filingFrom, loadSubmissionFile } from '#shared/store/filings.js';
import { loadPortalChecks, loadSentPortalPage } from '#shared/store/portal-checks.js';
import { agencyFrom, seasonFrom } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import { answerMessage } from './answers.js';
import type { Desk, DeskContext } from './edge.js';
import { textsOf } from './language.js';
import { renderPortalPage } from './pages/portal.js';
import type { PortalPage } from './portal-views.js';
import { viewerOf } from './show.js';

type PortalGrant = FilingGrant | PublisherGrant;

export interface PortalCase {
  readonly season: Season;
  readonly agency: Agency;
  readonly filing: Filing;
  readonly id: SubmissionId;
}

/** The report that a portal may be held against, by what is named in the address; undefined for any other. */
export async function portalCase(table: Table, grant: PortalGrant, named: string): Promise<PortalCase | undefined> {
  const id = submissionIdSchema.safeParse(named).data;
  if (id === undefined) return undefined;
  const { n, ...of } = partsOf(id);
  const items = await table.getAll(headKeys(of));
  const [stored, agency] = [seasonFrom(items[0]), agencyFrom(items[1])];
  if (stored === undefined || agency === undefined) return undefined;
  const filing = filingFrom(items[2], of);
  return covers(grant, { ...filing, id }) && forPortal(filing) === n
    ? { season: stored.season, agency, filing, id }
    : undefined;
}

/** Page of the report for whoever holds the grant. */
export const reportPage = (grant: PortalGrant, agency: string): string =>
  grant.purpose === 'publish' ? `/g/${grant.id}/filings/${agency}` : `/g/${grant.id}`;

/** An upload form is valid for less; what has not arrived by then was not sent. */
const AWAITED_MS = 15 * 60 * 1000;
/** Keys are far shorter; a longer one is no key of the table's. */
const LONGEST_KEY = 200;

/** Anybody can write a key into an address: only one that this very grant was given lately is believed. */
async function isAwaited(table: Table, grant: PortalGrant, key: string | undefined, now: Date): Promise<boolean> {
  if (key === undefined || key.length > LONGEST_KEY) return false;
  const { form, arrived } = await loadSentPortalPage(table, key);
  if (form?.grant !== grant.id) return false;
  return now.getTime() - Date.parse(form.issuedAt) < AWAITED_MS && !arrived;
}

export async function showPortal(context: DeskContext, desk: Desk, grant: PortalGrant, named: string) {
  const viewer = viewerOf(context, grant);
  const found = await portalCase(desk.table, grant, named);
  if (found === undefined) return answerMessage(context, 'not-found', { viewer });
  const { season, agency, id } = found;
  const now = desk.now();
  const [file, kept, awaiting] = await Promise.all([
    loadSubmissionFile(desk.table, id),
    loadPortalChecks(desk.table, partsOf(id)),
    isAwaited(desk.table, grant, context.req.query('key'), now),
  ]);
  if (file?.record == null) return answerMessage(context, 'not-found', { viewer });
  const checks = ofSubmission(kept, partsOf(id).n);
  const page: PortalPage = {
    ...{ viewer, season, today: dayOf(now), agency, submission: id, checks, awaiting },
    ...judgedBy(file.record, checks, season.year),
    back: reportPage(grant, agency.id),
  };
  return context.html(renderPortalPage(page, textsOf(context)));
}

/** What was held against an earlier version says nothing of this one. */
function ofSubmission(checks: PortalChecks, n: number): PortalPage['checks'] {
  const of = (check: PortalCheck | null) => (check?.n === n ? check : null);
  return { page: of(checks.page), file: of(checks.file) };
}

/** T03 and T04 look at what the portal shows alone. */
export function judgedBy(
  approved: ReportRecord,
  checks: PortalPage['checks'],
  year: number,
): Pick<PortalPage, 'findings' | 'judged'> {
  const rules = ['T03', 'T04'].flatMap((id) => ruleById(id) ?? []);
  const { page, file } = checks;
  if (page === null && file === null) return { findings: [], judged: { T03: false, T04: false } };
  const portal: PortalShown = { since: sinceOf(page) ?? sinceOf(file), page: cellsOf(page), file: cellsOf(file) };
  const { findings, notApplicable } = runRules(rules, approved, { year, portal });
  const isJudged = (id: string) => notApplicable.every(({ rule }) => rule !== id);
  return { findings, judged: { T03: isJudged('T03'), T04: isJudged('T04') } };
}

/** The page's own word goes before what was typed. */
const sinceOf = (check: PortalCheck | null): string | null => check?.statedOn ?? check?.typedOn ?? null;

function cellsOf(check: PortalCheck | null): PortalShown['page'] {
  switch (check?.result.is) {
    case 'same':
      return {};
    case 'differs':
      return Object.fromEntries(check.result.cells.map(({ cell, portal }) => [cell, portal]));
    default:
      return null;
  }
}
