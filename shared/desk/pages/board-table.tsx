/** The board's table: one row an agency, a heading a column, each of which orders the whole. */
import type { Texts } from '#shared/words/texts.js';
import { BOARD_COLUMNS, boardAddress, type BoardColumn } from '../board-query.js';
import { isPaperInTime } from '#shared/filing/recording.js';
import { daysBetween } from '#shared/ids/calendar.js';
import { waitingIn, type ScheduledRelease } from '#shared/season/release.js';
import {
  groupOf,
  hasFiled,
  isLate,
  isPaperToRecord,
  isReleasingAll,
  isRemoved,
  plannedFor,
  portalOf,
  waitedFor,
} from '../board-rows.js';
import { MarkTags } from '../parts/filing-marks.js';
import { StateTag } from '../parts/lines.js';
import { PortalTag } from '../parts/portal-kit.js';
import { FIELD_IDS } from '../parts/problem.js';
import type { BoardPage, BoardRow } from '../publisher-views.js';
import { SELECTION_FORM } from './board-acts.js';

interface Props {
  readonly t: Texts;
  readonly view: BoardPage;
}

function columnName(t: Texts, column: BoardColumn): string {
  return column === 'phone' || column === 'seen' ? t.boardView.columns[column] : t.board.columns[column];
}

export function BoardTable({ t, view, rows }: Props & { readonly rows: readonly BoardRow[] }) {
  if (rows.length === 0) return <p>{t.board.noRows}</p>;
  const waits = waitingIn(view.scheduled);
  const releasingAll = isReleasingAll(view);
  return (
    <table class="plain cards board">
      <caption class="hidden">{t.board.tableCaption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="hidden">{t.board.columns.choose}</span>
          </th>
          {BOARD_COLUMNS.map((column) => (
            <Heading t={t} view={view} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <Row
            t={t}
            view={view}
            planned={plannedFor(row, waits)}
            releasingAll={releasingAll}
            row={row}
            isFirst={at === rows.findIndex((one) => !isRemoved(one))}
          />
        ))}
      </tbody>
    </table>
  );
}

/** Ordered by this column already, the link turns the order round. */
function Heading({ t, view, column }: Props & { readonly column: BoardColumn }) {
  const { query, viewer } = view;
  const on = query.sort === column;
  const order = on ? { 'aria-sort': query.descending ? ('descending' as const) : ('ascending' as const) } : {};
  const href = boardAddress(`/g/${viewer.grant}`, query, { sort: column, descending: on && !query.descending });
  return (
    <th scope="col" {...order}>
      <a href={href} title={t.boardView.sortBy(columnName(t, column))}>
        {columnName(t, column)}
        {on ? <span aria-hidden="true">{query.descending ? ' ▼' : ' ▲'}</span> : null}
      </a>
    </th>
  );
}

interface RowProps extends Props {
  readonly row: BoardRow;
  readonly isFirst: boolean;
  readonly planned: ScheduledRelease | undefined;
  readonly releasingAll: boolean;
}

function Row({ t, view, row, isFirst, planned, releasingAll }: RowProps) {
  const { agency, filing } = row;
  const words = t.board;
  const group = groupOf(row, view.season);
  // Until others were approved, too, all that are approved are what is being released: nobody is waited for.
  const releasing = group === 'approved' && planned === undefined && releasingAll;
  // What has a time of its own waits for nobody.
  const waiting = releasing || planned !== undefined ? null : waitedFor(row, view.season, view.today);
  const counts = filing?.state == null ? undefined : filing.counts;
  const last = filing?.lastDeedAt ?? agency.invitedAt;
  const late = isLate(row, view.today);
  // The group says more than the state where a correction is waited for, or nobody is waited for any more.
  const own = group === 'correcting' || group === 'removed' ? null : (filing?.state ?? null);
  return (
    <tr>
      <td class="pick">
        {isRemoved(row) ? null : (
          <label class="box">
            <input
              type="checkbox"
              {...(isFirst ? { id: FIELD_IDS.first } : {})}
              form={SELECTION_FORM}
              name="agency"
              value={agency.id}
              aria-label={words.chooseAgency(agency.name)}
              {...(view.query.all ? { checked: true } : {})}
            />
          </label>
        )}
      </td>
      <th scope="row">
        <a href={`/g/${view.viewer.grant}/filings/${agency.id}`}>{agency.name}</a>
      </th>
      <td data-label={words.columns.kind}>{t.names.kinds[agency.kind]}</td>
      <td>
        {releasing ? (
          <span class="tag look">{words.releasing}</span>
        ) : own === null ? (
          <span class="tag">{isPaperToRecord(row) ? t.boardView.paper.toRecord : words.groups[group]}</span>
        ) : (
          <StateTag t={t} state={own} />
        )}
        {planned === undefined ? null : (
          <span class="tag look">{t.releases.tag(t.dates.shortInstant(planned.at))}</span>
        )}
        <Marks t={t} row={row} />
        <PortalMark t={t} stands={portalOf(row)} />
      </td>
      <td data-label={words.columns.waiting}>
        {waiting === null ? words.waitingNobody : words.waitingFor(waiting.person.name, t.names.roles[waiting.role])}
        {row.bounced ? (
          <>
            {' '}
            <a class="late" href={`/g/${view.viewer.grant}/undelivered`}>
              {row.mailWaits === true ? words.mailWaits : words.bounced}
            </a>
          </>
        ) : null}
      </td>
      <td data-label={words.columns.left} class={late ? 'late short' : 'short'}>
        {hasFiled(row) || isRemoved(row)
          ? words.waitingNobody
          : isPaperInTime(agency, filing) && daysBetween(view.today, agency.deadline) < 0
            ? t.boardView.paper.inTime
            : t.dates.daysLeft(view.today, agency.deadline)}
      </td>
      <td data-label={words.columns.findings}>
        {counts === undefined
          ? words.noFindings
          : hasFiled(row)
            ? words.explained(counts.explain)
            : words.findings(counts.block, counts.explain, counts.unread + counts.confirm)}
      </td>
      <td data-label={t.boardView.columns.phone} class="num">
        {agency.phone ?? words.noFindings}
      </td>
      <td data-label={t.boardView.columns.seen} class="short">
        {row.seenAt !== null
          ? t.dates.shortInstant(row.seenAt)
          : agency.invitedAt === null
            ? words.noFindings
            : t.boardView.seenNever}
      </td>
      <td data-label={words.columns.last} class="short">
        {last === null ? words.noFindings : t.dates.shortInstant(last)}
      </td>
    </tr>
  );
}

/** What the state alone does not say: public already while a correction is under way, late, from paper, decided by a stand-in. */
function Marks({ t, row: { filing } }: { readonly t: Texts; readonly row: BoardRow }) {
  if (filing === null) return null;
  const correcting = filing.released !== null && filing.state !== null && filing.current !== filing.released.n;
  return (
    <>
      {correcting ? <span class="tag look">{t.boardView.correcting}</span> : null}
      <MarkTags t={t} marks={filing.marks} />
    </>
  );
}

/** Most portals are never compared: the filter finds those, and no row says so. */
function PortalMark({ t, stands }: { readonly t: Texts; readonly stands: ReturnType<typeof portalOf> }) {
  return stands === null || stands === 'none' ? null : <PortalTag t={t} stands={stands} />;
}
