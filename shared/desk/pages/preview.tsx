/** Before many people are mailed or a report becomes public: to whom, what, where. Only the button on this page does it. */
import { marksOf } from '#shared/filing/marks.js';
import { isUnchanged } from '#shared/filing/recheck.js';
import { previewAddress } from '../preview-address.js';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { MarksExplained, MarkTags, StoodIn } from '../parts/filing-marks.js';
import { Lines } from '../parts/lines.js';
import { Pairs } from '../parts/pairs.js';
import { PlannedTime } from '../parts/planned-time.js';
import { Checklist, Coverage, GlanceTag } from '../parts/release-check.js';
import { countByGlance } from '../release-check.js';
import { PostForm } from '../parts/post-form.js';
import { Problem } from '../parts/problem.js';
import type { Viewer } from '../views.js';
import type { LeftOut } from '../selection.js';
import type { InvitationPreview, PreviewPage, ReleasePreview } from '../publisher-views.js';

export function renderPreviewPage(view: PreviewPage, t: Texts): string {
  const title = view.deed === 'invite' ? t.preview.inviteTitle : t.preview.releaseTitle;
  const base = `/g/${view.viewer.grant}`;
  return toHtml(
    <Document t={t} title={title} viewer={view.viewer} season={view.season}>
      {view.deed === 'release' ? <Problem t={t} attempt={view.attempt} at={LATER} /> : null}
      <h1>{title}</h1>
      {view.deed === 'invite' ? <Invitations t={t} view={view} /> : <Releases t={t} view={view} />}
      <LeftOutList t={t} leftOut={view.leftOut} />
      <p>
        <a href={base}>{t.preview.back[view.deed === 'invite' ? 'mail' : 'release']}</a>
      </p>
    </Document>,
  );
}

interface Confirmed {
  readonly viewer: Viewer;
  readonly to: `/${string}`;
  readonly name: string;
  readonly values: readonly string[];
  readonly button: string;
}

