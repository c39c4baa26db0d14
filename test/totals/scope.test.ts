/** Sums over a declared scope: the same as an independent sum over whatever became of the reports, over a tree of areas. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CELL_IDS, SHORT_FORM_CELLS, type CellId } from '#shared/report/cells.js';
import { AGENCY_KINDS } from '#shared/ids/agency-kind.js';
import { acceptedOf } from '#shared/totals/accepted.js';
import { countedTwice } from '#shared/totals/counted-twice.js';
import { figuresOf, figuresSchema, storedFigures } from '#shared/totals/figures.js';
import {
  areasBelow,
  BELOW,
  countedIn,
  isSameChoice,
  SUBORDINATES,
  usualScope,
  type Scope,
} from '#shared/totals/scope.js';
import { contributionsTo, lackOf, memberKey, scopeSum, totalAt, type Accepted } from '#shared/totals/scope-sum.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { drawRange } from '#shared/site/draw-range.js';
import type { PublishedSummary } from '#shared/site/model.js';
import { ROOT, siteAt } from '#shared/site/place.js';
import { membersOf, publicScopeOf } from '#shared/site/scope.js';
import { summaryOf } from '#shared/site/summary.js';
import { yearAtLarge } from '#shared/site/year-overview.js';
import type { Agency } from '#shared/season/model.js';
import { sampleReport } from '../site/sample.js';
import { recordOf } from '../builders/record.js';
import { consistentValues } from '../builders/values.js';
import {
  agencyOf,
  AREAS,
  PUBLISHER,
  printed,
  FATES,
  figuresIn,
  headOf,
  scopeOf,
  season,
  type Hundredths,
  type MadeUp,
} from './seasons.js';

/** What the product is given of a made-up season: the heads of the filings, and the numbers of the report that each says. */
function acceptedIn(made: readonly MadeUp[]): Accepted {
  return new Map(
    made.map(({ agency, fate, reports }) => {
      const n = acceptedOf(headOf(fate));
      const report = n === null ? undefined : reports.get(n);
      const figures = n === null || report === undefined ? null : figuresIn(n, report);
      return [memberKey(agency), { figures, state: fate.state }];
    }),
  );
}

/** The areas from one to the highest. */
function upFrom(area: string): string[] {
  const parent = AREAS.find(({ id }) => id === area)?.parent ?? null;
  return [area, ...(parent === null ? [] : upFrom(parent))];
}

/** Whether a person with the declaration in hand would count the agency. */
function isMeant(scope: Scope, made: readonly MadeUp[], { agency }: MadeUp): boolean {
  if (agency.removed !== null) return false;
  const parentOf = (id: string | null) =>
    made.find((one) => one.agency.removed === null && one.agency.id === id && one.agency.area === agency.area)?.agency;
  const chain = (id: string | null): string[] => {
    const parent = parentOf(id);
    return parent === undefined ? [] : [parent.id, ...chain(parent.parent)];
  };
  const above = chain(agency.parent);
  const isPart = scope.subordinates === 'in-parent' && above.some((id) => parentOf(id)?.kind !== 'government');
  if (agency.area === scope.area)
    return (
      scope.kinds.includes(agency.kind) &&
      agency.id !== scope.government &&
      !scope.except.includes(agency.id) &&
      !isPart &&
      (scope.groups === null || [agency.id, ...above].some((id) => scope.groups?.some((group) => group === id)))
    );
  if (scope.below === 'none') return false;
  if (scope.below === 'governments')
    return AREAS.find(({ id }) => id === agency.area)?.parent === scope.area && agency.kind === 'government';
  return (
    upFrom(agency.area).includes(scope.area) &&
    agency.kind !== 'government' &&
    scope.kinds.includes(agency.kind) &&
    !isPart
  );
}

const scopes = fc.record({
  area: fc.constantFrom(...AREAS.map(({ id }) => id)),
  kinds: fc.subarray([...AGENCY_KINDS], { minLength: 1 }),
  groups: fc.option(
    fc.subarray(
      Array.from({ length: 14 }, (_, at) => `agency-${at}`),
      { minLength: 1 },
    ),
    { freq: 1 },
  ),
  subordinates: fc.constantFrom(...SUBORDINATES),
  except: fc.subarray(['agency-1', 'agency-4']),
  below: fc.constantFrom(...BELOW),
  government: fc.constantFrom(null, 'agency-0', 'agency-2'),
}) as unknown as fc.Arbitrary<Partial<Scope>>;

