/** The agency's page: where the report stands, what to look at, and the one next act: upload, complete, file or withdraw. */
import { isReady, outstanding } from '#shared/filing/completeness.js';
import { isAgencyAtWork, isPaperInTime } from '#shared/filing/recording.js';
import { isOver } from '#shared/filing/over.js';
import { awaitsCorrection, openCorrection } from '#shared/filing/taking-back.js';
import { ALL_CELLS, ALL_SECTIONS } from '#shared/form/progress.js';
import { UNDER_DECISION } from '#shared/filing/states.js';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { LastYear } from '../parts/last-year.js';
import { PostForm } from '../parts/post-form.js';
import { Deadline, Uploads } from '../parts/lines.js';
import { Problem } from '../parts/problem.js';
import { Progress } from '../parts/progress.js';
import { PortalKit } from '../parts/portal-kit.js';
import { BlankForms } from '../parts/take-away.js';
import { UploadBox } from '../parts/upload-box.js';
import type { FilingPage, ReadSubmission } from '../views.js';
import { BeforeFiling } from './before-filing.js';
import { Declaration } from './filing-declaration.js';
import { ReturnList } from './filing-checklist.js';
import { ReadResult, ReadTables } from './filing-result.js';
import { Status } from './filing-status.js';

export function renderFilingPage(view: FilingPage, t: Texts): string {
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
  const closed = isOver(season, view.filing);
  const asked = view.filing !== null && awaitsCorrection(view.filing);
  // A correction has no deadline of its own, and the one of the report was kept or missed long ago.
  const isCorrected = view.filing !== null && openCorrection(view.filing) !== undefined;
  const waiting = view.awaiting || state === 'received';
  const settled =
    state !== null && (UNDER_DECISION.includes(state) || state === 'corrected' || (state === 'released' && !asked));
  // What the agency sent itself is not theirs who record paper for it.
  const notTheirs =
    viewer.recordsFor !== undefined &&
    viewer.person.address !== agency.contact.address &&
    submission !== null &&
    submission.recorded === undefined;
  const onPaper = isPaperInTime(agency, view.filing);
  const setAside = notTheirs && view.filing !== null && isAgencyAtWork(view.filing, submission);
  const mayUpload = !closed && !settled && !setAside;
  const shown = waiting ? null : read;
  const open = shown === null ? null : outstanding(shown.submission, shown.record, shown.check);
  // Uploading stands where it is the next act: first when there is no draft, after the findings when they block.
  const uploadNext = mayUpload && !waiting && state !== 'draft';
  const mustMend = mayUpload && state === 'draft' && open !== null && open.blocks.length > 0;
  const declaration =
    shown !== null && shown.submission.state === 'draft' && !closed && !setAside && open !== null ? (
      <Declaration t={t} view={view} open={open} />
    ) : null;
  // With nothing left to do, the last look and the one button come first, and what stands behind them after.
  const readyToFile = declaration !== null && open !== null && isReady(open);
  const name = t.names.filingTitle(agency.name, season.year);
  return (
    <Document t={t} title={name} viewer={viewer} season={season}>
      <Problem t={t} attempt={view.attempt} />
      <h1>{name}</h1>
      <Deadline t={t} today={view.today} deadline={agency.deadline} over={settled || isCorrected || onPaper} />
      <Progress t={t} submission={submission} />
      <Status
        t={t}
        view={view}
        read={shown}
        waiting={waiting}
        open={closed || setAside || state !== 'draft' ? null : open}
      />
      {setAside ? <p class="note">{t.recording.agencyAtWork}</p> : null}
      {waiting ? null : <ReturnList t={t} view={view} read={read} open={!closed && !notTheirs} />}
      {uploadNext ? <Upload t={t} view={view} first={view.uploads.length === 0} /> : null}
      {shown === null ? null : (
        <>
          {readyToFile ? (
            <>
              <BeforeFiling t={t} view={view} read={shown} />
              {declaration}
            </>
          ) : null}
          <ReadResult t={t} view={view} read={shown} />
          {mustMend ? <Upload t={t} view={view} first={false} /> : null}
          <ReadTables t={t} view={view} read={shown} />
          {readyToFile ? null : declaration}
        </>
      )}
      {(state === 'in-review' || state === 'in-approval') && !closed && !notTheirs ? (
        <Withdraw t={t} view={view} />
      ) : null}
      {mayUpload && (!waiting || view.scanning?.isSlow === true) && !uploadNext && !mustMend ? (
        <Upload t={t} view={view} first={false} />
      ) : null}
      <PortalKit t={t} grant={viewer.grant} submission={view.current?.submission ?? null} filing={view.filing} />
      <Uploads t={t} viewer={viewer} uploads={view.uploads} />
    </Document>
  );
}

function Upload({ t, view, first }: { readonly t: Texts; readonly view: FilingPage; readonly first: boolean }) {
  return (
    <section aria-labelledby="upload" class="noprint">
      <h2 id="upload">{first ? t.upload.title : t.upload.again}</h2>
      {first ? null : <p>{t.upload.againHint}</p>}
      <UploadBox
        t={t}
        viewer={view.viewer}
        maxBytes={view.maxBytes}
        afterReturn={view.current?.submission.state === 'returned' || view.openReturn !== null}
      />
      <FillInOnline t={t} view={view} />
      <BlankForms t={t} grant={view.viewer.grant} year={view.season.year} lastYear={view.lastYear} />
      {view.lastYear === null ? null : (
        <LastYear t={t} year={view.season.year} lastYear={view.lastYear} record={null} />
      )}
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

/** The other way to a report: typed on the page, with the very same way afterwards. */
function FillInOnline({ t, view: { form, current, viewer } }: { readonly t: Texts; readonly view: FilingPage }) {
  if (form === null) return null;
  const words = t.onlineForm;
  const read = current !== null && current.record !== null;
  return (
    <>
      <h3 id="online">{words.entry.title}</h3>
      {form.begun ? (
        <p class="num">{words.progress(form.progress.cells, ALL_CELLS, form.progress.sections, ALL_SECTIONS)}</p>
      ) : (
        <p>{words.entry.first}</p>
      )}
      <p>
        <a class="button second" href={`/g/${viewer.grant}/form`}>
          {form.begun ? words.entry.carryOn : read ? words.entry.change : words.entry.go}
        </a>
      </p>
    </>
  );
}

function Withdraw({ t, view }: { readonly t: Texts; readonly view: FilingPage }) {
  const words = t.filing.withdraw;
  return (
    <section aria-labelledby="withdraw" class="noprint">
      <h2 id="withdraw">{words.title}</h2>
      <p>{words.hint}</p>
      <PostForm viewer={view.viewer} to="/withdraw">
        <input type="hidden" name="shown" value={view.shown} />
        <div class="buttons">
          <button type="submit" class="second">
            {words.button}
          </button>
        </div>
      </PostForm>
    </section>
  );
}
