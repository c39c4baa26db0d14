/**
 * Four eyes: nobody decides on what they touched. A submission carries who touched it and how (`touched`); this file says
 * who may decide on it all the same. Held at assignment (season, roster, hand-over), at filing, when a decision is asked
 * for, when it is judged, and once more as a condition of the deciding transaction (deeds/change.ts, `notBy`).
 */
import * as z from 'zod';
import { addressSchema, personKeys, samePerson, type Named, type Person } from '#shared/ids/person.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { Submission } from './model.js';

/** What a person can do to a submission, from the file's arrival to the last decision on it. */
export const TOUCH_KINDS = [
  'uploaded',
  'keyed',
  'confirmed',
  'explained',
  /** Brought numbers, ticks or explanations back in a workbook. */
  'imported',
  'waived',
  /** The officer named in the statement, who is known by name only. */
  'stated',
  'filed',
  'reviewed',
  'approved',
] as const;
export type TouchKind = (typeof TOUCH_KINDS)[number];

/** Somebody had a hand in a submission, and decides on it no more. */
export const touchSchema = z.object({
  person: z.object({ name: z.string().min(1), address: addressSchema.nullable() }),
  how: z.enum(TOUCH_KINDS),
});
export type Touch = z.infer<typeof touchSchema>;

/** What is decided on a submission, and by whom: reviewer, approver and publisher. */
export const DECIDINGS = ['review', 'approval', 'release'] as const;
export type Deciding = (typeof DECIDINGS)[number];

export type FourEyesConflict = `${TouchKind}-it`;

export function touchOf(conflict: FourEyesConflict): TouchKind {
  return conflict.slice(0, -'-it'.length) as TouchKind;
}

/** The weightiest first: whoever did several things is told of one. */
const BY_WEIGHT: readonly TouchKind[] = [
  'approved',
  'reviewed',
  'filed',
  'stated',
  'waived',
  'imported',
  'explained',
  'confirmed',
  'keyed',
  'uploaded',
];

/**
 * Whether having done this bars from deciding that. Lifting a finding is the publisher's own office and is seen by two
 * others before the release, so that it bars from review and approval only.
 */
export function bars(kind: TouchKind, deciding: Deciding): boolean {
  return !(kind === 'waived' && deciding === 'release');
}

/** Why this person may not decide on this submission; undefined when they may. */
export function fourEyesConflict(
  submission: Pick<Submission, 'touched'>,
  person: Named,
  deciding: Deciding = 'approval',
  record: ReportRecord | null = null,
): FourEyesConflict | undefined {
  const kinds = [...submission.touched, ...attestations(record)]
    .filter((touch) => bars(touch.how, deciding) && samePerson(touch.person, person))
    .map(({ how }) => how);
  const kind = BY_WEIGHT.find((one) => kinds.includes(one));
  return kind === undefined ? undefined : `${kind}-it`;
}

/** Who is to decide on a submission, and what they did to it. */
export interface DeciderConflict {
  readonly deciding: Deciding;
  readonly person: Person;
  readonly reason: FourEyesConflict;
}

/** The people named to decide who may not, of those that are named. */
export function deciderConflicts(
  submission: Pick<Submission, 'touched'>,
  deciders: Readonly<Partial<Record<Deciding, Person>>>,
  record: ReportRecord | null = null,
): DeciderConflict[] {
  return DECIDINGS.flatMap((deciding) => {
    const person = deciders[deciding];
    const reason = person === undefined ? undefined : fourEyesConflict(submission, person, deciding, record);
    return person === undefined || reason === undefined ? [] : [{ deciding, person, reason }];
  });
}

/** The submission's list with one more, each person and kind once. */
export function withTouches(touched: readonly Touch[], ...more: readonly Touch[]): Touch[] {
  const all = [...touched];
  for (const touch of more) {
    const known = all.some(({ person, how }) => how === touch.how && isWritten(person, touch.person));
    if (!known) all.push(touch);
  }
  return all;
}

const MAKING: readonly TouchKind[] = ['uploaded', 'keyed', 'confirmed', 'imported'];

/** Whose numbers stand in a submission: those who sent it, keyed in, confirmed or brought them, as far as they have an address. */
export function makersOf({ touched }: Pick<Submission, 'touched'>): Person[] {
  const makers = touched.flatMap(({ person: { name, address }, how }) =>
    address !== null && MAKING.includes(how) ? [{ name, address }] : [],
  );
  return [...new Map(makers.map((person) => [person.address, person])).values()];
}

/** By spelling and not by key: a second spelling of one person bars what the first might not. */
function isWritten(one: Named, other: Named): boolean {
  return one.name === other.name && one.address === other.address;
}

/** Keys of everybody whom a submission bars from review and approval, and of those whom it bars from its release too. */
export function barredKeys(touched: readonly Touch[]): Readonly<Record<'always' | 'beforeRelease', string[]>> {
  const keysOf = (touches: readonly Touch[]) => [...new Set(touches.flatMap(({ person }) => personKeys(person)))];
  return {
    always: keysOf(touched.filter(({ how }) => bars(how, 'release'))),
    beforeRelease: keysOf(touched.filter(({ how }) => !bars(how, 'release'))),
  };
}

/** Who keyed in or confirmed cells, as the cells themselves say; submissions of former versions say it nowhere else. */
export function attestations(record: ReportRecord | null): Touch[] {
  const touches = Object.values(record?.cells ?? {}).flatMap(({ attested }): Touch[] => {
    if (attested === undefined) return [];
    const address = addressSchema.safeParse(attested.by.id).data ?? null;
    return [{ person: { name: attested.by.name, address }, how: attested.how }];
  });
  return withTouches([], ...touches);
}
