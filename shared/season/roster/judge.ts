/**
 * Lines of a draft against the season's rules and its whole roster: what is wrong, each with its line and field; what would be
 * saved; what that changes of agencies that stand; and which of these the file does not name.
 */
import { isDeepStrictEqual } from 'node:util';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { addressSchema, nameKey, personSchema, type Person } from '#shared/ids/person.js';
import { assignmentConflicts, type AssignmentPair } from '../assignment.js';
import { deadlineOf } from '../deadlines.js';
import { agencySchema, type Agency, type Season } from '../model.js';
import type { DraftLine } from './draft.js';
import { kindOfWord, type RosterField } from './fields.js';
import { splitNames } from './lines.js';
import { nameIndex, plainName } from './names.js';

/**
 * `missing`: a needed value is empty. `bad-*`: not of the form. `twice`: the id or name stands on an earlier line.
 * `other-code`: the roster has an agency of that name under another code. `other-name`: the alias is the name of another
 * agency. `same-person`: two of contact, reviewer, approver and publisher share an address or a name (four eyes).
 */
export const ROSTER_PROBLEMS = [
  'missing',
  'bad-id',
  'bad-name',
  'bad-kind',
  'bad-rule-making',
  'bad-address',
  'bad-person',
  'bad-phone',
  'bad-aliases',
  'twice',
  'other-code',
  'other-name',
  'same-person',
] as const;
export type RosterProblemCode = (typeof ROSTER_PROBLEMS)[number];

export interface RosterProblem {
  readonly line: number;
  readonly field: RosterField;
  readonly code: RosterProblemCode;
  /** What stands there. */
  readonly value: string;
}

/** What a line changes of the agency that it names. */
export const CHANGES = [
  'name',
  'kind',
  'contact',
  'phone',
  'reviewer',
  'approver',
  'ruleMaking',
  'aliases',
  'parent',
  'removed',
] as const;
export type RosterChange = (typeof CHANGES)[number];

export interface JudgedLine {
  readonly line: DraftLine;
  readonly problems: readonly RosterProblem[];
  /** What would be saved; null where something is wrong or the line is left out. */
  readonly agency: Agency | null;
  readonly before: Agency | null;
  readonly changes: readonly RosterChange[];
  /** What is said of the parent means no agency of the roster. */
  readonly strangeParent: boolean;
}

export interface JudgedRoster {
  readonly lines: readonly JudgedLine[];
  /** Agencies of the roster that no line names: they stay as they are. */
  readonly kept: readonly Agency[];
}

/** Whether an agency may make 规章. Hardly any county has one that may, so an empty cell means no. */
const RULE_MAKING_WORDS: Readonly<Record<string, boolean>> = { '': false, 无: false, 否: false, 有: true, 是: true };
const LONGEST_PHONE = 40;

/** @param today the day on which a name that is replaced ends */
export function judgeRoster(
  lines: readonly DraftLine[],
  season: Season,
  known: readonly Agency[],
  today: string,
): JudgedRoster {
  const byId = new Map(known.map((agency) => [agency.id as string, agency]));
  const byName = new Map(known.map((agency) => [plainName(agency.name), agency]));
  const firstOf = { id: new Map<string, number>(), name: new Map<string, number>() };
  const parents = parentIndex(lines, known);
  const nameOwner = ownersOf(lines, known);
  const judged = lines.map((line): JudgedLine => {
    const before = byId.get(line.values.id) ?? null;
    if (line.skipped) return { line, problems: [], agency: null, before, changes: [], strangeParent: false };
    const problems: RosterProblem[] = [];
    const problem: Problem = (field, code, value) => {
      problems.push({ line: line.line, field, code: value === '' ? 'missing' : code, value: value.slice(0, 60) });
      return undefined;
    };
    const read = readLine(line, season, problem);
    const { id, name } = line.values;
    for (const [field, key] of [['id', id] as const, ['name', plainName(name)] as const]) {
      const earlier = firstOf[field].get(key);
      if (earlier !== undefined && key !== '') problem(field, 'twice', line.values[field]);
      else firstOf[field].set(key, line.line);
    }
    const namesake = byName.get(plainName(name));
    if (namesake !== undefined && namesake.id !== id && !renamedAway(namesake, lines))
      problem('id', 'other-code', namesake.id);
    const foreign = splitNames(line.values.aliases).find((alias) => (nameOwner.get(plainName(alias)) ?? id) !== id);
    if (foreign !== undefined) problem('aliases', 'other-name', foreign);
    const parent = line.values.parent === '' ? null : (parents.get(plainName(line.values.parent)) ?? null);
    const agency = read === undefined || problems.length > 0 ? null : agencyOf(read, { season, before, parent, today });
    const strangeParent = line.values.parent !== '' && (parent === null || parent === id);
    return { line, problems, agency, before, changes: changesOf(before, agency), strangeParent };
  });
  const named = new Set<string>(lines.map(({ values }) => values.id));
  return { lines: judged, kept: known.filter(({ id, removed }) => removed === null && !named.has(id)) };
}

type Problem = (field: RosterField, code: RosterProblemCode, value: string) => undefined;

/** The column in which a pair that is one person is mended. */
const FIELD_OF_PAIR: Readonly<Record<string, RosterField>> = {
  'contact/reviewer': 'contactName',
  'contact/approver': 'contactName',
  'contact/publisher': 'contactName',
  'reviewer/approver': 'reviewerName',
  'reviewer/publisher': 'reviewerName',
  'approver/publisher': 'approverName',
  'contact/substitute': 'contactName',
  'reviewer/substitute': 'reviewerName',
  'approver/substitute': 'approverName',
} satisfies Partial<Record<AssignmentPair, RosterField>>;

