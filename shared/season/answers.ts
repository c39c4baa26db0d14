/**
 * What a publisher types about a season, question by question: people, the office to ask, the year with its deadlines.
 * Each answer is read once, here; what is wrong is told by field, so that the page can point to it.
 */
import { AGENCY_KINDS } from '#shared/ids/agency-kind.js';
import { addressSchema, nameKey, personSchema, type Person } from '#shared/ids/person.js';
import { reportYearSchema, type ReportYear } from '#shared/ids/report-year.js';
import { assignmentConflicts, type AssignedPeople } from './assignment.js';
import { deadlinesSchema, type Deadlines, type Office } from './model.js';

/**
 * `half`: a name without its address, or the other way round. `bad-day`: no day of the calendar. `outside`: a deadline that
 * is not in the year after the one reported on, or a day on which no paper can have come in. `same-person`: two who must be two people are one.
 */
export const FIELD_PROBLEMS = [
  'missing',
  'too-long',
  'half',
  'bad-address',
  'bad-name',
  'bad-day',
  'bad-year',
  'outside',
  'same-person',
] as const;
export interface FieldProblem {
  readonly field: string;
  readonly code: (typeof FIELD_PROBLEMS)[number];
  /** Of `same-person`: which two. Of `outside`: the year in which it must lie, or its first and last day (`2025-12-01/2026-01-20`). */
  readonly detail?: string;
}

export type Answer<T> = { readonly value: T } | { readonly problems: readonly FieldProblem[] };
/** A field of the form as it was typed; empty where there is none. */
export type Typed = (field: string) => string;

export type Role = 'publisher' | 'substitute' | 'reviewer' | 'approver' | 'recorder';
export const nameField = (role: Role): string => `${role}Name`;
export const addressField = (role: Role): string => `${role}Address`;

export function readText(typed: Typed, field: string, max: number): Answer<string> {
  const text = typed(field).normalize('NFC').trim();
  if (nameKey(text) === '') return { problems: [{ field, code: 'missing' }] };
  return text.length > max ? { problems: [{ field, code: 'too-long', detail: String(max) }] } : { value: text };
}

export function readPerson(typed: Typed, role: Role): Answer<Person> {
  const [name, address] = [typed(nameField(role)).trim(), typed(addressField(role)).trim()];
  const problems: FieldProblem[] = [];
  if (name === '') problems.push({ field: nameField(role), code: address === '' ? 'missing' : 'half' });
  else if (nameKey(name) === '') problems.push({ field: nameField(role), code: 'bad-name' });
  if (address === '') problems.push({ field: addressField(role), code: name === '' ? 'missing' : 'half' });
  else if (!addressSchema.safeParse(address).success)
    problems.push({ field: addressField(role), code: 'bad-address', detail: address.slice(0, 60) });
  if (problems.length > 0) return { problems };
  const person = personSchema.safeParse({ name, address });
  if (!person.success) return { problems: [{ field: nameField(role), code: 'too-long', detail: '40' }] };
  return { value: person.data };
}

/** Nobody where both fields are empty. */
export function readPersonOrNobody(typed: Typed, role: Role): Answer<Person | null> {
  return typed(nameField(role)).trim() === '' && typed(addressField(role)).trim() === ''
    ? { value: null }
    : readPerson(typed, role);
}

/** Faults of people who must be as many people; told at the later of two, who can be another. */
export function peopleProblems(people: AssignedPeople, mended: readonly Role[]): FieldProblem[] {
  return assignmentConflicts(people).flatMap((pair) => {
    const [first, second] = pair.split('/') as [Role, Role];
    const role = mended.includes(second) ? second : first;
    return mended.includes(role) ? [{ field: nameField(role), code: 'same-person' as const, detail: pair }] : [];
  });
}

export function readOffice(typed: Typed): Answer<Office> {
  const name = readText(typed, 'officeName', 60);
  const phone = readText(typed, 'officePhone', 40);
  const hours = readText(typed, 'officeHours', 60);
  if ('value' in name && 'value' in phone && 'value' in hours)
    return { value: { name: name.value, phone: phone.value, hours: hours.value } };
  return { problems: problemsOf(name, phone, hours) };
}

export const NAMINGS = ['count', 'name'] as const;

/** How the public pages speak of those whose deadline is past: by number only, or by name. */
export function namingOf({ namesMissing }: { readonly namesMissing: boolean }): (typeof NAMINGS)[number] {
  return namesMissing ? 'name' : 'count';
}

export function readNaming(typed: Typed): Answer<boolean> {
  const naming = NAMINGS.find((each) => each === typed('naming'));
  return naming === undefined ? { problems: [{ field: 'naming', code: 'missing' }] } : { value: naming === 'name' };
}

export function problemsOf(...answers: readonly Answer<unknown>[]): FieldProblem[] {
  return answers.flatMap((answer) => ('problems' in answer ? answer.problems : []));
}

export function readYear(typed: Typed): Answer<ReportYear> {
  const year = reportYearSchema.safeParse(
    Number(
      typed('year')
        .normalize('NFKC')
        .replace(/年(度)?$/u, '')
        .trim(),
    ),
  );
  return year.success ? { value: year.data } : { problems: [{ field: 'year', code: 'bad-year' }] };
}

export const deadlineField = (kind: string): string => `deadline-${kind}`;

/** Reports of a year are due in the next: a deadline in another year is a slip of the pen. */
export function readDeadlines(typed: Typed, year: number): Answer<Deadlines> {
  const problems: FieldProblem[] = [];
  const days = AGENCY_KINDS.map((kind) => {
    const field = deadlineField(kind);
    const text = typed(field).trim();
    const day = typedDay(text);
    if (day === undefined)
      problems.push({ field, code: text === '' ? 'missing' : 'bad-day', detail: text.slice(0, 40) });
    else if (!day.startsWith(`${year + 1}-`)) problems.push({ field, code: 'outside', detail: String(year + 1) });
    return [kind, day] as const;
  });
  return problems.length > 0 ? { problems } : { value: deadlinesSchema.parse(Object.fromEntries(days)) };
}

/** As the calendar of a browser gives it, and as people write it: 2026-01-31, 2026年1月31日, 2026/1/31, 2026.1.31, 20260131. */
export function typedDay(text: string): string | undefined {
  const found =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/u.exec(text.normalize('NFKC').trim()) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text.normalize('NFKC').trim());
  if (found === null) return undefined;
  const [, year = '', month = '', date = ''] = found;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true ? day : undefined;
}

/** Regulation art. 49 and 50: departments by 31 January, governments by 31 March; townships as departments. */
export function usualDeadlines(year: number): Deadlines {
  const [january, march] = [`${year + 1}-01-31`, `${year + 1}-03-31`];
  return { department: january, township: january, government: march, vertical: january };
}

/** The year whose reports are collected on that day: until summer last year's, after it the running one. */
export function yearCollectedOn(today: string): number {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return month <= 6 ? year - 1 : year;
}

/** What stands in the fields, out of what is known. */
export function personFields(role: Role, person: Person | null | undefined): Readonly<Record<string, string>> {
  return { [nameField(role)]: person?.name ?? '', [addressField(role)]: person?.address ?? '' };
}

export function officeFields(office: Office | null): Readonly<Record<string, string>> {
  return {
    officeName: office?.name ?? '',
    officePhone: office?.phone ?? '',
    officeHours: office?.hours ?? '',
  };
}

export function deadlineFields(deadlines: Deadlines): Readonly<Record<string, string>> {
  return Object.fromEntries(AGENCY_KINDS.map((kind) => [deadlineField(kind), deadlines[kind]]));
}
