/**
 * Who makes up a total of a year: for each row of the form the reports that are added up, each with its numbers and a link to it, and
 * those that gave no number named as such. One page for each range of agencies; where a year has several, a page of the row leads to
 * them, with what each range comes to. Only public reports are named, and whom the season names as missing.
 */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import { exact } from '#shared/ids/decimal.js';
import { totalsOf, type CellTotal, type Totals } from '#shared/totals/totals.js';
import type { PageTexts, Place } from './place.js';
import { columnTitle, CONTRIBUTION_ROWS, rowTitle, type ContributionRow } from './contribution-rows.js';
import { reportCells, sumCells } from './contribution-cells.js';
import { contributionsKey, contributionsPartKey, INDEX_KEY, yearPageKey } from './keys.js';
import type { PublicAgency, PublishedSummary, SiteObject } from './model.js';
import { htmlPage, pageAddress } from './page.js';
import { inOrder } from './ranges.js';
import { ReportLink } from './report-link.js';
import type { PublicScope } from './scope.js';
import { ScopeText } from './scope-text.js';
import { inEachLanguage } from './site-object.js';
import type { RangeContent, RangeState } from './site-state.js';
import type { YearAtLarge } from './year-overview.js';

const INDEX = new Map<CellId, number>(CELL_IDS.map((id, index) => [id, index]));
const indexOfCell = (cell: CellId): number => INDEX.get(cell) ?? -1;

export interface RangeContributions {
  readonly year: number;
  readonly area: string;
  readonly n: number;
  /** Whether the year has no other range. */
  readonly only: boolean;
  readonly scope: PublicScope;
  /** Whether anything in it is public, or was. */
  readonly everPublic: boolean;
  /** Those that are added up. */
  readonly reports: readonly PublishedSummary[];
  readonly content: Pick<RangeContent, 'counted' | 'first' | 'last'>;
  /** Those that owe what is added up, have not published, and are told by name. */
  readonly missing: readonly PublicAgency[];
}

/**
 * Drawn also where nothing is left to be added up, once anything was public: what was taken down since must not stay there.
 */
export function contributionObjects(of: RangeContributions, place: Place): SiteObject[] {
  if (!of.everPublic) return [];
  const totals = totalsOf(of.reports);
  return CONTRIBUTION_ROWS.flatMap((row) =>
    inEachLanguage(place, contributionsPartKey(of.year, row.id, of.n), (t) => rangePage(of, totals, row, t)),
  );
}

/** Where who makes up a total is said, of a year that anything is added up of. `ranges`: the numbers of all that it has. */
export function contributionsOf(ranges: readonly number[], year: number, row: ContributionRow): string {
  const [only = 1, ...others] = ranges;
  return others.length === 0 ? contributionsPartKey(year, row.id, only) : contributionsKey(year, row.id);
}

interface Framed {
  readonly year: number;
  readonly area: string;
  readonly scope: PublicScope;
  readonly counted: { readonly expected: number; readonly published: number } | null | undefined;
}

function framed(
  of: Framed,
  row: ContributionRow,
  key: string,
  part: string | null,
  t: PageTexts,
  children: Child,
): string {
  const words = t.contributions;
  const name = rowTitle(row, t);
  const title = words.title(of.year, name);
  return htmlPage(
    {
      title: part === null ? title : t.siteRanges.listTitle(title, part),
      description: words.description(of.area, of.year, name),
      siteName: t.site.siteName(of.area),
      key,
      crumbs: [
        { label: t.site.home, key: INDEX_KEY },
        { label: t.site.yearLink(of.year), key: yearPageKey(of.year) },
        { label: name },
      ],
      children: (
        <>
          <h1>{title}</h1>
          {part === null ? null : <p class="lead">{part}</p>}
          <ScopeText scope={of.scope} t={t} />
          {of.counted == null ? null : <p>{t.contributions.coverage(of.counted.published, of.counted.expected)}</p>}
          {children}
          <p class="soft">{words.note}</p>
        </>
      ),
    },
    t,
  );
}

