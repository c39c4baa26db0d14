/**
 * One range of a year: its list page where the year has several, the data of its reports, the notices in the place of what was taken
 * down, its part of the sitemap and its manifest, with what the pages of the year need to know of it. Pure: the same
 * reports give the same bytes.
 */
import { digestOf, digestOfBytes, type Digest } from '#shared/ids/digest.js';
import { coverageOf, sumCoverageOf } from '#shared/totals/coverage.js';
import { countsTowardsTotals, totalsOf } from '#shared/totals/totals.js';
import { sitemapOf } from './feed.js';
import { figureOf, KEY_FIGURES } from './figures.js';
import { publicOriginalGone } from './former-original.js';
import { currentPageKey, partManifestKey, yearListKey, yearPartKey, yearSitemapKey } from './keys.js';
import { manifestObject } from './manifest.js';
import {
  isHistory,
  stands,
  type PublicAgency,
  type PublishedSummary,
  type RosterAgency,
  type SiteObject,
  type TakenDownReport,
} from './model.js';
import type { Site } from './place.js';
import { contributionObjects } from './contributions.js';
import type { Bounds } from './ranges.js';
import type { PublicScope } from './scope.js';
import { yearListPage } from './report-list.js';
import type { DrawnBy, RangeContent } from './site-state.js';
import { changing, inEachLanguage } from './site-object.js';
import { takenDownObjects } from './taken-down.js';
import { partText } from './year-data.js';
import { FIGURES } from './year-overview.js';

export const LINES_TYPE = 'application/x-ndjson; charset=utf-8';

export interface RangeInput {
  readonly by: DrawnBy;
  readonly year: number;
  readonly area: string;
  readonly bounds: Bounds;
  /** Whether its reports stand on the page of the year itself. */
  readonly only: boolean;
  /** Every report in it that was ever public. */
  readonly summaries: readonly PublishedSummary[];
  /** Null where nobody said which agencies owe a report. */
  readonly roster: readonly RosterAgency[] | null;
  readonly down: readonly TakenDownReport[];
  readonly scope: PublicScope;
}

export interface DrawnRangeObjects {
  /** In the order of writing: notices, data, pages, and the manifest that names them. */
  readonly objects: readonly SiteObject[];
  /** The data of the reports, one line each. */
  readonly part: SiteObject;
  readonly content: RangeContent;
}

/** Newest form of a summary first by agency id. */
export function byAgencyId(summaries: readonly PublishedSummary[]): PublishedSummary[] {
  return [...summaries].sort((a, b) => (a.agency.id < b.agency.id ? -1 : a.agency.id > b.agency.id ? 1 : 0));
}

export function drawRange(input: RangeInput, { place, base }: Site): DrawnRangeObjects {
  const { year, area, bounds } = input;
  const all = byAgencyId(input.summaries);
  const reports = all.filter(stands);
  const isIn = isCountedIn(input);
  const counted = reports.filter(isIn);
  const part = changing(yearPartKey(year, bounds.n), partText(reports, base, toldOf(input, isIn)), LINES_TYPE);
  const content = contentOf(input, all, counted);
  const notices = [...input.down.flatMap((one) => takenDownObjects(one, place)), ...all.flatMap(publicOriginalGone)];
  const pages = [
    ...(input.only
      ? []
      : inEachLanguage(place, yearListKey(year, bounds.n), (t) =>
          yearListPage({ year, area, n: bounds.n, reports }, t),
        )),
    ...contributionObjects(
      {
        ...{ year, area, n: bounds.n, only: input.only, scope: input.scope, missing: missingIn(input, content) },
        ...{ everPublic: all.length > 0, reports: counted, content },
      },
      place,
    ),
    changing(
      yearSitemapKey(year, bounds.n),
      sitemapOf(
        reports.map((one) => ({
          key: currentPageKey(one),
          changed: one.publishedAt,
          onlyChinese: one.englishPages === null,
        })),
        base,
      ),
      'application/xml; charset=utf-8',
    ),
  ];
  const manifest = manifestObject(partManifestKey(year, bounds.n), {
    files: [part],
    pages: [...notices, ...pages],
    reports,
  });
  return {
    objects: [...notices, part, ...pages, manifest],
    part,
    content: {
      ...content,
      part: { sha256: digestOfBytes(part.body), size: Buffer.byteLength(part.body) },
      manifest: manifest.digest,
    },
  };
}