function Confirm({ viewer, to, name, values, button }: Confirmed) {
  return (
    <PostForm viewer={viewer} to={to}>
      <input type="hidden" name="confirmed" value="yes" />
      {values.map((value) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class="buttons">
        <button type="submit">{button}</button>
      </div>
    </PostForm>
  );
}

/** Ticked, and not for this act. */
export function LeftOutList({ t, leftOut }: { readonly t: Texts; readonly leftOut: readonly LeftOut[] }) {
  if (leftOut.length === 0) return null;
  const words = t.boardView;
  return (
    <details>
      <summary>{words.leftOutTitle(leftOut.length)}</summary>
      <ul>
        {leftOut.map(({ agency, reason }) => (
          <li>
            {agency.name}
            {t.punctuation.colon}
            {words.leftOut[reason]}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Invitations({ t, view }: { t: Texts; view: InvitationPreview }) {
  const words = t.preview;
  const { agencies, sample } = view;
  if (agencies.length === 0) return <p>{words.nothing}</p>;
  return (
    <>
      <p class="lead">{words.inviteWhat(agencies.length)}</p>
      <table class="plain cards">
        <thead>
          <tr>
            <th scope="col">{words.agency}</th>
            <th scope="col">{words.contact}</th>
            <th scope="col">{words.to}</th>
          </tr>
        </thead>
        <tbody>
          {agencies.map((agency) => (
            <tr>
              <th scope="row">{agency.name}</th>
              <td data-label={words.contact}>{agency.contact.name}</td>
              <td data-label={words.to}>
                {agency.contact.address}
                {agency.invitedAt === null ? null : <span class="quiet">{t.punctuation.aside(words.inviteAgain)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sample === null ? null : (
        <section aria-labelledby="sample">
          <h2 id="sample">{words.sample}</h2>
          <div class="note">
            <Pairs pairs={[[words.subject, sample.subject]]} />
            <Lines text={sample.text} />
          </div>
        </section>
      )}
      <Confirm
        viewer={view.viewer}
        to="/invitations"
        name="agency"
        values={agencies.map((agency) => agency.id)}
        button={words.inviteButton(agencies.length)}
      />
    </>
  );
}

function Releases({ t, view }: { t: Texts; view: ReleasePreview }) {
  const words = t.preview;
  const { reports } = view;
  if (reports.length === 0) return <p>{words.nothing}</p>;
  const glances = countByGlance(reports.map(({ check }) => check));
  const releasable = reports.filter(({ check }) => check.glance !== 'cannot').map(({ submission }) => submission.id);
  return (
    <>
      <p class="lead">
        {releasable.length === 0 ? t.releaseCheck.noneToRelease : words.releaseWhat(releasable.length)}
      </p>
      <p>{words.releaseShown}</p>
      <p>
        <b>{t.releaseCheck.title + t.punctuation.colon}</b>
        {t.releaseCheck.sum(glances.ok, glances.look, glances.cannot)}
        {t.punctuation.stop}
      </p>
      <Coverage t={t} missing={view.missing} grant={view.viewer.grant} />
      <table class="plain cards">
        <thead>
          <tr>
            <th scope="col">{words.agency}</th>
            <th scope="col">{words.submission}</th>
            <th scope="col">{words.recheck}</th>
            <th scope="col">{words.address}</th>
          </tr>
        </thead>
        <tbody>
          {reports.map(({ agency, submission, url, version, again, check }) => (
            <tr>
              <th scope="row">{agency.name}</th>
              <td data-label={words.submission}>
                {t.names.submissionNumber(submission.n) + t.punctuation.comma + words.version(version)}
                <MarkTags t={t} marks={marksOf(submission)} />
                <StoodIn t={t} submission={submission} />
              </td>
              <td data-label={words.recheck}>
                {again === null || isUnchanged(again)
                  ? words.recheckSame
                  : words.recheckDiffers(again.added.length, again.gone.length)}{' '}
                <GlanceTag t={t} glance={check.glance} />
              </td>
              <td data-label={words.address}>
                <span class="digest">{url}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {reports.map(({ agency, submission }) =>
        marksOf(submission).every((mark) => mark === 'stood-in') ? null : (
          <section aria-label={agency.name}>
            <h2>{agency.name}</h2>
            <MarksExplained t={t} submission={submission} />
          </section>
        ),
      )}
      <section aria-labelledby="checks">
        <h2 id="checks">{t.releaseCheck.title}</h2>
        {reports.map(({ agency, submission, check }) => (
          <Checklist
            t={t}
            of={agency.name}
            check={check}
            preview={previewAddress(view.viewer.grant, submission, t.language)}
          />
        ))}
      </section>
      {releasable.length === 0 ? null : (
        <>
          <Confirm
            viewer={view.viewer}
            to="/releases"
            name="submission"
            values={releasable}
            button={words.releaseButton(releasable.length)}
          />
          <Later t={t} view={view} submissions={releasable} />
        </>
      )}
    </>
  );
}

/** Of the fields for another time than now. */
const LATER = 'planned';

interface LaterProps {
  readonly t: Texts;
  readonly view: ReleasePreview;
  readonly submissions: readonly string[];
}

/** A form of its own: whoever presses Enter in a field of it must not release at once. */
function Later({ t, view, submissions }: LaterProps) {
  const words = t.releases.later;
  const { attempt } = view;
  return (
    <details {...(attempt === null ? {} : { open: true })}>
      <summary>{words.title}</summary>
      <PostForm viewer={view.viewer} to="/releases">
        <p class="hint">{words.what}</p>
        <input type="hidden" name="confirmed" value="yes" />
        <input type="hidden" name="when" value="later" />
        {submissions.map((id) => (
          <input type="hidden" name="submission" value={id} />
        ))}
        <PlannedTime t={t} form={LATER} at={null} attempt={attempt} />
        <div class="buttons">
          <button type="submit" class="second">
            {words.button(submissions.length)}
          </button>
        </div>
      </PostForm>
    </details>
  );
}
