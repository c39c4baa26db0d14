/**
 * Step two of an upload without script: S3's own form. The fields go unchanged, and the file last, because S3 ignores what follows it.
 * That of one agency opens a new tab, so that this page keeps saying how long the form is valid and how to start again.
 */
import type { Child } from 'hono/jsx';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { Deadline } from '../parts/lines.js';
import { PostForm } from '../parts/post-form.js';
import type { UploadFormPage } from '../upload-views.js';

interface Purpose {
  readonly title: string;
  readonly back: string;
  /** Whose report of which year, or reports of which. */
  readonly lead: string;
  /** What it is for; of the report itself its deadline. */
  readonly why: Child;
  readonly label: string;
  readonly hint: string;
  readonly after: string;
}

function purposeOf({ asked, season, form, today }: UploadFormPage, t: Texts): Purpose {
  const words = t.upload.form;
  const hint = t.upload.limits(form.maxBytes);
  switch (asked.of) {
    case 'report': {
      const { title, fileLabel: label, back, after } = words;
      const why = <Deadline t={t} today={today} deadline={asked.agency.deadline} />;
      return { title, back, lead: t.names.filingTitle(asked.agency.name, season.year), why, label, hint, after };
    }
    case 'last-year': {
      const { title, why, back, after } = words.lastYear;
      const year = season.year - 1;
      const lead = t.names.filingTitle(asked.agency.name, year);
      return { title: title(year), back, lead, why: <p>{why}</p>, label: words.fileLabel, hint, after };
    }
    case 'portal-page':
    case 'portal-file': {
      const { title, why, back, label, after } = t.portalCheck.upload;
      const part = asked.of === 'portal-page' ? 'page' : 'file';
      const lead = t.names.filingTitle(asked.agency.name, season.year);
      return { title: title[part], back, lead, why: <p>{why}</p>, label: label[part], hint, after };
    }
    case 'last-year-all':
    case 'history': {
      const { send: title, title: lastYear, fileLabel: label, fileHint, afterSending: after } = t.lastYear;
      const lead = asked.of === 'history' ? t.history.yearTitle(asked.year) : lastYear(season.year - 1);
      return { title, back: t.layout.back, lead, why: null, label, hint: fileHint(t.fileSize(form.maxBytes)), after };
    }
  }
}

export function renderUploadFormPage(view: UploadFormPage, t: Texts): string {
  const { form, viewer, season, asked } = view;
  const words = t.upload.form;
  const purpose = purposeOf(view, t);
  return toHtml(
    <Document t={t} title={purpose.title} viewer={viewer} season={season}>
      <p>
        <a href={asked.back}>{purpose.back}</a>
      </p>
      <h1>{purpose.title}</h1>
      <p class="lead">{purpose.lead}</p>
      {purpose.why}
      <form
        method="post"
        action={form.url}
        enctype="multipart/form-data"
        {...('again' in asked ? { target: '_blank' } : {})}
        class="drop"
      >
        {Object.entries(form.fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label for="file">{purpose.label}</label>
        <p class="hint" id="file-hint">
          {purpose.hint}
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
      {'again' in asked ? (
        <>
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
        </>
      ) : null}
    </Document>,
  );
}
