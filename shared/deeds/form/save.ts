/**
 * Somebody saves what they typed in the form. Each part is judged by itself: what nobody else has saved meanwhile goes in;
 * a part that somebody else saved after it was shown stays as it is, and both are given back to choose from. Saving is no
 * step of the filing and leaves no event; what is sent in the end leaves its own.
 */
import type { FilingGrant } from '#shared/access/model.js';
import type { FormContent, PartContent, PartId } from '#shared/form/parts.js';
import { contentMark, EMPTY, isSame, PARTS } from '#shared/form/parts.js';
import { contentOf, versionOf, type StoredForm, type StoredPart } from '#shared/form/stored-form.js';
import { isOver } from '#shared/filing/over.js';
import { openCorrection } from '#shared/filing/taking-back.js';
import { UNDER_DECISION } from '#shared/filing/states.js';
import type { FilingRef } from '#shared/ids/area-id.js';
import type { Person } from '#shared/ids/person.js';
import type { Effect, Judgement } from '../change.js';
import { recorderRefusal, type FilingCase } from '../filing/case.js';

/** A part as a page sends it back. */
export interface PostedPart {
  readonly part: PartId;
  readonly content: PartContent;
  /** What the page showed: the version that was stored then, and the mark of what stood in the boxes. */
  readonly shown: { readonly version: number; readonly mark: string };
}

export interface Conflict {
  readonly yours: PostedPart;
  readonly theirs: StoredPart;
}

export interface SavedForm {
  readonly form: StoredForm;
  readonly saved: readonly StoredPart[];
  readonly conflicts: readonly Conflict[];
}

export interface FormChange {
  readonly of: FilingRef;
  /** Each over the version before its own. */
  readonly parts: readonly StoredPart[];
  readonly effects: readonly Effect[];
}

export interface FormCase extends Pick<FilingCase, 'season' | 'agency' | 'filing'> {
  readonly form: StoredForm;
}

/** Whether a report of this filing may be written now; while somebody decides on one, and afterwards, it may not. */
export function mayBeTyped({ season, filing }: Pick<FormCase, 'season' | 'filing'>): boolean {
  if (isOver(season, filing)) return false;
  const isSettled = filing.released !== null && openCorrection(filing) === undefined;
  return !isSettled && (filing.state === null || !UNDER_DECISION.includes(filing.state));
}

export function saveForm(
  state: FormCase,
  posted: readonly PostedPart[],
  grant: FilingGrant,
  now: Date,
): Judgement<SavedForm, FormChange> {
  if (!mayBeTyped(state)) return { refused: { code: 'not-now', state: state.filing.state } };
  // The form is no report yet: sent from here, it is recorded from paper.
  const notTheirs = recorderRefusal({ agency: state.agency, submission: null }, grant);
  if (notTheirs !== undefined) return notTheirs;
  const judged = posted.map((one) => judgePart(state.form, one));
  const parts = posted.filter((_, index) => judged[index] === 'save').map((one) => next(state.form, one, grant, now));
  const conflicts = posted
    .filter((_, index) => judged[index] === 'conflict')
    .flatMap((yours): Conflict[] => {
      const theirs = state.form.get(yours.part);
      return theirs === undefined ? [] : [{ yours, theirs }];
    });
  return changeOf(state, parts, conflicts, grant);
}

/** Everything in the form is replaced by what was read from a file, as the agency asked; null where none was read. */
export function takeIntoForm(
  state: FormCase,
  content: FormContent | null,
  grant: FilingGrant,
  now: Date,
): Judgement<SavedForm, FormChange> {
  if (!mayBeTyped(state)) return { refused: { code: 'not-now', state: state.filing.state } };
  const notTheirs = recorderRefusal({ agency: state.agency, submission: null }, grant);
  if (notTheirs !== undefined) return notTheirs;
  if (content === null) return changeOf(state, [], [], grant);
  const parts = PARTS.map((part) => ({ part, content: content[part] ?? EMPTY }))
    .filter((one) => !isSame(one.content, contentOf(state.form, one.part)))
    .map((one) => next(state.form, one, grant, now));
  return changeOf(state, parts, [], grant);
}

function judgePart(form: StoredForm, { part, content, shown }: PostedPart): 'nothing' | 'save' | 'conflict' {
  if (isSame(content, contentOf(form, part))) return 'nothing';
  if (shown.version === versionOf(form, part)) return 'save';
  // Whoever left the part as it was shown has nothing to say against what another wrote meanwhile.
  return contentMark(content) === shown.mark ? 'nothing' : 'conflict';
}

function next(
  form: StoredForm,
  { part, content }: Pick<PostedPart, 'part' | 'content'>,
  { person }: FilingGrant,
  now: Date,
): StoredPart {
  const writers: readonly Person[] = form.get(part)?.writers ?? [];
  const known = writers.some(({ address }) => address === person.address);
  return {
    part,
    version: versionOf(form, part) + 1,
    content: { ...content },
    by: person,
    at: now.toISOString(),
    writers: known ? [...writers] : [...writers, person],
  };
}

function changeOf(
  state: FormCase,
  parts: readonly StoredPart[],
  conflicts: readonly Conflict[],
  grant: FilingGrant,
): Judgement<SavedForm, FormChange> {
  const form = new Map([...state.form, ...parts.map((part): [PartId, StoredPart] => [part.part, part])]);
  const value = { form, saved: parts, conflicts };
  if (parts.length === 0) return { already: value };
  const { area, year, id: agency } = state.agency;
  return { change: { of: { area, year, agency }, parts, effects: [{ needGrant: grant.id }] }, value };
}
