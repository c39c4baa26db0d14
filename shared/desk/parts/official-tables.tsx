/** The three tables of a record with their captions, marks and legend, and the text of the report under them. */
import { FormTableView } from '#shared/form/form-table.js';
import type { Texts } from '#shared/words/texts.js';
import { formLayout, variantOf } from '#shared/report/layout.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { AnsweredCheck } from '#shared/filing/answers.js';
import { placeCode } from '#shared/filing/comments.js';
import { cellAnchor, paragraphAnchor, sectionAnchor } from './anchors.js';
import { deskCell, type ShownCells } from './cell.js';
import { NotesOnText, textFindings } from './findings-beside.js';
import { SIGNS, type MarkKind } from './marks.js';

export function OfficialTables(shown: ShownCells) {
  const { t, record, marks } = shown;
  const kinds = new Set([...marks.values()].map((mark) => mark.kind));
  const layout = formLayout(variantOf(record));
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
      {([2, 3, 4] as const).map((number) => (
        <section>
          <h3 id={`table${number}`}>
            {t.report.tableCaption(t.report.tableTitle[number], layout[number].caption[t.language])}
          </h3>
          {number === 2 ? null : <p class="slide">{t.report.scrollHint}</p>}
          <FormTableView
            language={t.language}
            table={layout[number]}
            labelledBy={`table${number}`}
            anchorOf={cellAnchor}
            valueOf={(cell) => deskCell(shown, cell)}
          />
        </section>
      ))}
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
export function ReportText({
  t,
  record,
  check = null,
  open = false,
}: {
  readonly t: Texts;
  readonly record: ReportRecord;
  /** Told under the paragraphs it concerns; null where the page tells it once. */
  readonly check?: AnsweredCheck | null;
  /** For who reads it on this page; folded for who only looks something up. */
  readonly open?: boolean;
}) {
  const findingsAt = check === null ? () => [] : textFindings(record, check);
  return (
    <details class="text" id="report-text" {...(open ? { open } : {})}>
      <summary>{t.report.showText}</summary>
      {record.sections.map((section) => (
        <section>
          <h3 id={sectionAnchor(section.number)} data-about={placeCode({ section: section.number })}>
            {t.report.sectionHeading(section.number)}
          </h3>
          <NotesOnText t={t} findings={findingsAt(section.number, null)} />
          {!section.located ? (
            <p class="quiet">{t.report.sectionMissing}</p>
          ) : section.paragraphs.length === 0 ? (
            <p class="quiet">{t.report.sectionIsTable}</p>
          ) : (
            section.paragraphs.map((paragraph, index) => (
              <>
                <p
                  id={paragraphAnchor(section.number, index + 1)}
                  data-about={placeCode({ section: section.number, paragraph: index + 1, quote: '' })}
                >
                  {paragraph}
                </p>
                <NotesOnText t={t} findings={findingsAt(section.number, index + 1)} />
              </>
            ))
          )}
        </section>
      ))}
    </details>
  );
}