type Counted = Omit<RangeContent, 'part' | 'manifest'>;

type IsCounted = (summary: PublishedSummary) => boolean;

/** By what was declared, and then for agencies that stand on the roster alone; else by the kind that the report names. */
function isCountedIn({ scope, roster }: RangeInput): IsCounted {
  if (scope.declared === null) return ({ agency }) => countsTowardsTotals(agency.kind);
  const members = new Set<string>((roster ?? []).filter(({ counted }) => counted === true).map(({ id }) => id));
  return ({ agency }) => members.has(agency.id);
}

/** What lines say of each report: nothing where its kind says it. */
const toldOf = ({ scope }: RangeInput, isIn: IsCounted): IsCounted | undefined =>
  scope.declared === null ? undefined : isIn;

function contentOf(
  { by, roster, scope }: RangeInput,
  all: readonly PublishedSummary[],
  counted: readonly PublishedSummary[],
): Counted {
  const reports = all.filter(stands);
  const gone = all.filter((one) => !stands(one)).map(({ agency }) => agency);
  const coverage =
    roster === null
      ? null
      : coverageOf(
          roster,
          reports.map(({ agency }) => agency),
        );
  const history = reports.filter(isHistory).length;
  // Of what was taken down it is said that it was.
  const missing = (coverage?.missing ?? []).filter(({ id }) => !gone.some((agency) => agency.id === id));
  const due = missing.filter(({ named }) => !named);
  const days = due.flatMap(({ deadline }) => deadline ?? []).sort();
  return {
    by,
    ids: new Set([...all.map(({ agency }) => agency.id), ...(roster ?? []).map(({ id }) => id)]).size,
    reports: reports.length,
    ...(history === 0 ? {} : { history }),
    first: reports[0]?.agency ?? null,
    last: reports.at(-1)?.agency ?? null,
    totals: totalsOf(counted),
    figures: counted.map((summary) => ({
      agency: summary.agency,
      values: FIGURES.map((figure) => figureOf(summary, KEY_FIGURES[figure])),
    })),
    coverage: coverage === null ? null : { expected: coverage.expected, published: coverage.published },
    counted:
      roster === null
        ? null
        : scope.declared !== null
          ? { expected: roster.filter((agency) => agency.counted === true).length, published: counted.length }
          : sumCoverageOf(
              roster,
              reports.map(({ agency }) => agency),
            ),
    named: missing.filter(({ named }) => named).map(publicly),
    due: { count: due.length, first: days[0] ?? null, last: days.at(-1) ?? null },
    gone,
    roster: rosterDigest(roster),
  };
}

/** Who is not added up owes nothing to the sum. */
function missingIn({ roster, scope }: RangeInput, { named }: Pick<RangeContent, 'named'>): PublicAgency[] {
  const owes = ({ kind, counted }: RosterAgency) =>
    scope.declared === null ? scope.kinds.includes(kind) : counted === true;
  const owing = new Set((roster ?? []).filter(owes).map(({ id }) => id));
  return named.filter(({ id }) => owing.has(id));
}

const publicly = ({ id, name, kind }: PublicAgency): PublicAgency => ({ id, name, kind });

/** Of what the site shows of the roster: a range whose roster says something else by now is drawn anew. */
export function rosterDigest(roster: readonly RosterAgency[] | null): Digest {
  return digestOf(
    roster === null
      ? null
      : roster.map(({ id, name, kind, named, deadline, counted }) => [
          ...[id, name, kind, named, deadline ?? null],
          ...(counted === undefined ? [] : [counted]),
        ]),
  );
}
