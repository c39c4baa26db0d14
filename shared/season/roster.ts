/**
 * The roster as a publisher pastes it: CSV, or rows copied out of Excel or WPS (tab-separated). Everything is checked
 * before anything is taken over; every fault names its line and column so that it can be found in the spreadsheet.
 */
import { assignmentConflicts, type AssignmentPair } from './assignment.js';
import { addressSchema, nameKey, personSchema, type Person } from '#shared/ids/person.js';
import { agencyIdSchema, type AgencyId } from '#shared/ids/agency-id.js';
import { deadlineOf } from './deadlines.js';
import { agencySchema, type Agency, type Season } from './model.js';
import type { AgencyKind } from '#shared/ids/agency-kind.js';

/** The columns in order, with the heading that a spreadsheet gives them. */
export const ROSTER_FIELDS = [
  'id',
  'name',
  'kind',
  'contactName',
  'contactAddress',
  'reviewerName',
  'reviewerAddress',
  'approverName',
  'approverAddress',
  'ruleMaking',
] as const;
export type RosterField = (typeof ROSTER_FIELDS)[number];
export const ROSTER_HEADINGS: Readonly<Record<RosterField, string>> = {
  id: '单位代码',
  name: '单位名称',
  kind: '类别',
  contactName: '联系人',
  contactAddress: '联系邮箱',
  reviewerName: '初审人',
  reviewerAddress: '初审邮箱',
  approverName: '审定人',
  approverAddress: '审定邮箱',
  ruleMaking: '规章制定权',
};

export const KIND_WORDS: Readonly<Record<string, AgencyKind>> = {
  部门: 'department',
  乡镇: 'township',
  街道: 'township',
  政府: 'government',
  垂直: 'vertical',
  垂直管理: 'vertical',
};

/**
 * `empty-roster`: nothing pasted. `columns`: too few columns. `missing`: a needed value is empty. `bad-*`: not of the
 * form. `twice`: the id or name stands on an earlier line. `same-person`: two of contact, reviewer, approver and publisher share
 * an address or a name (four eyes). `too-many`: more lines than one season may have.
 */
export const ROSTER_PROBLEMS = [
  'empty-roster',
  'too-many',
  'columns',
  'missing',
  'bad-id',
  'bad-name',
  'bad-kind',
  'bad-rule-making',
  'bad-address',
  'bad-person',
  'twice',
  'same-person',
] as const;
export type RosterProblemCode = (typeof ROSTER_PROBLEMS)[number];

export interface RosterProblem {
  /** From 1, as pasted. */
  readonly line: number;
  readonly field: RosterField | null;
  readonly code: RosterProblemCode;
  /** What stands there. */
  readonly value: string;
}

/** The agencies, each with the line that it stands on. */
export type RosterReading =
  | { readonly agencies: readonly Agency[]; readonly lines: ReadonlyMap<AgencyId, number> }
  | { readonly problems: readonly RosterProblem[] };

/** Whether an agency may make 规章. Hardly any county has one that may, so an empty cell means no. */
const RULE_MAKING_WORDS: Readonly<Record<string, boolean>> = { '': false, 无: false, 否: false, 有: true, 是: true };

const MAX_ROWS = 3000;

export function readRoster(text: string, season: Season): RosterReading {
  const rows = splitRows(text.normalize('NFC')).filter(
    ({ cells }) => cells.some((cell) => cell !== '') && cells[0] !== ROSTER_HEADINGS.id,
  );
  if (rows.length === 0) return { problems: [{ line: 1, field: null, code: 'empty-roster', value: '' }] };
  if (rows.length > MAX_ROWS) {
    return { problems: [{ line: MAX_ROWS, field: null, code: 'too-many', value: String(rows.length) }] };
  }
  const problems: RosterProblem[] = [];
  const agencies: Agency[] = [];
  const lines = new Map<AgencyId, number>();
  for (const { line, cells } of rows) {
    const row = readRow(line, cells, season);
    problems.push(...row.problems);
    if (row.agency === undefined) continue;
    problems.push(...repeated(row.agency, agencies, line));
    agencies.push(row.agency);
    lines.set(row.agency.id, line);
  }
  return problems.length > 0 ? { problems } : { agencies, lines };
}

