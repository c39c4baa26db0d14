/**
 * What a report was returned with, item by item: the place, the comment, the agency's answer, and what became of the place.
 * The agency answers in a form; whoever decides next reads the same list, and sees at once where "mended" changed nothing.
 */
import type { Child } from 'hono/jsx';
import { COMMENT_MAX, REPLY_KINDS, type ChecklistItem } from '#shared/filing/comments.js';
import type { Texts } from '#shared/words/texts.js';
import { changeAt, placeIn, type PlaceChange } from '../changes.js';
import type { ReadSubmission } from '../views.js';
import { AboutLink, Quote } from './about-link.js';
import { commentAnchor, replyAnchor } from './anchors.js';
import { printed } from './cell.js';
import { Lines } from './lines.js';
import { faultAt, type Fault } from './problem.js';

export interface ChecklistProps {
  readonly t: Texts;
  readonly items: readonly ChecklistItem[];
  /** What was returned; null where it is not at hand. */
  readonly returned: ReadSubmission | null;
  /** What answers it now; null before there is a new file. */
  readonly current: ReadSubmission | null;
}

interface Compared {
  readonly item: ChecklistItem;
  readonly change: PlaceChange | null;
}

function compared({ items, returned, current }: ChecklistProps): Compared[] {
  return items.map((item) => ({
    item,
    change: returned === null || current === null ? null : changeAt(item.about, returned.record, current.record),
  }));
}

/** How many items say "mended", and of how many of those the place is another than before. */
export function Glance(props: ChecklistProps) {
  const all = compared(props);
  const mended = all.filter(({ item }) => item.reply?.how === 'mended');
  const changed = mended.filter(({ change }) => change?.changed === true).length;
  const explained = all.filter(({ item }) => item.reply?.how === 'explained').length;
  const tone = changed < mended.length ? 'explain' : 'ok';
  return <p class={`note ${tone}`}>{props.t.review.checklist.glance(mended.length, changed, explained)}</p>;
}

/** As whoever decides reads it, and the agency once it has filed. */
export function ChecklistView(props: ChecklistProps) {
  const { t } = props;
  return (
    <ol class="checklist">
      {compared(props).map((one) => (
        <Item {...props} {...one}>
          <Answer t={t} {...one} />
        </Item>
      ))}
    </ol>
  );
}

interface FieldsProps extends ChecklistProps {
  readonly typed: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
}

/** The fields of the form in which the agency answers. */
export function ChecklistFields(props: FieldsProps) {
  const { t, typed, faults } = props;
  const words = t.review.checklist;
  return (
    <ol class="checklist">
      {compared(props).map(({ item, change }) => {
        const { id, reply } = item;
        const fault = faultAt(faults, replyAnchor(id), `reply-hint-${id}`);
        const how = typed[`how:${id}`] ?? reply?.how;
        return (
          <Item {...props} item={item} change={change}>
            <fieldset class="field">
              <legend>{words.answer}</legend>
              {REPLY_KINDS.map((kind) => (
                <label class="choice">
                  <input type="radio" name={`how:${id}`} value={kind} {...(how === kind ? { checked: true } : {})} />
                  {words.kinds[kind]}
                </label>
              ))}
              <label for={replyAnchor(id)}>{words.text}</label>
              <p class="hint" id={`reply-hint-${id}`}>
                {words.textHint}
              </p>
              {fault.note}
              <textarea
                id={replyAnchor(id)}
                name={`reply:${id}`}
                rows={2}
                maxlength={COMMENT_MAX}
                {...fault.attributes}
              >
                {typed[`reply:${id}`] ?? reply?.text ?? ''}
              </textarea>
            </fieldset>
          </Item>
        );
      })}
    </ol>
  );
}

function Item({
  t,
  item,
  change,
  returned,
  current,
  children,
}: Pick<ChecklistProps, 't' | 'returned' | 'current'> & Compared & { readonly children?: Child }) {
  const { id, about, text } = item;
  const shown = current ?? returned;
  const here = returned === null || shown === null ? about : placeIn(about, returned.record, shown.record);
  return (
    <li id={commentAnchor(id)}>
      <p>
        {shown === null ? <b>{t.review.place(about)}</b> : <AboutLink t={t} about={here} linked />}
        {item.reply === null ? (
          <span class="tag explain">{t.review.checklist.open}</span>
        ) : (
          <span class="tag ok">{t.review.checklist.kinds[item.reply.how]}</span>
        )}
      </p>
      <Quote t={t} about={about} />
      <Lines text={text} />
      <Changed t={t} change={change} />
      {children}
    </li>
  );
}

function Changed({ t, change }: { readonly t: Texts; readonly change: PlaceChange | null }) {
  const words = t.review.checklist;
  if (change === null) return null;
  const { changed, cell } = change;
  const what = !changed
    ? words.unchangedYet
    : cell === undefined
      ? words.changedText
      : words.changed(printed(t, cell.from), printed(t, cell.to));
  return (
    <p class="num">
      {words.change + t.punctuation.colon}
      <b>{what}</b>
    </p>
  );
}

function Answer({ t, item: { reply }, change }: { readonly t: Texts } & Compared) {
  const words = t.review.checklist;
  if (reply === null) return null;
  const empty = reply.how === 'mended' && change?.changed === false;
  return (
    <div class={`note ${empty ? 'explain' : ''}`.trim()}>
      <p>
        <b>{words.answer + t.punctuation.colon + words.kinds[reply.how]}</b>{' '}
        <span class="quiet">{words.repliedBy(reply.by.name, t.dates.shortInstant(reply.at))}</span>
      </p>
      <Lines text={reply.text} />
      {empty ? (
        <p>
          <span class="tag explain">{words.notMended}</span>
        </p>
      ) : null}
    </div>
  );
}
