/** What became of a workbook that was brought back: saved, saved before, or left out with the reason. */
import type { Texts } from '#shared/words/texts.js';
import type { MatchedAnswers } from '#shared/takeaway/match-answers.js';
import { Document, toHtml } from '../document.js';
import { Lines } from '../parts/lines.js';
import type { Viewer } from '../views.js';

export interface ImportedPage {
  readonly viewer: Viewer;
  readonly matched: MatchedAnswers;
  /** The rules have changed since the workbook was downloaded. */
  readonly otherRules: boolean;
}

export function renderImportedPage(view: ImportedPage, t: Texts): string {
  const { viewer, matched, otherRules } = view;
  const words = t.takeaway.imported;
  const { taken, skipped, same } = matched;
  return toHtml(
    <Document t={t} title={words.title} viewer={viewer}>
      <h1>{words.title}</h1>
      {taken.length === 0 ? (
        <p class="lead">
          {words.nothing}
          {skipped.length === 0 ? words.nothingWhy : ''}
        </p>
      ) : (
        <p class="lead">
          {words.taken(taken.length) + t.punctuation.stop}
          {words.next}
        </p>
      )}
      {otherRules ? <p>{words.otherRules}</p> : null}
      <p>
        <a class="button" href={`/g/${viewer.grant}`}>
          {t.upload.form.back}
        </a>
      </p>
      {taken.length === 0 ? null : (
        <section aria-labelledby="taken">
          <h2 id="taken">{words.taken(taken.length)}</h2>
          {taken.map(({ kind, about, text, before }) => (
            <article class="finding">
              <h3>
                <span class="tag ok">{words[kind]}</span> {about}
              </h3>
              <Lines text={text} />
              {before === null ? null : <p class="quiet">{words.replaced(before)}</p>}
            </article>
          ))}
        </section>
      )}
      {same === 0 || taken.length + skipped.length === 0 ? null : <p class="quiet">{words.same(same)}</p>}
      {skipped.length === 0 ? null : (
        <section aria-labelledby="skipped">
          <h2 id="skipped">{words.skipped(skipped.length)}</h2>
          {skipped.map(({ about, text, why }) => (
            <article class="finding">
              <h3>{about}</h3>
              <Lines text={text} />
              <p>
                <b>{t.takeaway.skipped[why]}</b>
              </p>
            </article>
          ))}
        </section>
      )}
    </Document>,
  );
}
