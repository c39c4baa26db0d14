/** For the publisher: mails that did not arrive, each with its reason, the one act that mends it, and a way to hand in a bounce. */
import { isWaiting, ownCauseOf, type DeliveryProblem } from '#shared/outbox/delivery.js';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { PostForm } from '../parts/post-form.js';
import type { PartInSeason, Undelivered, UndeliveredPage } from '../undelivered-view.js';

export function renderUndeliveredPage(view: UndeliveredPage, t: Texts): string {
  const words = t.undelivered;
  const { viewer, season, entries, done } = view;
  return toHtml(
    <Document t={t} title={words.title} viewer={viewer} season={season}>
      {done === null ? null : (
        <p class={done.what === 'noted' || done.what === 'resent' ? 'note ok' : 'note look'} role="status">
          {done.what === 'resent' ? words.resent(done.count) : words.done[done.what]}
        </p>
      )}
      <h1>{words.title}</h1>
      <p class="lead">{entries.length === 0 ? words.none : words.what(entries.length)}</p>
      {entries.length === 0 ? null : (
        <table class="plain cards">
          <thead>
            <tr>
              <th scope="col">{words.columns.person}</th>
              <th scope="col">{words.columns.mail}</th>
              <th scope="col">{words.columns.why}</th>
              <th scope="col">{words.columns.todo}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <Entry t={t} view={view} entry={entry} />
            ))}
          </tbody>
        </table>
      )}
      <section aria-labelledby="bounce" class="noprint">
        <h2 id="bounce">{words.bounce.title}</h2>
        <p>{words.bounce.hint}</p>
        <PostForm viewer={viewer} to="/undelivered/bounces" enctype="multipart/form-data">
          <p>
            <label for="bounce-file">{words.bounce.file}</label>
            <br />
            <input id="bounce-file" name="mail" type="file" accept=".eml,message/rfc822" />
          </p>
          <p>
            <label for="bounce-text">{words.bounce.text}</label>
            <textarea id="bounce-text" name="text" rows={6}></textarea>
          </p>
          <div class="buttons">
            <button type="submit" class="second">
              {words.bounce.button}
            </button>
          </div>
        </PostForm>
      </section>
      <p>
        <a href={`/g/${viewer.grant}`}>{t.layout.backToBoard}</a>
      </p>
    </Document>,
  );
}

/** What another address mends. */
const OF_THE_ADDRESS: readonly DeliveryProblem[] = ['no-such-mailbox', 'no-such-domain', 'unknown'];

/** The page on which the address of somebody of this part is put right. */
function whereMended(grant: string, part: PartInSeason, agency: string | undefined): string {
  switch (part) {
    case 'agency':
      return agency === undefined ? `/g/${grant}` : `/g/${grant}/filings/${agency}/agency`;
    case 'recorder':
      return agency === undefined ? `/g/${grant}` : `/g/${grant}/filings/${agency}/recording`;
    case 'reviewer':
    case 'approver':
      return `/g/${grant}/season/deciders`;
    case 'publisher':
    case 'substitute':
      return `/g/${grant}/season/${part}`;
    case 'delegate':
      return `/g/${grant}/delegations`;
  }
}

function Entry({ t, view, entry }: { readonly t: Texts; readonly view: UndeliveredPage; readonly entry: Undelivered }) {
  const words = t.undelivered;
  const { trouble, parts, agencies } = entry;
  const cause = ownCauseOf(trouble);
  const { why, todo } = cause === undefined ? words.problems[trouble.problem] : words.own[cause];
  const unsure = cause === 'own:unanswered';
  const waits = isWaiting(trouble);
  const { viewer } = view;
  return (
    <tr>
      <th scope="row">
        {trouble.name}
        <br />
        <span class="digest">{trouble.address}</span>
        <br />
        <span class="quiet">{parts.map((part) => words.parts[part]).join(t.punctuation.list)}</span>
        {agencies.map(({ id, name }) => (
          <>
            <br />
            <a href={`/g/${viewer.grant}/filings/${id}`}>{name}</a>
          </>
        ))}
      </th>
      <td data-label={words.columns.mail}>
        {[...trouble.mails].reverse().map(({ message, agencyName, at }, index) => (
          <>
            {index === 0 ? null : <br />}
            {words.mail(message, agencyName)} <span class="quiet">{t.dates.shortInstant(at)}</span>
          </>
        ))}
      </td>
      <td data-label={words.columns.why}>
        {waits ? words.waiting.kind : unsure ? words.unsure : words.kinds[trouble.kind]}
        {t.punctuation.colon}
        {why}
        {trouble.diagnostic === '' || cause !== undefined ? null : (
          <details>
            <summary>{words.diagnostic}</summary>
            <span lang="en">{trouble.diagnostic}</span>
          </details>
        )}
      </td>
      <td data-label={words.columns.todo}>
        {waits && cause === undefined ? null : todo}
        {waits ? <p>{words.waiting.note}</p> : null}
        {!waits && !unsure && cause !== undefined && cause !== 'own:restored' ? <p>{words.givenUp}</p> : null}
        {OF_THE_ADDRESS.includes(trouble.problem) ? (
          <ul>
            {parts.map((part) => (
              <li>
                <a href={whereMended(viewer.grant, part, agencies[0]?.id)}>{words.mend[part]}</a>
              </li>
            ))}
          </ul>
        ) : null}
        {waits ? null : trouble.resentAt === null ? (
          <PostForm viewer={viewer} to="/undelivered/resend">
            <input type="hidden" name="mark" value={trouble.mark} />
            <button type="submit" class="second" aria-label={words.resendTo(trouble.name)}>
              {words.resend}
            </button>
          </PostForm>
        ) : (
          <p class="quiet">{words.resentAt(t.dates.shortInstant(trouble.resentAt))}</p>
        )}
      </td>
    </tr>
  );
}
