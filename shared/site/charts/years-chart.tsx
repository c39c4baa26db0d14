/**
 * One figure over the years as a small SVG: a line from 0 up, broken where a year has no number or the form changed. It is
 * drawn at the size at which it is shown, so that its words stay readable on a phone; it has neither script nor style of its own
 * (the page's policy allows none), and says the same in words to those who do not see it. The table behind it is the page's.
 */
import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import type { Texts } from '#shared/words/texts.js';
import { grouped } from '../figures.js';
import { breaksOf, inEveryYear, newestOf, runsOf, segmentsOf, isWhole, type YearPoint } from './year-points.js';

const WIDTH = 344;
const HEIGHT = 184;
const TOP = 26;
const BOTTOM = 26;
const RIGHT = 26;
/** Of a figure or a comma in the chart's type. */
const DIGIT = 7;
/** Of a year and the blank beside it. */
const YEAR = 40;

interface YearsChartProps {
  /** Of the figure: `新收申请`. */
  readonly name: string;
  readonly id: string;
  readonly points: readonly YearPoint[];
  readonly t: Texts;
}

const round = (value: number): string => String(Math.round(value * 10) / 10);

/** What is not known to be in a sum, behind it. */
function lacking({ coverage, given, isHistory }: YearPoint, t: Texts): string {
  const lacks: string[] = [];
  if (isHistory === true) lacks.push(t.siteHistory.point);
  if (coverage === null) lacks.push(t.compare.coverageUnknown);
  else if (coverage !== undefined && coverage.published < coverage.expected)
    lacks.push(t.charts.coverage(coverage.published, coverage.expected));
  if (given !== undefined && given.numbers < given.of) lacks.push(t.charts.given(given.numbers, given.of));
  return lacks.length === 0 ? '' : t.punctuation.aside(lacks.join(t.punctuation.comma));
}

/** The newest number in a sentence: the title of the chart. `points` in any order. */
export function findingText(points: readonly YearPoint[], t: Texts): string {
  const newest = newestOf(inEveryYear(points));
  const { charts } = t;
  switch (newest.is) {
    case 'none':
      return charts.none;
    case 'gap':
      return charts.gap(newest.year, newest.before.year, grouped(newest.before.value));
    case 'alone':
      return `${charts.alone(newest.last.year, grouped(newest.last.value))}${lacking(newest.last, t)}`;
    default:
      return charts[newest.is](newest.last.year, grouped(newest.last.value), grouped(newest.by));
  }
}

/** Every year in words, for those who do not see the line. */
function inWords(points: readonly YearPoint[], t: Texts): string {
  return points
    .map((point) => {
      const { year, value } = point;
      return value === null ? t.charts.noNumber(year) : `${t.charts.alone(year, grouped(value))}${lacking(point, t)}`;
    })
    .join(t.punctuation.semicolon);
}

/** The points whose number stands beside them: all where there is room, else the first, the highest and the last. */
function labelled(points: readonly YearPoint[], step: number): ReadonlySet<number> {
  const numbers = points.flatMap(({ year, value }) =>
    value === null ? [] : [{ year, value: Number(value), text: value }],
  );
  const widest = Math.max(0, ...numbers.map(({ text }) => grouped(text).length * DIGIT + 4));
  if (widest <= step) return new Set(numbers.map(({ year }) => year));
  const [first, last] = [numbers[0], numbers.at(-1)];
  const highest = numbers.reduce<(typeof numbers)[number] | undefined>(
    (best, one) => (best === undefined || one.value > best.value ? one : best),
    undefined,
  );
  const chosen: { year: number }[] = [];
  for (const one of [last, highest, first]) {
    if (one === undefined) continue;
    if (chosen.every(({ year }) => Math.abs(year - one.year) * step >= widest)) chosen.push(one);
  }
  return new Set(chosen.map(({ year }) => year));
}

