/** What the publisher can take back of one report, each with a reason: the approval, a waiver, or what is public by a correction. */
import type { Correction, Submission, Takedown, Waiver } from '#shared/filing/model.js';
import { TAKE_BACK_REASON_MAX, TAKEDOWN_CAUSES } from '#shared/filing/model.js';
import { openCorrection, reopeningOf } from '#shared/filing/taking-back.js';
import { next } from '#shared/filing/states.js';
import type { Texts } from '#shared/words/texts.js';
import { waiverAnchor } from '../parts/anchors.js';
import { Lines } from '../parts/lines.js';
import { PostForm } from '../parts/post-form.js';
import { faultAt, faultsOf } from '../parts/problem.js';
import type { PublisherFilingPage } from '../publisher-views.js';

interface Props {
  readonly t: Texts;
  readonly view: PublisherFilingPage;
}

export function TakeBack({ t, view }: Props) {
  const words = t.takeBack;
  const { agency, filing } = view;
  const submission = view.current?.submission ?? null;
  if (filing === null || submission === null) return null;
  const open = openCorrection(filing);
  const reopened = submission.state === 'reopened' ? reopeningOf(filing, submission.n) : undefined;
  const takedown = filing.released === null ? filing.takedowns.at(-1) : undefined;
  const form = { t, view };
  return (
    <>
      {reopened === undefined ? null : <WhyNote t={t} title={words.reopen.note} why={reopened} />}
      {open === undefined ? null : <WhyNote t={t} title={words.correct.note} why={open} />}
      {next(submission.state, 'reopen') === undefined ? null : (
        <ReasonForm {...form} id="reopen" to={`/filings/${agency.id}/reopen`} words={words.reopen} />
      )}
      {takedown === undefined ? null : <TakenDownNote t={t} takedown={takedown} />}
      {submission.state === 'released' && open === undefined ? (
        <ReasonForm {...form} id="correct" to={`/filings/${agency.id}/correction`} words={words.correct} />
      ) : null}
      {filing.released === null ? null : <TakeDownForm {...form} agency={agency.id} />}
      {submission.state === 'taken-down' && takedown !== undefined ? (
        <ReasonForm {...form} id="put-back" to={`/filings/${agency.id}/put-back`} words={t.takeDown.putBack} />
      ) : null}
    </>
  );
}

/** Under a finding that was lifted, while nothing is filed on it. */
export function EndWaiver({ t, view, waiver, submission }: Props & { waiver: Waiver; submission: Submission['id'] }) {
  const fields = { submission, finding: waiver.finding };
  const words = t.takeBack.unwaive;
  return (
    <ReasonForm t={t} view={view} id={waiverAnchor(waiver.finding)} to="/waivers/end" words={words} fields={fields} />
  );
}

/** Since when it is not public, and that it stands for release again where it does. */
export function TakenDownNote({ t, takedown }: { readonly t: Texts; readonly takedown: Takedown }) {
  const words = t.takeDown;
  const { putBack } = takedown;
  return (
    <>
      <div class="note explain">
        <h3>{words.note(takedown.by.name, t.dates.instant(takedown.at))}</h3>
        <p>{words.because(words.causes[takedown.cause])}</p>
        <Lines text={takedown.reason} />
      </div>
      {putBack === null ? null : <WhyNote t={t} title={words.putBack.note} why={putBack} />}
    </>
  );
}

interface TakeDownFormProps {
  readonly t: Texts;
  readonly view: PublisherFilingPage;
  readonly agency: string;
}

function TakeDownForm({ t, view, agency }: TakeDownFormProps) {
  const words = t.takeDown;
  const reason = faultAt(faultsOf(t, view.attempt?.refusal, reasonField(view)), 'take-down');
  return (
    <details {...(reason.note === null ? {} : { open: true })}>
      <summary>{words.title}</summary>
      <PostForm viewer={view.viewer} to={`/filings/${agency}/take-down`}>
        <input type="hidden" name="act" value="take-down" />
        <p class="hint">{words.hint}</p>
        <fieldset class="field">
          <legend>{words.cause}</legend>
          {TAKEDOWN_CAUSES.map((cause) => (
            <label class="choice">
              <input type="radio" name="cause" value={cause} required />
              <span>{words.causes[cause]}</span>
            </label>
          ))}
        </fieldset>
        <div class="field">
          <label for="take-down">{words.reason}</label>
          {reason.note}
          <textarea
            id="take-down"
            name="reason"
            rows={3}
            maxlength={TAKE_BACK_REASON_MAX}
            {...reason.attributes}
          ></textarea>
        </div>
        <div class="buttons">
          <button type="submit" class="second">
            {words.next}
          </button>
        </div>
      </PostForm>
    </details>
  );
}

export function WhyNote({
  t,
  title,
  why,
}: {
  readonly t: Texts;
  readonly title: (by: string, at: string) => string;
  readonly why: Pick<Correction, 'by' | 'at' | 'reason'>;
}) {
  return (
    <div class="note explain">
      <h3>{title(why.by.name, t.dates.instant(why.at))}</h3>
      <Lines text={t.takeBack.because(why.reason)} />
    </div>
  );
}

/** The field whose reason was missing. */
export function reasonField({ attempt, current }: PublisherFilingPage): string {
  const finding = attempt?.typed['finding'];
  if (finding !== undefined) return waiverAnchor(finding);
  if (attempt?.typed['act'] === 'take-down') return 'take-down';
  if (current?.submission.state === 'taken-down') return 'put-back';
  return current?.submission.state === 'released' ? 'correct' : 'reopen';
}

interface ReasonFormProps {
  readonly t: Texts;
  readonly view: PublisherFilingPage;
  readonly id: string;
  readonly to: `/${string}`;
  readonly words: { readonly title: string; readonly hint: string; readonly reason: string; readonly button: string };
  readonly fields?: Readonly<Record<string, string>>;
}

function ReasonForm({ t, view, id, to, words, fields = {} }: ReasonFormProps) {
  const reason = faultAt(faultsOf(t, view.attempt?.refusal, reasonField(view)), id, `${id}-hint`);
  return (
    <details {...(reason.note === null ? {} : { open: true })}>
      <summary>{words.title}</summary>
      <PostForm viewer={view.viewer} to={to}>
        {Object.entries(fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="field">
          <label for={id}>{words.reason}</label>
          <p class="hint" id={`${id}-hint`}>
            {words.hint}
          </p>
          {reason.note}
          <textarea id={id} name="reason" rows={3} maxlength={TAKE_BACK_REASON_MAX} {...reason.attributes}></textarea>
        </div>
        <div class="buttons">
          <button type="submit" class="second">
            {words.button}
          </button>
        </div>
      </PostForm>
    </details>
  );
}
