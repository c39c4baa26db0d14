/**
 * The roster as a publisher pastes it: CSV, or rows copied out of Excel or WPS (tab-separated). Everything is checked
 * before anything is taken over; every fault names its line and column so that it can be found in the spreadsheet.
 */
import { assignmentConflicts } from '../filing/four-eyes.js';
import {
  addressSchema,
  agencyIdSchema,
  personSchema,
  type Agency,
  type AgencyKind,
  type Person,
  type Season,
} from './model.js';

export const ROSTER_COLUMNS = [
  '单位代码',
  '单位名称',
  '类别',
  '联系人',
  '联系邮箱',
  '初审人',
  '初审邮箱',
  '审定人',
  '审定邮箱',
] as const;
export type RosterColumn = (typeof ROSTER_COLUMNS)[number];

export const KIND_WORDS: Readonly<Record<string, AgencyKind>> = {
  部门: 'department',
  乡镇: 'township',
  街道: 'township',
  政府: 'government',
  垂直: 'vertical',
  垂直管理: 'vertical',
};

export type RosterProblem =
  | 'too-few-columns'
  | 'bad-code'
  | 'bad-name'
  | 'bad-kind'
  | 'bad-person'
  | 'bad-address'
  | 'duplicate-code'
  | 'duplicate-name'
  | 'same-people'
  | 'no-rows'
  | 'too-many-rows';

export interface RosterFault {
  /** 1 for the first pasted line. */
  readonly line: number;
  readonly column: RosterColumn | null;
  readonly problem: RosterProblem;
  readonly found: string;
}

export type RosterReading = { readonly agencies: readonly Agency[] } | { readonly faults: readonly RosterFault[] };

const MAX_ROWS = 3000;

export function readRoster(text: string, season: Season): RosterReading {
  const lines = splitRows(text.normalize('NFC'));
  const rows = lines.filter(({ cells }) => cells.some((cell) => cell !== '') && !isHeading(cells));
  if (rows.length === 0) return { faults: [{ line: 1, column: null, problem: 'no-rows', found: '' }] };
  if (rows.length > MAX_ROWS)
    return { faults: [{ line: MAX_ROWS, column: null, problem: 'too-many-rows', found: String(rows.length) }] };
  const faults: RosterFault[] = [];
  const agencies: Agency[] = [];
  for (const { line, cells } of rows) {
    const read = readRow(line, cells, season);
    if ('faults' in read) faults.push(...read.faults);
    else agencies.push(read.agency);
    if ('agency' in read) faults.push(...duplicates(read.agency, agencies.slice(0, -1), line));
  }
  return faults.length > 0 ? { faults } : { agencies };
}

function readRow(
  line: number,
  cells: readonly string[],
  season: Season,
): { agency: Agency } | { faults: RosterFault[] } {
  if (cells.length < 5) return { faults: [{ line, column: null, problem: 'too-few-columns', found: cells.join(' ') }] };
  const faults: RosterFault[] = [];
  const fault = (column: RosterColumn, problem: RosterProblem, found: string): undefined => {
    faults.push({ line, column, problem, found: found.slice(0, 60) });
    return undefined;
  };
  const cell = (index: number) => (cells[index] ?? '').trim();
  const id = agencyIdSchema.safeParse(cell(0).toLowerCase());
  if (!id.success) fault('单位代码', 'bad-code', cell(0));
  const name = cell(1);
  if (name.length < 2 || name.length > 60) fault('单位名称', 'bad-name', name);
  const kind = KIND_WORDS[cell(2)] ?? fault('类别', 'bad-kind', cell(2));
  const person = (nameAt: number, addressAt: number, otherwise: Person | undefined): Person | undefined => {
    if (cell(nameAt) === '' && cell(addressAt) === '' && otherwise !== undefined) return otherwise;
    const [nameColumn, addressColumn] = [ROSTER_COLUMNS[nameAt], ROSTER_COLUMNS[addressAt]];
    if (nameColumn === undefined || addressColumn === undefined) return undefined;
    const address = addressSchema.safeParse(cell(addressAt));
    if (!address.success) return fault(addressColumn, 'bad-address', cell(addressAt));
    const whole = personSchema.safeParse({ name: cell(nameAt), address: cell(addressAt) });
    return whole.success ? whole.data : fault(nameColumn, 'bad-person', cell(nameAt));
  };
  const contact = person(3, 4, undefined);
  const reviewer = person(5, 6, season.reviewer);
  const approver = person(7, 8, season.approver);
  if (!id.success || kind === undefined || contact === undefined || reviewer === undefined || approver === undefined) {
    return { faults };
  }
  const conflicts = assignmentConflicts({ contact, reviewer, approver });
  if (conflicts.length > 0) fault('联系人', 'same-people', conflicts.join('，'));
  if (faults.length > 0) return { faults };
  return {
    agency: {
      id: id.data,
      year: season.year,
      name,
      kind,
      contact,
      reviewer,
      approver,
      deadline: season.deadline,
      invitedAt: null,
    },
  };
}

function duplicates(agency: Agency, before: readonly Agency[], line: number): RosterFault[] {
  return [
    ...(before.some(({ id }) => id === agency.id)
      ? [{ line, column: '单位代码' as const, problem: 'duplicate-code' as const, found: agency.id }]
      : []),
    ...(before.some(({ name }) => name === agency.name)
      ? [{ line, column: '单位名称' as const, problem: 'duplicate-name' as const, found: agency.name }]
      : []),
  ];
}

function isHeading(cells: readonly string[]): boolean {
  return cells[0]?.trim() === ROSTER_COLUMNS[0];
}

/** Rows and cells of RFC 4180 CSV or of tab-separated text; a quoted cell may hold separators and line breaks. */
function splitRows(text: string): { line: number; cells: string[] }[] {
  const separator = text.includes('\t') ? '\t' : text.includes(',') ? ',' : '，';
  const rows: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let startLine = 1;
  const endCell = () => {
    cells.push(cell.trim());
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push({ line: startLine, cells });
    cells = [];
    startLine = line;
  };
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  for (let index = 0; index < source.length; index++) {
    const character = source.charAt(index);
    if (character === '\n') line++;
    if (quoted) {
      if (character === '"' && source.charAt(index + 1) === '"') {
        cell += '"';
        index++;
      } else if (character === '"') quoted = false;
      else cell += character;
    } else if (character === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (character === separator) endCell();
    else if (character === '\n') endRow();
    else cell += character;
  }
  endRow();
  return rows;
}
