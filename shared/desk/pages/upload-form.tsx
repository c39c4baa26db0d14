/**
 * Step two of an upload without script: S3's own form. It opens a new tab, so that this page keeps saying how long the
 * form is valid and how to start again; the fields go unchanged, and the file last, because S3 ignores what follows it.
 */
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { Deadline } from '../parts/lines.js';
import { PostForm } from '../parts/post-form.js';
import type { UploadFormPage } from '../views.js';

interface Purpose {
  readonly title: string;
  readonly back: string;
  readonly label: string;
  /** Null for the report itself, whose deadline is told instead. */
  readonly why: string | null;
  readonly after: string;
  readonly year: number;
}

function purposeOf({ asked, season }: UploadFormPage, t: Texts): Purpose {
  const words = t.upload.form;
  const { title, fileLabel: label, back, after } = words;
  switch (asked.of) {
    case 'report':
      return { title, back, label, why: null, after, year: season.year };
    case 'last-year':
      return { ...words.lastYear, title: words.lastYear.title(season.year - 1), label, year: season.year - 1 };
    case 'portal-page':
    case 'portal-file': {
      const { upload } = t.portalCheck;
      const part = asked.of === 'portal-page' ? 'page' : 'file';
      return { ...upload, title: upload.title[part], label: upload.label[part], year: season.year };
    }
  }
}

export function renderUploadFormPage(view: UploadFormPage, t: Texts): string {
  const { form, viewer, season, agency, asked } = view;
  const words = t.upload.form;
  const purpose = purposeOf(view, t);
  return toHtml(
    <Document t={t} title={asked.of === 'last-year' ? words.title : purpose.title} viewer={viewer} season={season}>
      <p>
        <a href={asked.back}>{purpose.back}</a>
      </p>
      <h1>{purpose.title}</h1>
      <p class="lead">{t.names.filingTitle(agency.name, purpose.year)}</p>
      {purpose.why === null ? <Deadline t={t} today={view.today} deadline={agency.deadline} /> : <p>{purpose.why}</p>}
      <form method="post" action={form.url} enctype="multipart/form-data" target="_blank" class="drop">
        {Object.entries(form.fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label for="file">{purpose.label}</label>
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
        {purpose.after}
      </p>
      <p class="hint">{words.broken}</p>
      <PostForm viewer={viewer} to={asked.again}>
        {Object.entries(asked.fields ?? {}).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="buttons">
          <button type="submit" class="second">
            {words.restart}
          </button>
        </div>
      </PostForm>
    </Document>,
  );
}
