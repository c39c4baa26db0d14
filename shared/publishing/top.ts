/** What the whole site shares, drawn from the rows of its years and ranges, with where it leads to the sites of other areas. */
import type { Digest } from '#shared/ids/digest.js';
import { drawTop, type DrawnTop } from '#shared/site/draw-top.js';
import { digestOfNeighbours, neighboursOf, type Neighbours } from '#shared/site/neighbours.js';
import { inOrder, type Bounds } from '#shared/site/ranges.js';
import type { Area } from '#shared/season/area.js';
import type { News, TopState, YearState } from '#shared/site/site-state.js';
import { listAreas } from '#shared/store/seasons.js';
import { agenciesRow } from '#shared/store/site-rows.js';
import { listSites, type StoredSite } from '#shared/store/sites.js';
import type { Table } from '#shared/store/table.js';
import { required } from './draw-part.js';
import type { PublishingDependencies, UnplacedDependencies } from './dependencies.js';
import { AGENCIES, readRows } from './site-rows.js';

interface Top {
  readonly state: TopState;
  readonly years: readonly YearState[];
  readonly news: readonly News[];
}

/** @returns beside it the digest of the sites that it leads to, for the row of the top */
export async function topOf(
  deps: PublishingDependencies,
  area: string,
  { state, years, news }: Top,
): Promise<DrawnTop & { readonly neighbours: Digest | undefined }> {
  const wanted = state.ranges.map(({ from }) => agenciesRow(from));
  const known = await readRows(deps, area, AGENCIES, 'AGENCIES#', wanted);
  const agencies = inUse(
    state.ranges,
    known.filter(({ by }) => by !== null),
  );
  const neighbours = await neighboursIn(deps, area);
  const { sealKeys, checkpointKeys } = deps.proof;
  const drawn = drawTop(
    {
      ...{ area: years.at(-1)?.area ?? '', years, agencies, news, neighbours },
      keys: { seal: await sealKeys(), checkpoint: await checkpointKeys() },
    },
    deps.site,
  );
  return { ...drawn, neighbours: digestOfNeighbours(neighbours) };
}

/** What neighbours are told from: all areas and all sites, read once for however many sites are looked at. */
export type Neighbourhood = readonly [readonly Area[], readonly StoredSite[]];

export function loadNeighbourhood(table: Table): Promise<Neighbourhood> {
  return Promise.all([listAreas(table), listSites(table)]);
}

export async function neighboursIn({ table }: Pick<UnplacedDependencies, 'table'>, area: string): Promise<Neighbours> {
  const [areas, sites] = await loadNeighbourhood(table);
  return neighboursOf(areas, sites, area);
}

/** The rows of the ranges that there are: of ones that were laid out and given up again more may lie in the table. */
export function inUse<Row extends Bounds>(ranges: readonly Bounds[], rows: readonly Row[]): Row[] {
  return inOrder(ranges).map(({ n, from }) =>
    required(
      rows.find((row) => row.n === n && row.from === from),
      `a range is not drawn: ${n}`,
    ),
  );
}