export function YearsChart({ name, id, points: given, t }: YearsChartProps) {
  const points = inEveryYear(given);
  const numbers = points.flatMap(({ value }) => (value === null ? [] : [Number(value)]));
  const title = t.charts.title(name, findingText(points, t));
  if (numbers.length === 0) {
    return (
      <figure class="chart" id={id}>
        <figcaption>{title}</figcaption>
      </figure>
    );
  }
  const y = scaleLinear()
    .domain([0, Math.max(1, ...numbers)])
    .nice(3)
    .range([HEIGHT - BOTTOM, TOP]);
  // Half a request is none.
  const ticks = y.ticks(3).filter((tick) => Number.isInteger(tick));
  const left = Math.max(...ticks.map((tick) => grouped(String(tick)).length)) * DIGIT + 8;
  const years = points.map(({ year }) => year);
  const x = scalePoint<number>()
    .domain(years)
    .range([left + 18, WIDTH - RIGHT])
    .padding(years.length === 1 ? 1 : 0);
  const at = (year: number): number => x(year) ?? left;
  const step = x.step() || WIDTH;
  const drawn = line<{ year: number; value: string }>(
    ({ year }) => at(year),
    ({ value }) => y(Number(value)),
  ).digits(1);
  const numbered = labelled(points, step);
  const every = Math.max(1, Math.ceil(YEAR / step));
  const lastYear = years.at(-1) ?? 0;
  return (
    <figure class="chart" id={id}>
      <figcaption>{title}</figcaption>
      <svg
        role="img"
        aria-label={t.charts.alternative(name, inWords(points, t))}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width={String(WIDTH)}
        height={String(HEIGHT)}
      >
        {ticks.map((tick) => (
          <>
            <line
              class={tick === 0 ? 'base' : 'grid'}
              x1={round(left)}
              x2={String(WIDTH)}
              y1={round(y(tick))}
              y2={round(y(tick))}
            />
            <text class="tick" x={round(left - 6)} y={round(y(tick) + 4)}>
              {grouped(String(tick))}
            </text>
          </>
        ))}
        {breaksOf(points).map((year) => {
          const between = round(at(year) - step / 2);
          return <line class="break" x1={between} x2={between} y1={String(TOP - 16)} y2={String(HEIGHT - BOTTOM)} />;
        })}
        {years.map((year) =>
          (lastYear - year) % every === 0 ? (
            <text class="year" x={round(at(year))} y={String(HEIGHT - 8)}>
              {year}
            </text>
          ) : null,
        )}
        {runsOf(points).map((run) => (
          <>
            {segmentsOf(run).map(({ part, points: joined }) => (
              <path class={part ? 'part' : ''} d={drawn(joined) ?? ''} />
            ))}
            {run.map(({ year, value, isHistory }) => (
              <>
                {isHistory === true ? (
                  <rect class="past" x={round(at(year) - 3.5)} y={round(y(Number(value)) - 3.5)} width="7" height="7" />
                ) : (
                  <circle
                    class={year === lastYear ? 'last' : ''}
                    cx={round(at(year))}
                    cy={round(y(Number(value)))}
                    r="3.5"
                  />
                )}
                {numbered.has(year) ? (
                  <text class="value" x={round(at(year))} y={round(y(Number(value)) - 9)}>
                    {grouped(value)}
                  </text>
                ) : null}
              </>
            ))}
          </>
        ))}
      </svg>
    </figure>
  );
}

/** What all charts of a page have in common, said once under them. */
export function ChartNotes({ points, t }: { readonly points: readonly YearPoint[]; readonly t: Texts }) {
  const every = inEveryYear(points);
  return (
    <>
      <p class="soft">{t.charts.note}</p>
      {every.some(({ isHistory }) => isHistory === true) ? <p class="soft">{t.siteHistory.chart}</p> : null}
      {every.every(isWhole) ? null : <p class="soft">{t.charts.part}</p>}
      {breaksOf(every).map((year) => (
        <p class="soft">{t.charts.break(year)}</p>
      ))}
    </>
  );
}
