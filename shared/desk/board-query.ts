/**
 * What the publisher asks of the board: words to look for, filters, an order, a page. It travels in the address alone, so
 * that a board that was found once can be kept as a bookmark; what cannot be read in it is left out.
 */
import { AGENCY_KINDS, type AgencyKind } from '#shared/ids/agency-kind.js';
import { personMark } from '#shared/access/links.js';
import { cutTo } from '#shared/ids/cut.js';
import { daysBetween } from '#shared/ids/calendar.js';
import { BOARD_GROUPS, type BoardGroup } from '#shared/filing/board-groups.js';
import { PORTAL_STANDS, type PortalStands } from '#shared/filing/portal-standing.js';
import type { Season } from '#shared/season/model.js';
import { groupOf, hasFiled, isLate, isRemoved, portalOf, waitedFor } from './board-rows.js';
import { pageNumber } from './page-number.js';
import type { BoardRow } from './publisher-views.js';
import type { Day, Viewer } from './views.js';

export const BOARD_PAGE_SIZE = 100;

/** In the order of the table; it can be sorted by each. */
export const BOARD_COLUMNS = [
  'agency',
  'kind',
  'state',
  'waiting',
  'left',
  'findings',
  'phone',
  'seen',
  'last',
] as const;
export type BoardColumn = (typeof BOARD_COLUMNS)[number];

export const WAITED_ROLES = [
  'agency',
  'recorder',
  'reviewer',
  'approver',
  'publisher',
] as const satisfies readonly Viewer['role'][];

export interface BoardQuery {
  readonly words: string;
  readonly group: BoardGroup | null;
  readonly kind: AgencyKind | null;
  /** Who is waited for: a role, or one person by their mark (access/links.ts). */
  readonly waits: string | null;
  readonly late: boolean;
  readonly bounced: boolean;
  /** What the portal was last seen to show; of reports that are approved or public alone. */
  readonly portal: PortalStands | null;
  /** Null: as the roster has it. */
  readonly sort: BoardColumn | null;
  readonly descending: boolean;
  /** From 1. */
  readonly page: number;
  /** Every row that the filters leave is ticked, those on other pages too. */
  readonly all: boolean;
}

export const WHOLE_BOARD: BoardQuery = {
  words: '',
  group: null,
  kind: null,
  waits: null,
  late: false,
  bounced: false,
  portal: null,
  sort: null,
  descending: false,
  page: 1,
  all: false,
};

const WORDS_MAX = 100;
const MARK = /^[0-9a-f]{10}$/;
const one = <T extends string>(known: readonly T[], text: string): T | null =>
  known.find((each) => each === text) ?? null;

/** @param field the value of a parameter of the address; empty where there is none */
export function boardQuery(field: (name: string) => string): BoardQuery {
  const waits = field('waits');
  return {
    words: cutTo(field('q').trim(), WORDS_MAX).trim(),
    group: one(BOARD_GROUPS, field('state')),
    kind: one(AGENCY_KINDS, field('kind')),
    waits: one(WAITED_ROLES, waits) ?? (MARK.test(waits) ? waits : null),
    late: field('late') === 'yes',
    bounced: field('bounced') === 'yes',
    portal: one(PORTAL_STANDS, field('portal')),
    sort: one(BOARD_COLUMNS, field('sort')),
    descending: field('order') === 'desc',
    page: pageNumber(field('page')),
    all: field('select') === 'all',
  };
}

/** The parameters that say the same, without those that say nothing. */
export function boardParameters(query: BoardQuery): [string, string][] {
  const parameters: [string, string | null][] = [
    ['q', query.words],
    ['state', query.group],
    ['kind', query.kind],
    ['waits', query.waits],
    ['late', query.late ? 'yes' : null],
    ['bounced', query.bounced ? 'yes' : null],
    ['portal', query.portal],
    ['sort', query.sort],
    ['order', query.sort !== null && query.descending ? 'desc' : null],
    ['select', query.all ? 'all' : null],
    ['page', query.page > 1 ? String(query.page) : null],
  ];
  return parameters.filter((parameter): parameter is [string, string] => (parameter[1] ?? '') !== '');
}

