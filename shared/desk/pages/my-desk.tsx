/**
 * A person's own page: what waits for them, the first to do on top; then their reports and their seasons. A page says that
 * there is nothing to do only where nothing waits.
 */
import { daysBetween } from '#shared/ids/calendar.js';
import { MAIL_CHOICES } from '#shared/access/preferences.js';
import { isUnfiledState } from '#shared/reminders/due.js';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { MarkTags } from '../parts/filing-marks.js';
import { StateTag } from '../parts/lines.js';
import { PostForm } from '../parts/post-form.js';
import { FIELD_IDS, Problem } from '../parts/problem.js';
import { linesOfWhy } from '../person/lines-of-why.js';
import { FILTERS, type Inspected } from '../person/queue.js';
import type { MyDeskPage } from '../person/views.js';

interface Props {
  readonly t: Texts;
  readonly view: MyDeskPage;
}

export function itemPath(desk: string, item: string): string {
  return `/g/${desk}/items/${item}`;
}

export function renderMyDeskPage(view: MyDeskPage, t: Texts): string {
  const words = t.myDesk;
  const { viewer, season, isDecider, waiting, boards, standIns, filings } = view;
  const hasNothing = !isDecider && waiting === 0 && boards.length + standIns.length === 0 && filings.length === 0;
  return toHtml(
    <Document t={t} title={words.title} viewer={viewer} season={season}>
      <Problem t={t} attempt={view.attempt} at={view.shown.some(isPickable) ? FIELD_IDS.first : undefined} />
      <h1>{words.title}</h1>
      {isDecider || waiting > 0 ? <Waiting t={t} view={view} /> : null}
      <Filings t={t} view={view} />
      <Boards t={t} view={view} />
      {hasNothing ? <p class="lead">{words.nothing}</p> : null}
      {isDecider ? <Mails t={t} view={view} /> : null}
    </Document>,
  );
}

function Waiting({ t, view }: Props) {
  const words = t.myDesk;
  const { viewer, waiting, shown, more, filter } = view;
  const hasMore = view.filings.length + view.boards.length + view.standIns.length > 0;
  return (
    <section aria-labelledby="waiting">
      <p class="lead">{words.counts(waiting, view.decidedToday)}</p>
      <h2 id="waiting">{words.waiting}</h2>
      {waiting === 0 ? <p>{hasMore ? words.nothingWaiting : words.nothingAtAll}</p> : <Filter t={t} view={view} />}
      {waiting > 0 && shown.length === 0 ? <p>{words.nothingMatches}</p> : null}
      {shown.length === 0 ? null : (
        <PostForm viewer={viewer} to="/look">
          <table class="plain cards">
            <thead>
              <tr>
                {(['agency', 'left', 'stage', 'why', 'act'] as const).map((column) => (
                  <th scope="col">{words.columns[column]}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <Row t={t} view={view} one={one} isFirst={one === shown.find(isPickable)} />
              ))}
            </tbody>
          </table>
          {shown.some(isPickable) ? (
            <>
              <p class="hint">{words.several.hint}</p>
              <div class="buttons">
                <button type="submit" class="second">
                  {words.several.start}
                </button>
              </div>
            </>
          ) : null}
        </PostForm>
      )}
      {more > 0 && filter === 'all' ? <p class="quiet">{words.more(more)}</p> : null}
      <Away t={t} view={view} />
      <p class="noprint">
        <a href={`/g/${viewer.grant}/decided`}>{words.decided.title}</a>
        {' · '}
        <a href={`/g/${viewer.grant}/delegations`}>{words.delegate}</a>
      </p>
    </section>
  );
}

/** Clean, and with a grant by which it is decided. */
function isPickable({ held, risk }: Inspected): boolean {
  return held !== null && risk?.isClean === true;
}

function Filter({ t, view }: Props) {
  const words = t.myDesk.filter;
  return (
    <form method="get" action={`/g/${view.viewer.grant}`} class="noprint">
      <label for="show">{words.label}</label>{' '}
      <select id="show" name="show">
        {FILTERS.map((one) => (
          <option value={one} {...(one === view.filter ? { selected: true } : {})}>
            {words[one]}
          </option>
        ))}
      </select>{' '}
      <button type="submit" class="second">
        {words.button}
      </button>
    </form>
  );
}

