/** Answers the publisher's pages of reports of earlier years: after a GET, and after a refused deed. */
import type { PublisherGrant } from '#shared/access/model.js';
import { FIRST_HISTORY_YEAR, isHistoryYear } from '#shared/filing/history.js';
import { doubtsOf, isOut, proposedFor } from '#shared/filing/last-year.js';
import { dayOf } from '#shared/ids/calendar.js';
import { siteOf } from '#shared/publishing/placed.js';
import { listHistory } from '#shared/store/history.js';
import { sentForAll } from '#shared/store/last-year.js';
import { listAgencies, loadSeason, requireSeason } from '#shared/store/seasons.js';
import { answerMessage, statusOf } from './answers.js';
import type { DeskContext } from './edge.js';
import type { HistoryYearPage, TypedSource } from './history-views.js';
import { textsOf } from './language.js';
import { renderHistoryPage } from './pages/history.js';
import { renderHistoryYearPage } from './pages/history-year.js';
import { viewerOf, type PublisherDesk } from './show.js';

type SiteDesk = Pick<PublisherDesk, 'table' | 'now' | 'siteBaseUrl'>;

export async function showHistory(context: DeskContext, desk: SiteDesk, grant: PublisherGrant): Promise<Response> {
  const { season } = await requireSeason(desk.table, grant);
  const stored = await listHistory(desk.table, { area: grant.area });
  const years = Array.from({ length: Math.max(0, season.year - FIRST_HISTORY_YEAR) }, (_, n) => season.year - 1 - n);
  const seasons = await Promise.all(years.map((year) => loadSeason(desk.table, { area: grant.area, year })));
  const page = {
    ...{ viewer: viewerOf(context, grant), season, today: dayOf(desk.now()) },
    years: years.map((year, at) => {
      const own = stored.flatMap(({ report }) => (report.year === year ? [report] : []));
      return {
        ...{ year, hasSeason: seasons[at] !== undefined },
        held: own.filter(({ held }) => held !== null).length,
        released: own.filter(({ released }) => released !== null).length,
        down: own.filter(({ released, takedowns }) => released === null && takedowns.length > 0).length,
      };
    }),
  };
  return context.html(renderHistoryPage(page, textsOf(context)));
}

/** The year that an address names, where the publisher may bring in its reports; also one that was collected here is none. */
export async function historyYearOf(
  desk: Pick<SiteDesk, 'table'>,
  grant: PublisherGrant,
  text: string | undefined,
): Promise<number | undefined> {
  const year = Number(text);
  if (!/^\d{4}$/.test(text ?? '') || !isHistoryYear(year, grant)) return undefined;
  return (await loadSeason(desk.table, { area: grant.area, year })) === undefined ? year : undefined;
}

export interface RefusedOfHistory extends Partial<Pick<HistoryYearPage, 'fault' | 'twice' | 'attempt'>> {
  readonly chosen?: ReadonlyMap<string, string>;
  readonly typed?: TypedSource;
}

const NO_SOURCE: TypedSource = { where: '', published: '', page: '' };

export async function showHistoryYear(
  context: DeskContext,
  desk: SiteDesk,
  grant: PublisherGrant,
  refused: RefusedOfHistory = {},
): Promise<Response> {
  const now = desk.now();
  const year = await historyYearOf(desk, grant, context.req.param('year'));
  if (year === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
  const [{ season }, agencies, files, stored, site] = await Promise.all([
    requireSeason(desk.table, grant),
    listAgencies(desk.table, grant),
    sentForAll(desk.table, { ...grant, of: year }, now),
    listHistory(desk.table, { area: grant.area, year }),
    siteOf(desk, grant.area),
  ]);
  const standing = agencies.filter(({ removed }) => removed === null);
  const chosenFor = (id: string) => standing.find((agency) => agency.id === refused.chosen?.get(id))?.id ?? null;
  const { fault = null, twice = [], attempt = null, typed = NO_SOURCE } = refused;
  const isRefused = fault !== null || twice.length > 0 || attempt !== null;
  const page: HistoryYearPage = {
    ...{ viewer: viewerOf(context, grant), season, today: dayOf(now), year, agencies: standing },
    rows: files.map((file) => ({
      file,
      doubts: doubtsOf(file, files),
      isOut: isOut(file, files),
      proposed: refused.chosen === undefined ? (file.chosen ?? proposedFor(file, files)) : chosenFor(file.id),
    })),
    reports: stored.map(({ report }) => report),
    siteBase: site.base,
    ...{ typed, fault, attempt, twice, done: isRefused ? null : doneOf(context) },
  };
  const status = attempt === null ? (isRefused ? 422 : 200) : statusOf(attempt.refusal);
  return context.html(renderHistoryYearPage(page, textsOf(context)), status);
}

function doneOf(context: DeskContext): HistoryYearPage['done'] {
  if (context.req.query('done') === 'taken-down') return { is: 'taken-down' };
  for (const is of ['saved', 'releasing'] as const) {
    const count = Number.parseInt(context.req.query(is) ?? '', 10);
    if (count >= 0) return { is, count };
  }
  return null;
}
