/** What the publisher can take back of one report, each with a reason: the approval, a waiver, or what is public by a correction. */
import type { Correction, Submission, Waiver } from '#shared/filing/model.js';
import { TAKE_BACK_REASON_MAX } from '#shared/filing/model.js';
import { openCorrection, reopeningOf } from '#shared/filing/taking-back.js';
import { next } from '#shared/filing/states.js';
import type { Texts } from '#shared/words/texts.js';
import { Lines } from '../parts/lines.js';
import { PostForm } from '../parts/post-form.js';
import { invalidWhen } from '../parts/problem.js';
import type { PublisherFilingPage } from '../publisher-views.js';
import type { Viewer } from '../views.js';

interface Props {
  readonly t: Texts;
  readonly view: PublisherFilingPage;
}

export function TakeBack({ t, view }: Props) {
  const words = t.takeBack;
  const { viewer, agency, filing } = view;
  const submission = view.current?.submission ?? null;
  if (filing === null || submission === null) return null;
  const open = openCorrection(filing);
  const reopened = submission.state === 'reopened' ? reopeningOf(filing, submission.n) : undefined;
  const form = { t, viewer, wrong: view.attempt?.refusal.code === 'reason-missing' };
  return (
    <>
      {reopened === undefined ? null : <WhyNote t={t} title={words.reopen.note} why={reopened} />}
      {open === undefined ? null : <WhyNote t={t} title={words.correct.note} why={open} />}
      {next(submission.state, 'reopen') === undefined ? null : (
        <ReasonForm {...form} id="reopen" to={`/filings/${agency.id}/reopen`} words={words.reopen} />
      )}
      {submission.state === 'released' && open === undefined ? (
        <ReasonForm {...form} id="correct" to={`/filings/${agency.id}/correction`} words={words.correct} />
      ) : null}
    </>
  );
}

/** Under a finding that was lifted, while nothing is filed on it. */
export function EndWaiver({ t, view, waiver, submission }: Props & { waiver: Waiver; submission: Submission['id'] }) {
  const wrong = view.attempt?.refusal.code === 'reason-missing' && view.attempt.typed['finding'] === waiver.finding;
  const fields = { submission, finding: waiver.finding };
  const id = `end-waiver-${waiver.finding}`;
  const words = t.takeBack.unwaive;
  return (
    <ReasonForm t={t} viewer={view.viewer} id={id} to="/waivers/end" words={words} fields={fields} wrong={wrong} />
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

interface ReasonFormProps {
  readonly t: Texts;
  readonly viewer: Viewer;
  readonly id: string;
  readonly to: `/${string}`;
  readonly words: { readonly title: string; readonly hint: string; readonly reason: string; readonly button: string };
  readonly fields?: Readonly<Record<string, string>>;
  readonly wrong: boolean;
}

function ReasonForm({ viewer, id, to, words, fields = {}, wrong }: ReasonFormProps) {
  return (
    <details {...(wrong ? { open: true } : {})}>
      <summary>{words.title}</summary>
      <PostForm viewer={viewer} to={to}>
        {Object.entries(fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="field">
          <label for={id}>{words.reason}</label>
          <p class="hint">{words.hint}</p>
          <textarea id={id} name="reason" rows={3} maxlength={TAKE_BACK_REASON_MAX} {...invalidWhen(wrong)}></textarea>
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
