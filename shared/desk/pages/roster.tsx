/**
 * A roster on its way: handed in, looked at with what is wrong beside each field, saved. Nothing of it stands before the last
 * button; the page of a hundred lines is one form, so that what was typed is never lost by another button.
 */
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { pagesOf } from '../load-roster.js';
import { PostForm } from '../parts/post-form.js';
import { ProblemBox } from '../parts/problem.js';
import { RosterColumns } from '../parts/roster-columns.js';
import { RosterForm } from '../parts/roster-form.js';
import { RosterLines } from '../parts/roster-lines.js';
import { RosterProblems } from '../parts/roster-problems.js';
import type { RosterCheck, RosterPage, RosterProgress, RosterStart } from '../roster-views.js';

export function renderRosterPage(view: RosterPage, t: Texts): string {
  const { viewer, season } = view;
  const words = t.roster;
  const title = view.is === 'check' ? words.checkTitle : words.title;
  return toHtml(
    <Document t={t} title={title} viewer={viewer} season={season}>
      {view.is === 'start' ? <Start t={t} view={view} /> : null}
      {view.is === 'saving' || view.is === 'saved' ? <Progress t={t} view={view} /> : null}
      {view.is === 'check' ? <Check t={t} view={view} /> : null}
      <p>
        <a href={`/g/${viewer.grant}`}>{t.layout.backToBoard}</a>
      </p>
    </Document>,
  );
}

function Start({ t, view }: { readonly t: Texts; readonly view: RosterStart }) {
  const words = t.roster;
  const fault = view.fault === null ? null : words.refusals[view.fault];
  return (
    <>
      {fault === null ? null : (
        <ProblemBox title={words.refusedTitle}>
          <p>{fault.what}</p>
          <p>{fault.todo}</p>
          <p>
            <a href={view.pasted === '' ? '#field-roster-file' : '#field-roster'}>
              {view.pasted === '' ? words.file : words.paste}
            </a>
          </p>
        </ProblemBox>
      )}
      <h1>{words.title}</h1>
      <RosterForm t={t} viewer={view.viewer} roster={view.pasted} invalid={fault !== null} />
    </>
  );
}

function Progress({ t, view }: { readonly t: Texts; readonly view: RosterProgress }) {
  const words = t.roster;
  const { draft, viewer } = view;
  const { done, total, added, changed, contacts } = draft;
  if (view.is === 'saving')
    return (
      <>
        <h1>{words.savingTitle}</h1>
        <p class="lead" role="status">
          {words.saving(done, total)}
        </p>
        <progress max={total} value={done} aria-label={words.savingTitle}></progress>
        <p>{words.savingHint}</p>
        <p>
          <a class="button second" href={`/g/${viewer.grant}/roster`}>
            {words.refresh}
          </a>
        </p>
      </>
    );
  const missed = total - added - changed;
  return (
    <>
      <h1>{words.savedTitle}</h1>
      <p class="note ok" role="status">
        {words.saved(added, changed, contacts)}
      </p>
      {missed > 0 ? <p class="note block">{words.notTaken(missed)}</p> : null}
      <section aria-labelledby="again">
        <h2 id="again">{words.again}</h2>
        <RosterForm t={t} viewer={viewer} roster="" invalid={false} />
      </section>
    </>
  );
}

function Check({ t, view }: { readonly t: Texts; readonly view: RosterCheck }) {
  const words = t.roster;
  const { content, judged, viewer, version, fault } = view;
  const taken = judged.lines.filter(({ line }) => !line.skipped);
  const added = taken.filter(({ before }) => before === null).length;
  const changed = taken.filter(({ changes }) => changes.length > 0).length;
  const skipped = judged.lines.length - taken.length;
  return (
    <>
      <RosterProblems t={t} view={view} />
      <h1>{words.checkTitle}</h1>
      {fault === null ? null : (
        <p class="note block" role="alert">
          {words.refusals[fault].what}
          {words.refusals[fault].todo}
        </p>
      )}
      <p class="lead">{words.summary(taken.length, added, changed, taken.length - added - changed)}</p>
      <p>
        {words.source(content.fileName, content.sheet)}
        {skipped === 0 ? null : ` ${words.skippedCount(skipped)}`}
        {content.otherSheets.length === 0 ? null : ` ${words.otherSheets(content.otherSheets)}`}
      </p>
      {view.problems.length === 0 ? (
        <>
          <p class="note ok">{words.fine}</p>
          {/* A link: as the first button of the form it would be what the Enter key presses. */}
          <p>
            <a class="button" href="#save">
              {words.toSave}
            </a>
          </p>
        </>
      ) : null}
      <Listed
        title={words.left(content.left.length)}
        items={content.left.map(({ line, text }) => words.leftLine(line, text))}
      />
      <Listed title={words.kept(judged.kept.length)} items={judged.kept.map(({ name }) => name)} />
      <RosterColumns t={t} view={view} />
      <RosterLines t={t} view={view} pages={pagesOf(content)} />
      <PostForm viewer={viewer} to="/roster/discard">
        <input type="hidden" name="version" value={String(version)} />
        <div class="buttons">
          <button type="submit" class="second">
            {words.discard}
          </button>
        </div>
      </PostForm>
    </>
  );
}

/** Of thousands of names nobody reads more. */
const MOST_LISTED = 200;

function Listed({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {items.slice(0, MOST_LISTED).map((item) => (
          <li>{item}</li>
        ))}
        {items.length > MOST_LISTED ? <li>…</li> : null}
      </ul>
    </details>
  );
}
