/** What a person adds to a draft: numbers that were not read, ticks for those that must be vouched for, explanations. */
import type { Texts } from '../../language/texts.js';
import type { CellId } from '../../report/cells.js';
import type { Finding } from '../../report/finding.js';
import { cellName } from '../../report/labels.js';
import { unconfirmedCells, type ReportRecord } from '../../report/record.js';
import { cellAnchor, confirmAnchor, explanationAnchor, keyAnchor } from './anchors.js';
import { printed } from './cell.js';
import { invalidWhen } from './problem.js';

interface Asked {
  readonly t: Texts;
  readonly record: ReportRecord;
  readonly typed: Readonly<Record<string, string>>;
}

/** Above this many cells the inputs stand in the tables, where a whole row is copied in one go. */
export const KEY_LIST_MAX = 12;

export function KeyedCells({
  t,
  record,
  typed,
  cells,
  invalid,
}: Asked & { cells: readonly CellId[]; invalid: ReadonlySet<string> }) {
  const words = t.filing.record;
  if (cells.length === 0) return null;
  return (
    <section aria-labelledby="unread">
      <h3 id="unread">
        {words.unreadTitle} {cells.length}
      </h3>
      {cells.length > KEY_LIST_MAX ? (
        <p class="hint">{words.unreadInTables(cells.length)}</p>
      ) : (
        <>
          <p class="hint">{words.unreadHint}</p>
          {cells.map((id) => {
            const reading = record.cells[id];
            const hintId = `hint-${keyAnchor(id)}`;
            const name = `cell:${id}`;
            return (
              <div class="field ask">
                <label for={keyAnchor(id)}>{cellName(id).zh}</label>
                <p class="hint" id={hintId}>
                  {reading.place === null ? null : `${t.report.place(reading.place)}。`}
                  {reading.candidates === undefined || reading.candidates.length === 0
                    ? null
                    : `${words.candidates(reading.candidates.join('、'))}。`}
                  {reading.attested === undefined ? null : `${t.report.keyedBy(reading.attested.by.name)}。`}{' '}
                  <a href={`#${cellAnchor(id)}`}>{t.report.findings.seeCell}</a>
                </p>
                <input
                  class="short"
                  type="text"
                  inputmode="decimal"
                  autocomplete="off"
                  id={keyAnchor(id)}
                  name={name}
                  value={typed[name] ?? reading.value ?? ''}
                  aria-describedby={hintId}
                  {...invalidWhen(invalid.has(id))}
                />
              </div>
            );
          })}
        </>
      )}
    </section>
  );
}

export function CellsToConfirm({ t, record, typed }: Asked) {
  const cells = unconfirmedCells(record);
  const words = t.filing.record;
  if (cells.length === 0) return null;
  return (
    <section aria-labelledby="confirm">
      <h3 id="confirm">
        {words.confirmTitle} {cells.length}
      </h3>
      <p class="hint">{words.confirmHint}</p>
      {cells.map((id) => {
        const reading = record.cells[id];
        return (
          <div class="ask">
            <label class="tick">
              <input
                type="checkbox"
                name="confirm"
                value={id}
                id={confirmAnchor(id)}
                {...(typed[`confirm:${id}`] === undefined ? {} : { checked: true })}
              />
              <span>
                {words.confirmLabel(cellName(id).zh, printed(t, reading))}
                {reading.place === null ? null : <span class="quiet">（{t.report.place(reading.place)}）</span>}
              </span>
            </label>
          </div>
        );
      })}
    </section>
  );
}

/** The box under a finding that asks for the agency's sentence. */
export function ExplanationBox({
  t,
  finding,
  value,
}: {
  readonly t: Texts;
  readonly finding: Finding;
  readonly value: string;
}) {
  const words = t.filing.record;
  const id = explanationAnchor(finding.key);
  return (
    <div class="field">
      <label for={id}>{words.explainLabel}</label>
      <p class="hint" id={`hint-${id}`}>
        {words.explainHint}
      </p>
      <textarea id={id} name={`explain:${finding.key}`} rows={3} maxlength={1000} aria-describedby={`hint-${id}`}>
        {value}
      </textarea>
    </div>
  );
}
