/** The official form to fill in, section by section as it is printed. One form for the page: whichever button, all is saved. */
import { ALL_CELLS, ALL_SECTIONS } from '#shared/form/progress.js';
import { cellsOfPart, isTablePart, type PartId, type TextPart } from '#shared/form/parts.js';
import { reportTitle } from '#shared/form/typed-record.js';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import type { FormPage } from '../online/page.js';
import { formScript } from '../online/script.js';
import { formStylesheet } from '../online/stylesheet.js';
import { filledIn, TablePartView, TextPartView } from '../parts/form-part.js';
import { Deadline } from '../parts/lines.js';
import { PostForm } from '../parts/post-form.js';

export function renderFormPage(view: FormPage, t: Texts): string {
  return toHtml(<Page t={t} view={view} />);
}

interface PageProps {
  readonly t: Texts;
  readonly view: FormPage;
}

const SECTIONS = [1, 2, 3, 4, 5, 6] as const;
/** The part that a section is made of. */
const mainPart = (number: number): PartId =>
  number >= 2 && number <= 4 ? (`table${number}` as PartId) : (`section${number}` as PartId);

function Page({ t, view }: PageProps) {
  const words = t.onlineForm;
  const { viewer, season, agency } = view;
  const title = reportTitle({ agencyName: agency.name, year: season.year });
  return (
    <Document
      t={t}
      title={words.title}
      viewer={viewer}
      season={season}
      extra={{ style: formStylesheet, script: formScript }}
    >
      <p>
        <a href={`/g/${viewer.grant}`}>{words.back}</a>
      </p>
      <h1>{words.title}</h1>
      <Deadline t={t} today={view.today} deadline={agency.deadline} />
      {view.open ? (
        <p>
          {words.intro}
          <span data-plain="1">{words.introPlain}</span>
        </p>
      ) : (
        <div class="note block">
          <h2>{words.closed.title}</h2>
          <p>{view.over ? words.closed.over.what : words.closed.what}</p>
          <p>{view.over ? words.closed.over.todo : words.closed.todo}</p>
        </div>
      )}
      <Contents t={t} view={view} />
      {view.take !== null && view.open ? <Take t={t} view={view} n={view.take.n} /> : null}
      <PostForm
        viewer={viewer}
        to="/form"
        class="keep"
        id="form"
        data-form="1"
        data-texts={JSON.stringify(words.script)}
      >
        <section aria-labelledby="section-0">
          <h2 id="section-0">{words.openingHeading}</h2>
          <p>
            {words.reportTitle}
            {t.punctuation.colon}
            <b>{title}</b>
          </p>
          <Guide t={t} number={0} />
          <TextPartView t={t} view={view} part="opening" />
        </section>
        {SECTIONS.map((number) => {
          const part = mainPart(number);
          return (
            <section aria-labelledby={`section-${number}`}>
              <h2 id={`section-${number}`}>{t.report.sectionHeading(number)}</h2>
              <Guide t={t} number={number} />
              {isTablePart(part) ? <TablePartView t={t} view={view} part={part} /> : null}
              <TextPartView t={t} view={view} part={`section${number}` as TextPart} />
            </section>
          );
        })}
        {view.open ? (
          <div class="decide">
            <p class="quiet">{words.finishNext}</p>
            <div class="buttons">
              <button type="submit" name="then" value="preview">
                {words.finish}
              </button>
            </div>
          </div>
        ) : null}
      </PostForm>
    </Document>
  );
}

function Guide({ t, number }: { readonly t: Texts; readonly number: 0 | 1 | 2 | 3 | 4 | 5 | 6 }) {
  return (
    <details>
      <summary>{t.onlineForm.guide}</summary>
      <ul>
        {t.onlineForm.guidance[number].map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </details>
  );
}

function Contents({ t, view }: PageProps) {
  const words = t.onlineForm;
  return (
    <nav aria-labelledby="contents" class="noprint">
      <p id="contents" class="lead num" role="status" data-progress="1">
        {words.progress(view.progress.cells, ALL_CELLS, view.progress.sections, ALL_SECTIONS)}
      </p>
      <ul class="steps">
        {SECTIONS.map((number) => {
          const part = mainPart(number);
          const [filled, all] = [filledIn(view, part), isTablePart(part) ? cellsOfPart(part).length : 1];
          return (
            <li class={filled === all ? 'done' : undefined} data-step={part} data-all={String(all)}>
              <a href={`#section-${number}`}>{t.report.sectionHeading(number)}</a>
              <span data-done={words.complete} data-none={words.unwritten}>
                {filled === all ? words.complete : all === 1 ? words.unwritten : words.incomplete(filled, all)}
              </span>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Take({ t, view, n }: PageProps & { readonly n: number }) {
  const words = t.onlineForm.take;
  return (
    <details class="noprint">
      <summary>{words.title(n)}</summary>
      <p>{words.how}</p>
      <PostForm viewer={view.viewer} to="/form/take">
        <div class="buttons">
          <button type="submit" class="second">
            {words.button}
          </button>
        </div>
      </PostForm>
    </details>
  );
}
