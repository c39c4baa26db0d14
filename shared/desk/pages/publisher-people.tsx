/** Whom the publisher's page of a report names: whether mail reaches them, whose paper is to be recorded, the contact's link. */
import type { Texts } from '#shared/words/texts.js';
import type { Person } from '#shared/ids/person.js';
import { isErased } from '#shared/season/pseudonym.js';
import { activeRecorder, isPaperInTime, worksOn } from '#shared/filing/recording.js';
import { PostForm } from '../parts/post-form.js';
import type { PublisherFilingPage } from '../publisher-views.js';

/** Where mail did not arrive it is said, with the way to why, and to what is to be done; of whom was erased no address is left. */
export function reachable(t: Texts, { viewer, unreached }: PublisherFilingPage, person: Person) {
  const { name, address } = person;
  if (isErased(person)) return name + t.punctuation.aside(t.preview.erased);
  if (!unreached.includes(address)) return `${name} ${address}`;
  return (
    <>
      {name} {address}{' '}
      <a class="late" href={`/g/${viewer.grant}/undelivered`}>
        {t.preview.bounced}
      </a>
    </>
  );
}

/** No file is there; paper may be, which then waits for whoever records it. */
export function nothingYet(t: Texts, { agency, filing }: PublisherFilingPage): string {
  const recorder = filing !== null && worksOn(agency, filing).records ? activeRecorder(filing) : undefined;
  if (recorder === undefined) return t.preview.nothingYet;
  const inTime = isPaperInTime(agency, filing);
  return t.preview.paperOnly(t.dates.day(recorder.receivedOn), inTime, recorder.person.name);
}

/** The contact's link, for whom no mail reaches; whoever was not invited has none yet. */
export function ContactLink({
  t,
  view: { viewer, agency },
}: {
  readonly t: Texts;
  readonly view: PublisherFilingPage;
}) {
  const words = t.links;
  if (agency.invitedAt === null || agency.removed !== null) return null;
  return (
    <details class="noprint">
      <summary>{words.title}</summary>
      <p>{words.hint}</p>
      <PostForm viewer={viewer} to="/links">
        <input type="hidden" name="agency" value={agency.id} />
        <div class="buttons">
          <button type="submit" class="second">
            {words.resend}
          </button>
        </div>
      </PostForm>
      <PostForm viewer={viewer} to={`/filings/${agency.id}/link`}>
        <p class="hint">{words.takeHint}</p>
        <div class="buttons">
          <button type="submit" class="second">
            {words.take}
          </button>
        </div>
      </PostForm>
    </details>
  );
}
