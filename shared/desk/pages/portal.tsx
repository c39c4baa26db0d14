/**
 * The portal held against an approved report: how to send what was saved there, and cell by cell and section by section what
 * came of the last web page and the last file.
 */
import { PORTAL_PARTS, type PortalPart } from '#shared/filing/portal-standing.js';
import type { PortalCheck } from '#shared/filing/portal-check.js';
import { isCellId, TABLE3_COLUMNS, type CellId, type ShortFormCell } from '#shared/report/cells.js';
import { cellName, TABLE3_COLUMN_LABELS, TABLE3_ROW_LABELS } from '#shared/report/labels.js';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { cellAnchor } from '../parts/anchors.js';
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
        <Result t={t} view={view} part={part} check={checks[part]} />
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

interface ResultProps extends Props {
  readonly part: PortalPart;
}

function Result({ t, view, part, check }: ResultProps & { readonly check: PortalCheck | null }) {
  const words = t.portalCheck.result;
  const id = `result-${part}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{words.title(t.portalCheck.parts[part])}</h2>
      {check === null ? (
        <p>{words.none(t.portalCheck.parts[part])}</p>
      ) : (
        <>
          <Outcome t={t} result={check.result} />
          <p class="quiet">{words.by(check.by.name, t.names.roles[check.role], t.dates.instant(check.at))}</p>
          {part === 'page' ? <Day t={t} check={check} /> : null}
          {check.result.is === 'differs' ? <Differences t={t} view={view} part={part} result={check.result} /> : null}
        </>
      )}
    </section>
  );
}

function Outcome({ t, result }: { readonly t: Texts; readonly result: PortalCheck['result'] }) {
  const words = t.portalCheck.result;
  switch (result.is) {
    case 'same':
      return <p class="note ok">{words.same}</p>;
    case 'differs':
      return (
        <div class="note block">
          <p>
            <b>{words.differs(result.cells.length, result.sections.length)}</b>
          </p>
          <p>{words.differsTodo}</p>
        </div>
      );
    case 'other-report':
      return (
        <div class="note block">
          <p>
            <b>{words.other}</b>
          </p>
          <p>{words.otherSays(result.agencyName, result.year)}</p>
          <p>{words.otherTodo}</p>
        </div>
      );
    case 'unreadable': {
      const reason = t.refusalReason(result.refusal);
      return (
        <div class="note look">
          <p>
            <b>{words.unreadable(reason.title)}</b>
          </p>
          <p>{reason.what}</p>
          <ul>
            {reason.todo.map((step) => (
              <li>{step}</li>
            ))}
          </ul>
          <p>{words.unreadableMeans}</p>
        </div>
      );
    }
  }
}

function Day({ t, check }: { readonly t: Texts; readonly check: PortalCheck }) {
  const words = t.portalCheck.result;
  const { statedOn, typedOn, result } = check;
  if (statedOn !== null) return <p>{words.stated(t.dates.day(statedOn))}</p>;
  if (typedOn !== null) return <p>{words.typed(t.dates.day(typedOn))}</p>;
  return result.is === 'unreadable' ? null : <p>{words.noDay}</p>;
}

type Differs = Extract<PortalCheck['result'], { is: 'differs' }>;

function Differences({ t, view, part, result }: ResultProps & { readonly result: Differs }) {
  const words = t.portalCheck.result;
  const id = `cells-${part}`;
  const printed = (text: string | null) => (text === null ? words.notRead : text === '' ? words.blank : text);
  return (
    <>
      {result.cells.length === 0 ? null : (
        <div class="scroll" role="region" aria-labelledby={id} tabindex={0}>
          <table class="plain">
            <caption id={id}>{words.cells}</caption>
            <thead>
              <tr>
                <th scope="col">{words.cell}</th>
                <th scope="col" class="r">
                  {words.approved}
                </th>
                <th scope="col" class="r">
                  {words.portal}
                </th>
              </tr>
            </thead>
            <tbody>
              {result.cells.map(({ cell, approved, portal }) => (
                <tr>
                  <th scope="row">
                    <a href={`${view.back}#${cellAnchor(cell)}`}>{nameOf(cell, t)}</a>
                  </th>
                  <td class="r">{printed(approved)}</td>
                  <td class="r">
                    <b>{printed(portal)}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {result.sections.map(({ number, missing, added }) => (
        <>
          <h3>{words.section(number)}</h3>
          <Paragraphs title={words.missing} texts={missing} />
          <Paragraphs title={words.added} texts={added} />
        </>
      ))}
    </>
  );
}

/** Cells of the older form's single row have no name of their own in the list of 200. */
function nameOf(cell: CellId | ShortFormCell, t: Texts): string {
  if (isCellId(cell)) return cellName(cell)[t.language];
  const column = TABLE3_COLUMNS.find((one) => cell.endsWith(`@${one}`)) ?? 'total';
  const row = TABLE3_ROW_LABELS['otherHandling.total'][t.language];
  return `${row}${t.punctuation.aside(TABLE3_COLUMN_LABELS[column][t.language])}`;
}

function Paragraphs({ title, texts }: { readonly title: string; readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <>
      <p>{title}</p>
      <blockquote>
        {texts.map((text) => (
          <p>{text}</p>
        ))}
      </blockquote>
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