function rangePage(of: RangeContributions, totals: Totals, row: ContributionRow, t: PageTexts): string {
  const { year, only, content, n } = of;
  const { first, last } = content;
  const between = first === null || last === null ? t.siteRanges.page(n) : t.siteRanges.between(first.name, last.name);
  const frame = { ...of, counted: content.counted };
  const sums = row.cells.map((cell) => totals.cells[indexOfCell(cell)]);
  const named = of.missing;
  return framed(
    frame,
    row,
    contributionsPartKey(year, row.id, n),
    only ? null : between,
    t,
    <>
      {named.length === 0 ? null : (
        <p>
          {t.site.missingCount(named.length)}
          {named.map(({ name }) => name).join(t.punctuation.list)}
        </p>
      )}
      <Lines row={row} t={t}>
        {inOrderOfSize(of.reports, row).map((summary) => (
          <tr>
            <th scope="row">
              <ReportLink of={summary} t={t}>
                {summary.agency.name}
              </ReportLink>
            </th>
            {raw(reportCells(summary, row.cells.map(indexOfCell), t))}
          </tr>
        ))}
        <SumLine label={only ? t.contributions.total : t.contributions.totalOfRange} sums={sums} t={t} />
      </Lines>
      {only ? null : (
        <p>
          <a href={pageAddress(t, contributionsKey(year, row.id))}>{t.contributions.allRanges}</a>
        </p>
      )}
    </>,
  );
}

function Lines({
  row,
  t,
  children,
}: {
  readonly row: ContributionRow;
  readonly t: PageTexts;
  readonly children: Child;
}) {
  return (
    <div class="scroll" role="region" aria-labelledby="who" tabindex={0}>
      <h2 id="who">{t.contributions.who}</h2>
      <table class="list who" aria-labelledby="who">
        <thead>
          <tr>
            <th scope="col">{t.site.cols.agency}</th>
            {row.cells.map((_, index) => (
              <th scope="col" class="num">
                {columnTitle(row, index, t)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

interface SumProps {
  readonly label: string;
  readonly sums: readonly (CellTotal | undefined)[];
  readonly t: PageTexts;
}

function SumLine({ label, sums, t }: SumProps) {
  return (
    <tr>
      <th scope="row">
        <b>{label}</b>
      </th>
      {raw(sumCells(sums, t))}
    </tr>
  );
}

/** By what counts most on the page: the row's own total, or the first of a short table. Those without a number come last. */
function inOrderOfSize(reports: readonly PublishedSummary[], { table, cells }: ContributionRow): PublishedSummary[] {
  const leading = table === 2 ? cells[0] : cells.at(-1);
  const at = leading === undefined ? -1 : indexOfCell(leading);
  return [...reports].sort((a, b) => {
    const [one, other] = [a.values[at] ?? null, b.values[at] ?? null];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    const [left, right] = [exact(one), exact(other)];
    return left === right ? (a.agency.id < b.agency.id ? -1 : 1) : left < right ? 1 : -1;
  });
}

/** The pages of the rows of a year with several ranges. */
export function contributionHubs(data: YearAtLarge, states: readonly RangeState[], place: Place): SiteObject[] {
  if (states.length < 2) return [];
  const ranges = inOrder(states).filter(({ content }) => content.totals.reports > 0);
  return CONTRIBUTION_ROWS.flatMap((row) =>
    inEachLanguage(place, contributionsKey(data.year, row.id), (t) => hubPage(data, ranges, row, t)),
  );
}

function hubPage(data: YearAtLarge, ranges: readonly RangeState[], row: ContributionRow, t: PageTexts): string {
  const sumsIn = ({ cells }: Totals) => row.cells.map((cell) => cells[indexOfCell(cell)]);
  return framed(
    data,
    row,
    contributionsKey(data.year, row.id),
    null,
    t,
    <Lines row={row} t={t}>
      {ranges.map(({ n, content: { first, last, totals } }) => (
        <tr>
          <th scope="row">
            <a href={pageAddress(t, contributionsPartKey(data.year, row.id, n))}>
              {first === null || last === null ? t.siteRanges.page(n) : t.siteRanges.between(first.name, last.name)}
            </a>
          </th>
          {raw(sumCells(sumsIn(totals), t))}
        </tr>
      ))}
      <SumLine label={t.contributions.total} sums={sumsIn(data.totals)} t={t} />
    </Lines>,
  );
}