/** The column in which a pair that is one person is mended. */
const FIELD_OF_PAIR: Readonly<Record<AssignmentPair, RosterField>> = {
  'contact/reviewer': 'contactName',
  'contact/approver': 'contactName',
  'contact/publisher': 'contactName',
  'reviewer/approver': 'reviewerName',
  'reviewer/publisher': 'reviewerName',
  'approver/publisher': 'approverName',
  'contact/substitute': 'contactName',
  'reviewer/substitute': 'reviewerName',
  'approver/substitute': 'approverName',
  // Both are the season's: no line of the roster can mend it.
  'publisher/substitute': 'name',
};

function readRow(
  line: number,
  cells: readonly string[],
  season: Season,
): { agency: Agency | undefined; problems: RosterProblem[] } {
  const problems: RosterProblem[] = [];
  const problem = (field: RosterField | null, code: RosterProblemCode, value: string): undefined => {
    problems.push({ line, field, code: value === '' && field !== null ? 'missing' : code, value: value.slice(0, 60) });
    return undefined;
  };
  if (cells.length < 5) {
    problem(null, 'columns', cells.join(' '));
    return { agency: undefined, problems };
  }
  const text = (field: RosterField) => (cells[ROSTER_FIELDS.indexOf(field)] ?? '').trim();
  const person = (nameField: RosterField, addressField: RosterField, otherwise?: Person): Person | undefined => {
    const [name, address] = [text(nameField), text(addressField)];
    if (name === '' && address === '' && otherwise !== undefined) return otherwise;
    if (!addressSchema.safeParse(address).success) return problem(addressField, 'bad-address', address);
    const whole = personSchema.safeParse({ name, address });
    return whole.success && nameKey(whole.data.name) !== '' ? whole.data : problem(nameField, 'bad-person', name);
  };
  const code = agencyIdSchema.safeParse(text('id').toLowerCase());
  const id = code.success ? code.data : problem('id', 'bad-id', text('id'));
  const name = text('name');
  if (name.length < 2 || name.length > 60) problem('name', 'bad-name', name);
  const known = Object.hasOwn(KIND_WORDS, text('kind')) ? KIND_WORDS[text('kind')] : undefined;
  const kind = known ?? problem('kind', 'bad-kind', text('kind'));
  const ruleMaking = Object.hasOwn(RULE_MAKING_WORDS, text('ruleMaking'))
    ? RULE_MAKING_WORDS[text('ruleMaking')]
    : problem('ruleMaking', 'bad-rule-making', text('ruleMaking'));
  const contact = person('contactName', 'contactAddress');
  const reviewer = person('reviewerName', 'reviewerAddress', season.reviewer);
  const approver = person('approverName', 'approverAddress', season.approver);
  if (!id || !kind || !contact || !reviewer || !approver) return { agency: undefined, problems };
  for (const pair of assignmentConflicts({
    contact,
    reviewer,
    approver,
    publisher: season.publisher,
    substitute: season.substitute,
  })) {
    problem(FIELD_OF_PAIR[pair], 'same-person', pair);
  }
  const { area, year } = season;
  const people = { contact, reviewer, approver };
  const power = ruleMaking === true ? { ruleMaking } : {};
  const deadline = deadlineOf(season, kind);
  if (problems.length > 0) return { agency: undefined, problems };
  const agency = agencySchema.parse({ id, area, year, name, kind, ...power, ...people, deadline, invitedAt: null });
  return { agency, problems };
}

function repeated(agency: Agency, before: readonly Agency[], line: number): RosterProblem[] {
  return (['id', 'name'] as const)
    .filter((field) => before.some((earlier) => earlier[field] === agency[field]))
    .map((field) => ({ line, field, code: 'twice', value: agency[field] }));
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
