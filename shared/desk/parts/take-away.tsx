/** Links to the files that can be taken away, and the form by which the filled-in workbook comes back. */
import type { Texts } from '#shared/words/texts.js';
import type { Previous } from '#shared/rules/index.js';
import { carriedIn } from '#shared/takeaway/carry-forward.js';
import { RETURNED_WORKBOOK_MAX_BYTES } from '../limits.js';
import type { Viewer } from '../views.js';
import { PostForm } from './post-form.js';

interface Linked {
  readonly t: Texts;
  readonly grant: string;
}

interface FilesProps {
  readonly t: Texts;
  readonly title: string;
  readonly files: readonly (readonly [string, string])[];
}

function Files({ t, title, files }: FilesProps) {
  return (
    <p class="noprint">
      {title}
      {t.punctuation.colon}
      {files.map(([href, words], index) => (
        <>
          {index === 0 ? '' : t.punctuation.list}
          <a href={href}>{words}</a>
        </>
      ))}
    </p>
  );
}

/** For the publisher alone: it names the people of every deed. */
export function ExportLink({ t, grant, submission }: Linked & { readonly submission: string }) {
  const words = t.takeaway.links;
  return (
    <Files t={t} title={words.title} files={[[`/g/${grant}/submissions/${submission}/export.json`, words.export]]} />
  );
}

export function SubmissionFiles({ t, grant, submission }: Linked & { readonly submission: string }) {
  const words = t.takeaway.links;
  const at = `/g/${grant}/submissions/${submission}`;
  return (
    <Files
      t={t}
      title={words.title}
      files={[
        [`${at}/workbook.xlsx`, words.workbook],
        [`${at}/findings.csv`, words.findings],
        [`${at}/cells.csv`, words.cells],
      ]}
    />
  );
}

interface BlankProps extends Linked {
  readonly year: number;
  readonly lastYear: Previous | null;
}

export function BlankForms({ t, grant, year, lastYear }: BlankProps) {
  const words = t.takeaway.links;
  const { carried, notCarried, noLastYear } = words.blankHint;
  const filledIn = carriedIn(lastYear?.record ?? null).size > 0 ? carried : notCarried;
  return (
    <>
      <Files
        t={t}
        title={words.blankTitle}
        files={[
          [`/g/${grant}/blank-form.docx`, words.blankDocument],
          [`/g/${grant}/blank-form.xlsx`, words.blankWorkbook],
        ]}
      />
      <p class="hint">{lastYear === null ? noLastYear(year - 1) : filledIn}</p>
    </>
  );
}

/** A file of some tens of KB: it goes through the desk itself and not through S3. */
export function ReturnForm({
  t,
  viewer,
  shown,
}: {
  readonly t: Texts;
  readonly viewer: Viewer;
  readonly shown: string;
}) {
  const words = t.takeaway.upload;
  return (
    <section aria-labelledby="return" class="noprint">
      <h3 id="return">{words.title}</h3>
      <p class="hint">{words.how}</p>
      <PostForm viewer={viewer} to="/explanations" enctype="multipart/form-data">
        <input type="hidden" name="shown" value={shown} />
        <div class="field">
          <label for="field-workbook">{words.label}</label>
          <p class="hint" id="hint-workbook">
            {words.limit(RETURNED_WORKBOOK_MAX_BYTES)}
          </p>
          <input
            type="file"
            id="field-workbook"
            name="workbook"
            accept=".xlsx"
            required
            aria-describedby="hint-workbook"
            data-max-bytes={String(RETURNED_WORKBOOK_MAX_BYTES)}
            data-too-large={words.tooLarge(RETURNED_WORKBOOK_MAX_BYTES)}
          />
        </div>
        <div class="buttons">
          <button type="submit" class="second">
            {words.button}
          </button>
        </div>
      </PostForm>
    </section>
  );
}
