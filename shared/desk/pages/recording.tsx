/** The publisher enters that a report came on paper, and names who records it in the agency's name. */
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { addressField, nameField } from '#shared/season/answers.js';
import { FieldProblems, PersonFields, ReasonField, TextField } from '../parts/fields.js';
import { Pairs } from '../parts/pairs.js';
import { PostForm } from '../parts/post-form.js';
import { Problem } from '../parts/problem.js';
import type { RecordingPage } from '../recording-views.js';

interface Props {
  readonly t: Texts;
  readonly view: RecordingPage;
}

export function renderRecordingPage(view: RecordingPage, t: Texts): string {
  const { viewer, season, agency, typed, problems, refusal, done } = view;
  const words = t.recording;
  return toHtml(
    <Document t={t} title={words.title(agency.name)} viewer={viewer} season={season}>
      <FieldProblems t={t} problems={problems} />
      <Problem t={t} attempt={refusal === null ? null : { refusal, typed }} />
      <p>
        <a href={`/g/${viewer.grant}/filings/${agency.id}`}>{t.links.back}</a>
      </p>
      <h1>{words.title(agency.name)}</h1>
      {done === null ? null : (
        <>
          <p class="note ok" role="status">
            {words.done[done]}
          </p>
          <p>
            <a class="button" href={`/g/${viewer.grant}/filings/${agency.id}`}>
              <span>{words.backTo(agency.name)}</span>
            </a>
          </p>
        </>
      )}
      {view.recorder === null ? <p class="lead">{words.lead}</p> : null}
      <Now t={t} view={view} />
      {view.open ? <Entering t={t} view={view} /> : <p class="note">{words.notNow}</p>}
    </Document>,
  );
}

/** What was entered, who records it, and the way to end that. */
function Now({ t, view: { recorder, viewer, agency } }: Props) {
  const words = t.recording;
  if (recorder === null) return null;
  const { person, handedInBy, receivedOn, reason, at } = recorder;
  return (
    <section aria-labelledby="now">
      <h2 id="now">{words.nowTitle}</h2>
      <Pairs
        pairs={[
          [words.receivedOn, t.dates.day(receivedOn)],
          [words.handedInBy, handedInBy],
          [words.recordedBy, `${person.name} ${person.address}`],
          [words.why, reason],
        ]}
      />
      <p>{words.now(person.name, t.dates.instant(at))}</p>
      <details class="noprint">
        <summary>{words.endTitle}</summary>
        <PostForm viewer={viewer} to={`/filings/${agency.id}/recording`}>
          <input type="hidden" name="act" value="end" />
          <p>{words.endHint(person.name)}</p>
          <button type="submit" class="second">
            {words.end}
          </button>
        </PostForm>
      </details>
    </section>
  );
}

/** Where it is entered already, the form that would replace it is folded, and holds what was entered. */
function Entering({ t, view }: Props) {
  const { recorder, problems, refusal } = view;
  const words = t.recording;
  if (recorder === null) return <Form t={t} view={view} />;
  const isRefused = problems.length > 0 || refusal !== null;
  return (
    <details class="noprint" {...(isRefused ? { open: true } : {})}>
      <summary>{words.change}</summary>
      <p>{words.again}</p>
      <Form t={t} view={view} />
    </details>
  );
}

/** What the form begins with: what was entered before, or the day of today. */
function entered({ recorder, today }: RecordingPage): Readonly<Record<string, string>> {
  if (recorder === null) return { receivedOn: today };
  const { person, handedInBy, receivedOn, reason } = recorder;
  return {
    receivedOn,
    handedInBy,
    [nameField('recorder')]: person.name,
    [addressField('recorder')]: person.address,
    reason,
  };
}

function Form({ t, view }: Props) {
  const { viewer, season, agency, typed, problems } = view;
  const words = t.recording;
  const filled = { t, typed: { ...entered(view), ...typed }, problems };
  const { substitute } = season;
  return (
    <section aria-label={words.button} class="noprint">
      <PostForm viewer={viewer} to={`/filings/${agency.id}/recording`}>
        <TextField {...filled} field="receivedOn" type="date" short hint={words.receivedOnHint} />
        <TextField {...filled} field="handedInBy" hint={words.handedInByHint} autocomplete="off" />
        <PersonFields
          {...filled}
          role="recorder"
          legend={words.legend}
          hints={{ name: words.personHint, address: words.addressHint }}
        />
        {substitute === null ? null : <p class="quiet">{words.suggested(substitute.name, substitute.address)}</p>}
        <ReasonField {...filled} hint={words.reasonHint} />
        <p>
          <b>{t.layout.next + t.punctuation.colon}</b>
          {words.next}
        </p>
        <div class="buttons">
          <button type="submit">{words.button}</button>
        </div>
      </PostForm>
    </section>
  );
}
