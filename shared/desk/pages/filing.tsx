/** The agency's page: where the report stands, what to look at, and the one next act: upload, complete, file or withdraw. */
import { isReady, outstanding, type Outstanding } from '../../filing/completeness.js';
import { UNDER_DECISION } from '../../filing/states.js';
import type { Texts } from '../../language/texts.js';
import { defaultTexts, Document, toHtml } from '../document.js';
import { LastYear } from '../parts/last-year.js';
import { Deadline, DecisionNote, OriginalLink, ReceiptLines, StateTag, Uploads } from '../parts/lines.js';
import { Problem } from '../parts/problem.js';
import { Progress } from '../parts/progress.js';
import { BlankForms } from '../parts/take-away.js';
import { UploadBox } from '../parts/upload-box.js';
import type { FilingPage, OpenReturn, ReadSubmission, Receipt } from '../views.js';
import { Declaration } from './filing-declaration.js';
import { ReadResult, ReadTables } from './filing-result.js';

export function renderFilingPage(view: FilingPage, t: Texts = defaultTexts): string {
  return toHtml(<Page t={t} view={view} />);
}

/** The submission with what was read, when there is something read. */
export function readOf(view: Pick<FilingPage, 'current'>): ReadSubmission | null {
  const { current } = view;
  return current !== null && current.record !== null && current.check !== null
    ? { submission: current.submission, record: current.record, check: current.check }
    : null;
}

function Page({ t, view }: { readonly t: Texts; readonly view: FilingPage }) {
  const { viewer, season, agency, current } = view;
  const submission = current?.submission ?? null;
  const read = readOf(view);
  const state = submission?.state ?? null;
  const closed = season.state === 'closed' || season.state === 'archived';
  const waiting = view.awaiting || state === 'received';
  const settled =
    state !== null && (UNDER_DECISION.includes(state) || ['released', 'corrected', 'taken-down'].includes(state));
  const mayUpload = !closed && !settled;
  const shown = waiting ? null : read;
  const open = shown === null ? null : outstanding(shown.submission, shown.record, shown.check);
  // Uploading stands where it is the next act: first when there is no draft, after the findings when they block.
  const uploadNext = mayUpload && !waiting && state !== 'draft';
  const mustMend = mayUpload && state === 'draft' && open !== null && open.blocks.length > 0;
  const name = t.names.filingTitle(agency.name, season.year);
  return (
    <Document t={t} title={name} viewer={viewer} season={season}>
      <Problem t={t} attempt={view.attempt} />
      <h1>{name}</h1>
      <Deadline t={t} today={view.today} deadline={agency.deadline} over={settled} />
      <Progress t={t} submission={submission} />
      <Status t={t} view={view} waiting={waiting} open={closed || state !== 'draft' ? null : open} />
      {uploadNext ? <Upload t={t} view={view} first={view.uploads.length === 0} /> : null}
      {shown === null ? null : (
        <>
          <ReadResult t={t} view={view} read={shown} />
          {mustMend ? <Upload t={t} view={view} first={false} /> : null}
          <ReadTables t={t} view={view} read={shown} />
          {shown.submission.state === 'draft' && !closed && open !== null ? (
            <Declaration t={t} view={view} open={open} />
          ) : null}
        </>
      )}
      {state === 'in-review' || state === 'in-approval' ? <Withdraw t={t} view={view} /> : null}
      {mayUpload && !waiting && !uploadNext && !mustMend ? <Upload t={t} view={view} first={false} /> : null}
      <Uploads t={t} viewer={viewer} uploads={view.uploads} />
    </Document>
  );
}

interface StatusProps {
  readonly t: Texts;
  readonly view: FilingPage;
  readonly waiting: boolean;
  /** What is still open in a draft; null when the agency has no draft to work on. */
  readonly open: Outstanding | null;
}

