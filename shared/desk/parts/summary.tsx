/** What somebody with one minute needs: six key figures, and what changed since the last submission. */
import type { Texts } from '#shared/words/texts.js';
import type { CellId } from '#shared/report/cells.js';
import { cellName } from '#shared/report/labels.js';
import type { CellReading, ReportRecord } from '#shared/report/record.js';
import type { RecordChanges } from '../changes.js';
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
  readonly ordinals: readonly string[];
}

export function Changes({ t, changes, ordinals }: ChangesProps) {
  const words = t.decision.changes;
  if (changes === null) return <p>{words.first}</p>;
  return (
    <>
      {changes.cells.length === 0 ? (
        <p>{words.none}</p>
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
                  <a href={`#${cellAnchor(cell)}`}>{cellName(cell).zh}</a>
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
      {changes.sections.length === 0 ? null : (
        <p>{words.sections(changes.sections.map((number) => ordinals[number - 1] ?? String(number)).join('、'))}</p>
      )}
    </>
  );
}
