/** The agency's page: the comments that the report was returned with, to be answered one by one until it is filed again. */
import { unanswered, type ChecklistItem } from '#shared/filing/comments.js';
import { listToAnswer } from '#shared/deeds/filing/reply.js';
import type { Texts } from '#shared/words/texts.js';
import { ChecklistFields, ChecklistView, type ChecklistProps } from '../parts/checklist.js';
import { PostForm } from '../parts/post-form.js';
import { faultsOf } from '../parts/problem.js';
import type { FilingPage, ReadSubmission } from '../views.js';

interface ReturnListProps {
  readonly t: Texts;
  readonly view: FilingPage;
  readonly read: ReadSubmission | null;
  /** Whether the season still takes answers. */
  readonly open: boolean;
}

/** The list that the agency works at, or the one that went with what it filed. */
function listOf({ view }: ReturnListProps): { readonly items: readonly ChecklistItem[]; readonly ofReturned: boolean } {
  const submission = view.current?.submission;
  if (submission?.state === 'returned') return { items: submission.returnedWith ?? [], ofReturned: true };
  return { items: submission?.checklist ?? [], ofReturned: false };
}

export function ReturnList(props: ReturnListProps) {
  const { t, view, read, open } = props;
  const { items, ofReturned } = listOf(props);
  if (items.length === 0) return null;
  const words = t.review.checklist;
  const list: ChecklistProps = ofReturned
    ? { t, items, returned: read, current: null }
    : { t, items, returned: view.returned, current: read };
  const left = unanswered(items).length;
  const refusal = view.attempt?.refusal;
  const editable = open && listToAnswer(view.current?.submission ?? null) !== undefined;
  return (
    <section aria-labelledby="checklist">
      <h2 id="checklist">{words.title}</h2>
      <p>{words.count(items.length - left, items.length)}</p>
      {editable ? (
        <PostForm viewer={view.viewer} to="/replies" data-record="1">
          <input type="hidden" name="shown" value={view.shown} />
          <p class="hint">{words.agencyHint}</p>
          <ChecklistFields {...list} typed={view.attempt?.typed ?? {}} faults={faultsOf(t, refusal)} />
          <div class="buttons noprint">
            <button type="submit" class="second">
              {words.save}
            </button>
            <span class="quiet">{words.saveNext}</span>
          </div>
        </PostForm>
      ) : (
        <ChecklistView {...list} />
      )}
    </section>
  );
}
