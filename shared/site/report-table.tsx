/**
 * One of the three tables of a report with the notes that belong to it. Cells show what the report prints: an empty
 * cell stays empty, a stroke stays a stroke, and for readers by ear each says so.
 */
import type { FormTable, FormValue } from '#shared/report/layout.js';
import { isCellId } from '#shared/report/cells.js';
import { cellName } from '#shared/report/labels.js';
import { readingAt, type CellReading } from '#shared/report/record.js';
import { FormTableView, type ValueContent } from '#shared/form/form-table.js';
import { ruleKey } from './keys.js';
import { pageAddress } from './page.js';
import type { PublishedReport } from './model.js';
import { keyedCells, type ReportNote } from './notes.js';
import type { PageTexts } from './place.js';

function printed(cell: CellReading | undefined, says: ReportTableProps['says'], t: PageTexts) {
  switch (cell?.kind) {
    case 'number':
      return cell.value;
    case 'mark':
      return (
        <>
          {cell.raw}
          <span class="hidden">{t.punctuation.aside(t.site.markCell)}</span>
        </>
      );
    case 'blank':
      return <span class="hidden">{t.site.blankCell}</span>;
    case 'not-printed':
      return says === 'absent-cells' ? (
        <small>{t.site.notPrintedCell}</small>
      ) : (
        <span class="hidden">{t.site.notPrintedCell}</span>
      );
    default:
      return <small>{t.site.unreadCell}</small>;
  }
}

function cellContent(
  { report, table: { table }, notes, says, t }: ReportTableProps,
  id: FormValue['cell'],
): ValueContent {
  const cell = readingAt(report.record, id);
  const about = notes.filter((note) => isCellId(id) && note.cells.includes(id));
  const zero = cell?.kind === 'number' && /^0(\.0+)?$/.test(cell.value ?? '');
  return {
    ...(zero ? { className: 'zero' } : {}),
    content: (
      <>
        {printed(cell, says, t)}
        {cell?.attested?.how === 'keyed' ? (
          <sup>
            <a href={`#keyed-${table}`} aria-label={t.site.keyedLabel}>
              {t.site.keyedMark}
            </a>
          </sup>
        ) : null}
        {about.map((note) => (
          <sup>
            <a href={`#note-${note.n}`} aria-label={t.site.noteLabel(note.n)}>
              {t.site.noteMark(note.n)}
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
export function ScrollHint({ table, t }: { readonly table: FormTable['table']; readonly t: PageTexts }) {
  return table === 2 ? null : <p class="hint">{t.site.scrollHint}</p>;
}

/** Answered findings, each under its number. */
export function NoteList({ notes, t }: { readonly notes: readonly ReportNote[]; readonly t: PageTexts }) {
  if (notes.length === 0) return null;
  return (
    <ul class="notes">
      {notes.map((note) => (
        <li id={`note-${note.n}`}>
          <p>
            <span class="tag">{t.site.noteMark(note.n)}</span>
            {note.message[t.language]} <a href={pageAddress(t, ruleKey(note.rule))}>{t.site.ruleLink(note.rule)}</a>
          </p>
          {note.explanation === undefined ? null : (
            <p>
              <span class="tag">{t.site.explained}</span>
              {note.explanation.text}
            </p>
          )}
          {note.waiver === undefined ? null : (
            <p>
              <span class="tag">{t.site.waived(t.dates.dayOf(note.waiver.at))}</span>
              {note.waiver.reason}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function KeyedNote({
  report,
  table,
  t,
}: {
  readonly report: Pick<PublishedReport, 'record'>;
  readonly table: FormTable['table'];
  readonly t: PageTexts;
}) {
  const groups = keyedCells(report, table);
  if (groups.length === 0) return null;
  return (
    <ul class="notes" id={`keyed-${table}`}>
      {groups.map((group) => (
        <li>
          <span class="tag">{t.site.keyedMark}</span>
          {t.site.keyedNote(
            group.cells.map((id) => cellName(id)[t.language]).join(t.punctuation.list),
            t.dates.dayOf(group.at),
          )}
        </li>
      ))}
    </ul>
  );
}

interface ReportTableProps {
  readonly report: Pick<PublishedReport, 'record'>;
  readonly table: FormTable;
  /** All notes of the report; the table picks its own. */
  readonly notes: readonly ReportNote[];
  readonly labelledBy: string;
  /** `absent-cells`: cells that the report's own form does not have say so to the eye, too. */
  readonly says?: 'absent-cells';
  readonly t: PageTexts;
}

export function ReportTable(props: ReportTableProps) {
  const { report, table, notes, labelledBy, t } = props;
  return (
    <>
      <ScrollHint table={table.table} t={t} />
      <FormTableView
        language={t.language}
        table={table}
        labelledBy={labelledBy}
        anchorOf={valueAnchor}
        valueOf={(id) => cellContent(props, id)}
      />
      {table.table === 3 && report.record.shortFormRow !== null ? <p class="soft">{t.site.shortFormNote}</p> : null}
      <KeyedNote report={report} table={table.table} t={t} />
      <NoteList notes={notes.filter((note) => note.table === table.table)} t={t} />
    </>
  );
}
