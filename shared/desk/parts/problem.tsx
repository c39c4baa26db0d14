/**
 * A refused form: the box at the top of its page, which for a refused deed says what, why, what to do, and links to the
 * fields concerned; and at each of these fields, the same sentence.
 */
import type { Child } from 'hono/jsx';
import type { DeedRefusal, DelegationProblem } from '#shared/deeds/outcome.js';
import type { Texts } from '#shared/words/texts.js';
import { cellName } from '#shared/report/labels.js';
import type { Attempt } from '../views.js';
import { delegationField, keyAnchor, plannedField, replyAnchor } from './anchors.js';

export const FIELD_IDS = {
  officer: 'field-officer',
  title: 'field-title',
  agree: 'field-agree',
  comment: 'field-comment',
  outcome: 'field-outcome-approved',
  sure: 'field-sure',
  reason: 'field-reason',
  /** The first of a list to choose from. */
  first: 'field-first',
} as const;

const DELEGATION_FIELDS: Readonly<Record<DelegationProblem, readonly Parameters<typeof delegationField>[0][]>> = {
  'no-decider': ['from'],
  person: ['name', 'address'],
  days: ['since', 'until'],
  twice: ['since', 'until'],
  reason: ['reason'],
  self: ['name'],
  publisher: ['name'],
  substitute: ['name'],
  contact: ['name'],
  decider: ['name'],
  away: ['name'],
  touched: ['name'],
};

/** Of the box: what a field without room for a line of its own refers to. */
export const PROBLEM_TITLE = 'problem-title';

/** One field that a refusal is about: its id, and what is wrong there. */
export interface Fault {
  readonly id: string;
  readonly text: string;
}

/**
 * Where on the page each part of a refusal is mended.
 * @param at the field that this page has for a reason, or the first of a list to choose from
 */
export function faultsOf(t: Texts, refusal: DeedRefusal | undefined, at?: string): Fault[] {
  if (refusal === undefined) return [];
  const { fill, choose, tick } = t.fields;
  switch (refusal.code) {
    case 'statement-missing': {
      const { officer, position, agree } = t.filing.declare;
      const texts = { officer: fill(officer), title: fill(position), agree: tick(agree) };
      return refusal.fields.map((field) => ({ text: texts[field], id: FIELD_IDS[field] }));
    }
    case 'decider-touched':
      return refusal.conflicts.some(({ reason }) => reason === 'stated-it')
        ? [{ text: t.filing.declare.officer, id: FIELD_IDS.officer }]
        : [];
    case 'bad-values':
      return refusal.cells.map(({ cell, text }) => ({
        text: t.filing.record.noNumber(cellName(cell)[t.language], text),
        id: keyAnchor(cell),
      }));
    case 'reply-text-missing':
      return refusal.comments.map((id, index) => ({
        text: fill(`${t.review.checklist.text}${t.punctuation.aside(String(index + 1))}`),
        id: replyAnchor(id),
      }));
    case 'comment-missing':
      return [{ text: fill(t.decision.form.comment), id: FIELD_IDS.comment }];
    case 'outcome-missing':
      return [{ text: choose(t.decision.form.outcome), id: FIELD_IDS.outcome }];
    case 'confirmation-missing':
      return [{ text: tick(t.stop.sure), id: FIELD_IDS.sure }];
    case 'delegation':
      return DELEGATION_FIELDS[refusal.problem].map((field) => ({
        text: t.deedRefusal(refusal).what,
        id: delegationField(field),
      }));
    case 'planned-time':
      return at === undefined
        ? []
        : [{ text: t.deedRefusal(refusal).what, id: plannedField(at, refusal.problem === 'time' ? 'time' : 'day') }];
    case 'reason-missing':
    case 'nothing-selected':
      return at === undefined ? [] : [{ text: t.deedRefusal(refusal).title, id: at }];
    default:
      return [];
  }
}

/** What a field says of itself where it was refused: a line under its label, and the attributes that name this line. */
export function faultAt(faults: readonly Fault[], id: string, ...hints: readonly string[]) {
  const fault = faults.find((one) => one.id === id);
  const told = fault === undefined ? hints : [...hints, `${id}-problem`];
  const note =
    fault === undefined ? null : (
      <p class="late" id={`${id}-problem`}>
        {fault.text}
      </p>
    );
  const attributes = {
    ...(told.length === 0 ? {} : { 'aria-describedby': told.join(' ') }),
    ...invalidWhen(fault !== undefined),
  };
  return { note, attributes };
}

/** Of a folded form: it stands open where its field was refused. */
export function openAt(faults: readonly Fault[], id: string): { readonly open?: true } {
  return faults.some((one) => one.id === id) ? { open: true } : {};
}

interface ProblemBoxProps {
  readonly title: string;
  /** 1 where the box is the head of its page. */
  readonly level?: 1 | 2;
  readonly children?: Child;
}

/** The one box of a refused page: read out at once, named by its heading, and what takes the focus. */
export function ProblemBox({ title, level = 2, children }: ProblemBoxProps) {
  return (
    <div class="problem" role="alert" tabindex={-1} data-problem="1" aria-labelledby={PROBLEM_TITLE}>
      {level === 1 ? <h1 id={PROBLEM_TITLE}>{title}</h1> : <h2 id={PROBLEM_TITLE}>{title}</h2>}
      {children}
    </div>
  );
}

interface ProblemProps {
  readonly t: Texts;
  readonly attempt: Attempt | null;
  readonly at?: string | undefined;
}

export function Problem({ t, attempt, at }: ProblemProps) {
  if (attempt === null) return null;
  const reason = t.deedRefusal(attempt.refusal);
  const links = faultsOf(t, attempt.refusal, at);
  return (
    <ProblemBox title={reason.title}>
      <p>{reason.what}</p>
      {reason.why === '' ? null : <p>{reason.why}</p>}
      {links.length > 0 ? (
        <ul>
          {links.map(({ text, id }) => (
            <li>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ul>
      ) : null}
      {reason.todo.map((step) => (
        <p>{step}</p>
      ))}
      {Object.keys(attempt.typed).length > 0 ? <p class="quiet">{t.layout.typedKept}</p> : null}
    </ProblemBox>
  );
}

/** Attributes of a field that the refusal is about. */
export function invalidWhen(wrong: boolean): { readonly 'aria-invalid'?: 'true' } {
  return wrong ? { 'aria-invalid': 'true' } : {};
}
