/** Made-up rosters over a tree of areas, and what became of each agency's report, for what is summed over them. */
import fc from 'fast-check';
import { AGENCY_KINDS, type AgencyKind } from '#shared/ids/agency-kind.js';
import { CELL_IDS, SHORT_FORM_CELLS } from '#shared/report/cells.js';
import { areaSchema, type Area } from '#shared/season/area.js';
import { agencySchema, type Agency } from '#shared/season/model.js';
import type { Filing } from '#shared/filing/model.js';
import type { SubmissionState } from '#shared/filing/states.js';
import type { Figures } from '#shared/totals/figures.js';
import { usualScope, type Scope } from '#shared/totals/scope.js';

const person = (name: string) => ({ name, address: `${name}@yunxi.example.invalid` });
export const PUBLISHER = person('publisher');

export const agencyOf = (given: Partial<Agency> | { area?: string; id: string; kind?: AgencyKind; parent?: string }) =>
  agencySchema.parse({
    area: 'home',
    year: 2025,
    name: `云溪县${(given as { id: string }).id}局`,
    kind: 'department',
    contact: person('contact'),
    reviewer: person('reviewer'),
    approver: person('approver'),
    deadline: '2026-01-31',
    invitedAt: null,
    ...given,
  });

export const areaOf = (id: string, parent: string | null): Area => areaSchema.parse({ id, name: id, parent });

export const scopeOf = (given: Partial<Scope> = {}): Scope => ({
  ...usualScope({ area: 'home', year: 2025 }, []),
  ...given,
});

/** What became of a report, and the number of the submission that counts, if any, as a person would say it. */
export const FATES: readonly {
  readonly state: SubmissionState | null;
  readonly current: number | null;
  readonly released: number | null;
  readonly counts: number | null;
}[] = [
  { state: null, current: null, released: null, counts: null },
  { state: 'draft', current: 1, released: null, counts: null },
  { state: 'in-approval', current: 2, released: null, counts: null },
  { state: 'returned', current: 1, released: null, counts: null },
  { state: 'withdrawn', current: 1, released: null, counts: null },
  { state: 'reopened', current: 1, released: null, counts: null },
  { state: 'taken-down', current: 1, released: null, counts: null },
  { state: 'approved', current: 3, released: null, counts: 3 },
  { state: 'released', current: 1, released: 1, counts: 1 },
  // A correction is asked for, drafted, approved; and out.
  { state: 'draft', current: 2, released: 1, counts: 1 },
  { state: 'withdrawn', current: 2, released: 1, counts: 1 },
  { state: 'approved', current: 2, released: 1, counts: 2 },
  { state: 'released', current: 2, released: 2, counts: 2 },
];

export const headOf = ({
  state,
  current,
  released,
}: (typeof FATES)[number]): Pick<Filing, 'state' | 'current' | 'released'> => ({
  state,
  current,
  released: released === null ? null : { n: released, version: 1, at: '2026-02-01T00:00:00.000Z', release: 'r' },
});

/** Numbers of one report in hundredths, as whole numbers: null where its cell is none. */
export interface Hundredths {
  readonly values: readonly (number | null)[];
  readonly shortForm: readonly (number | null)[] | null;
}

export const printed = (hundredths: number | null): string | null =>
  hundredths === null
    ? null
    : hundredths % 100 === 0
      ? String(hundredths / 100)
      : `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;

export const figuresIn = (n: number, { values, shortForm }: Hundredths): Figures => ({
  n,
  form: shortForm === null ? '2021' : '2021-short',
  values: values.map(printed),
  shortForm: shortForm?.map(printed) ?? null,
});

export interface MadeUp {
  readonly agency: Agency;
  readonly fate: (typeof FATES)[number];
  /** By the number of the submission. */
  readonly reports: ReadonlyMap<number, Hundredths>;
}

const cell = fc.option(fc.nat(10_000_000), { freq: 8, nil: null });
const hundredths: fc.Arbitrary<Hundredths> = fc.record({
  values: fc.array(cell, { minLength: CELL_IDS.length, maxLength: CELL_IDS.length }),
  shortForm: fc.option(fc.array(cell, { minLength: SHORT_FORM_CELLS.length, maxLength: SHORT_FORM_CELLS.length }), {
    freq: 3,
    nil: null,
  }),
});

/** A province with two cities, and a county below one of them. */
export const AREAS: readonly Area[] = [
  areaOf('top', null),
  areaOf('east', 'top'),
  areaOf('west', 'top'),
  areaOf('county', 'east'),
];

/** An agency may belong to one that stands before it in the list of its area. */
export const season: fc.Arbitrary<readonly MadeUp[]> = fc
  .array(
    fc.record({
      area: fc.constantFrom(...AREAS.map(({ id }) => id)),
      kind: fc.constantFrom(...AGENCY_KINDS),
      parent: fc.option(fc.nat(100), { freq: 2 }),
      removedOf: fc.nat(9),
      fate: fc.constantFrom(...FATES),
      reports: fc.tuple(hundredths, hundredths, hundredths),
    }),
    { maxLength: 14 },
  )
  .map((lines) => {
    const made: MadeUp[] = [];
    lines.forEach(({ area, kind, parent, removedOf, fate, reports }, at) => {
      const before = made.filter(({ agency }) => agency.area === area);
      const above = parent === null || before.length === 0 ? null : before[parent % before.length]?.agency.id;
      made.push({
        agency: agencyOf({
          id: `agency-${at}`,
          area,
          kind,
          parent: above ?? undefined,
          ...(removedOf === 0 ? { removed: { at: '2026-01-10T00:00:00.000Z', reason: 'merged' } } : {}),
        } as never),
        fate,
        reports: new Map(reports.map((report, n) => [n + 1, report])),
      });
    });
    return made;
  });
