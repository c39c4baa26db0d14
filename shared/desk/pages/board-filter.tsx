/** Above the board's table: the counts of each state, which are links, and the form that finds agencies. Both only read. */
import { AGENCY_KINDS } from '#shared/ids/agency-kind.js';
import { personMark } from '#shared/access/links.js';
import { BOARD_GROUPS, type BoardGroup } from '#shared/filing/board-groups.js';
import { PORTAL_STANDS } from '#shared/filing/portal-standing.js';
import type { Texts } from '#shared/words/texts.js';
import { boardAddress, isFiltered, WAITED_ROLES } from '../board-query.js';
import { countByGroup, isRemoved, portalOf, waitedFor, isReleasingAll } from '../board-rows.js';
import type { BoardPage } from '../publisher-views.js';

interface Props {
  readonly t: Texts;
  readonly view: BoardPage;
}

export function StateFilter({ t, view }: Props) {
  const base = `/g/${view.viewer.grant}`;
  const words = t.board;
  const { query } = view;
  const counts = countByGroup(view.rows, view.season);
  const n = (group: BoardGroup) => counts.get(group) ?? 0;
  const isReleasing = (group: BoardGroup) => group === 'approved' && isReleasingAll(view);
  const current = (on: boolean) => (on ? { 'aria-current': 'true' as const } : {});
  return (
    <nav aria-label={words.filterLabel}>
      <ul class="filter">
        <li>
          <a href={boardAddress(base, query, { group: null })} {...current(query.group === null)}>
            {words.filterOption(words.all, view.rows.length - n('removed'))}
          </a>
        </li>
        {BOARD_GROUPS.filter((group) => n(group) > 0 || query.group === group).map((group) => (
          <li>
            <a href={boardAddress(base, query, { group })} {...current(query.group === group)}>
              {words.filterOption(isReleasing(group) ? words.releasing : words.groups[group], n(group))}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Everything beside the state; an order and a state that are chosen stay. */
export function Finder({ t, view }: Props) {
  const words = t.boardView;
  const { query } = view;
  const base = `/g/${view.viewer.grant}`;
  const waited = waitedCounts(view);
  return (
    <form method="get" action={base} role="search" class="noprint">
      {query.group === null ? null : <input type="hidden" name="state" value={query.group} />}
      {query.sort === null ? null : <input type="hidden" name="sort" value={query.sort} />}
      {query.sort === null || !query.descending ? null : <input type="hidden" name="order" value="desc" />}
      <div class="finder">
        <div class="field wide">
          <label for="board-words">{words.search}</label>
          <input id="board-words" type="text" name="q" value={query.words} aria-describedby="board-words-hint" />
          <p class="hint" id="board-words-hint">
            {words.searchHint}
          </p>
        </div>
        <div class="field">
          <label for="board-kind">{words.kind}</label>
          <select id="board-kind" name="kind">
            <Option value="" chosen={query.kind ?? ''}>
              {words.anyKind}
            </Option>
            {AGENCY_KINDS.map((kind) => (
              <Option value={kind} chosen={query.kind ?? ''}>
                {t.names.kinds[kind]}
              </Option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="board-waits">{words.waits}</label>
          <select id="board-waits" name="waits">
            <Option value="" chosen={query.waits ?? ''}>
              {words.anybody}
            </Option>
            {WAITED_ROLES.map((role) => (
              <Option value={role} chosen={query.waits ?? ''}>
                {words.waitsRole(role, waited.roles.get(role) ?? 0)}
              </Option>
            ))}
            {waited.deciders.map(({ mark, name, role, n }) => (
              <Option value={mark} chosen={query.waits ?? ''}>
                {words.waitsFor(name, t.names.roles[role], n)}
              </Option>
            ))}
          </select>
        </div>
        <PortalChoice t={t} view={view} />
        <div class="ticks">
          <Tick name="late" on={query.late}>
            {words.late}
          </Tick>
          <Tick name="bounced" on={query.bounced}>
            {words.bounced}
          </Tick>
        </div>
      </div>
      <div class="buttons">
        <button type="submit" class="second">
          {words.searchButton}
        </button>
        {isFiltered(query) ? <a href={base}>{words.clear}</a> : null}
      </div>
    </form>
  );
}

/** Asked once something could stand on a portal. */
function PortalChoice({ t, view: { rows, query } }: Props) {
  const words = t.portalCheck.board;
  if (query.portal === null && rows.every((row) => portalOf(row) === null)) return null;
  const chosen = query.portal ?? '';
  return (
    <div class="field">
      <label for="board-portal">{words.filter}</label>
      <select id="board-portal" name="portal">
        <Option value="" chosen={chosen}>
          {words.any}
        </Option>
        {PORTAL_STANDS.map((stands) => (
          <Option value={stands} chosen={chosen}>
            {`${words.options[stands]} ${rows.filter((row) => portalOf(row) === stands).length}`}
          </Option>
        ))}
      </select>
    </div>
  );
}

function Option({ value, chosen, children }: { value: string; chosen: string; children?: string }) {
  return (
    <option value={value} {...(value === chosen ? { selected: true } : {})}>
      {children}
    </option>
  );
}

function Tick({ name, on, children }: { name: string; on: boolean; children?: string }) {
  return (
    <label class="tick">
      <input type="checkbox" name={name} value="yes" {...(on ? { checked: true } : {})} />
      {children}
    </label>
  );
}

/** Of each role how many wait, and the deciders by name: contacts are as many as agencies, and are found by the words. */
function waitedCounts({ rows, season, today }: BoardPage) {
  const roles = new Map<string, number>();
  const deciders = new Map<string, { mark: string; name: string; role: 'reviewer' | 'approver'; n: number }>();
  for (const row of rows) {
    const waited = isRemoved(row) ? null : waitedFor(row, season, today);
    if (waited === null) continue;
    const { person, role } = waited;
    roles.set(role, (roles.get(role) ?? 0) + 1);
    if (role !== 'reviewer' && role !== 'approver') continue;
    const known = deciders.get(`${role} ${person.address}`);
    if (known === undefined)
      deciders.set(`${role} ${person.address}`, { mark: personMark(person), name: person.name, role, n: 1 });
    else known.n += 1;
  }
  return { roles, deciders: [...deciders.values()] };
}
