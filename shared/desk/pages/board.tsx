/** The publisher's board: where the season stands in one line, what is looked for, and one table of agencies to act on. */
import { daysBetween } from '#shared/ids/calendar.js';
import { nextDeadline } from '#shared/season/deadlines.js';
import { phaseOn, takesReports } from '#shared/season/phases.js';
import type { Texts } from '#shared/words/texts.js';
import { boardAddress, BOARD_PAGE_SIZE, chosenRows, isFiltered } from '../board-query.js';
import { groupOf, hasFiled, isLate, isPublic, isRemoved } from '../board-rows.js';
import { Document, toHtml } from '../document.js';
import { FIELD_IDS, Problem } from '../parts/problem.js';
import { RosterSection } from '../parts/roster-section.js';
import type { BoardPage } from '../publisher-views.js';
import { BoardActs, Selection } from './board-acts.js';
import { Finder, StateFilter } from './board-filter.js';
import { BoardTable } from './board-table.js';

interface Props {
  readonly t: Texts;
  readonly view: BoardPage;
}

export function renderBoardPage(view: BoardPage, t: Texts): string {
  const { viewer, season, rows } = view;
  const words = t.board;
  return toHtml(
    <Document t={t} title={words.title} viewer={viewer} season={season}>
      <Problem t={t} attempt={view.attempt} at={view.rows.length === 0 ? undefined : FIELD_IDS.first} />
      <Done t={t} view={view} />
      <h1>{words.title}</h1>
      <p class="quiet">{seasonLine(t, view)}</p>
      <Sentence t={t} view={view} />
      {rows.length === 0 ? <p>{words.emptyRoster}</p> : <Agencies t={t} view={view} />}
      <section aria-labelledby="roster">
        <h2 id="roster">{words.rosterTitle}</h2>
        <RosterSection t={t} viewer={viewer} draft={view.rosterDraft} isFirst={rows.length === 0} />
      </section>
      <nav aria-labelledby="more">
        <h2 id="more">{words.moreTitle}</h2>
        <ul>
          <li>
            <a href={`/g/${viewer.grant}/last-year`}>{t.lastYear.link(season.year - 1)}</a>
          </li>
          <li>
            <a href={`/g/${viewer.grant}/history`}>{t.history.link}</a>
          </li>
          <li>
            <a href={`/g/${viewer.grant}/season/totals`}>{t.totals.link}</a>
          </li>
          <li>
            <a href={`/g/${viewer.grant}/season`}>{t.seasonSettings.link}</a>
          </li>
          <li>
            <a href={`/g/${viewer.grant}/releases`}>{t.releases.link}</a>
          </li>
          <li>
            <a href={`/g/${viewer.grant}/reminders`}>{t.reminders.link}</a>
          </li>
          <li>
            <a href={`/g/${viewer.grant}/delegations`}>{t.delegation.ofDeciders}</a>
          </li>
          <li>
            <a href={`/g/${viewer.grant}/undelivered`}>{t.undelivered.link}</a>
          </li>
          <li>
            <a href={view.publicSiteUrl}>{words.publicSite}</a>
          </li>
        </ul>
      </nav>
    </Document>,
  );
}

/** Where the season stands, and the next day by which somebody is to file: of which kinds, where they have days of their own. */
function seasonLine(t: Texts, { season, rows, today }: BoardPage): string {
  if (!takesReports(season)) return t.names.seasons[phaseOn(season, today)];
  const present = new Set(rows.filter((row) => !isRemoved(row)).map(({ agency }) => agency.kind));
  const { day, kinds } = nextDeadline(season, present, today);
  const past = daysBetween(day, today);
  const left = past > 0 ? t.board.daysPast(past) : t.dates.daysLeft(today, day);
  const named = kinds.map((kind) => t.names.kinds[kind]);
  return t.board.seasonLine(t.names.seasons[past > 0 ? 'late' : 'open'], named, t.dates.day(day), left);
}

function Agencies({ t, view }: Props) {
  const { rows, query } = view;
  const chosen = chosenRows(rows, query, view);
  const pages = Math.max(1, Math.ceil(chosen.length / BOARD_PAGE_SIZE));
  const page = Math.min(query.page, pages);
  const shown = chosen.slice((page - 1) * BOARD_PAGE_SIZE, page * BOARD_PAGE_SIZE);
  return (
    <>
      <BoardActs t={t} view={view} />
      <StateFilter t={t} view={view} />
      <Finder t={t} view={view} />
      {isFiltered(query) ? <p role="status">{t.boardView.found(chosen.length, rows.length)}</p> : null}
      <Selection t={t} view={view} chosen={chosen} shown={shown} />
      <BoardTable t={t} view={view} rows={shown} />
      <Pager t={t} view={view} page={page} pages={pages} />
    </>
  );
}

function Done({ t, view }: Props) {
  const { done } = view;
  if (done === null) return null;
  const words = t.board.done;
  const text =
    done.deed === 'roster'
      ? words.roster(done.added, done.changed, done.contacts)
      : done.deed === 'invited'
        ? words.invited(done.count)
        : done.deed === 'resent'
          ? t.links.resent(done.count)
          : words.released(done.count);
  return (
    <p class="note ok" role="status">
      {text}
    </p>
  );
}

/** So many late agencies are named; the rest is one click away. */
const NAMED_LATE = 5;

function Sentence({ t, view }: Props) {
  const { season } = view;
  const rows = view.rows.filter((row) => !isRemoved(row));
  if (rows.length === 0) return null;
  const late = rows.filter((row) => isLate(row, view.today));
  const released = rows.filter(isPublic);
  const correcting = released.filter((row) => groupOf(row, season) !== 'released');
  const named = late.slice(0, NAMED_LATE).map(({ agency }) => agency.name);
  return (
    <p class="lead">
      {t.board.summary(rows.length, rows.filter(hasFiled).length, released.length, correcting.length) +
        t.punctuation.gap}
      {late.length === 0 ? (
        t.board.inTime
      ) : (
        <>
          <span class="late">{t.boardView.overdueNames(late.length, named)}</span>{' '}
          <a href={boardAddress(`/g/${view.viewer.grant}`, view.query, { late: true, group: null })}>
            {t.boardView.showOverdue}
          </a>
        </>
      )}
    </p>
  );
}

function Pager({ t, view, page, pages }: Props & { readonly page: number; readonly pages: number }) {
  if (pages === 1) return null;
  const { query, viewer } = view;
  const href = (to: number) => boardAddress(`/g/${viewer.grant}`, query, { page: to, all: query.all });
  return (
    <nav class="buttons" aria-label={t.board.pages(page, pages)}>
      {page > 1 ? (
        <a class="button second" href={href(page - 1)}>
          {t.board.previous}
        </a>
      ) : null}
      <span>{t.board.pages(page, pages)}</span>
      {page < pages ? (
        <a class="button second" href={href(page + 1)}>
          {t.board.next}
        </a>
      ) : null}
    </nav>
  );
}
