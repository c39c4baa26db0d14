/**
 * The acts on a selection of the board. Every tick of the table names one form, whose buttons say where it goes; each
 * answer is a preview of whom the act is for and who is left out. What is ticked on other pages travels as hidden fields,
 * so that "all that was found" needs no script.
 */
import type { Child } from 'hono/jsx';
import { waitingIn } from '#shared/season/release.js';
import type { Texts } from '#shared/words/texts.js';
import { boardAddress } from '../board-query.js';
import { groupOf, isRemoved, plannedFor } from '../board-rows.js';
import { PostForm } from '../parts/post-form.js';
import type { Viewer } from '../views.js';
import type { BoardPage, BoardRow } from '../publisher-views.js';

export const SELECTION_FORM = 'selection';

interface ActsProps {
  readonly t: Texts;
  readonly view: BoardPage;
  /** All rows that the filters leave, and those of them that this page shows. */
  readonly chosen: readonly BoardRow[];
  readonly shown: readonly BoardRow[];
}

/** One-click acts on all that are ripe for them, whatever the filters show. */
export function BoardActs({ t, view }: Pick<ActsProps, 't' | 'view'>) {
  const words = t.board;
  const { viewer, releasing, rows } = view;
  const waits = waitingIn(view.scheduled);
  const idsOf = (group: 'not-invited' | 'approved') =>
    rows
      .filter((row) => groupOf(row, view.season) === group && plannedFor(row, waits) === undefined)
      .map(({ agency }) => agency.id);
  const uninvited = idsOf('not-invited');
  // What is being released still waits in its row: offered again, it would only be the same release.
  const approved = releasing === null ? idsOf('approved') : [];
  return (
    <section aria-labelledby="acts" class="noprint">
      <h2 id="acts">{words.acts}</h2>
      {releasing === null || view.done?.deed === 'released' ? null : (
        <p class="note look">{words.releasingNow(releasing.count)}</p>
      )}
      {view.scheduled.map((release) => (
        <p class="note look">
          {t.releases.planned(release.count, t.dates.instant(release.at), release.by.name)}
          {t.punctuation.stop}
          <a href={`/g/${viewer.grant}/releases`}>{t.releases.title}</a>
        </p>
      ))}
      {uninvited.length + approved.length === 0 ? null : (
        <div class="buttons">
          {uninvited.length > 0 ? (
            <Act viewer={viewer} to="/invitations" values={uninvited}>
              {words.inviteAll(uninvited.length)}
            </Act>
          ) : null}
          {approved.length > 0 ? (
            <Act viewer={viewer} to="/releases" values={approved} second={uninvited.length > 0}>
              {words.releaseAll(approved.length)}
            </Act>
          ) : null}
        </div>
      )}
    </section>
  );
}

export function Selection({ t, view, chosen, shown }: ActsProps) {
  const words = t.boardView;
  const { viewer, query, releasing } = view;
  const base = `/g/${viewer.grant}`;
  const selectable = chosen.filter((row) => !isRemoved(row));
  const elsewhere = query.all ? selectable.filter((row) => !shown.includes(row)) : [];
  if (selectable.length === 0) return null;
  const to = (path: string) => ({ formaction: `${base}${path}` });
  return (
    <>
      <p>
        {query.all ? (
          <>
            {words.selectedAll(selectable.length)}
            {elsewhere.length > 0 ? words.selectedElsewhere(elsewhere.length) : null}{' '}
            <a href={boardAddress(base, query, { page: query.page })}>{words.selectNone}</a>
          </>
        ) : (
          <a href={boardAddress(base, query, { page: query.page, all: true })}>{words.selectAll(selectable.length)}</a>
        )}
      </p>
      <PostForm viewer={viewer} to="/invitations" id={SELECTION_FORM} class="noprint">
        {elsewhere.map(({ agency }) => (
          <input type="hidden" name="agency" value={agency.id} />
        ))}
        <div class="buttons">
          <button type="submit" class="second" {...to('/invitations')}>
            {words.acts.invite}
          </button>
          <button type="submit" class="second" {...to('/links')}>
            {words.acts.resend}
          </button>
          <button type="submit" class="second" {...to('/link-sheets')}>
            {words.acts.sheet}
          </button>
          <button type="submit" class="second" {...to('/reminders')}>
            {words.acts.remind}
          </button>
          {releasing === null ? (
            <button type="submit" class="second" {...to('/releases')}>
              {words.acts.release}
            </button>
          ) : null}
        </div>
        <p class="quiet">{words.selectionHint}</p>
      </PostForm>
    </>
  );
}

interface ActProps {
  readonly viewer: Viewer;
  readonly to: `/${string}`;
  readonly second?: boolean;
  readonly values: readonly string[];
  readonly children?: Child;
}

function Act({ viewer, to, second, values, children }: ActProps) {
  return (
    <PostForm viewer={viewer} to={to}>
      {values.map((value) => (
        <input type="hidden" name="agency" value={value} />
      ))}
      <button type="submit" class={second === true ? 'second' : ''}>
        {children}
      </button>
    </PostForm>
  );
}
