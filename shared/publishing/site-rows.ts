/**
 * Rows of the site as a release reads and writes them: by their form, signed, under the release's fencing number. A row that
 * somebody changed in the table must not come to be signed with the site.
 */
import { isSigned, signatureSchema, statementText } from '#shared/audit/signature.js';
import type { Format } from '#shared/formats/format.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { AGENCIES_STATE, RANGE_STATE, TOP_STATE, WORK, YEAR_STATE } from '#shared/site/site-state.js';
import type { AgenciesState, RangeState, TopState, Work, YearState } from '#shared/site/site-state.js';
import {
  agenciesRow,
  listSiteRows,
  loadSiteRow,
  rangeRow,
  siteRowWrite,
  TOP_ROW,
  WORK_ROW,
  yearRow,
  type SiteRow,
} from '#shared/store/site-rows.js';
import { ReleaseLost, type PublishingDependencies } from './dependencies.js';

export class SiteRowChanged extends Error {
  override readonly name = 'SiteRowChanged';
  readonly code = 'site-row-changed';
  readonly remedy = 'Nothing: the release is tried again and draws the whole site from its reports.';
  constructor(readonly row: string) {
    super(`site-row-changed: ${row}`);
  }
}

/** What a row is read as. */
interface Kind<T> {
  readonly format: Format<T>;
  readonly nameOf: (state: T) => string;
}
export const YEARS: Kind<YearState> = { format: YEAR_STATE, nameOf: ({ year }) => yearRow(year) };
export const RANGES: Kind<RangeState> = { format: RANGE_STATE, nameOf: ({ year, from }) => rangeRow(year, from) };
export const AGENCIES: Kind<AgenciesState> = { format: AGENCIES_STATE, nameOf: ({ from }) => agenciesRow(from) };
export const TOP: Kind<TopState> = { format: TOP_STATE, nameOf: () => TOP_ROW };
export const WORKS: Kind<Work> = { format: WORK, nameOf: () => WORK_ROW };

function statement(area: string, row: string, state: unknown): string {
  return statementText('site-row', { v: 1, area, row, state: digestOfBytes(JSON.stringify(state)) });
}

/** @throws SiteRowChanged where it is not what a release signed */
async function stateIn<T>(deps: PublishingDependencies, area: string, kind: Kind<T>, row: SiteRow): Promise<T> {
  const signed = signatureSchema.safeParse(row.signed);
  const keys = await deps.checkpointing.keys();
  if (!signed.success || !isSigned(statement(area, row.name, row.state), signed.data, keys)) {
    throw new SiteRowChanged(row.name);
  }
  return kind.format.read(row.state, row.version);
}

export async function readRow<T>(
  deps: PublishingDependencies,
  area: string,
  kind: Kind<T>,
  name: string,
): Promise<T | undefined> {
  const row = await loadSiteRow(deps.table, area, name);
  return row === undefined ? undefined : stateIn(deps, area, kind, row);
}

/** A row that says what no release signed is as none. */
export async function unlessChanged<T>(reading: Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof SiteRowChanged) return undefined;
    throw error;
  }
}

/** Those that are named: what else lies in the table is of no release that stands, and nobody is stopped by it. */
export async function readRows<T>(
  deps: PublishingDependencies,
  area: string,
  kind: Kind<T>,
  prefix: string,
  names: readonly string[],
): Promise<T[]> {
  const rows = (await listSiteRows(deps.table, area, prefix)).filter(({ name }) => names.includes(name));
  return Promise.all(rows.map((row) => stateIn(deps, area, kind, row)));
}

/** @throws ReleaseLost where a later holder of the site has written it */
export async function writeRow<T>(
  deps: PublishingDependencies,
  area: string,
  kind: Kind<T>,
  state: T,
  fence: number,
): Promise<void> {
  const name = kind.nameOf(state);
  const signed = await deps.checkpointing.sign(statement(area, name, state));
  const row = { name, version: kind.format.version, state, signed };
  if ((await deps.table.commit([siteRowWrite(area, row, fence)])) !== 'committed') {
    throw new ReleaseLost(`overtaken while writing ${name}`);
  }
}