type LineRead = Pick<Agency, 'id' | 'name' | 'kind' | 'contact' | 'reviewer' | 'approver' | 'aliases' | 'phone'> & {
  readonly ruleMaking: boolean;
};

function readLine({ values }: DraftLine, season: Season, problem: Problem): LineRead | undefined {
  const code = agencyIdSchema.safeParse(values.id);
  const id = code.success ? code.data : problem('id', 'bad-id', values.id);
  const { name } = values;
  if (name.length < 2 || name.length > 60) problem('name', 'bad-name', name);
  const kind = kindOfWord(values.kind) ?? problem('kind', 'bad-kind', values.kind);
  const power = values.ruleMaking.trim();
  const ruleMaking = Object.hasOwn(RULE_MAKING_WORDS, power)
    ? RULE_MAKING_WORDS[power] === true
    : problem('ruleMaking', 'bad-rule-making', power);
  const person = (role: 'contact' | 'reviewer' | 'approver', otherwise?: Person): Person | undefined => {
    const [nameField, addressField] = [`${role}Name`, `${role}Address`] as const;
    const [personName, address] = [values[nameField], values[addressField]];
    if (personName === '' && address === '' && otherwise !== undefined) return otherwise;
    const valid = addressSchema.safeParse(address).success;
    if (!valid) problem(addressField, 'bad-address', address);
    const whole = personSchema.shape.name.safeParse(personName);
    if (!whole.success || nameKey(whole.data) === '') return problem(nameField, 'bad-person', personName);
    return valid ? personSchema.parse({ name: personName, address }) : undefined;
  };
  const contact = person('contact');
  const reviewer = person('reviewer', season.reviewer);
  const approver = person('approver', season.approver);
  if (values.phone.length > LONGEST_PHONE) problem('phone', 'bad-phone', values.phone);
  const aliases = splitNames(values.aliases).filter((alias) => alias !== name);
  if (aliases.length > 20 || aliases.some((alias) => alias.length < 2 || alias.length > 60))
    problem('aliases', 'bad-aliases', values.aliases);
  if (!id || !kind || !contact || !reviewer || !approver || ruleMaking === undefined) return undefined;
  const { publisher, substitute } = season;
  for (const pair of assignmentConflicts({ contact, reviewer, approver, publisher, substitute })) {
    // Both are the season's: no line of the roster can mend it.
    if (pair === 'publisher/substitute') continue;
    problem(FIELD_OF_PAIR[pair] ?? 'contactName', 'same-person', pair);
  }
  const phone = values.phone.trim() === '' ? null : values.phone.trim();
  return { id, name, kind, contact, reviewer, approver, aliases, phone, ruleMaking };
}

interface Standing {
  readonly season: Season;
  readonly before: Agency | null;
  readonly parent: string | null;
  readonly today: string;
}

function agencyOf({ ruleMaking, ...read }: LineRead, { season, before, parent, today }: Standing): Agency {
  const { area, year } = season;
  const sameKind = before !== null && before.kind === read.kind;
  return agencySchema.parse({
    ...read,
    ...{ area, year },
    ...(ruleMaking ? { ruleMaking } : {}),
    formerNames: formerNamesOf(before, read.name, today),
    predecessors: before?.predecessors ?? [],
    parent: parent === null || parent === read.id ? (before?.parent ?? null) : parent,
    // A deadline that was set apart stays, unless the agency turns out to be of another kind.
    deadline: sameKind ? before.deadline : deadlineOf(season, read.kind),
    invitedAt: before?.invitedAt ?? null,
  });
}

/** An agency that was invited was known by its name; before that a name was only misspelt. */
export function formerNamesOf(before: Agency | null, name: string, today: string): Agency['formerNames'] {
  if (before === null) return [];
  const kept = before.formerNames.filter((former) => former.name !== name);
  if (before.invitedAt === null || plainName(before.name) === plainName(name)) return kept;
  return [...kept, { name: before.name, until: today }].slice(-20);
}

function changesOf(before: Agency | null, after: Agency | null): RosterChange[] {
  if (before === null || after === null) return [];
  return CHANGES.filter((field) => {
    if (field === 'ruleMaking') return (before.ruleMaking ?? false) !== (after.ruleMaking ?? false);
    return !isDeepStrictEqual(before[field], after[field]);
  });
}

/** The agency of that name gets another one by this very roster. */
function renamedAway(namesake: Agency, lines: readonly DraftLine[]): boolean {
  return lines.some(
    ({ values, skipped }) =>
      !skipped && values.id === namesake.id && plainName(values.name) !== plainName(namesake.name),
  );
}

function parentIndex(lines: readonly DraftLine[], known: readonly Agency[]): ReadonlyMap<string, string> {
  const index = new Map<string, string>([...nameIndex(known)].map(([name, { id }]) => [name, id]));
  for (const { values, skipped } of lines) {
    if (skipped || values.name === '') continue;
    for (const name of splitNames(values.aliases).map(plainName)) if (!index.has(name)) index.set(name, values.id);
    index.set(plainName(values.name), values.id);
    index.set(values.id, values.id);
  }
  return index;
}

/** Whose full name each name is, after the roster is saved. */
function ownersOf(lines: readonly DraftLine[], known: readonly Agency[]): ReadonlyMap<string, string> {
  const renamed = new Set(lines.map(({ values }) => values.id));
  return new Map([
    ...known.flatMap(({ id, name }) => (renamed.has(id) ? [] : [[plainName(name), id as string] as const])),
    ...lines.flatMap(({ values, skipped }) => (skipped ? [] : [[plainName(values.name), values.id] as const])),
  ]);
}
