/** What stands in a cell of the official tables: what is printed there, its mark, and an input where nothing was read. */
import type { ValueContent } from '#shared/form/form-table.js';
import type { Texts } from '#shared/words/texts.js';
import { isCellId } from '#shared/report/cells.js';
import { cellName } from '#shared/report/labels.js';
import type { FormValue } from '#shared/report/layout.js';
import { readingAt, type CellReading, type ReportRecord } from '#shared/report/record.js';
import { keyAnchor, placeAnchor } from './anchors.js';
import { SIGNS, type CellMarks } from './marks.js';
import { PROBLEM_TITLE } from './problem.js';

/** How the tables take numbers from a person: which cells have their input right here, and what was typed before. */
export interface TableInputs {
  /** Id of the form that they belong to; the tables stand outside it. */
  readonly form: string;
  readonly cells: ReadonlySet<string>;
  readonly typed: Readonly<Record<string, string>>;
  readonly invalid: ReadonlySet<string>;
}

/** What the tables show of a record, beside its numbers. */
export interface ShownCells {
  readonly t: Texts;
  readonly record: ReportRecord;
  readonly marks: CellMarks;
  readonly inputs?: TableInputs | undefined;
  /** Cells whose place in the document is shown on the same page: their numbers lead there. */
  readonly places: ReadonlySet<string>;
}

/** What stands in a cell, in words that never turn a blank, a mark or an unread cell into a number. */
export function printed(t: Texts, reading: CellReading): string {
  switch (reading.kind) {
    case 'number':
      return reading.value ?? reading.raw;
    case 'mark':
      return reading.raw;
    case 'blank':
      return t.report.blankCell;
    case 'not-printed':
      return t.report.notPrinted;
    case 'unread':
      return t.report.noValue;
  }
}

export function deskCell({ t, record, marks, inputs, places }: ShownCells, cell: FormValue['cell']): ValueContent {
  const reading = readingAt(record, cell);
  if (reading === undefined || reading.kind === 'not-printed') {
    const content = (
      <>
        <span aria-hidden="true">·</span>
        <span class="hidden">{t.report.notPrinted}</span>
      </>
    );
    return { className: 'c absent', content };
  }
  if (inputs?.cells.has(cell) === true && isCellId(cell)) {
    const name = `cell:${cell}`;
    const content = (
      <input
        type="text"
        inputmode="decimal"
        autocomplete="off"
        id={keyAnchor(cell)}
        name={name}
        form={inputs.form}
        value={inputs.typed[name] ?? reading.value ?? ''}
        aria-label={`${cellName(cell)[t.language]}${t.punctuation.comma}${t.report.unreadHint}`}
        {...(inputs.invalid.has(cell) ? { 'aria-invalid': 'true' as const, 'aria-describedby': PROBLEM_TITLE } : {})}
      />
    );
    return { className: 'c unread', content };
  }
  const value =
    reading.kind === 'blank' ? (
      <span class="hidden">{t.report.blankCell}</span>
    ) : reading.kind === 'unread' ? (
      <span>{t.report.unreadCell}</span>
    ) : (
      <span>{reading.kind === 'number' ? reading.value : reading.raw}</span>
    );
  const place = places.has(cell) ? `#${placeAnchor(cell)}` : null;
  const shown = place === null ? value : <a href={place}>{value}</a>;
  const mark = marks.get(cell);
  if (mark === undefined) return { className: 'c', content: shown };
  const sign = (
    <>
      <span class="sign" aria-hidden="true">
        {SIGNS[mark.kind]}
      </span>
      <span class="hidden">{t.report.marked[mark.kind]}</span>
    </>
  );
  const content =
    mark.href === null ? (
      <>
        {sign} {shown}
      </>
    ) : place === null ? (
      <a href={mark.href}>
        {sign} {value}
      </a>
    ) : (
      // The sign leads to what is said about the cell, the number to where it stands.
      <span class="both">
        <a href={mark.href}>{sign}</a>
        {shown}
      </span>
    );
  return { className: `c ${mark.kind}`, content };
}
