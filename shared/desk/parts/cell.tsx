/** One cell of the official tables: what is printed there, its mark, and an input where nothing was read. */
import type { Texts } from '#shared/words/texts.js';
import { isCellId } from '#shared/report/cells.js';
import { cellName } from '#shared/report/labels.js';
import type { CellReading } from '#shared/report/record.js';
import { cellAnchor, keyAnchor, placeAnchor } from './anchors.js';
import { SIGNS, type CellMark } from './marks.js';

/** How the tables take numbers from a person: which cells have their input right here, and what was typed before. */
export interface TableInputs {
  /** Id of the form that they belong to; the tables stand outside it. */
  readonly form: string;
  readonly cells: ReadonlySet<string>;
  readonly typed: Readonly<Record<string, string>>;
  readonly invalid: ReadonlySet<string>;
}

interface CellProps {
  readonly t: Texts;
  readonly id: string;
  readonly reading: CellReading | undefined;
  readonly mark: CellMark | undefined;
  readonly inputs: TableInputs | undefined;
  /** Cells whose place in the document is shown on the same page: their numbers lead there. */
  readonly places: ReadonlySet<string>;
  /** Columns that the cell takes, where the form is narrower than the widest block. */
  readonly span?: number;
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

export function DeskCell({ t, id, reading, mark, inputs, places, span = 1 }: CellProps) {
  const wide = span === 1 ? {} : { colspan: span };
  const anchor = cellAnchor(id);
  if (reading === undefined || reading.kind === 'not-printed') {
    return (
      <td class="c absent" id={anchor} {...wide}>
        <span aria-hidden="true">·</span>
        <span class="hidden">{t.report.notPrinted}</span>
      </td>
    );
  }
  if (inputs?.cells.has(id) === true && isCellId(id)) {
    const name = `cell:${id}`;
    return (
      <td class="c unread" id={anchor} {...wide}>
        <input
          type="text"
          inputmode="decimal"
          autocomplete="off"
          id={keyAnchor(id)}
          name={name}
          form={inputs.form}
          value={inputs.typed[name] ?? reading.value ?? ''}
          aria-label={`${cellName(id).zh}，${t.report.unreadHint}`}
          {...(inputs.invalid.has(id) ? { 'aria-invalid': 'true' as const } : {})}
        />
      </td>
    );
  }
  const value =
    reading.kind === 'blank' ? (
      <span class="hidden">{t.report.blankCell}</span>
    ) : reading.kind === 'unread' ? (
      <span>{t.report.unreadCell}</span>
    ) : (
      <span>{reading.kind === 'number' ? reading.value : reading.raw}</span>
    );
  const place = places.has(id) ? `#${placeAnchor(id)}` : null;
  const shown = place === null ? value : <a href={place}>{value}</a>;
  if (mark === undefined) {
    return (
      <td class="c" id={anchor} {...wide}>
        {shown}
      </td>
    );
  }
  const sign = (
    <>
      <span class="sign" aria-hidden="true">
        {SIGNS[mark.kind]}
      </span>
      <span class="hidden">{t.report.marked[mark.kind]}</span>
    </>
  );
  return (
    <td class={`c ${mark.kind}`} id={anchor} {...wide}>
      {mark.href === null ? (
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
      )}
    </td>
  );
}
