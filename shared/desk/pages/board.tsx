/** The publisher's board: one table of all agencies, counts that filter it, and the acts on a selection, each previewed first. */
import { submissionId } from '#shared/ids/submission-id.js';
import type { Texts } from '#shared/words/texts.js';
import { daysBetween } from '#shared/ids/calendar.js';
import { countByGroup, groupOf, hasFiled, waitedFor } from '../board-rows.js';
import { Document, toHtml } from '../document.js';
import { StateTag } from '../parts/lines.js';
import { Problem } from '../parts/problem.js';
import { RosterForm } from '../parts/roster-form.js';
import { BOARD_GROUPS, type BoardGroup } from '#shared/filing/board-groups.js';
import type { BoardPage, BoardRow } from '../publisher-views.js';
import { BoardActs, INVITE_FORM, RELEASE_FORM } from './board-acts.js';

export const BOARD_PAGE_SIZE = 100;

export function renderBoardPage(view: BoardPage, t: Texts): string {
  const { viewer, season, rows } = view;
  const counts = countByGroup(rows);
  const chosen = view.filter === null ? rows : rows.filter((row) => groupOf(row) === view.filter);
  const pages = Math.max(1, Math.ceil(chosen.length / BOARD_PAGE_SIZE));
  const page = Math.min(Math.max(1, view.page), pages);
  const shown = chosen.slice((page - 1) * BOARD_PAGE_SIZE, page * BOARD_PAGE_SIZE);
  const words = t.board;
  return toHtml(
    <Document t={t} title={words.title} viewer={viewer} season={season}>
      <Problem t={t} attempt={view.attempt} />
      <Done t={t} view={view} />
      <h1>{words.title}</h1>
      <p class="quiet">
        {words.seasonLine(
          t.names.seasons[season.state],
          t.dates.day(season.deadline),
          t.dates.daysLeft(view.today, season.deadline),
        )}
      </p>
      <Sentence t={t} view={view} />
      {rows.length === 0 ? (
        <p>{words.emptyRoster}</p>
      ) : (
        <>
          <Filter t={t} view={view} counts={counts} />
          <BoardActs t={t} view={view} />
          <Table t={t} view={view} rows={shown} />
          <Pager t={t} view={view} page={page} pages={pages} />
        </>
      )}
      <section aria-labelledby="roster">
        <h2 id="roster">{words.rosterTitle}</h2>
        <RosterForm t={t} viewer={viewer} roster="" invalid={false} />
      </section>
      <p>
        <a href={`/g/${viewer.grant}/reminders`}>{t.reminders.link}</a>
      </p>
      <p>
        <a href={view.publicSiteUrl}>{words.publicSite}</a>
      </p>
    </Document>,
  );
}

function Done({ t, view }: { readonly t: Texts; readonly view: BoardPage }) {
  const { done } = view;
  if (done === null) return null;
  const words = t.board.done;
  const text =
    done.deed === 'roster'
      ? words.roster(done.added, done.changed, done.contacts)
      : done.deed === 'invited'
        ? words.invited(done.count)
        : words.released(done.count);
  return (
    <p class="note ok" role="status">
      {text}
    </p>
  );
}

function Sentence({ t, view }: { readonly t: Texts; readonly view: BoardPage }) {
  const { rows, today } = view;
  if (rows.length === 0) return null;
  const overdue = rows.filter((row) => !hasFiled(row) && daysBetween(today, row.agency.deadline) < 0).length;
  const released = rows.filter((row) => groupOf(row) === 'released').length;
  return (
    <p class="lead">
      {t.board.summary(rows.length, rows.filter(hasFiled).length, released)}
      {overdue > 0 ? <span class="late">{t.board.overdue(overdue)}</span> : t.board.inTime}
    </p>
  );
}

