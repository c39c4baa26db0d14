/** What somebody with one minute needs: the key figures, and what changed since the last submission. */
import type { Texts } from '#shared/words/texts.js';
import { CELL_IDS, TABLE3_ROWS, table3Cell, type CellId } from '#shared/report/cells.js';
import { cellName } from '#shared/report/labels.js';
import type { CellReading, ReportRecord } from '#shared/report/record.js';
import { isUnchanged, type RecordChanges } from '../changes.js';
import { cellDifferences, factorOf, isJump } from '../difference/cells.js';
import { cellAnchor } from './anchors.js';
import { CellDifferences } from './cell-differences.js';
import { printed } from './cell.js';
import { TextDifferences } from './text-differences.js';

interface Figure {
  readonly name: keyof Texts['decision']['figures'];
  /** One cell, or several that the form adds up nowhere. */
  readonly cells: readonly [CellId, ...CellId[]];
}

const rowTotals = (group: string): CellId[] =>
  TABLE3_ROWS.filter((row) => row.startsWith(group)).map((row) => table3Cell(row, 'total'));
const [deniedFirst = 'outcomes.total@total', ...deniedRest] = rowTotals('denied.');
const [unavailableFirst = 'outcomes.total@total', ...unavailableRest] = rowTotals('unavailable.');

export const KEY_FIGURES: readonly Figure[] = [
  { name: 'newlyReceived', cells: ['requests.newlyReceived@total'] },
  { name: 'carriedIn', cells: ['requests.carriedIn@total'] },
  { name: 'granted', cells: ['outcomes.granted@total'] },
  { name: 'denied', cells: [deniedFirst, ...deniedRest] },
  { name: 'unavailable', cells: [unavailableFirst, ...unavailableRest] },
  { name: 'outcomes', cells: ['outcomes.total@total'] },
  { name: 'carriedForward', cells: ['requests.carriedForward@total'] },
  { name: 'review', cells: ['review.total'] },
  { name: 'litigation', cells: ['litigationDirect.total', 'litigationAfterReview.total'] },
];

interface KeyFiguresProps {
  readonly t: Texts;
  readonly record: ReportRecord;
  /** Last year's report, to stand beside; null where it is not known. */
  readonly lastYear: ReportRecord | null;
}

/** What somebody with a minute looks at, with last year's beside it, and a word where it is another order of size. */
export function KeyFigures({ t, record, lastYear }: KeyFiguresProps) {
  const words = t.review.difference;
  return (
    <dl class="figures">
      {KEY_FIGURES.map(({ name, cells }) => {
        const now = sumOf(record, cells);
        const before = lastYear === null ? undefined : sumOf(lastYear, cells);
        const factor = factorOf(before, now);
        return (
          <div>
            <dt>{t.decision.figures[name]}</dt>
            <dd>
              <a href={`#${cellAnchor(cells[0])}`}>{printed(t, now)}</a>
              {before === undefined ? null : <small>{words.beside(printed(t, before))}</small>}
              {isJump(factor) && factor !== null ? <span class="tag look">{words.times(factor)}</span> : null}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** Of several cells a sum where all are numbers; else the first that is none tells why there is no sum. */
export function sumOf(record: ReportRecord, cells: Figure['cells']): CellReading {
  const readings = cells.map((cell) => record.cells[cell]);
  const first = record.cells[cells[0]];
  if (readings.length === 1) return first;
  const none = readings.find(({ kind, value }) => kind !== 'number' || !/^\d+$/.test(value ?? ''));
  if (none !== undefined) return none;
  const sum = readings.reduce((total, { value }) => total + BigInt(value ?? '0'), 0n);
  return { ...first, value: String(sum), raw: String(sum) };
}

interface ChangesProps {
  readonly t: Texts;
  /** Null when there is nothing to compare with. */
  readonly changes: RecordChanges | null;
  readonly now: ReportRecord;
  readonly last: ReportRecord | null;
  readonly lastYear: ReportRecord | null;
}

/** What differs from the last submission, and in the same table which numbers are of another order than last year's. */
export function Changes({ t, changes, now, last, lastYear }: ChangesProps) {
  const words = t.decision.changes;
  const differences = cellDifferences(now, last, lastYear).filter(
    ({ sinceLast, factor }) => sinceLast || isJump(factor),
  );
  const table =
    differences.length === 0 ? null : (
      <CellDifferences
        t={t}
        id="differences"
        caption={t.review.difference.caption[lastYear === null ? 'last' : last === null ? 'lastYear' : 'both']}
        differences={differences}
        with={{ last: last !== null, lastYear: lastYear !== null }}
      />
    );
  if (changes === null) {
    return (
      <>
        <p>{words.first}</p>
        {table}
      </>
    );
  }
  if (isUnchanged(changes)) {
    return (
      <>
        <p class="note explain">{words.nothing}</p>
        {table}
      </>
    );
  }
  const parts = [
    ...(changes.opening ? [words.opening] : []),
    ...changes.sections.map((number) => words.section(number)),
  ];
  return (
    <>
      {changes.shortRow ? <p>{words.shortRow}</p> : null}
      {changes.cells.length === 0 && !changes.shortRow ? <p>{words.noTables}</p> : null}
      {table}
      <p>{parts.length === 0 ? words.noText : words.sections(parts.join(t.punctuation.list))}</p>
      {last === null ? null : <TextDifferences t={t} before={last} now={now} />}
    </>
  );
}

/** Numbers that rest on somebody's word: each that was keyed in, with what had been read there, and how many were confirmed. */
export function Attested({ t, record }: Pick<KeyFiguresProps, 't' | 'record'>) {
  const words = t.decision.attested;
  const of = (how: 'keyed' | 'confirmed') => CELL_IDS.filter((id) => record.cells[id].attested?.how === how);
  const [keyed, confirmed] = [of('keyed'), of('confirmed')];
  if (keyed.length + confirmed.length === 0) return null;
  return (
    <div id="summary-attested">
      <h3>{words.title}</h3>
      {keyed.length === 0 ? null : (
        <div class="note explain">
          <p>{words.keyed(keyed.length)}</p>
          <ul>
            {keyed.map((cell) => {
              const { candidates = [] } = record.cells[cell];
              const before = candidates.length === 0 ? words.unread : words.seen(candidates.join(t.punctuation.list));
              return (
                <li>
                  <a href={`#${cellAnchor(cell)}`}>{cellName(cell)[t.language]}</a>{' '}
                  {words.cell(printed(t, record.cells[cell]), before)}
                </li>
              );
            })}
          </ul>
        </div>
      )}
      {confirmed.length === 0 ? null : <p>{words.confirmed(confirmed.length)}</p>}
    </div>
  );
}
