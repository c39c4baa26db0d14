/** What the publisher can take back of one report, each with a reason: the approval, a waiver, or what is public by a correction. */
import type { Correction, Submission, Waiver } from '#shared/filing/model.js';
import { TAKE_BACK_REASON_MAX } from '#shared/filing/model.js';
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
  const form = { t, view };
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
  const fields = { submission, finding: waiver.finding };
  const words = t.takeBack.unwaive;
  return (
    <ReasonForm t={t} view={view} id={waiverAnchor(waiver.finding)} to="/waivers/end" words={words} fields={fields} />
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
