/** For the publisher: who will be reminded of what, what was sent, a pause; and, before a selection is reminded, whom it reaches. */
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import type { Matter } from '#shared/reminders/model.js';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { Lines } from '../parts/lines.js';
import { Pairs } from '../parts/pairs.js';
import { PostForm } from '../parts/post-form.js';
import { faultAt, FIELD_IDS, faultsOf, Problem } from '../parts/problem.js';
import type { ReminderPreview, RemindersPage } from '../reminder-views.js';

/** Matters of one person that a table names. */
const NAMED = 20;

export function renderRemindersPage(view: RemindersPage, t: Texts): string {
  const words = t.reminders;
  const { viewer, season, done } = view;
  const isOver = season.state === 'closed' || season.state === 'archived';
  return toHtml(
    <Document t={t} title={words.title} viewer={viewer} season={season}>
      <Problem t={t} attempt={view.attempt} at={FIELD_IDS.reason} />
      {done === null ? null : (
        <p class="note ok" role="status">
          {words.done[done]}
        </p>
      )}
      <h1>{words.title}</h1>
      <p class="lead">{words.what}</p>
      <ul>
        {words.rules.map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
      <section aria-labelledby="next">
        <h2 id="next">{words.nextTitle(view.days.length)}</h2>
        {isOver ? <p>{words.ended}</p> : null}
        {isOver && view.days.every(({ reminders }) => reminders.length === 0) ? null : <Coming t={t} view={view} />}
      </section>
      {isOver ? null : <Pause t={t} view={view} />}
      <section aria-labelledby="sent">
        <h2 id="sent">{words.sentTitle}</h2>
        <Sent t={t} view={view} />
      </section>
      <p>
        <a href={`/g/${viewer.grant}`}>{t.layout.backToBoard}</a>
      </p>
    </Document>,
  );
}

function Coming({ t, view }: { readonly t: Texts; readonly view: RemindersPage }) {
  const words = t.reminders;
  const days = view.days.filter(({ reminders }) => reminders.length > 0);
  if (view.pause !== null) return null;
  if (days.length === 0) return <p>{words.none}</p>;
  return (
    <>
      <p class="quiet">{words.nextHint}</p>
      {days.map(({ day, reminders }) => (
        <>
          <h3>{words.day(day, reminders.length)}</h3>
          <table class="plain cards">
            <thead>
              <tr>
                <th scope="col">{words.columns.person}</th>
                <th scope="col">{words.columns.about}</th>
              </tr>
            </thead>
            <tbody>
              {reminders.map(({ person, matters }) => (
                <tr>
                  <th scope="row">{person.name}</th>
                  <td data-label={words.columns.about}>
                    <Matters t={t} matters={matters} day={day} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ))}
    </>
  );
}

function Matters({
  t,
  matters,
  day,
}: {
  readonly t: Texts;
  readonly matters: readonly Matter[];
  readonly day: string;
}) {
  return (
    <>
      {matters.slice(0, NAMED).map((matter, at) => (
        <>
          {at === 0 ? null : <br />}
          {matterText(t, matter, day)}
        </>
      ))}
      {matters.length > NAMED ? <span class="quiet"> {t.reminders.more(matters.length - NAMED)}</span> : null}
    </>
  );
}

function matterText(t: Texts, matter: Matter, day: string): string {
  const words = t.reminders;
  switch (matter.kind) {
    case 'file':
      if (matter.correcting) return words.correct(matter.agencyName);
      return words.file(matter.agencyName, matter.deadline, t.dates.daysLeft(day, matter.deadline));
    case 'decide':
      return words.decide(matter.agencyName, matter.stage, matter.until);
    case 'overdue':
      return words.overdue(matter.agencyName, matter.stage, matter.waitingFor);
    case 'progress':
      return words.progress(matter.deadline, matter.total, matter.filed);
  }
}

function Pause({ t, view }: { readonly t: Texts; readonly view: RemindersPage }) {
  const words = t.reminders;
  const { pause, viewer, attempt } = view;
  const reason = faultAt(faultsOf(t, attempt?.refusal, FIELD_IDS.reason), FIELD_IDS.reason);
  return (
    <section aria-labelledby="pause" class="noprint">
      <h2 id="pause">{words.pauseTitle}</h2>
      {pause === null ? (
        <PostForm viewer={viewer} to="/reminders/pause">
          <p class="quiet">{words.pauseHint}</p>
          <label for={FIELD_IDS.reason}>{words.pauseReason}</label>
          {reason.note}
          <input
            id={FIELD_IDS.reason}
            name="reason"
            type="text"
            maxlength={200}
            value={attempt?.typed['reason'] ?? ''}
            {...reason.attributes}
          />
          <div class="buttons">
            <button type="submit" class="second" name="act" value="pause">
              {words.pauseButton}
            </button>
          </div>
        </PostForm>
      ) : (
        <PostForm viewer={viewer} to="/reminders/pause">
          <p class="note look">{words.paused(pause.by.name, t.dates.instant(pause.at), pause.reason)}</p>
          <div class="buttons">
            <button type="submit" name="act" value="resume">
              {words.resumeButton}
            </button>
          </div>
        </PostForm>
      )}
    </section>
  );
}

function Sent({ t, view }: { readonly t: Texts; readonly view: RemindersPage }) {
  const words = t.reminders;
  const { sentColumns: columns } = words;
  if (view.sent.length === 0) return <p>{words.sentNone}</p>;
  return (
    <table class="plain cards">
      <thead>
        <tr>
          <th scope="col">{columns.day}</th>
          <th scope="col">{columns.person}</th>
          <th scope="col">{columns.about}</th>
          <th scope="col">{columns.how}</th>
        </tr>
      </thead>
      <tbody>
        {view.sent.map(({ at, person, about, by }) => (
          <tr>
            <td data-label={columns.day}>{t.dates.shortInstant(at)}</td>
            <th scope="row">{person.name}</th>
            <td data-label={columns.about}>
              {about
                .slice(0, NAMED)
                .map((key) => aboutText(t, view, key))
                .join(t.punctuation.list)}
            </td>
            <td data-label={columns.how}>{by === null ? words.byCalendar : words.byPerson(by.name)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a note says of a matter; an agency that is on the roster no more by its id. */
function aboutText(t: Texts, { names }: RemindersPage, key: string): string {
  const { about } = t.reminders;
  const [kind, of = '', stage] = key.split(':');
  if (kind === 'progress') return about.progress(of);
  const agency = names.get(agencyIdSchema.safeParse(of).data ?? '') ?? of;
  if (kind === 'file') return about.file(agency);
  const at = stage === 'approval' ? 'approval' : 'review';
  return kind === 'overdue' ? about.overdue(agency, at) : about.decide(agency, at);
}

export function renderReminderPreview(view: ReminderPreview, t: Texts): string {
  const words = t.reminders;
  const { viewer, reminders, leftOut, sample, agencies, today } = view;
  const reached = new Set(
    reminders.flatMap(({ matters }) => matters.map((each) => ('agency' in each ? each.agency : ''))),
  );
  return toHtml(
    <Document t={t} title={words.previewTitle} viewer={viewer} season={view.season}>
      <h1>{words.previewTitle}</h1>
      {reminders.length === 0 ? (
        <p class="lead">{words.previewNobody}</p>
      ) : (
        <>
          <p class="lead">{words.previewWhat(reminders.length, reached.size)}</p>
          <table class="plain cards">
            <thead>
              <tr>
                <th scope="col">{words.columns.person}</th>
                <th scope="col">{words.to}</th>
                <th scope="col">{words.columns.about}</th>
              </tr>
            </thead>
            <tbody>
              {reminders.map(({ person, matters }) => (
                <tr>
                  <th scope="row">{person.name}</th>
                  <td data-label={words.to}>{person.address}</td>
                  <td data-label={words.columns.about}>
                    <Matters t={t} matters={matters} day={today} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {leftOut.length === 0 ? null : (
        <section aria-labelledby="left-out">
          <h2 id="left-out">{words.leftOutTitle(leftOut.length)}</h2>
          <table class="plain cards">
            <thead>
              <tr>
                <th scope="col">{words.leftOutColumns.agency}</th>
                <th scope="col">{words.leftOutColumns.why}</th>
              </tr>
            </thead>
            <tbody>
              {leftOut.map(({ agency, why }) => (
                <tr>
                  <th scope="row">{agency.name}</th>
                  <td data-label={words.leftOutColumns.why}>{words.leftOut[why]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {sample === null ? null : (
        <section aria-labelledby="sample">
          <h2 id="sample">{t.preview.sample}</h2>
          <div class="note">
            <Pairs pairs={[[t.preview.subject, sample.subject]]} />
            <Lines text={sample.text} />
          </div>
        </section>
      )}
      {reminders.length === 0 ? null : (
        <PostForm viewer={viewer} to="/reminders">
          <input type="hidden" name="confirmed" value="yes" />
          {agencies.map((id) => (
            <input type="hidden" name="agency" value={id} />
          ))}
          <div class="buttons">
            <button type="submit">{words.button(reminders.length)}</button>
          </div>
        </PostForm>
      )}
      <p>
        <a href={`/g/${viewer.grant}`}>{t.preview.back.mail}</a>
      </p>
    </Document>,
  );
}
