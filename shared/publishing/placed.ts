/** What publishes, at the place of the area that it publishes for: found anew for every step, since nothing else knows it. */
import { siteAt, type Site } from '#shared/site/place.js';
import { placeOf } from '#shared/store/sites.js';
import type { Table } from '#shared/store/table.js';

export interface Unplaced {
  readonly table: Table;
  /** Of the root of the bucket that all sites share. */
  readonly siteBaseUrl: string;
}

/** Where the site of an area stands, or will once it comes. */
export async function siteOf({ table, siteBaseUrl }: Unplaced, area: string): Promise<Site> {
  return siteAt(siteBaseUrl, await placeOf(table, area));
}

export async function placed<Deps extends Unplaced>(deps: Deps, area: string): Promise<Deps & { readonly site: Site }> {
  return { ...deps, site: await siteOf(deps, area) };
}
