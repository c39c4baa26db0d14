/**
 * Step two of an upload without script: S3's own form. It opens a new tab, so that this page keeps saying how long the
 * form is valid and how to start again; the fields go unchanged, and the file last, because S3 ignores what follows it.
 */
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { Deadline } from '../parts/lines.js';
import { PostForm } from '../parts/post-form.js';
import type { UploadFormPage } from '../views.js';

export function renderUploadFormPage(view: UploadFormPage, t: Texts): string {
  const { form, viewer, season, agency, asked } = view;
  const words = t.upload.form;
  const mine = asked.of === 'report';
  return toHtml(
    <Document t={t} title={words.title} viewer={viewer} season={season}>
      <p>
        <a href={asked.back}>{mine ? words.back : words.lastYear.back}</a>
      </p>
      <h1>{mine ? words.title : words.lastYear.title(season.year - 1)}</h1>
      <p class="lead">{t.names.filingTitle(agency.name, mine ? season.year : season.year - 1)}</p>
      {mine ? <Deadline t={t} today={view.today} deadline={agency.deadline} /> : <p>{words.lastYear.why}</p>}
      <form method="post" action={form.url} enctype="multipart/form-data" target="_blank" class="drop">
        {Object.entries(form.fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label for="file">{words.fileLabel}</label>
        <p class="hint" id="file-hint">
          {t.upload.limits(form.maxBytes)}
        </p>
        <input type="file" id="file" name="file" required aria-describedby="file-hint" />
        <div class="buttons">
          <button type="submit">{words.button}</button>
        </div>
      </form>
      <p>{words.validUntil(form.validUntil)}</p>
      <p>
        <b>{t.layout.next + t.punctuation.colon}</b>
        {mine ? words.after : words.lastYear.after}
      </p>
      <p class="hint">{words.broken}</p>
      <PostForm viewer={viewer} to={asked.again}>
        <div class="buttons">
          <button type="submit" class="second">
            {words.restart}
          </button>
        </div>
      </PostForm>
    </Document>,
  );
}
