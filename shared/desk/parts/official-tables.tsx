/** The three tables of a record with their captions, marks and legend, and the text of the report under them. */
import type { Texts } from '#shared/words/texts.js';
import { SECTION_HEADINGS, SECTION_ORDINALS } from '#shared/report/labels.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { TableInputs } from './cell.js';
import { SIGNS, type CellMarks, type MarkKind } from './marks.js';
import { Table2 } from './table2.js';
import { Table3 } from './table3.js';
import { Table4 } from './table4.js';

export interface OfficialTableProps {
  readonly t: Texts;
  readonly record: ReportRecord;
  readonly marks: CellMarks;
  readonly inputs: TableInputs | undefined;
  readonly places: ReadonlySet<string>;
  readonly captionId: string;
}

const TABLES = [
  { number: 2, Table: Table2 },
  { number: 3, Table: Table3 },
  { number: 4, Table: Table4 },
] as const;

export function OfficialTables({
  t,
  record,
  marks,
  inputs,
  places,
}: Omit<OfficialTableProps, 'captionId' | 'inputs'> & { readonly inputs?: TableInputs | undefined }) {
  const kinds = new Set([...marks.values()].map((mark) => mark.kind));
  return (
    <>
      <Legend t={t} kinds={kinds} />
      {record.shortFormRow === null ? null : <p class="quiet">{t.report.shortForm}</p>}
      {record.notes.length === 0 ? null : (
        <details>
          <summary>{t.report.readingNotes}</summary>
          <ul>
            {record.notes.map((note) => (
              <li>{note.text}</li>
            ))}
          </ul>
        </details>
      )}
      {TABLES.map(({ number, Table }) => {
        const captionId = `table${number}`;
        return (
          <section>
            <h3 id={captionId}>
              {t.report.tableCaption(t.report.tableTitle[number], SECTION_HEADINGS[number - 1]?.zh ?? '')}
            </h3>
            {/* Focusable, so that a keyboard can scroll what is wider than the screen. */}
            <div class="scroll" role="region" aria-labelledby={captionId} tabindex={0}>
              <Table t={t} record={record} marks={marks} inputs={inputs} places={places} captionId={captionId} />
            </div>
          </section>
        );
      })}
    </>
  );
}

function Legend({ t, kinds }: { readonly t: Texts; readonly kinds: ReadonlySet<MarkKind> }) {
  if (kinds.size === 0) return null;
  return (
    <ul class="legend" aria-label={t.report.legend}>
      {(Object.keys(SIGNS) as MarkKind[])
        .filter((kind) => kinds.has(kind))
        .map((kind) => (
          <li class={kind}>
            <span class="sign" aria-hidden="true">
              {SIGNS[kind]}
            </span>{' '}
            {t.report.marked[kind]}
          </li>
        ))}
    </ul>
  );
}

/** The six sections as read. Sections two to four are the tables; their text, if any, stands here too. */
export function ReportText({ t, record }: { readonly t: Texts; readonly record: ReportRecord }) {
  return (
    <details>
      <summary>{t.report.showText}</summary>
      {record.sections.map((section) => (
        <section>
          <h3>
            {SECTION_ORDINALS[section.number - 1]}、{SECTION_HEADINGS[section.number - 1]?.zh}
          </h3>
          {!section.located ? (
            <p class="quiet">{t.report.sectionMissing}</p>
          ) : section.paragraphs.length === 0 ? (
            <p class="quiet">{t.report.sectionIsTable}</p>
          ) : (
            section.paragraphs.map((paragraph) => <p>{paragraph}</p>)
          )}
        </section>
      ))}
    </details>
  );
}
