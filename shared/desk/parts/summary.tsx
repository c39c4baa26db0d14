/** What somebody with one minute needs: six key figures, and what changed since the last submission. */
import type { Texts } from '#shared/words/texts.js';
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import { cellName } from '#shared/report/labels.js';
import type { CellReading, ReportRecord } from '#shared/report/record.js';
import { isUnchanged, type RecordChanges } from '../changes.js';
import { cellAnchor } from './anchors.js';
import { printed } from './cell.js';

const KEY_FIGURES: readonly { readonly cell: CellId; readonly name: keyof Texts['decision']['figures'] }[] = [
  { cell: 'requests.newlyReceived@total', name: 'newlyReceived' },
  { cell: 'requests.carriedIn@total', name: 'carriedIn' },
  { cell: 'outcomes.granted@total', name: 'granted' },
  { cell: 'outcomes.total@total', name: 'outcomes' },
  { cell: 'requests.carriedForward@total', name: 'carriedForward' },
  { cell: 'review.total', name: 'review' },
];

interface KeyFiguresProps {
  readonly t: Texts;
  readonly record: ReportRecord;
  readonly show: (reading: CellReading) => string;
}

export function KeyFigures({ t, record, show }: KeyFiguresProps) {
  return (
    <dl class="figures">
      {KEY_FIGURES.map(({ cell, name }) => (
        <div>
          <dt>{t.decision.figures[name]}</dt>
          <dd>
            <a href={`#${cellAnchor(cell)}`}>{show(record.cells[cell])}</a>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ChangesProps {
  readonly t: Texts;
  /** Null when there is nothing to compare with. */
  readonly changes: RecordChanges | null;
}

export function Changes({ t, changes }: ChangesProps) {
  const words = t.decision.changes;
  if (changes === null) return <p>{words.first}</p>;
  if (isUnchanged(changes)) return <p class="note explain">{words.nothing}</p>;
  const parts = [
    ...(changes.opening ? [words.opening] : []),
    ...changes.sections.map((number) => words.section(number)),
  ];
  return (
    <>
      {changes.shortRow ? <p>{words.shortRow}</p> : null}
      {changes.cells.length === 0 ? (
        changes.shortRow ? null : (
          <p>{words.noTables}</p>
        )
      ) : (
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">{words.cell}</th>
              <th scope="col" class="r">
                {words.from}
              </th>
              <th scope="col" class="r">
                {words.to}
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.cells.map(({ cell, from, to }) => (
              <tr>
                <th scope="row">
                  <a href={`#${cellAnchor(cell)}`}>{cellName(cell)[t.language]}</a>
                </th>
                <td class="r">{printed(t, from)}</td>
                <td class="r">
                  <b>{printed(t, to)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>{parts.length === 0 ? words.noText : words.sections(parts.join(t.punctuation.list))}</p>
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
