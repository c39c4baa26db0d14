/**
 * What sums over reports are made of, beside the roster:
 *
 *   SEASON#{area}#2025   FIGURES#{agency}   the numbers of the report that was approved last
 *   SEASON#{area}#2025   SCOPE              whose reports are added up
 *
 * What was approved by former code has no numbers there: they are taken from its record, which takes longer.
 */
import { Format } from '#shared/formats/format.js';
import type { FilingRef, SeasonRef } from '#shared/ids/area-id.js';
import type { Filing } from '#shared/filing/model.js';
import type { Agency } from '#shared/season/model.js';
import { acceptedOf } from '#shared/totals/accepted.js';
import { figuresOf, figuresSchema, storedFigures, type Figures } from '#shared/totals/figures.js';
import { areasBelow, scopeSchema, usualScope, type Scope } from '#shared/totals/scope.js';
import { memberKey, scopeSum, type Member, type ScopeSum } from '#shared/totals/scope-sum.js';
import { figuresKey, filingPartition, recordSortKey, scopeKey, seasonPartition } from './keys.js';
import { recordOf } from './records.js';
import { listAgencies, listAreas, listFilings } from './seasons.js';
import { itemOf, valueIn } from './stored.js';
import type { Item, Table, Write } from './table.js';

const FIGURES = new Format('figures of an accepted report', figuresSchema);
const SCOPE = new Format('scope of totals', scopeSchema);
/** Records that are unpacked at a time: two items each at most, of the hundred that one call takes. */
const AT_ONCE = 50;

export function figuresWrite(of: FilingRef, figures: Figures): Write {
  const item = { ...figuresKey(of), v: FIGURES.version, figures: storedFigures(figures) };
  return { Put: { Item: item } };
}

export function scopeWrite(scope: Scope): Write {
  return { Put: { Item: itemOf(SCOPE, scopeKey(scope), 'scope', scope) } };
}

export function scopeFrom(item: Item | undefined): Scope | undefined {
  return item === undefined ? undefined : valueIn(SCOPE, item, 'scope');
}

/** As it was declared; undefined where nobody has declared one. */
export async function loadScope(table: Table, of: SeasonRef): Promise<Scope | undefined> {
  return scopeFrom(await table.get(scopeKey(of)));
}

/** A roster with the numbers of each report that counts, by `memberKey`. */
interface Counted {
  readonly agencies: readonly Agency[];
  readonly accepted: ReadonlyMap<string, Pick<Member, 'figures' | 'state'>>;
}

async function loadCounted(table: Table, of: SeasonRef): Promise<Counted> {
  const [agencies, filings, items] = await Promise.all([
    listAgencies(table, of),
    listFilings(table, of),
    table.list(seasonPartition(of), 'FIGURES#'),
  ]);
  const stored = new Map(items.map((item) => [item.sk.slice('FIGURES#'.length), valueIn(FIGURES, item, 'figures')]));
  const counting = agencies.flatMap((agency): { agency: Agency; n: number }[] => {
    const n = acceptedOf(filings.get(agency.id));
    return n === null ? [] : [{ agency, n }];
  });
  const known = counting.flatMap(({ agency, n }): [string, Figures][] => {
    const figures = stored.get(agency.id);
    return figures?.n === n ? [[agency.id, figures]] : [];
  });
  const figures = new Map([...known, ...(await fromRecords(table, of, counting, new Map(known)))]);
  return {
    agencies,
    accepted: new Map(agencies.map((agency) => [memberKey(agency), stateOf(agency, figures, filings)])),
  };
}

function stateOf(
  { id }: Agency,
  figures: ReadonlyMap<string, Figures>,
  filings: ReadonlyMap<string, Filing>,
): Pick<Member, 'figures' | 'state'> {
  return { figures: figures.get(id) ?? null, state: filings.get(id)?.state ?? null };
}

async function fromRecords(
  table: Table,
  of: SeasonRef,
  counting: readonly { readonly agency: Agency; readonly n: number }[],
  known: ReadonlyMap<string, Figures>,
): Promise<[string, Figures][]> {
  const asked = counting.filter(({ agency }) => !known.has(agency.id));
  const found: [string, Figures][] = [];
  for (let from = 0; from < asked.length; from += AT_ONCE) {
    const some = asked.slice(from, from + AT_ONCE);
    const items = await table.getAll(
      some.map(({ agency, n }) => ({ pk: filingPartition({ ...of, agency: agency.id }), sk: recordSortKey(n) })),
    );
    for (const [at, { agency, n }] of some.entries()) {
      const record = await recordOf(table, items[at]);
      if (record !== null) found.push([agency.id, figuresOf(n, record)]);
    }
  }
  return found;
}

/** The sum of a season, with the roster that its scope chooses from. */
export interface AreaOfYear {
  readonly sum: ScopeSum;
  readonly roster: readonly Agency[];
}

/** As it stands, over the scope that was declared, else over the usual one. */
export async function loadAreaSum(table: Table, season: SeasonRef): Promise<AreaOfYear> {
  const [declared, own] = await Promise.all([loadScope(table, season), loadCounted(table, season)]);
  const scope = declared ?? usualScope(season, own.agencies);
  return { sum: await sumOver(table, scope, own), roster: own.agencies };
}

async function sumOver(table: Table, scope: Scope, own: Counted): Promise<ScopeSum> {
  const below = scope.below === 'none' ? [] : areasBelow(scope, await listAreas(table));
  const others = await Promise.all(below.map(({ id }) => loadCounted(table, { area: id, year: scope.year })));
  const rosters = [own, ...others];
  return scopeSum(
    scope,
    rosters.flatMap(({ agencies }) => agencies),
    new Map(rosters.flatMap(({ accepted }) => [...accepted])),
  );
}