/** The rosters that are read for a scope. */
const rosterFor = (scope: Scope, made: readonly MadeUp[]) => {
  const below = new Set<string>(areasBelow(scope, AREAS).map(({ id }) => id));
  return made.map(({ agency }) => agency).filter(({ area }) => area === scope.area || below.has(area));
};

const exactly = (sum: string | null): bigint | null => {
  if (sum === null) return null;
  const [whole = '', rest = ''] = sum.split('.');
  return BigInt(whole) * 100n + BigInt(rest.padEnd(2, '0'));
};

function independent(rows: readonly (readonly (number | null)[])[], at: number) {
  let [sum, numbers] = [0n, 0];
  for (const row of rows) {
    const value = row[at] ?? null;
    if (value === null) continue;
    sum += BigInt(value);
    numbers += 1;
  }
  return { sum: numbers === 0 ? null : sum, numbers, of: rows.length };
}

describe('a sum over a scope', () => {
  test('is that of the reports that stand, whatever was withdrawn, corrected or taken down, in every area of the tree', () => {
    fc.assert(
      fc.property(season, scopes, (made, chosen) => {
        const scope = scopeOf(chosen);
        const sum = scopeSum(scope, rosterFor(scope, made), acceptedIn(made));
        const meant = made.filter((one) => isMeant(scope, made, one));
        const reports = meant.flatMap(({ fate, reports: all }): Hundredths[] => {
          const report = fate.counts === null ? undefined : all.get(fate.counts);
          return report === undefined ? [] : [report];
        });
        expect(sum.members.map(({ agency }) => agency.id)).toEqual(meant.map(({ agency }) => agency.id));
        expect(sum.missing.map(({ agency }) => agency.id)).toEqual(
          meant.filter(({ fate }) => fate.counts === null).map(({ agency }) => agency.id),
        );
        const values = reports.map((report) => report.values);
        CELL_IDS.forEach((_, at) => {
          const { sum: found, ...counts } = sum.totals.cells[at] as (typeof sum.totals.cells)[number];
          expect({ sum: exactly(found), ...counts }).toEqual(independent(values, at));
        });
        const short = reports.flatMap(({ shortForm }) => (shortForm === null ? [] : [shortForm]));
        expect(sum.totals.shortForm?.reports ?? 0).toBe(short.length);
        SHORT_FORM_CELLS.forEach((_, at) => {
          const cell = sum.totals.shortForm?.cells[at];
          expect(cell === undefined ? null : exactly(cell.sum)).toEqual(independent(short, at).sum);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('of an area with its areas is its own with those of the areas below, each by its own scope', () => {
    fc.assert(
      fc.property(season, fc.subarray([...AGENCY_KINDS], { minLength: 1 }), (made, chosen) => {
        const kinds = chosen.filter((kind) => kind !== 'government');
        if (kinds.length === 0) return;
        const accepted = acceptedIn(made);
        const sumOf = (area: string, below: Scope['below']) => {
          const scope = scopeOf({ area: area as Scope['area'], kinds, below });
          return scopeSum(scope, rosterFor(scope, made), accepted);
        };
        const whole = sumOf('top', 'agencies');
        const parts = [sumOf('top', 'none'), sumOf('east', 'agencies'), sumOf('west', 'agencies')];
        CELL_IDS.forEach((id) => {
          const sums = parts.map((part) => totalAt(part, id));
          const together = sums.reduce((all, { sum }) => all + (exactly(sum) ?? 0n), 0n);
          expect(exactly(totalAt(whole, id).sum) ?? 0n).toBe(together);
          expect(totalAt(whole, id).numbers).toBe(sums.reduce((all, { numbers }) => all + numbers, 0));
        });
      }),
      { numRuns: 30 },
    );
  });

  test('is made up by its contributions, the largest first', () => {
    fc.assert(
      fc.property(season, fc.constantFrom<CellId>(...CELL_IDS), (made, id) => {
        const scope = scopeOf({ area: 'top' as Scope['area'], below: 'agencies' });
        const sum = scopeSum(scope, rosterFor(scope, made), acceptedIn(made));
        const found = contributionsTo(sum, id);
        const sizes = found.map(({ value }) => exactly(value));
        expect(found).toHaveLength(sum.totals.reports);
        expect(sizes.reduce<bigint>((all, size) => all + (size ?? 0n), 0n)).toBe(exactly(totalAt(sum, id).sum) ?? 0n);
        const ordered = sizes.map((size) => size ?? -1n).toSorted((a, b) => (a === b ? 0 : a < b ? 1 : -1));
        expect(sizes.map((size) => size ?? -1n)).toEqual(ordered);
      }),
      { numRuns: 40 },
    );
  });
});

const SUMMARY = summaryOf(sampleReport());
const listed = ({ id, name, kind }: Agency) => ({ id, name, kind });
const numbersOf = ({ values, shortForm }: Hundredths) => ({
  values: values.map(printed),
  kinds: values.map((value) => (value === null ? 'b' : 'n')).join(''),
  shortForm: shortForm?.map(printed) ?? null,
});

describe('the public totals of a year', () => {
  /** One range of the site's, or two, as its parts are drawn. */
  const drawn = (scope: Scope, own: readonly MadeUp[]) => {
    const agencies = own.map(({ agency }) => agency);
    const members = membersOf(scope, agencies);
    const publicScope = publicScopeOf(scope, agencies);
    const summaries = own.flatMap(({ agency, fate, reports }): PublishedSummary[] => {
      const report = fate.released === null ? undefined : reports.get(fate.released);
      return report === undefined ? [] : [{ ...SUMMARY, agency: listed(agency), ...numbersOf(report) }];
    });
    const roster = agencies
      .filter(({ removed }) => removed === null)
      .map((agency) => ({ ...listed(agency), named: false, counted: members.has(agency.id) }));
    const ranges = (['', 'agency-5'] as const).map((from, at) => {
      const bounds = { n: at + 1, from };
      const has = ({ id }: { readonly id: string }) => (at === 0 ? id < 'agency-5' : id >= 'agency-5');
      const { content } = drawRange(
        {
          ...{
            by: { release: releaseIdSchema.parse('home.r20000101-aaaaaa'), fence: 0 },
            year: 2025,
            area: 'x',
            bounds,
          },
          ...{ only: false, summaries: summaries.filter(({ agency }) => has(agency)), roster: roster.filter(has) },
          ...{ down: [], scope: publicScope },
        },
        siteAt('https://site.example.invalid', ROOT),
      );
      return { ...bounds, year: SUMMARY.year, content };
    });
    return yearAtLarge({ year: 2025, area: 'x', scope: publicScope }, ranges);
  };

  test('are an independent sum over the public reports that the declared scope counts, with how many it counts', () => {
    fc.assert(
      fc.property(season, scopes, (made, chosen) => {
        const scope = scopeOf({ ...chosen, declared: { by: PUBLISHER as never, at: '2026-01-12T02:00:00.000Z' } });
        const own = made.filter(({ agency }) => agency.area === scope.area);
        const { totals, counted } = drawn(scope, own);
        const meant = own.filter((one) => isMeant(scope, made, one));
        const reports = meant.flatMap(({ fate, reports: all }) =>
          fate.released === null ? [] : [all.get(fate.released)!.values],
        );
        expect(counted).toEqual({ expected: meant.length, published: reports.length });
        CELL_IDS.forEach((_, at) => {
          const { sum, ...counts } = totals.cells[at]!;
          expect({ sum: exactly(sum), ...counts }).toEqual(independent(reports, at));
        });
      }),
      { numRuns: 12 },
    );
  });
});

test('of each report exactly the one counts that a person would say', () => {
  for (const fate of FATES) expect(acceptedOf(headOf(fate))).toBe(fate.counts);
  expect(acceptedOf(undefined)).toBeNull();
});

test('a total says how many reports it waits for and how many gave no number', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => agencyOf({ id })) as [never, never, never];
  const report = (value: number | null) => figuresIn(1, { values: CELL_IDS.map(() => value), shortForm: null });
  const sum = scopeSum(
    scopeOf(),
    [a, b, c],
    new Map([
      ['home/a', { figures: report(300), state: 'approved' }],
      ['home/b', { figures: report(null), state: 'approved' }],
    ]),
  );
  const total = totalAt(sum, CELL_IDS[0] as CellId);
  expect(total).toEqual({ sum: '3', numbers: 1, of: 2 });
  expect(lackOf(sum, total)).toEqual({ missing: 1, withoutNumber: 1 });
});

describe('the usual scope', () => {
  test('counts all that report by themselves and knows the one government', () => {
    const roster = AGENCY_KINDS.map((kind) => agencyOf({ id: kind, kind }));
    const usual = usualScope({ area: 'home', year: 2025 }, roster);
    expect(usual.government).toBe('government');
    expect(countedIn(usual, roster).map(({ kind }) => kind)).toEqual(['department', 'township', 'vertical']);
  });

  test('takes none of two governments for the one', () => {
    const roster = ['one', 'two'].map((id) => agencyOf({ id, kind: 'government' }));
    expect(usualScope({ area: 'home', year: 2025 }, roster).government).toBeNull();
  });

  test('is another choice as soon as anything in it is', () => {
    const scope = scopeOf();
    expect(isSameChoice(scope, { ...scope, kinds: scope.kinds.toReversed() })).toBe(true);
    for (const other of [
      { kinds: scope.kinds.slice(1) },
      { groups: ['a'] },
      { subordinates: 'in-parent' },
      { except: ['a'] },
      { below: 'agencies' },
      { government: 'a' },
    ] as Partial<Scope>[])
      expect(isSameChoice(scope, { ...scope, ...other })).toBe(false);
  });
});

test('two lines of a roster in a circle end', () => {
  const roster = [agencyOf({ id: 'a', parent: 'b' }), agencyOf({ id: 'b', parent: 'a' })];
  expect(countedIn(scopeOf({ groups: ['b'] as never }), roster).map(({ id }) => id)).toEqual(['a', 'b']);
});

describe('counted twice is', () => {
  test('what was merged into another and still reports, and what bears a former name of another', () => {
    const merged = agencyOf({ id: 'merged', predecessors: ['former'] } as never);
    const former = agencyOf({ id: 'former' });
    const renamed = agencyOf({ id: 'renamed', formerNames: [{ name: '云溪县旧局', until: '2025-06-30' }] } as never);
    const old = agencyOf({ id: 'old', name: '云溪县旧局' } as never);
    expect(countedTwice([merged, former, renamed, old]).map(({ one, other, why }) => [one.id, other.id, why])).toEqual([
      ['merged', 'former', 'predecessor'],
      ['renamed', 'old', 'former-name'],
    ]);
    expect(countedTwice([merged, renamed])).toEqual([]);
  });

  test('not who is called alike in another area', () => {
    const names = ['east', 'west'].map((area) => agencyOf({ id: 'jiaoyu', area, name: '教育局' } as never));
    expect(countedTwice(names)).toEqual([]);
  });
});

describe('the numbers of a report', () => {
  test('come back from the table as they were', () => {
    const values = consistentValues(5);
    for (const form of ['2021', '2021-short'] as const) {
      const figures = figuresOf(2, recordOf(values, { form, cells: { 'review.total': '', 'review.other': '/' } }));
      expect(figures.values[CELL_IDS.indexOf('review.total')]).toBeNull();
      expect(figures.values[CELL_IDS.indexOf('review.other')]).toBeNull();
      expect(figures.shortForm === null).toBe(form === '2021');
      expect(figuresSchema.parse(storedFigures(figures))).toEqual(figures);
    }
  });

  test('are refused where they are not two hundred numbers', () => {
    const stored = storedFigures(figuresOf(1, recordOf(consistentValues(5))));
    for (const values of ['', `${stored.values},1`, stored.values.replace(/^[^,]*/, 'x')])
      expect(figuresSchema.safeParse({ ...stored, values }).success).toBe(false);
  });
});
