/** The acts on a selection of the board. Ticks in the table name these forms; "all" carries its list along, without script. */
import type { Child } from 'hono/jsx';
import { submissionId } from '#shared/ids/submission-id.js';
import type { Texts } from '#shared/words/texts.js';
import { groupOf } from '../board-rows.js';
import { PostForm } from '../parts/post-form.js';
import type { Viewer } from '../views.js';
import type { BoardPage } from '../publisher-views.js';

export const INVITE_FORM = 'invite';
export const RELEASE_FORM = 'release';

export function BoardActs({ t, view }: { readonly t: Texts; readonly view: BoardPage }) {
  const words = t.board;
  const { viewer, releasing } = view;
  const uninvited = view.rows.filter((row) => groupOf(row) === 'not-invited').map((row) => row.agency.id);
  const invitable = view.rows.some((row) => ['not-invited', 'invited'].includes(groupOf(row)));
  const waiting = view.rows.flatMap(({ filing, ...row }) =>
    filing !== null && filing.current !== null && groupOf({ filing, ...row }) === 'approved'
      ? [submissionId(filing, filing.current)]
      : [],
  );
  // What is being released still waits in its row: offered again, it would only be the same release.
  const approved = releasing === null ? waiting : [];
  return (
    <section aria-labelledby="acts" class="noprint">
      <h2 id="acts">{words.acts}</h2>
      {releasing === null ? null : <p class="note look">{words.releasingNow(releasing.count)}</p>}
      {!invitable && approved.length === 0 ? (
        releasing === null && <p>{words.actsNone}</p>
      ) : (
        <>
          <div class="buttons">
            {invitable ? (
              <Act id={INVITE_FORM} viewer={viewer} to="/invitations" second>
                {words.invite}
              </Act>
            ) : null}
            {uninvited.length > 0 ? (
              <Act viewer={viewer} to="/invitations" second name="agency" values={uninvited}>
                {words.inviteAll(uninvited.length)}
              </Act>
            ) : null}
            {approved.length > 0 ? (
              <>
                <Act id={RELEASE_FORM} viewer={viewer} to="/releases" second>
                  {words.release}
                </Act>
                <Act viewer={viewer} to="/releases" name="submission" values={approved}>
                  {words.releaseAll(approved.length)}
                </Act>
              </>
            ) : null}
          </div>
          <p class="quiet">{words.actsHint}</p>
        </>
      )}
    </section>
  );
}

interface ActProps {
  readonly id?: string;
  readonly viewer: Viewer;
  readonly to: `/${string}`;
  readonly second?: boolean;
  readonly name?: string;
  readonly values?: readonly string[];
  readonly children?: Child;
}

function Act({ id, viewer, to, second, name, values = [], children }: ActProps) {
  return (
    <PostForm viewer={viewer} to={to} {...(id === undefined ? {} : { id })}>
      {values.map((value) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class={second === true ? 'second' : ''}>
        {children}
      </button>
    </PostForm>
  );
}
