/** Last year's reports of all agencies: how far the reading is, what each document says, whose it is, and one confirmation. */
import { isUnread } from '#shared/filing/last-year.js';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import type { LastYearPage } from '../last-year-views.js';
import { PostForm } from '../parts/post-form.js';
import { PreviousFiles } from '../parts/previous-files.js';
import { ProblemBox } from '../parts/problem.js';

interface Props {
  readonly t: Texts;
  readonly view: LastYearPage;
}

export function renderLastYearPage(view: LastYearPage, t: Texts): string {
  const { viewer, season, rows, fault, twice, saved } = view;
  const words = t.lastYear;
  const inWork = rows.filter(({ file }) => isUnread(file)).length;
  const left = rows.filter(({ file }) => file.state === 'chosen').length;
  const title = words.title(season.year - 1);
  return toHtml(
    <Document t={t} title={title} viewer={viewer} season={season}>
      {fault === null && twice.length === 0 ? null : (
        <ProblemBox title={problemTitle(t, fault)}>
          {fault === null ? null : <p>{words.faults[fault]}</p>}
          {twice.length === 0 ? null : <p>{words.twice(twice.join(t.punctuation.list))}</p>}
        </ProblemBox>
      )}
      {saved === null ? null : (
        <p class="note ok" role="status">
          {words.saved(saved, left)}
        </p>
      )}
      <p>
        <a href={`/g/${viewer.grant}`}>{t.layout.backToBoard}</a>
      </p>
      <h1>{title}</h1>
      <p class="lead">{words.lead}</p>
      <Send t={t} view={view} />
      {inWork === 0 ? null : (
        <section aria-labelledby="reading" data-waiting="1" data-slow={words.slow}>
          <h2 id="reading">{words.reading(inWork, rows.length)}</h2>
          <p role="status" data-waiting-text="1">
            {words.readingHint}
          </p>
          <p>
            <a class="button second" href={`/g/${viewer.grant}/last-year`}>
              {words.look}
            </a>
          </p>
        </section>
      )}
      {rows.length === 0 ? null : <Files t={t} view={view} left={left} />}
    </Document>,
  );
}

/** Only what the person chose can be mended by them. */
function problemTitle(t: Texts, fault: LastYearPage['fault']): string {
  if (fault === null || fault === 'nothing-chosen') return t.fields.problemTitle;
  return fault === 'busy-discarding' ? t.lastYear.problemDiscarding : t.lastYear.problem;
}

function Send({ t, view: { viewer, season, rows } }: Props) {
  const words = t.lastYear;
  if (season.state === 'archived') return null;
  return (
    <PostForm viewer={viewer} to="/last-year">
      <p class="hint">{words.sendHint}</p>
      <div class="buttons">
        <button type="submit" {...(rows.length === 0 ? {} : { class: 'second' })}>
          {rows.length === 0 ? words.send : words.sendMore}
        </button>
      </div>
    </PostForm>
  );
}

function Files({ t, view, left }: Props & { readonly left: number }) {
  const words = t.lastYear;
  const { viewer, rows } = view;
  const open = rows.filter(({ file }) => file.state === 'read').length;
  return (
    <section aria-labelledby="files">
      <h2 id="files">{words.files(rows.length)}</h2>
      <p>{words.filesHint}</p>
      <PostForm viewer={viewer} to="/last-year/save">
        <PreviousFiles t={t} rows={rows} agencies={view.agencies} wanted={view.season.year - 1} />
        {open + left === 0 ? null : (
          <div class="buttons">
            <button type="submit">{open === 0 ? words.goOn(left) : words.save}</button>
          </div>
        )}
      </PostForm>
      <PostForm viewer={viewer} to="/last-year/discard">
        <div class="buttons">
          <button type="submit" class="second">
            {words.discard}
          </button>
        </div>
        <p class="hint">{words.discardHint}</p>
      </PostForm>
    </section>
  );
}
