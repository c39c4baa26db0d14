/**
 * What a release does about what was taken down, before anything that could stop it. Judged from the filings of the reports that
 * were touched, whichever release was begun for the takedown and whether that one ever ran: a line of the table that still says that
 * the version is public says from now on that it is gone, and every address that was taken down gets its notice, also below a
 * later version that stands. Under the lease of the site, so that no release beside it can write the line anew.
 */
import type { Filing } from '#shared/filing/model.js';
import {
  asOncePublic,
  takenDownAt,
  versionsDown,
  type OncePublic,
  type OncePublicOf,
} from '#shared/filing/takedowns.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { listHistory, loadHistory } from '#shared/store/history.js';
import type { Table } from '#shared/store/table.js';
import type { SeasonRef } from '#shared/ids/area-id.js';
import type { Agency, Office } from '#shared/season/model.js';
import { PUBLISHED_SUMMARY, stands, type PublishedSummary, type TakenDownReport } from '#shared/site/model.js';
import { takenDownObjects } from '#shared/site/taken-down.js';
import { takenDownFiles } from '#shared/site/taken-down-files.js';
import { saveSummary } from '#shared/store/releases.js';
import { listAreas, listFilings, loadAgencies } from '#shared/store/seasons.js';
import { writeAllHeld, type PublishingDependencies } from './dependencies.js';
import { standsAgain } from './roll-back.js';
import { summariesOf } from './summaries.js';
import { seasonOfSite } from './season-of-site.js';

/**
 * Of some agencies of a year; all that ever filed in it where none are named.
 *
 * @returns those of which a former version stands again that is not drawn yet: the release that took back the one after it broke down
 * before it came to that. Until it is drawn they say that they were taken down: one that cannot be drawn keeps no notice back.
 */
export async function noteTakenDown(
  deps: PublishingDependencies,
  of: SeasonRef,
  agencies: readonly string[] | 'all',
  fence: number,
): Promise<Filing[]> {
  const { table } = deps;
  const filings = agencies === 'all' ? await listFilings(table, of) : (await loadAgencies(table, of, agencies)).filings;
  const history = await earlierYearsOf(table, of, agencies);
  const filed = [...filings.values()].filter(isTouched);
  const touched: OncePublicOf[] = [...filed, ...history.filter(isTouched)];
  if (touched.length === 0) return [];
  const season = await seasonOfSite(deps, of);
  // A year of which only earlier reports are known has no season that says whose it is.
  const area = season.area === '' ? await areaName(table, of.area) : season.area;
  const ids = touched.map(({ agency }) => agency);
  const { agencies: roster } = await loadAgencies(table, of, ids);
  const summaries = await summariesOf(
    deps,
    ids.map((agency) => ({ ...of, agency })),
  );
  const foundOf = (of: OncePublicOf) => summaries.find(({ agency }) => agency.id === of.agency);
  const down: TakenDownReport[] = [];
  for (const filing of touched) {
    const was = foundOf(filing);
    const summary = was && noted(was, filing);
    if (summary !== undefined && summary !== was)
      await saveSummary(table, { ...of, agency: filing.agency }, summary, PUBLISHED_SUMMARY.version);
    down.push(...takenDownReport(filing, summary, roster.get(filing.agency), { ...season, area }));
  }
  await writeAllHeld(
    deps,
    down.flatMap((one) => takenDownObjects(one, deps.site.place)),
    fence,
  );
  for (const each of down) await writeAllHeld(deps, await takenDownFiles(each, deps.font()), fence);
  return filed.filter((filing) => standsAgain(filing, foundOf(filing)));
}

async function areaName(table: Table, area: string): Promise<string> {
  return (await listAreas(table)).find(({ id }) => id === area)?.name ?? '';
}

/** Of reports of earlier years those of a year. */
export async function earlierYearsOf(
  table: Table,
  of: SeasonRef,
  agencies: readonly string[] | 'all',
): Promise<OncePublicOf[]> {
  const stored =
    agencies === 'all'
      ? await listHistory(table, of)
      : await Promise.all(agencies.map((agency) => loadHistory(table, { ...of, agency })));
  return stored.flatMap((one) => (one === undefined ? [] : [asOncePublic(one.report)]));
}

export const isTouched = ({ takedowns }: Pick<OncePublic, 'takedowns'>) => takedowns.length > 0;

/**
 * What the addresses of a filing say; nothing where it is known neither to the site nor to the roster. Of a version that the table
 * still has as public nothing is said yet: it was taken down while a release was under way, whose lists and sums count it; the
 * mark of the takedown stays for the release that comes next.
 */
export function takenDownReport(
  filing: OncePublicOf,
  summary: PublishedSummary | undefined,
  agency: Agency | undefined,
  season: { readonly area: string; readonly office: Office | null },
): TakenDownReport[] {
  const named = summary?.agency ?? agency ?? filing.named;
  if (named === undefined) return [];
  const { id, name, kind } = named;
  return [
    {
      ...{ year: reportYearSchema.parse(filing.year), agency: { id, name, kind } },
      ...{ area: season.area === '' ? (summary?.area ?? '') : season.area, office: season.office },
      versions: versionsDown(filing).filter(({ version }) => !isPublic(summary, version)),
      current: sinceWhen(filing, summary),
    },
  ];
}

const isPublic = (summary: PublishedSummary | undefined, version: number): boolean =>
  summary !== undefined && stands(summary) && summary.version === version;

/** Versions count on, so that one that was taken down never stands again. */
function noted(summary: PublishedSummary, filing: OncePublicOf): PublishedSummary {
  const at = takenDownAt(filing, summary.version);
  return at === undefined || !stands(summary) ? summary : { ...summary, takenDown: { at } };
}

function sinceWhen({ takedowns }: OncePublicOf, summary: PublishedSummary | undefined): string | null {
  return summary === undefined ? (takedowns.at(-1)?.at ?? null) : (summary.takenDown?.at ?? null);
}
