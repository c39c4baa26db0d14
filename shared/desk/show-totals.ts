/** Answers the publisher's pages of totals: the sums, who makes up a number, and the form of the scope, also after it was refused. */
import type { PublisherGrant } from '#shared/access/model.js';
import { dayOf } from '#shared/ids/calendar.js';
import { loadYearBefore } from '#shared/intake/area-totals.js';
import { isCellId } from '#shared/report/cells.js';
import { AREA_RULES, runRules } from '#shared/rules/index.js';
import type { Agency } from '#shared/season/model.js';
import { loadCurrentCase } from '#shared/store/filing-case.js';
import { listAgencies, listAreas, loadSeason } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import { loadAreaSum, loadScope, type AreaOfYear } from '#shared/store/totals.js';
import { areaDraftRecord } from '#shared/takeaway/area-draft.js';
import { areaTotals } from '#shared/totals/area-totals.js';
import { usualScope } from '#shared/totals/scope.js';
import { contributionsTo } from '#shared/totals/scope-sum.js';
import { answerMessage, statusOf } from './answers.js';
import type { Desk, DeskContext } from './edge.js';
import { textsOf } from './language.js';
import { pageNumber } from './page-number.js';
import { renderCellPage } from './pages/totals-cell.js';
import { renderScopePage } from './pages/totals-scope.js';
import { renderTotalsPage } from './pages/totals.js';
import { viewerOf } from './show.js';
import type { ScopePage, TotalsPage } from './totals-views.js';

/** `?cell=` asks who makes up that number. */
export async function showTotals(context: DeskContext, desk: Desk, grant: PublisherGrant): Promise<Response> {
  const viewer = viewerOf(context, grant);
  const [stored, area] = await Promise.all([loadSeason(desk.table, grant), loadAreaSum(desk.table, grant)]);
  if (stored === undefined) return answerMessage(context, 'not-found', { viewer });
  const { sum, roster } = area;
  const common = {
    ...{ viewer, season: stored.season, today: dayOf(desk.now()), sum, roster },
    areaNames: await areaNames(desk.table, area),
  };
  const cell = context.req.query('cell');
  if (cell !== undefined) {
    if (!isCellId(cell)) return answerMessage(context, 'not-found', { viewer });
    const page = pageNumber(context.req.query('page'));
    const view = { ...common, cell, contributions: contributionsTo(sum, cell), page };
    return context.html(renderCellPage(view, textsOf(context)));
  }
  const last = await loadYearBefore(desk.table, grant);
  const government = roster.find(({ id, removed }) => id === sum.scope.government && removed === null) ?? null;
  const page: TotalsPage = {
    ...common,
    last: last?.sum ?? null,
    government,
    checked: government === null ? null : await checked(desk.table, government, area, last),
    saved: context.req.query('done') === 'scope',
  };
  return context.html(renderTotalsPage(page, textsOf(context)));
}

/** Areas are told apart only where there is more than one. */
async function areaNames(table: Table, { sum }: AreaOfYear): Promise<ReadonlyMap<string, string>> {
  if (sum.scope.below === 'none') return new Map();
  return new Map((await listAreas(table)).map(({ id, name }) => [id, name]));
}

async function checked(
  table: Table,
  government: Agency,
  { sum, roster }: AreaOfYear,
  last: AreaOfYear | null,
): Promise<TotalsPage['checked']> {
  const found = await loadCurrentCase(table, { ...government, agency: government.id });
  const own = found?.state.record ?? null;
  const record =
    own ?? areaDraftRecord({ sum, last: last?.sum ?? null }, { agencyName: government.name, year: government.year });
  const context = { agencyKind: government.kind, area: areaTotals(sum, roster, last) };
  return { of: own === null ? 'draft' : 'report', record, findings: runRules(AREA_RULES, record, context).findings };
}

/** What was sent and refused. */
export type RefusedScope = Partial<Pick<ScopePage, 'choice' | 'groups' | 'except' | 'problems' | 'refusal'>>;

export async function showScope(
  context: DeskContext,
  desk: Desk,
  grant: PublisherGrant,
  refused: RefusedScope = {},
): Promise<Response> {
  const viewer = viewerOf(context, grant);
  const [stored, roster, declared, areas] = await Promise.all([
    loadSeason(desk.table, grant),
    listAgencies(desk.table, grant),
    loadScope(desk.table, grant),
    listAreas(desk.table),
  ]);
  if (stored === undefined) return answerMessage(context, 'not-found', { viewer });
  const scope = declared ?? usualScope(grant, roster);
  const names = new Map<string, string>(roster.map(({ id, name }) => [id, name]));
  const lines = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id).join('\n');
  const page: ScopePage = {
    ...{ viewer, season: stored.season, today: dayOf(desk.now()), roster },
    choice: refused.choice ?? scope,
    groups: refused.groups ?? lines(scope.groups ?? []),
    except: refused.except ?? lines(scope.except),
    hasBelow: areas.some(({ parent }) => parent === grant.area),
    problems: refused.problems ?? [],
    refusal: refused.refusal ?? null,
  };
  const status = page.refusal !== null ? statusOf(page.refusal) : page.problems.length > 0 ? 422 : 200;
  return context.html(renderScopePage(page, textsOf(context)), status);
}
