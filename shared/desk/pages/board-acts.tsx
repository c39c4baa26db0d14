/** The acts on a selection of the board. Ticks in the table name these forms; "all" carries its list along, without script. */
import type { Child } from 'hono/jsx';
import { submissionId } from '#shared/ids/submission-id.js';
import type { Texts } from '#shared/words/texts.js';
import { groupOf } from '../board-rows.js';
import type { BoardPage } from '../views.js';

export const INVITE_FORM = 'invite';
export const RELEASE_FORM = 'release';

export function BoardActs({ t, view }: { readonly t: Texts; readonly view: BoardPage }) {
  const words = t.board;
  const base = `/g/${view.viewer.grant}`;
  const uninvited = view.rows.filter((row) => groupOf(row) === 'not-invited').map((row) => row.agency.id);
  const invitable = view.rows.some((row) => ['not-invited', 'invited'].includes(groupOf(row)));
  const approved = view.rows.flatMap(({ filing, ...row }) =>
    filing !== null && filing.current !== null && groupOf({ filing, ...row }) === 'approved'
      ? [submissionId(filing, filing.current)]
      : [],
  );
  return (
    <section aria-labelledby="acts" class="noprint">
      <h2 id="acts">{words.acts}</h2>
      {!invitable && approved.length === 0 ? (
        <p>{words.actsNone}</p>
      ) : (
        <>
          <div class="buttons">
            {invitable ? (
              <Act id={INVITE_FORM} action={`${base}/invitations`} second>
                {words.invite}
              </Act>
            ) : null}
            {uninvited.length > 0 ? (
              <Act action={`${base}/invitations`} second name="agency" values={uninvited}>
                {words.inviteAll(uninvited.length)}
              </Act>
            ) : null}
            {approved.length > 0 ? (
              <>
                <Act id={RELEASE_FORM} action={`${base}/releases`} second>
                  {words.release}
                </Act>
                <Act action={`${base}/releases`} name="submission" values={approved}>
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
  readonly action: string;
  readonly second?: boolean;
  readonly name?: string;
  readonly values?: readonly string[];
  readonly children?: Child;
}

function Act({ id, action, second, name, values = [], children }: ActProps) {
  return (
    <form method="post" action={action} {...(id === undefined ? {} : { id })}>
      {values.map((value) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class={second === true ? 'second' : ''}>
        {children}
      </button>
    </form>
  );
}