function Filter({ t, view, counts }: { t: Texts; view: BoardPage; counts: ReadonlyMap<BoardGroup, number> }) {
  const base = `/g/${view.viewer.grant}`;
  const words = t.board;
  // Where others were approved since the release began, the group is not what is being released.
  const isReleasing = (group: BoardGroup) =>
    group === 'approved' && view.releasing !== null && (counts.get(group) ?? 0) <= view.releasing.count;
  const current = (on: boolean) => (on ? { 'aria-current': 'true' as const } : {});
  return (
    <nav aria-label={words.filterLabel}>
      <ul class="filter">
        <li>
          <a href={base} {...current(view.filter === null)}>
            {words.filterOption(words.all, view.rows.length)}
          </a>
        </li>
        {BOARD_GROUPS.filter((group) => (counts.get(group) ?? 0) > 0 || view.filter === group).map((group) => (
          <li>
            <a href={`${base}?state=${group}`} {...current(view.filter === group)}>
              {words.filterOption(isReleasing(group) ? words.releasing : words.groups[group], counts.get(group) ?? 0)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Table({ t, view, rows }: { t: Texts; view: BoardPage; rows: readonly BoardRow[] }) {
  const words = t.board.columns;
  if (rows.length === 0) return <p>{t.board.noRows}</p>;
  return (
    <table class="plain cards">
      <caption class="hidden">{t.board.tableCaption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="hidden">{words.choose}</span>
          </th>
          <th scope="col">{words.agency}</th>
          <th scope="col">{words.kind}</th>
          <th scope="col">{words.state}</th>
          <th scope="col">{words.waiting}</th>
          <th scope="col">{words.left}</th>
          <th scope="col">{words.findings}</th>
          <th scope="col">{words.last}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row t={t} view={view} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ t, view, row }: { readonly t: Texts; readonly view: BoardPage; readonly row: BoardRow }) {
  const { agency, filing } = row;
  const words = t.board;
  const group = groupOf(row);
  const waiting = waitedFor(row, view.season, view.today);
  const counts = filing?.state === null ? undefined : filing?.counts;
  const last = filing?.lastDeedAt ?? agency.invitedAt;
  const late = !hasFiled(row) && daysBetween(view.today, agency.deadline) < 0;
  return (
    <tr>
      <td class="pick">
        <Choice t={t} row={row} releasing={view.releasing !== null} />
      </td>
      <th scope="row">
        <a href={`/g/${view.viewer.grant}/filings/${agency.id}`}>{agency.name}</a>
      </th>
      <td data-label={words.columns.kind}>{t.names.kinds[agency.kind]}</td>
      <td>
        {filing?.state == null ? (
          <span class="tag">{words.groups[group]}</span>
        ) : (
          <StateTag t={t} state={filing.state} />
        )}
      </td>
      <td data-label={words.columns.waiting}>
        {waiting === null ? words.waitingNobody : words.waitingFor(waiting.person.name, t.names.roles[waiting.role])}
        {row.bounced ? <span class="late"> {words.bounced}</span> : null}
      </td>
      <td data-label={words.columns.left} class={late ? 'late short' : 'short'}>
        {hasFiled(row) ? words.waitingNobody : t.dates.daysLeft(view.today, agency.deadline)}
      </td>
      <td data-label={words.columns.findings}>
        {counts === undefined
          ? words.noFindings
          : hasFiled(row)
            ? words.explained(counts.explain)
            : words.findings(counts.block, counts.explain, counts.unread + counts.confirm)}
      </td>
      <td data-label={words.columns.last} class="short">
        {last === null ? words.noFindings : t.dates.shortInstant(last)}
      </td>
    </tr>
  );
}

/** The tick belongs to the act that the row is ripe for; rows that wait for others, or for a release under way, have none. */
function Choice({ t, row, releasing }: { readonly t: Texts; readonly row: BoardRow; readonly releasing: boolean }) {
  const { agency, filing } = row;
  const group = groupOf(row);
  const label = t.board.chooseAgency(agency.name);
  const box = (form: string, name: string, value: string) => (
    <label class="box">
      <input type="checkbox" form={form} name={name} value={value} aria-label={label} />
    </label>
  );
  if (group === 'not-invited' || group === 'invited') return box(INVITE_FORM, 'agency', agency.id);
  if (group !== 'approved' || releasing || filing === null || filing.current === null) return null;
  return box(RELEASE_FORM, 'submission', submissionId(filing, filing.current));
}

function Pager({ t, view, page, pages }: { t: Texts; view: BoardPage; page: number; pages: number }) {
  if (pages === 1) return null;
  const href = (to: number) =>
    `/g/${view.viewer.grant}?${view.filter === null ? '' : `state=${view.filter}&`}page=${to}`;
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
