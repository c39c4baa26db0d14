/** The agency's page, its head: where the report stands, what comes next, and what was said about it on the way. */
import type { Outstanding } from '#shared/filing/completeness.js';
import type { Decision } from '#shared/filing/model.js';
import { isUnfiledState } from '#shared/reminders/due.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import type { Texts } from '#shared/words/texts.js';
import { doubtOf } from '../parts/doubt.js';
import { itemsToMend } from '../parts/findings.js';
import { placeToMend } from '../parts/mend-here.js';
import { DecisionNote, OriginalLink, ReceiptLines, StateTag } from '../parts/lines.js';
import { activeRecorder, worksOn } from '#shared/filing/recording.js';
import { MarksExplained } from '../parts/filing-marks.js';
import { isRolledBack } from '#shared/filing/takedowns.js';
import { openCorrection } from '#shared/filing/taking-back.js';
import { RefusedUpload } from '../parts/refused-upload.js';
import { TakenDownNote, WhyNote } from '../parts/taken-back.js';
import { DraftNow, nextOf, Now } from './filing-now.js';
import type { FilingPage, OpenReturn, ReadSubmission, Receipt } from '../views.js';

interface StatusProps {
  readonly t: Texts;
  readonly view: FilingPage;
  readonly waiting: boolean;
  /** What is still open in a draft; null when the agency has no draft to work on. */
  readonly open: Outstanding | null;
  /** What was read, where it is shown below. */
  readonly read: ReadSubmission | null;
}

export function Status({ t, view, waiting, open, read }: StatusProps) {
  const submission = view.current?.submission ?? null;
  const words = t.filing;
  if (waiting) {
    return (
      <section aria-labelledby="status" data-waiting="1" data-slow={t.upload.script.slow}>
        <h2 id="status">{words.statusHeading}</h2>
        <p class="lead" role="status" data-waiting-text="1">
          {view.awaiting && submission?.state !== 'received'
            ? words.awaiting
            : view.scanning !== null
              ? words.scanning.now
              : words.whatNow.received}
        </p>
        {view.scanning === null ? null : (
          <p>
            {words.scanning.until(t.dates.instant(view.scanning.until))}
            {view.scanning.isSlow ? (
              <>
                {words.scanning.slow} <a href="#upload">{t.upload.again}</a>
              </>
            ) : null}
          </p>
        )}
        <p class="quiet">{words.lookHint}</p>
        <p>
          <a class="button" href={`/g/${view.viewer.grant}`}>
            {words.look}
          </a>
        </p>
      </section>
    );
  }
  // The latest file may have been refused while nothing counts, or while another submission still does.
  const latest = view.uploads[0];
  const refused = latest?.state === 'refused' ? latest : null;
  const last = submission?.decisions.at(-1);
  const list = submission?.state === 'returned' ? submission.returnedWith : submission?.checklist;
  // The words of a return stand once on the page: in the list that answers them.
  const listed = (list ?? []).length > 0;
  const check = view.current?.check ?? null;
  const items = check === null ? 0 : itemsToMend(check);
  return (
    <section aria-labelledby="status">
      <h2 id="status">
        {words.statusHeading} {submission === null ? null : <StateTag t={t} state={submission.state} />}
      </h2>
      {open === null ? (
        <Now t={t} view={view} />
      ) : (
        <DraftNow
          t={t}
          open={open}
          items={items}
          mending={read === null ? undefined : placeToMend(read, view.viewer.grant)}
        />
      )}
      {refused === null ? null : <RefusedUpload t={t} submission={refused} />}
      {last === undefined ? null : listed && last.outcome === 'returned' ? (
        <ReturnedBy t={t} decision={last} />
      ) : (
        <DecisionNote t={t} decision={last} not={doubtOf(submission, last)} linked={view.current?.record != null} />
      )}
      {view.openReturn === null ? null : <ReturnNote t={t} open={view.openReturn} listed={listed} />}
      <TakenBack t={t} view={view} />
      {submission === null || view.receipt !== null ? null : <MarksExplained t={t} submission={submission} own />}
      <PaperExpected t={t} view={view} />
      {submission === null && refused === null ? null : (
        <p>
          <b>{t.layout.next + t.punctuation.colon}</b>
          {nextOf(t, view)}
        </p>
      )}
      {view.publishedUrl === null ? null : (
        <p>
          {words.published + t.punctuation.colon}
          <a href={view.publishedUrl}>{words.publishedLink}</a>
        </p>
      )}
      {submission === null || submission.state === 'refused' ? null : (
        <p>
          <OriginalLink t={t} grant={view.viewer.grant} submission={submission} />
          {t.punctuation.aside(t.names.submissionNumber(submission.n))}
        </p>
      )}
      {view.receipt === null ? null : <ReceiptNote t={t} grant={view.viewer.grant} receipt={view.receipt} />}
    </section>
  );
}

