/**
 * The portal held against an approved report: how to send what was saved there, and cell by cell and section by section what
 * came of the last web page and the last file.
 */
import { PORTAL_PARTS, type PortalPart } from '#shared/filing/portal-standing.js';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { PortalResult } from '../parts/portal-result.js';
import { PostForm } from '../parts/post-form.js';
import type { PortalPage } from '../portal-views.js';

interface Props {
  readonly t: Texts;
  readonly view: PortalPage;
}

export function renderPortalPage(view: PortalPage, t: Texts): string {
  const { viewer, season, agency, checks } = view;
  const words = t.portalCheck;
  const title = t.names.filingTitle(agency.name, season.year);
  return toHtml(
    <Document t={t} title={`${words.title}${t.punctuation.colon}${title}`} viewer={viewer} season={season}>
      <p>
        <a href={view.back}>{words.back}</a>
      </p>
      <h1>{words.title}</h1>
      <p class="lead">{title}</p>
      <p>{words.lead}</p>
      {view.awaiting ? <Waiting t={t} view={view} /> : null}
      {PORTAL_PARTS.map((part) => (
        <PortalResult t={t} view={view} part={part} check={checks[part]} />
      ))}
      <OfRules t={t} view={view} />
      {season.state === 'archived' ? <p class="note">{words.archived}</p> : <Ask t={t} view={view} />}
    </Document>,
  );
}

const addressOf = ({ viewer, submission }: PortalPage) => `/g/${viewer.grant}/submissions/${submission}/portal`;

function Waiting({ t, view }: Props) {
  const words = t.portalCheck.waiting;
  return (
    <section aria-labelledby="waiting" data-waiting="1" data-slow={words.slow}>
      <h2 id="waiting">{words.title}</h2>
      <p role="status" data-waiting-text="1">
        {words.what}
      </p>
      <p>
        <a class="button second" href={addressOf(view)}>
          {words.look}
        </a>
      </p>
    </section>
  );
}

function Ask({ t, view }: Props) {
  const { ask } = t.portalCheck;
  const to = `/submissions/${view.submission}/portal` as const;
  return (
    <>
      {PORTAL_PARTS.map((part) => (
        <section aria-labelledby={`ask-${part}`} class="noprint">
          <h2 id={`ask-${part}`}>{ask[part].title}</h2>
          <p>{ask[part].how}</p>
          <PostForm viewer={view.viewer} to={to}>
            <input type="hidden" name="part" value={part} />
            {part === 'page' ? (
              <div class="field">
                <label for="portal-day">{ask.page.day}</label>
                <input type="date" id="portal-day" name="day" max={view.today} />
              </div>
            ) : null}
            <div class="buttons">
              <button type="submit" {...(part === 'page' ? {} : { class: 'second' })}>
                {ask[part].button}
              </button>
            </div>
          </PostForm>
        </section>
      ))}
    </>
  );
}

/** Nothing is said of either rule before anything was compared. */
function OfRules({ t, view }: Props) {
  const { checks, findings, judged } = view;
  const words = t.portalCheck.rules;
  if (checks.page === null && checks.file === null) return null;
  const isFound = (id: string) => findings.some(({ rule }) => rule === id);
  const readable = (part: PortalPart) => {
    const is = checks[part]?.result.is;
    return is === 'same' || is === 'differs';
  };
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{words.title}</h2>
      <ul>
        {findings.map(({ rule, message, remedy }) => (
          <li>
            <b>{message[t.language]}</b> {remedy[t.language]} <a href={`/rules/${rule}`}>{rule}</a>
          </li>
        ))}
        {judged.T03 && !isFound('T03') ? <li>{words.inTime}</li> : null}
        {judged.T04 && !isFound('T04') ? <li>{words.agree}</li> : null}
        {PORTAL_PARTS.filter((part) => !readable(part)).map((part) => (
          <li>{words.waitsFor[part]}</li>
        ))}
      </ul>
    </section>
  );
}
