/** What a chart may join and compare: never over a gap, never over a change of form, never sums of different coverage. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  breaksOf,
  inEveryYear,
  newestOf,
  runsOf,
  segmentsOf,
  type YearPoint,
} from '#shared/site/charts/year-points.js';

const point = (year: number, value: string | null, more: Partial<YearPoint> = {}): YearPoint => ({
  year,
  value,
  form: 'official',
  ...more,
});
const years = (runs: readonly (readonly YearPoint[])[]) => runs.map((run) => run.map(({ year }) => year));

describe('what is joined', () => {
  test('a year without a report and a year without a number are gaps', () => {
    const points = inEveryYear([point(2025, '5'), point(2021, '1'), point(2022, '2'), point(2024, null)]);
    expect(points.map(({ year, value }) => [year, value])).toEqual([
      [2021, '1'],
      [2022, '2'],
      [2023, null],
      [2024, null],
      [2025, '5'],
    ]);
    expect(years(runsOf(points))).toEqual([[2021, 2022], [2025]]);
  });

  test('years on different forms are drawn apart, and the first year of the new form is told', () => {
    const points = [
      point(2019, '1', { form: 'trial' }),
      point(2020, '2', { form: 'trial' }),
      point(2021, '3'),
      point(2022, '4'),
    ];
    expect(years(runsOf(points))).toEqual([
      [2019, 2020],
      [2021, 2022],
    ]);
    expect(breaksOf(points)).toEqual([2021]);
  });

  test('every number stands in one run, in order, whatever the years', () => {
    const arbitrary = fc.uniqueArray(
      fc.record({
        year: fc.integer({ min: 2008, max: 2030 }),
        value: fc.option(fc.nat(1000).map(String)),
        form: fc.constantFrom('trial' as const, 'official' as const),
      }),
      { selector: ({ year }) => year },
    );
    fc.assert(
      fc.property(arbitrary, (given) => {
        const points = inEveryYear(given);
        const expected = points.filter(({ value }) => value !== null).map(({ year }) => year);
        expect(years(runsOf(points)).flat()).toEqual(expected);
        for (const run of runsOf(points)) {
          run.forEach(({ year, form }, at) => {
            if (at > 0) expect([year, form]).toEqual([run[at - 1]!.year + 1, run[at - 1]!.form]);
          });
        }
      }),
    );
  });
});

describe('what the newest year says', () => {
  test.each([
    ['more', '5', '12', { is: 'more', by: '7' }],
    ['less', '12', '5', { is: 'less', by: '7' }],
    ['the same', '5', '5', { is: 'same', by: '0' }],
  ])('%s than the year before', (_, before, now, expected) => {
    expect(newestOf([point(2024, before), point(2025, now)])).toMatchObject(expected);
  });

  test('nothing of the year before where that has no number, another form, or another coverage', () => {
    const part = { coverage: { published: 3, expected: 41 } };
    const whole = { coverage: { published: 41, expected: 41 } };
    for (const points of [
      [point(2025, '5')],
      [point(2023, '1'), point(2024, null), point(2025, '5')],
      [point(2024, '1', { form: 'trial' }), point(2025, '5')],
      [point(2024, '1', whole), point(2025, '5', part)],
      [point(2024, '1', part), point(2025, '5', whole)],
    ])
      expect(newestOf(points)).toMatchObject({ is: 'alone', last: { year: 2025, value: '5' } });
    expect(newestOf([point(2024, '1', whole), point(2025, '5', whole)])).toMatchObject({ is: 'more', by: '4' });
  });

  test('nothing of the year before where a report gave no number, or nobody said how many owe one', () => {
    const covered = { coverage: { published: 41, expected: 41 } };
    const whole = { ...covered, given: { numbers: 41, of: 41 } };
    const some = { ...covered, given: { numbers: 38, of: 41 } };
    const unknown = { ...whole, coverage: null };
    for (const points of [
      [point(2024, '1', whole), point(2025, '5', some)],
      [point(2024, '1', some), point(2025, '5', whole)],
      [point(2024, '1', whole), point(2025, '5', unknown)],
      [point(2024, '1', unknown), point(2025, '5', unknown)],
    ])
      expect(newestOf(points)).toMatchObject({ is: 'alone', last: { year: 2025, value: '5' } });
    expect(newestOf([point(2024, '1', whole), point(2025, '5', whole)])).toMatchObject({ is: 'more', by: '4' });
  });

  test('a newest year without a number is said to have none, and never to be 0', () => {
    expect(newestOf([point(2024, '7'), point(2025, null)])).toMatchObject({
      is: 'gap',
      year: 2025,
      before: { year: 2024, value: '7' },
    });
    expect(newestOf([point(2025, null)])).toEqual({ is: 'none' });
  });
});

test('a line to a year of which not all is published looks like less than a line', () => {
  const [whole, part] = [
    { published: 3, expected: 3 },
    { published: 2, expected: 3 },
  ];
  const run = [2021, 2022, 2023, 2024].map((year) => ({
    ...point(year, '1', { coverage: year === 2024 ? part : whole }),
    value: '1',
  }));
  expect(segmentsOf(run).map(({ part: some, points }) => [some, years([points])[0]])).toEqual([
    [false, [2021, 2022, 2023]],
    [true, [2023, 2024]],
  ]);
});