/** To the contact, while somebody records for them what they handed in on paper. */
function PaperExpected({ t, view: { filing, agency, viewer } }: Pick<StatusProps, 't' | 'view'>) {
  const recorder = filing === null ? undefined : activeRecorder(filing);
  if (recorder === undefined || viewer.role !== 'agency' || !worksOn(agency, filing).records) return null;
  const state = filing?.state ?? null;
  const words = t.recording;
  const [name, day] = [recorder.person.name, t.dates.day(recorder.receivedOn)];
  if (isUnfiledState(state)) return <p class="note">{words.expected(name, day)}</p>;
  return (
    <p class="note">
      {words.filed(name, day)}
      {state === 'in-review' || state === 'in-approval' ? ` ${words.wrongThen}` : null}
    </p>
  );
}

/** Why the publisher opened the report again, or wants what is public corrected: it stands until the agency has filed anew. */
function TakenBack({ t, view: { filing, current } }: Pick<StatusProps, 't' | 'view'>) {
  if (filing === null) return null;
  const last = filing.reopenings.at(-1);
  const isAtWork = current?.submission.n === last?.n || current?.submission.state === 'draft';
  const reopened = isAtWork ? last : undefined;
  const correction = openCorrection(filing);
  const { released, takedowns } = filing;
  // A correction that went with its release is down while the version before it stands.
  const down = released === null ? takedowns : takedowns.filter((each) => isRolledBack(each) && each.at > released.at);
  const takedown =
    current?.submission.state === 'draft' ? down.at(-1) : down.findLast(({ n }) => n === current?.submission.n);
  return (
    <>
      {reopened === undefined ? null : <WhyNote t={t} title={t.takeBack.reopen.note} why={reopened} />}
      {correction === undefined ? null : <WhyNote t={t} title={t.takeBack.correct.note} why={correction} />}
      {takedown === undefined ? null : <TakenDownNote t={t} takedown={takedown} />}
    </>
  );
}

/** What a reviewer wrote about the report before: the file at work is checked against it. */
function ReturnNote({ t, open, listed }: { readonly t: Texts; readonly open: OpenReturn; readonly listed: boolean }) {
  return (
    <>
      {listed ? <ReturnedBy t={t} decision={open.decision} /> : <DecisionNote t={t} decision={open.decision} />}
      <p class="quiet">{t.filing.returnStands(t.names.submissionNumber(open.submission.n))}</p>
    </>
  );
}

function ReturnedBy({ t, decision: { stage, by, at } }: { readonly t: Texts; readonly decision: Decision }) {
  return (
    <div class="note block">
      <h3>{t.filing.returnedBy(t.names.stages[stage], by.name, t.dates.instant(at))}</h3>
      <p>
        <a href="#checklist">{t.review.checklist.title}</a>
      </p>
    </div>
  );
}

/** Stands open where it is news, and folded where the report came back and something else is to be done. */
function ReceiptNote({ t, grant, receipt }: { readonly t: Texts; readonly grant: GrantId; readonly receipt: Receipt }) {
  const { title } = t.filing.receipt;
  if (receipt.submission.state === 'returned' || receipt.submission.state === 'withdrawn') {
    return (
      <details>
        <summary>{title}</summary>
        <ReceiptLines t={t} grant={grant} receipt={receipt} />
      </details>
    );
  }
  return (
    <div class="note ok">
      <h3>{title}</h3>
      <ReceiptLines t={t} grant={grant} receipt={receipt} />
    </div>
  );
}
