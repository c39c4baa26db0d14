/** What the publisher can take back of one report, each with a reason: the approval, a waiver, or what is public by a correction. */
import type { Submission, Waiver } from '#shared/filing/model.js';
import { openCorrection, reopeningOf } from '#shared/filing/taking-back.js';
import { TAKEDOWN_CAUSES, isRolledBack } from '#shared/filing/takedowns.js';
import { next } from '#shared/filing/states.js';
import type { Texts } from '#shared/words/texts.js';
import { waiverAnchor } from '../parts/anchors.js';
import { PostForm } from '../parts/post-form.js';
import { faultsOf, openAt, type Fault } from '../parts/problem.js';
import { ReasonField } from '../parts/reason-field.js';
import { ReasonForm } from '../parts/reason-form.js';
import { TakenDownNote, WhyNote } from '../parts/taken-back.js';
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
  const last = filing.takedowns.at(-1);
  // A correction that went with its release stands for release again beside the version before it.
  const rolledBack =
    last !== undefined && isRolledBack(last) && last.n === submission.n && submission.state !== 'released';
  const takedown = filing.released === null || rolledBack ? last : undefined;
  const form = { viewer: view.viewer, faults: reasonFaults(t, view) };
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
      {filing.released === null ? null : <TakeDownForm t={t} view={view} agency={agency.id} />}
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
    <ReasonForm
      viewer={view.viewer}
      faults={reasonFaults(t, view)}
      id={waiverAnchor(waiver.finding)}
      to="/waivers/end"
      words={words}
      fields={fields}
    />
  );
}

interface TakeDownFormProps {
  readonly t: Texts;
  readonly view: PublisherFilingPage;
  readonly agency: string;
}

function TakeDownForm({ t, view, agency }: TakeDownFormProps) {
  const words = t.takeDown;
  const faults = reasonFaults(t, view);
  return (
    <details {...openAt(faults, 'take-down')}>
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
        <ReasonField id="take-down" label={words.reason} faults={faults} />
        <div class="buttons">
          <button type="submit" class="second">
            {words.next}
          </button>
        </div>
      </PostForm>
    </details>
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

export function reasonFaults(t: Texts, view: PublisherFilingPage): Fault[] {
  return faultsOf(t, view.attempt?.refusal, reasonField(view));
}
