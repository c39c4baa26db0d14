/**
 * Reports of one earlier year: sending documents, what each says and whose it is, where they are from; what is held, with a preview and
 * one button that makes it public; what is public, and taking it down.
 */
import { isUnread } from '#shared/filing/last-year.js';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import type { HistoryYearPage } from '../history-views.js';
import { PostForm } from '../parts/post-form.js';
import { PreviousFiles } from '../parts/previous-files.js';
import { faultAt, Problem, ProblemBox } from '../parts/problem.js';
import { Held, Released, TakenDown } from '../parts/history-reports.js';
import { WHERE_MAX, PAGE_MAX } from '#shared/filing/history.js';

interface Props {
  readonly t: Texts;
  readonly view: HistoryYearPage;
}

export function renderHistoryYearPage(view: HistoryYearPage, t: Texts): string {
  const { viewer, season, rows, fault, twice, attempt, year } = view;
  const words = t.history;
  const inWork = rows.filter(({ file }) => isUnread(file)).length;
  const title = words.yearTitle(year);
  const here = `/g/${viewer.grant}/history/${year}`;
  return toHtml(
    <Document t={t} title={title} viewer={viewer} season={season}>
      {fault === null && twice.length === 0 ? null : (
        <ProblemBox title={words.problem}>
          {fault === null ? null : <p>{words.faults[fault]}</p>}
          {twice.length === 0 ? null : <p>{t.lastYear.twice(twice.join(t.punctuation.list))}</p>}
        </ProblemBox>
      )}
      <Problem t={t} attempt={attempt} at="field-reason" />
      <Done t={t} view={view} />
      <p>
        <a href={`/g/${viewer.grant}/history`}>{words.back}</a>
      </p>
      <h1>{title}</h1>
      <p class="lead">{words.yearLead(year)}</p>
      {season.state === 'archived' ? null : (
        <PostForm viewer={viewer} to={`/history/${year}`}>
          <p class="hint">{t.lastYear.sendHint}</p>
          <div class="buttons">
            <button type="submit" {...(rows.length === 0 ? {} : { class: 'second' })}>
              {rows.length === 0 ? t.lastYear.send : t.lastYear.sendMore}
            </button>
          </div>
        </PostForm>
      )}
      {inWork === 0 ? null : (
        <section aria-labelledby="reading" data-waiting="1" data-slow={t.lastYear.slow}>
          <h2 id="reading">{t.lastYear.reading(inWork, rows.length)}</h2>
          <p role="status" data-waiting-text="1">
            {t.lastYear.readingHint}
          </p>
          <p>
            <a class="button second" href={here}>
              {t.lastYear.look}
            </a>
          </p>
        </section>
      )}
      {rows.length === 0 ? null : <Files t={t} view={view} />}
      <Held t={t} view={view} />
      <Released t={t} view={view} />
      <TakenDown t={t} view={view} />
    </Document>,
  );
}

function Done({ t, view: { done, rows } }: Props) {
  if (done === null) return null;
  const words = t.history;
  const left = rows.filter(({ file }) => file.state === 'chosen').length;
  const text =
    done.is === 'taken-down'
      ? words.takenDown
      : done.is === 'saved'
        ? words.saved(done.count, left)
        : words.releasing(done.count);
  return (
    <p class="note ok" role="status">
      {text}
    </p>
  );
}

function Files({ t, view }: Props) {
  const { viewer, rows, agencies, year } = view;
  const words = t.history;
  const open = rows.filter(({ file, isOut }) => file.state === 'read' && !isOut).length;
  const left = rows.filter(({ file }) => file.state === 'chosen').length;
  return (
    <section aria-labelledby="files">
      <h2 id="files">{t.lastYear.files(rows.length)}</h2>
      <p>{words.filesHint}</p>
      <PostForm viewer={viewer} to={`/history/${year}/save`}>
        <PreviousFiles t={t} rows={rows} agencies={agencies} wanted={year} />
        {open + left === 0 ? null : (
          <>
            <Source t={t} view={view} />
            <div class="buttons">
              <button type="submit">{open === 0 ? words.goOn(left) : words.save}</button>
            </div>
          </>
        )}
      </PostForm>
      <PostForm viewer={viewer} to={`/history/${year}/discard`}>
        <div class="buttons">
          <button type="submit" class="second">
            {t.lastYear.discard}
          </button>
        </div>
        <p class="hint">{t.lastYear.discardHint}</p>
      </PostForm>
    </section>
  );
}

/** The publisher's word for where all documents of this press are from. */
function Source({ t, view: { typed, fault } }: Props) {
  const words = t.history;
  const tooLong = (text: string, most: number) => fault === 'too-long' && text.length > most;
  const fields = [
    {
      field: 'where',
      label: words.where,
      hint: words.whereHint,
      most: WHERE_MAX,
      wrong: fault === 'no-source' || tooLong(typed.where, WHERE_MAX),
    },
    { field: 'published', label: words.published, hint: words.publishedHint, most: 10, wrong: fault === 'bad-day' },
    { field: 'page', label: words.page, hint: null, most: PAGE_MAX, wrong: tooLong(typed.page, PAGE_MAX) },
  ] as const;
  return (
    <fieldset>
      <legend>{words.source}</legend>
      <p class="hint">{words.sourceHint}</p>
      {fields.map(({ field, label, hint, most, wrong }) => {
        const id = `field-${field}`;
        const { note, attributes } = faultAt(
          wrong && fault !== null ? [{ id, text: words.faults[fault] }] : [],
          id,
          ...(hint === null ? [] : [`${id}-hint`]),
        );
        return (
          <div class="field">
            <label for={id}>{label}</label>
            {hint === null ? null : (
              <p class="hint" id={`${id}-hint`}>
                {hint}
              </p>
            )}
            {note}
            <input type="text" id={id} name={field} value={typed[field]} maxlength={most} {...attributes} />
          </div>
        );
      })}
    </fieldset>
  );
}
