/**
 * What the publisher does with reports of earlier years: takes over what was read of a document, and takes a public one down. Releasing
 * them is a release as any other (start-release.ts), whose machine marks them (`markHistoryPublic`). Each leaves its event in the log
 * of the season whose publisher did it: the years themselves have no season here.
 */
import type { PublisherGrant } from '#shared/access/model.js';
import { historyId, isHistoryYear, type HistoryReport, type TakenOver } from '#shared/filing/history.js';
import type { Arrival } from '#shared/filing/model.js';
import { nextVersion } from '#shared/filing/takedowns.js';
import type { ReleaseId } from '#shared/ids/release-id.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { Season } from '#shared/season/model.js';
import type { Release } from '#shared/season/release.js';
import type { Judgement } from '../change.js';
import type { DeedRefusal } from '../outcome.js';
import { startsRelease } from '../starts-release.js';
import { publishersChange, type SeasonChange, type StoredSeason } from './change.js';
import type { HistoryChange, StoredHistory } from './history-change.js';

export interface HistoryImport {
  readonly of: Pick<HistoryReport, 'area' | 'year' | 'agency'>;
  readonly arrival: Arrival;
  readonly taken: Omit<TakenOver, 'n' | 'by' | 'at'>;
  readonly record: ReportRecord;
}

export interface HistoryState {
  readonly stored: StoredSeason;
  readonly known: StoredHistory | undefined;
  /** The year was collected here: its reports go the ordinary way. */
  readonly hasSeason: boolean;
}

function refusedImport({ stored, known, hasSeason }: HistoryState, year: number): DeedRefusal | undefined {
  if (!isHistoryYear(year, stored.season)) return { code: 'history', problem: 'year' };
  if (hasSeason) return { code: 'history', problem: 'season' };
  // What is public is taken down first: two versions of one document would be a correction of something nobody decided here.
  return known !== undefined && known.report.released !== null ? { code: 'history', problem: 'public' } : undefined;
}

/** Takes over what was read; what was held for the agency and year before is replaced, and was never public. */
export function importHistory(
  state: HistoryState,
  /** What stands, where this very arrival was taken over before. */
  already: HistoryReport | null,
  { of, arrival, taken, record }: HistoryImport,
  grant: PublisherGrant,
  now: Date,
): Judgement<HistoryReport, SeasonChange> {
  if (already !== null) return { already };
  const refusal = refusedImport(state, of.year);
  if (refusal !== undefined) return { refused: refusal };
  const { stored, known } = state;
  const at = now.toISOString();
  const n = (known?.report.last ?? 0) + 1;
  const after: HistoryReport = {
    ...(known?.report ?? { ...of, released: null, takedowns: [] }),
    agency: of.agency,
    last: n,
    held: { ...taken, n, by: grant.person, at },
  };
  const details = {
    ...{ year: of.year, agency: of.agency.id, n, document: taken.document.digest },
    ...{ where: taken.source.where, published: taken.source.published, page: taken.source.page },
  };
  const change = publishersChange(
    stored,
    { grant, now },
    { deed: 'import-history', details },
    { history: [{ before: known, after, record }], effects: [{ claim: { arrival, submission: null } }] },
  );
  return { change, value: after };
}

/** What of a release may become public now: it is what was looked at, and stands still. */
export function isCovered(release: Release, { report }: StoredHistory, content: string): boolean {
  const { held, released } = report;
  if (released?.release === release.id) return released.content === content;
  return held !== null && held.content === content && held.at <= release.at;
}

/** The machine makes a batch public. A repeat finds them marked. */
export function markHistoryPublic(
  stored: StoredSeason,
  release: Release,
  reports: readonly StoredHistory[],
  now: Date,
): Judgement<readonly HistoryReport[], SeasonChange> {
  const marked = reports.map((before): HistoryChange => {
    const { report } = before;
    if (report.held === null || report.released !== null) return { before, after: report };
    const { takedowns } = report;
    const version = nextVersion({ released: null, takedowns });
    const released = { ...report.held, version, releasedAt: release.at, release: release.id };
    return { before, after: { ...report, held: null, released } };
  });
  const history = marked.filter(({ before, after }) => before?.report !== after);
  const value = marked.map(({ after }) => after);
  if (history.length === 0) return { already: value };
  const change: SeasonChange = {
    ...{ before: stored, season: stored.season, agencies: [], history },
    events: [
      {
        ...{ at: now.toISOString(), deed: 'release-history', submission: null },
        actor: { role: 'system', function: 'publish-report' },
        details: {
          release: release.id,
          reports: history.map(({ after }) => historyId(after, after.released?.n ?? after.last)),
        },
      },
    ],
    effects: [],
  };
  return { change, value };
}

export interface TakingHistoryDown {
  readonly reason: string;
  readonly release: ReleaseId;
  readonly proof: Season['proof'];
}

/** The report stops being public, and the release is begun that clears its addresses, in one transaction. */
export function takeHistoryDown(
  stored: StoredSeason,
  before: StoredHistory | undefined,
  { reason, release, proof }: TakingHistoryDown,
  grant: PublisherGrant,
  now: Date,
): Judgement<HistoryReport, SeasonChange> {
  if (before === undefined) return { refused: { code: 'not-found' } };
  const { report } = before;
  const { released } = report;
  if (released === null) {
    if (report.takedowns.length > 0) return { already: report };
    return { refused: { code: 'history', problem: 'not-public' } };
  }
  const why = reason.trim();
  if (why === '') return { refused: { code: 'reason-missing' } };
  const [by, at] = [grant.person, now.toISOString()];
  const { version, releasedAt, n } = released;
  const after: HistoryReport = {
    ...report,
    released: null,
    takedowns: [...report.takedowns, { version, publishedAt: releasedAt, reason: why, by, at, release }],
  };
  const { area, year } = stored.season;
  const id = historyId(report, n);
  const details = { report: id, version, reason: why, release, proof };
  const change = publishersChange(
    stored,
    { grant, now },
    { deed: 'take-down-history', details },
    {
      history: [{ before, after }],
      release: {
        ...{ id: release, area, year, by, at, count: 0, takesDown: id, history: true },
        ...{ state: 'running', attempts: 0 },
      },
      effects: [startsRelease(release)],
    },
  );
  return { change, value: after };
}
