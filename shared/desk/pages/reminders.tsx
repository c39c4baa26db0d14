/** For the publisher: who will be reminded of what, what was sent, and a pause. */
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { PostForm } from '../parts/post-form.js';
import { faultAt, FIELD_IDS, faultsOf, Problem } from '../parts/problem.js';
import { NAMED_MATTERS, RemindedPeople } from '../parts/reminded-people.js';
import type { RemindersPage } from '../reminder-views.js';

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
          <RemindedPeople t={t} reminders={reminders} day={day} />
        </>
      ))}
    </>
  );
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
                .slice(0, NAMED_MATTERS)
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
