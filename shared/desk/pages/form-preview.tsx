/** The report as the official document prints it, what the rules say of it, and the one next act: to send it. */
import { FormTableView } from '#shared/form/form-table.js';
import { SAME_FILE_REASON_MAX } from '#shared/filing/model.js';
import { isCellId } from '#shared/report/cells.js';
import { SECTION_HEADINGS } from '#shared/report/labels.js';
import { formLayout, type FormTable } from '#shared/report/layout.js';
import { sectionHeading } from '#shared/takeaway/form-sheet.js';
import { textsIn, type Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import type { FormPreviewPage } from '../online/preview.js';
import { cellAnchor, keyAnchor } from '../parts/anchors.js';
import { PostForm } from '../parts/post-form.js';
import { ProblemBox } from '../parts/problem.js';

export function renderFormPreviewPage(view: FormPreviewPage, t: Texts): string {
  const words = t.onlineForm.preview;
  const { viewer, season, problem } = view;
  return toHtml(
    <Document t={t} title={words.title} viewer={viewer} season={season}>
      {problem === null ? null : (
        <ProblemBox title={problem.title}>
          <p>{problem.what}</p>
          {problem.why === '' ? null : <p>{problem.why}</p>}
          {problem.todo.map((step) => (
            <p>{step}</p>
          ))}
        </ProblemBox>
      )}
      <p class="noprint">
        <a href={`/g/${viewer.grant}/form`}>{words.edit}</a>
      </p>
      <h1>{words.title}</h1>
      <p>{words.what}</p>
      <Checks t={t} view={view} />
      <p class="noprint">
        {words.download}
        {t.punctuation.colon}
        <a href={`/g/${viewer.grant}/form/report.docx`}>{words.docx}</a>
        {t.punctuation.list}
        <a href={`/g/${viewer.grant}/form/report.pdf`}>{words.pdf}</a>
      </p>
      <Paper t={t} view={view} />
      {view.open ? <Send t={t} view={view} /> : null}
    </Document>,
  );
}

interface PreviewProps {
  readonly t: Texts;
  readonly view: FormPreviewPage;
}

function Checks({ t, view }: PreviewProps) {
  const words = t.onlineForm.preview;
  // That a box is empty is told once, by its number.
  const findings = view.check.findings.filter(({ severity, rule }) => severity !== 'note' && rule !== 'V03');
  const count = (severity: string): number => findings.filter((one) => one.severity === severity).length;
  return (
    <section aria-labelledby="checks" class="noprint">
      <h2 id="checks">{words.checks}</h2>
      {view.blanks === 0 ? null : <p class="note block">{words.blanks(view.blanks)}</p>}
      <p>{findings.length === 0 ? words.none : words.counts(count('block'), count('explain'))}</p>
      {findings.length === 0 ? null : (
        <>
          <ul>
            {findings.map(({ severity, message, cells: [cell] }) => (
              <li>
                <span class={`tag ${severity}`}>{t.report.findings[severity]}</span> {message[t.language]}{' '}
                {cell === undefined ? null : (
                  <a href={`/g/${view.viewer.grant}/form#${keyAnchor(cell)}`}>{t.onlineForm.preview.edit}</a>
                )}
              </li>
            ))}
          </ul>
          <p class="quiet">{words.mayStill}</p>
        </>
      )}
    </section>
  );
}

function Paper({ t, view }: PreviewProps) {
  const { report } = view;
  const tables: Readonly<Partial<Record<number, FormTable>>> = formLayout('full');
  return (
    <article lang={textsIn('zh').tag}>
      <h2 id="report">{report.title}</h2>
      {report.opening.map((text) => (
        <p>{text}</p>
      ))}
      {SECTION_HEADINGS.map((_, index) => {
        const table = tables[index + 1];
        const id = `section-${index + 1}`;
        return (
          <section aria-labelledby={id}>
            <h3 id={id}>{sectionHeading(index + 1)}</h3>
            {table === undefined || table.table === 2 ? null : (
              <p class="slide alone" lang={t.tag}>
                {t.report.scrollHint}
              </p>
            )}
            {table === undefined ? null : (
              <FormTableView
                language="zh"
                table={table}
                labelledBy={id}
                anchorOf={cellAnchor}
                valueOf={(cell) => ({
                  className: 'c',
                  content: (isCellId(cell) ? report.figures.get(cell) : undefined) ?? '',
                })}
              />
            )}
            {(report.sections[index] ?? []).map((text) => (
              <p>{text}</p>
            ))}
          </section>
        );
      })}
    </article>
  );
}

function Send({ t, view }: PreviewProps) {
  const words = t.onlineForm.preview;
  return (
    <PostForm viewer={view.viewer} to="/form/finish" class="decide">
      <input type="hidden" name="shown" value={view.shown} />
      {view.afterReturn ? (
        <details>
          <summary>{t.upload.sameFile.summary}</summary>
          <label for="same-file-reason">{t.upload.sameFile.label}</label>
          <p class="hint">{t.upload.sameFile.hint}</p>
          <textarea id="same-file-reason" name="sameFileReason" rows={3} maxlength={SAME_FILE_REASON_MAX}></textarea>
        </details>
      ) : null}
      <p class="quiet">{words.next}</p>
      <div class="buttons">
        <button type="submit">{words.button}</button>
        <a class="button second" href={`/g/${view.viewer.grant}/form`}>
          {words.edit}
        </a>
      </div>
    </PostForm>
  );
}
