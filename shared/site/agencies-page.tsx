/** All agencies that ever had something public, in the order of their addresses; where they are many, on several pages. */
import { AGENCIES_KEY, agencyListKey, agencyPageKey, INDEX_KEY } from './keys.js';
import type { PublicAgency } from './model.js';
import { htmlPage, pageAddress } from './page.js';
import type { PageTexts } from './place.js';

export function AgencyLinks({ agencies, t }: { readonly agencies: readonly PublicAgency[]; readonly t: PageTexts }) {
  return (
    <ul class="links">
      {agencies.map((agency) => (
        <li>
          <a href={pageAddress(t, agencyPageKey(agency.id))}>{agency.name}</a>
        </li>
      ))}
    </ul>
  );
}

/** A list page, as the page of all agencies names it. */
export interface AgencyRange {
  readonly n: number;
  readonly count: number;
  /** Of the first and the last agency. */
  readonly names: readonly [string, string];
}

export function AgencyRangeLinks({ ranges, t }: { readonly ranges: readonly AgencyRange[]; readonly t: PageTexts }) {
  return (
    <ul class="links">
      {ranges.map(({ n, count, names }) => (
        <li>
          <a href={pageAddress(t, agencyListKey(n))}>{t.siteRanges.between(...names)}</a>
          {t.punctuation.aside(t.siteRanges.agencies(count))}
        </li>
      ))}
    </ul>
  );
}

export interface Agencies {
  readonly area: string;
  /** Where all stand on one page; null where there are list pages. */
  readonly agencies: readonly PublicAgency[] | null;
  readonly ranges: readonly AgencyRange[];
}

export function agenciesPage({ area, agencies, ranges }: Agencies, t: PageTexts): string {
  const title = t.siteRanges.agenciesTitle(area);
  return htmlPage(
    {
      title,
      description: title,
      siteName: t.site.siteName(area),
      key: AGENCIES_KEY,
      crumbs: [{ label: t.site.home, key: INDEX_KEY }, { label: t.site.agencies }],
      children: (
        <>
          <h1>{title}</h1>
          {agencies === null ? <AgencyRangeLinks ranges={ranges} t={t} /> : <AgencyLinks agencies={agencies} t={t} />}
          {agencies?.length === 0 ? <p class="soft">{t.site.nothingYet}</p> : null}
        </>
      ),
    },
    t,
  );
}

export function agencyListPage(
  { area, n, agencies }: { readonly area: string; readonly n: number; readonly agencies: readonly PublicAgency[] },
  t: PageTexts,
): string {
  const title = t.siteRanges.listTitle(
    t.siteRanges.agenciesTitle(area),
    t.siteRanges.between(agencies[0]?.name ?? '', agencies.at(-1)?.name ?? ''),
  );
  return htmlPage(
    {
      title,
      description: title,
      siteName: t.site.siteName(area),
      key: agencyListKey(n),
      crumbs: [
        { label: t.site.home, key: INDEX_KEY },
        { label: t.site.agencies, key: AGENCIES_KEY },
        { label: t.siteRanges.page(n) },
      ],
      children: (
        <>
          <h1>{title}</h1>
          <AgencyLinks agencies={agencies} t={t} />
        </>
      ),
    },
    t,
  );
}
