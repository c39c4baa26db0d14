/**
 * One of the three tables of a report with the notes that belong to it. Cells show what the report prints: an empty
 * cell stays empty, a stroke stays a stroke, and for readers by ear each says so.
 */
import type { FormTable, FormValue } from '#shared/report/layout.js';
import { isCellId } from '#shared/report/cells.js';
import { cellName } from '#shared/report/labels.js';
import { readingAt, type CellReading } from '#shared/report/record.js';
import { dates } from '#shared/words/zh/dates.js';
import { FormTableView, type ValueContent } from '#shared/form/form-table.js';
import { addressOfKey, ruleKey } from './keys.js';
import type { PublishedReport } from './model.js';
import { keyedCells, type ReportNote } from './notes.js';
import { TEXTS } from '#shared/words/site/texts.js';

function printed(cell: CellReading | undefined) {
  switch (cell?.kind) {
    case 'number':
      return cell.value;
    case 'mark':
      return (
        <>
          {cell.raw}
          <span class="hidden">（{TEXTS.markCell}）</span>
        </>
      );
    case 'blank':
      return <span class="hidden">{TEXTS.blankCell}</span>;
    case 'not-printed':
      return <span class="hidden">{TEXTS.notPrintedCell}</span>;
    default:
      return <small>{TEXTS.unreadCell}</small>;
  }
}

function cellContent(
  report: PublishedReport,
  table: FormTable['table'],
  notes: readonly ReportNote[],
  id: FormValue['cell'],
): ValueContent {
  const cell = readingAt(report.record, id);
  const about = notes.filter((note) => isCellId(id) && note.cells.includes(id));
  const zero = cell?.kind === 'number' && /^0(\.0+)?$/.test(cell.value ?? '');
  return {
    ...(zero ? { className: 'zero' } : {}),
    content: (
      <>
        {printed(cell)}
        {cell?.attested?.how === 'keyed' ? (
          <sup>
            <a href={`#keyed-${table}`} aria-label={TEXTS.keyedLabel}>
              {TEXTS.keyedMark}
            </a>
          </sup>
        ) : null}
        {about.map((note) => (
          <sup>
            <a href={`#note-${note.n}`} aria-label={TEXTS.noteLabel(note.n)}>
              {TEXTS.noteMark(note.n)}
            </a>
          </sup>
        ))}
      </>
    ),
  };
}

/** The cell in its table: `c-outcomes.total.total`. */
export function valueAnchor(cell: FormValue['cell']): string {
  return `c-${cell.replace('@', '.')}`;
}

/** A long table, which scrolls inside its frame on a narrow screen, says so. */
export function ScrollHint({ table }: { readonly table: FormTable['table'] }) {
  return table === 2 ? null : <p class="hint">{TEXTS.scrollHint}</p>;
}

/** Answered findings, each under its number. */
export function NoteList({ notes }: { readonly notes: readonly ReportNote[] }) {
  if (notes.length === 0) return null;
  return (
    <ul class="notes">
      {notes.map((note) => (
        <li id={`note-${note.n}`}>
          <p>
            <span class="tag">{TEXTS.noteMark(note.n)}</span>
            {note.message} <a href={addressOfKey(ruleKey(note.rule))}>{TEXTS.ruleLink(note.rule)}</a>
          </p>
          {note.explanation === undefined ? null : (
            <p>
              <span class="tag">{TEXTS.explained}</span>
              {note.explanation.text}
            </p>
          )}
          {note.waiver === undefined ? null : (
            <p>
              <span class="tag">{TEXTS.waived(dates.dayOf(note.waiver.at))}</span>
              {note.waiver.reason}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function KeyedNote({ report, table }: { readonly report: PublishedReport; readonly table: FormTable['table'] }) {
  const groups = keyedCells(report, table);
  if (groups.length === 0) return null;
  return (
    <ul class="notes" id={`keyed-${table}`}>
      {groups.map((group) => (
        <li>
          <span class="tag">{TEXTS.keyedMark}</span>
          {TEXTS.keyedNote(group.cells.map((id) => cellName(id).zh).join(TEXTS.listComma), dates.dayOf(group.at))}
        </li>
      ))}
    </ul>
  );
}

interface ReportTableProps {
  readonly report: PublishedReport;
  readonly table: FormTable;
  /** All notes of the report; the table picks its own. */
  readonly notes: readonly ReportNote[];
  readonly labelledBy: string;
}

export function ReportTable({ report, table, notes, labelledBy }: ReportTableProps) {
  return (
    <>
      <ScrollHint table={table.table} />
      <FormTableView
        language="zh"
        table={table}
        labelledBy={labelledBy}
        anchorOf={valueAnchor}
        valueOf={(id) => cellContent(report, table.table, notes, id)}
      />
      {table.table === 3 && report.record.shortFormRow !== null ? <p class="soft">{TEXTS.shortFormNote}</p> : null}
      <KeyedNote report={report} table={table.table} />
      <NoteList notes={notes.filter((note) => note.table === table.table)} />
    </>
  );
}