function Row({ t, view, one, isFirst }: Props & { readonly one: Inspected; readonly isFirst: boolean }) {
  const words = t.myDesk;
  const { agency, held, risk, season, insteadOf, grant } = one;
  const late = held !== null && daysBetween(view.today, held.until) < 0;
  const name = season.year === view.season.year ? agency.name : t.names.filingTitle(agency.name, season.year);
  const why = [
    ...(insteadOf === null ? [] : [words.why.instead(insteadOf.name)]),
    ...(risk === null ? [] : linesOfWhy(t, risk)),
  ];
  return (
    <tr>
      <th scope="row">
        {name}
        <MarkTags t={t} marks={one.filing.marks} />
      </th>
      {held === null ? (
        <td></td>
      ) : (
        <td class={late ? 'late short' : 'short'} data-label={words.columns.left}>
          {t.dates.daysLeft(view.today, held.until)}
        </td>
      )}
      <td class="short" data-label={words.columns.stage}>
        {t.names.stages[one.stage]}
      </td>
      {why.length === 0 ? <td></td> : <td data-label={words.columns.why}>{why.join(t.punctuation.comma)}</td>}
      <td>
        {held === null ? words.preparing : <a href={itemPath(view.viewer.grant, grant)}>{words.open}</a>}
        {isPickable(one) ? (
          <label class="choice">
            <input
              type="checkbox"
              {...(isFirst ? { id: FIELD_IDS.first } : {})}
              name="item"
              value={grant}
              aria-label={words.pick(agency.name)}
            />{' '}
            {words.pickShort}
          </label>
        ) : null}
      </td>
    </tr>
  );
}

function Away({ t, view }: Props) {
  if (view.away.length === 0) return null;
  return (
    <section aria-labelledby="away">
      <h3 id="away">{t.myDesk.away}</h3>
      <ul>
        {view.away.map(({ from, to, since, until }) => (
          <li>{t.delegation.line(from.name, to.name, t.dates.day(since), t.dates.day(until))}</li>
        ))}
      </ul>
    </section>
  );
}

function Filings({ t, view }: Props) {
  const words = t.myDesk.filings;
  if (view.filings.length === 0) return null;
  return (
    <section aria-labelledby="filings">
      <h2 id="filings">{words.title}</h2>
      <ul>
        {view.filings.map(({ agency, season, state, marks, records, grant }) => (
          <li>
            {grant === null ? (
              t.names.filingTitle(agency.name, season.year)
            ) : (
              <a href={itemPath(view.viewer.grant, grant)}>{t.names.filingTitle(agency.name, season.year)}</a>
            )}{' '}
            {state === null ? null : <StateTag t={t} state={state} />}
            <MarkTags t={t} marks={marks} /> {records ? <b>{t.recording.deskRecords(agency.name)} </b> : null}
            <span class="quiet">
              {grant === null
                ? words.notInvited
                : isUnfiledState(state)
                  ? t.filing.deadline(t.dates.day(agency.deadline), t.dates.daysLeft(view.today, agency.deadline))
                  : t.filing.deadlineWas(t.dates.day(agency.deadline))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Boards({ t, view }: Props) {
  const words = t.myDesk.boards;
  if (view.boards.length + view.standIns.length === 0) return null;
  return (
    <section aria-labelledby="boards">
      <h2 id="boards">{words.title}</h2>
      <ul>
        {view.standIns.map(({ season, grant }) => (
          <li>
            <a href={itemPath(view.viewer.grant, grant)}>
              {t.layout.desk(season.areaName, season.year)}
              {t.punctuation.colon}
              {words.substitute}
            </a>
          </li>
        ))}
        {view.boards.map(({ season, grant }) => (
          <li>
            <a href={itemPath(view.viewer.grant, grant)}>
              {t.layout.desk(season.areaName, season.year)}
              {t.punctuation.colon}
              {words.open}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Mails({ t, view }: Props) {
  const words = t.myDesk.mails;
  return (
    <section aria-labelledby="mails" class="noprint">
      <h2 id="mails">{words.title}</h2>
      {view.saved ? (
        <p class="note ok" role="status">
          {words.saved}
        </p>
      ) : null}
      <PostForm viewer={view.viewer} to="/preferences">
        <label for="mails-choice">{words.label}</label>{' '}
        <select id="mails-choice" name="mails">
          {MAIL_CHOICES.map((one) => (
            <option value={one} {...(one === view.mails ? { selected: true } : {})}>
              {words[one]}
            </option>
          ))}
        </select>{' '}
        <button type="submit" class="second">
          {words.save}
        </button>
      </PostForm>
    </section>
  );
}