/** The address of the board that shows this; a change of what is shown begins at its first page with nothing ticked. */
export function boardAddress(base: string, query: BoardQuery, change: Partial<BoardQuery> = {}): string {
  const parameters = new URLSearchParams(boardParameters({ ...query, page: 1, all: false, ...change })).toString();
  return parameters === '' ? base : `${base}?${parameters}`;
}

/** Whether any filter is on; the order and the page are none. */
export function isFiltered({ words, group, kind, waits, late, bounced, portal }: BoardQuery): boolean {
  return words !== '' || group !== null || kind !== null || waits !== null || late || bounced || portal !== null;
}

interface Asked {
  readonly season: Season;
  readonly today: Day;
}

/** The rows that the filters leave, in the order that is asked for. Agencies off the roster are shown where they are asked for. */
export function chosenRows(rows: readonly BoardRow[], query: BoardQuery, asked: Asked): BoardRow[] {
  const words = folded(query.words)
    .split(/\s+/)
    .filter((word) => word !== '');
  const left = rows.filter(
    (row) =>
      (query.group === null ? !isRemoved(row) : groupOf(row, asked.season) === query.group) &&
      (query.kind === null || row.agency.kind === query.kind) &&
      (query.waits === null || isWaitedFor(row, query.waits, asked)) &&
      (!query.late || isLate(row, asked.today)) &&
      (!query.bounced || row.bounced) &&
      (query.portal === null || portalOf(row) === query.portal) &&
      (words.length === 0 || holds(row, words)),
  );
  return query.sort === null ? left : sorted(left, query.sort, query.descending, asked);
}

function isWaitedFor(row: BoardRow, waits: string, { season, today }: Asked): boolean {
  const waited = waitedFor(row, season, today);
  return waited !== null && (waited.role === waits || personMark(waited.person) === waits);
}

/** One spelling for what people type and what stands in the roster: width, case and invisible differences do not matter. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function holds({ agency }: BoardRow, words: readonly string[]): boolean {
  const { contact, reviewer, approver } = agency;
  const text = folded(
    [
      agency.name,
      agency.id,
      ...agency.aliases,
      ...agency.formerNames.map(({ name }) => name),
      ...[contact, reviewer, approver].flatMap(({ name, address }) => [name, address]),
      agency.phone ?? '',
    ].join('\n'),
  );
  // A phone number is looked for by its digits, however it is written.
  const digits = (agency.phone ?? '').normalize('NFKC').replace(/\D/g, '');
  return words.every(
    (word) => text.includes(word) || (/^[\d-]{3,}$/.test(word) && digits.includes(word.replaceAll('-', ''))),
  );
}

let byName: Intl.Collator | undefined;
/** Made when something is first sorted: it costs every other function that loads this its start. */
const text = (a: string, b: string) => (byName ??= new Intl.Collator('zh-CN', { numeric: true })).compare(a, b);

/** What a column is ordered by; rows that have nothing there come last, whichever way. */
function sorted(rows: readonly BoardRow[], column: BoardColumn, descending: boolean, asked: Asked): BoardRow[] {
  const valueOf = VALUES[column];
  const keyed = rows.map((row) => ({ row, value: valueOf(row, asked) }));
  const sign = descending ? -1 : 1;
  return keyed
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      const order = typeof a.value === 'number' ? a.value - Number(b.value) : text(a.value, String(b.value));
      return sign * order;
    })
    .map(({ row }) => row);
}

const VALUES: Readonly<Record<BoardColumn, (row: BoardRow, asked: Asked) => string | number | null>> = {
  agency: ({ agency }) => agency.name,
  kind: ({ agency }) => AGENCY_KINDS.indexOf(agency.kind),
  state: (row, { season }) => BOARD_GROUPS.indexOf(groupOf(row, season)),
  waiting: (row, { season, today }) => waitedFor(row, season, today)?.person.name ?? null,
  left: (row, { today }) => (hasFiled(row) ? null : daysBetween(today, row.agency.deadline)),
  findings: ({ filing }) => {
    if (filing?.state == null) return null;
    const { block, explain, unread, confirm } = filing.counts;
    return block * 1_000_000 + explain * 1000 + unread + confirm;
  },
  phone: ({ agency }) => agency.phone,
  seen: ({ seenAt }) => seenAt,
  last: ({ agency, filing }) => filing?.lastDeedAt ?? agency.invitedAt,
};
