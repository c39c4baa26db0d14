/** One of the six sections of a report, with its table where it has one. */
import { formLayout, variantOf } from '#shared/report/layout.js';
import type { PublishedReport } from './model.js';
import type { ReportNote } from './notes.js';
import type { PageTexts } from './place.js';
import { ReportTable } from './report-table.js';
import { SectionHeading } from './section-heading.js';

export const sectionId = (number: number): string => `s${number}`;

interface SectionProps {
  readonly report: Pick<PublishedReport, 'record'>;
  /** From 0. */
  readonly index: number;
  readonly notes: readonly ReportNote[];
  /** `absent-cells`: cells that the report's own form does not have say so to the eye, too. */
  readonly says?: 'absent-cells';
  readonly t: PageTexts;
}

export function ReportSection({ report, index, notes, says, t }: SectionProps) {
  const number = index + 1;
  const id = sectionId(number);
  const section = report.record.sections.find((one) => one.number === number);
  const paragraphs = (section?.paragraphs ?? []).filter((paragraph) => paragraph.trim() !== '');
  const layout = formLayout(variantOf(report.record));
  const table = number === 2 || number === 3 || number === 4 ? layout[number] : undefined;
  const told = says === undefined ? {} : { says };
  return (
    <section>
      <h2 id={id}>
        <SectionHeading number={number} t={t} />
      </h2>
      {paragraphs.length === 0 && table === undefined ? <p class="soft">{t.site.noText}</p> : null}
      {paragraphs.length === 0 ? null : (
        <div class="prose">
          {paragraphs.map((paragraph) => (
            <p>{paragraph.trim()}</p>
          ))}
        </div>
      )}
      {table === undefined ? null : (
        <ReportTable report={report} table={table} notes={notes} labelledBy={id} {...told} t={t} />
      )}
    </section>
  );
}