function Status({ t, view, waiting, open }: StatusProps) {
  const submission = view.current?.submission ?? null;
  const words = t.filing;
  if (waiting) {
    return (
      <section aria-labelledby="status" data-waiting="1" data-slow={t.upload.script.slow}>
        <h2 id="status">{words.statusHeading}</h2>
        <p class="lead" role="status" data-waiting-text="1">
          {view.awaiting && submission?.state !== 'received' ? words.awaiting : words.whatNow.received}
        </p>
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
  return (
    <section aria-labelledby="status">
      <h2 id="status">
        {words.statusHeading} {submission === null ? null : <StateTag t={t} state={submission.state} />}
      </h2>
      {open === null ? (
        <p class="lead">
          {submission === null
            ? refused === null
              ? words.nothingYet
              : words.whatNow.refused
            : words.whatNow[submission.state]}
        </p>
      ) : (
        <DraftNow t={t} open={open} />
      )}
      {refused === null ? null : <RefusedUpload t={t} submission={refused} />}
      {last === undefined ? null : <DecisionNote t={t} decision={last} />}
      {view.openReturn === null ? null : <ReturnNote t={t} open={view.openReturn} />}
      {submission === null && refused === null ? null : (
        <p>
          <b>{t.layout.next}：</b>
          {words.whatNext[submission?.state ?? 'refused']}
        </p>
      )}
      {view.publishedUrl === null ? null : (
        <p>
          {words.published}：<a href={view.publishedUrl}>{words.publishedLink}</a>
        </p>
      )}
      {submission === null || submission.state === 'refused' ? null : (
        <p>
          <OriginalLink t={t} grant={view.viewer.grant} submission={submission} />（
          {t.names.submissionNumber(submission.n)}）
        </p>
      )}
      {view.receipt === null ? null : <ReceiptNote t={t} receipt={view.receipt} />}
    </section>
  );
}

/** The one next act of a draft, and the way to it on this page. */
function DraftNow({ t, open }: { readonly t: Texts; readonly open: Outstanding }) {
  const { draftNow, draftGo } = t.filing;
  const [text, go, href] =
    open.blocks.length > 0
      ? [draftNow.mend(open.blocks.length), draftGo.mend, '#upload']
      : isReady(open)
        ? [draftNow.ready, draftGo.ready, '#declare']
        : [draftNow.complete, draftGo.complete, '#result'];
  return (
    <>
      <p class="lead">{text}</p>
      <ul class="jump noprint">
        {open.blocks.length > 0 ? (
          <li>
            <a href="#findings-block">{draftGo.see}</a>
          </li>
        ) : null}
        <li>
          <a href={href}>{go}</a>
        </li>
      </ul>
    </>
  );
}

/** What a reviewer wrote about the report before: the file at work is checked against it. */
function ReturnNote({ t, open }: { readonly t: Texts; readonly open: OpenReturn }) {
  return (
    <>
      <DecisionNote t={t} decision={open.decision} />
      <p class="quiet">{t.filing.returnStands(t.names.submissionNumber(open.submission.n))}</p>
    </>
  );
}

/** Stands open where it is news, and folded where the report came back and something else is to be done. */
function ReceiptNote({ t, receipt }: { readonly t: Texts; readonly receipt: Receipt }) {
  const { title } = t.filing.receipt;
  if (receipt.submission.state === 'returned' || receipt.submission.state === 'withdrawn') {
    return (
      <details>
        <summary>{title}</summary>
        <ReceiptLines t={t} receipt={receipt} />
      </details>
    );
  }
  return (
    <div class="note ok">
      <h3>{title}</h3>
      <ReceiptLines t={t} receipt={receipt} />
    </div>
  );
}

function RefusedUpload({ t, submission }: { t: Texts; submission: FilingPage['uploads'][number] }) {
  if (submission.refusal === null) return null;
  const reason = t.refusals[submission.refusal.code];
  const fact = t.refusalFact(submission.refusal);
  return (
    <div class="note block">
      <h3>
        {t.filing.refusedHeading(t.names.file(submission.fileName))}：{reason.title}
      </h3>
      <p>{reason.what}</p>
      <p>{reason.why}</p>
      {fact === null ? null : (
        <p>
          {fact[0]}：<b>{fact[1]}</b>
        </p>
      )}
      <p>
        <b>{t.filing.todoHeading}：</b>
      </p>
      <ul>
        {reason.todo.map((step) => (
          <li>{step}</li>
        ))}
      </ul>
    </div>
  );
}

function Upload({ t, view, first }: { readonly t: Texts; readonly view: FilingPage; readonly first: boolean }) {
  return (
    <section aria-labelledby="upload" class="noprint">
      <h2 id="upload">{first ? t.upload.title : t.upload.again}</h2>
      {first ? null : <p>{t.upload.againHint}</p>}
      <UploadBox t={t} grant={view.viewer.grant} maxBytes={view.maxBytes} />
      <BlankForms t={t} grant={view.viewer.grant} />
      <LastYear t={t} year={view.season.year} lastYear={view.lastYear} record={null} />
      {first ? (
        <>
          <h3>{t.upload.what}</h3>
          <ol>
            {t.filing.nothingNext.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
        </>
      ) : null}
    </section>
  );
}

function Withdraw({ t, view }: { readonly t: Texts; readonly view: FilingPage }) {
  const words = t.filing.withdraw;
  return (
    <section aria-labelledby="withdraw" class="noprint">
      <h2 id="withdraw">{words.title}</h2>
      <p>{words.hint}</p>
      <form method="post" action={`/g/${view.viewer.grant}/withdraw`}>
        <input type="hidden" name="shown" value={view.shown} />
        <div class="buttons">
          <button type="submit" class="second">
            {words.button}
          </button>
        </div>
      </form>
    </section>
  );
}
