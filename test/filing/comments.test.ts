import { describe, expect, it } from '@jest/globals';
import { checklistOf, commentSchema, placeAt, placeCode, quoteOf, QUOTE_MAX } from '#shared/filing/comments.js';
import {
  knownAfter,
  knownOf,
  mergedDraft,
  putOver,
  type DecisionDraft,
  type WrittenDecision,
} from '#shared/filing/decision-draft.js';
import { submissionWithChecklist } from '#shared/formats/steps/submission-6.js';
import { CELL_IDS } from '#shared/report/cells.js';
import { recordOf } from '../builders/record.js';
import { consistentValues } from '../builders/values.js';

const plain = recordOf(consistentValues(7));
const record = {
  ...plain,
  sections: plain.sections.map((one) => (one.number === 1 ? { ...one, paragraphs: ['甲', '乙'.repeat(200)] } : one)),
};

describe('a place in a form', () => {
  it('names every cell, section and paragraph, and is found again by that name', () => {
    for (const cell of CELL_IDS) expect(placeAt(placeCode({ cell }), record)).toEqual({ cell });
    for (const section of [1, 6]) expect(placeAt(placeCode({ section }), record)).toEqual({ section });
    expect(placeAt('paragraph:1:1', record)).toEqual({ section: 1, paragraph: 1, quote: '甲' });
  });

  it('keeps how a paragraph begins, within bounds and between characters', () => {
    expect(placeAt('paragraph:1:2', record)).toMatchObject({ quote: '乙'.repeat(QUOTE_MAX) });
    expect(quoteOf(`${'乙'.repeat(QUOTE_MAX - 1)}𠮷`)).toBe('乙'.repeat(QUOTE_MAX - 1));
  });

  it.each(['', 'cell:nothing', 'section:7', 'paragraph:1:9', 'paragraph:9:1', 'other:1'])(
    'is the whole report where "%s" names none',
    (code) => {
      expect(placeAt(code, record)).toBeNull();
    },
  );

  it('is stored in its own kind: a paragraph does not pass for its section', () => {
    const about = { section: 1, paragraph: 2, quote: '乙' };
    expect(commentSchema.parse({ id: 'a1', about, text: '改' }).about).toEqual(about);
  });
});

it('makes no item of an opinion that says nothing', () => {
  expect(checklistOf({ comment: ' ' })).toEqual([]);
});

describe('a draft of a decision', () => {
  const now = new Date('2026-01-20T02:00:00Z');
  const comment = (id: string, text: string) => ({ id, about: null, text });
  type Form = Omit<WrittenDecision, 'known'>;
  const nothing: Form = { outcome: null, comment: '', comments: [] };
  /** What a form says that showed `shown` before. */
  const from = (shown: Form, written: Form): WrittenDecision => ({ ...written, known: knownOf(shown) });
  function saved(before: DecisionDraft | null, written: WrittenDecision): DecisionDraft {
    const draft = mergedDraft(before, written, now);
    if ('conflicts' in draft) throw new Error(JSON.stringify(draft.conflicts));
    return draft;
  }
  const conflictsOf = (before: DecisionDraft, written: WrittenDecision) => putOver(before, written).conflicts;
  const first = saved(null, from(nothing, { ...nothing, comments: [comment('a1', '一')] }));

  it('keeps what another window wrote, takes what this one changed, and drops what was emptied', () => {
    const written: Form = { outcome: 'returned', comment: '总', comments: [comment('b2', '二')] };
    const both = saved(first, from(nothing, written));
    expect(both).toMatchObject({ serial: 2, outcome: 'returned', comments: [{ id: 'a1' }, { id: 'b2' }] });
    const emptied = saved(both, from(both, { ...written, comments: [comment('a1', ''), comment('b2', '改')] }));
    expect(emptied.comments).toEqual([comment('b2', '改')]);
  });

  it('keeps the opinion and the choice of the other window where this one left its own as they were shown', () => {
    const other = saved(null, from(nothing, { ...nothing, outcome: 'returned', comment: '请核对表三。' }));
    const here = saved(other, from(nothing, { ...nothing, comments: [comment('b2', '二')] }));
    expect(here).toMatchObject({ outcome: 'returned', comment: '请核对表三。', comments: [{ id: 'b2' }] });
  });

  it('takes an emptied opinion away only where this window showed it', () => {
    const other = saved(null, from(nothing, { ...nothing, comment: '请核对表三。' }));
    expect(saved(other, from(other, nothing)).comment).toBe('');
  });

  it('brings no comment back that the other window took away', () => {
    const emptied = saved(first, from(first, { ...nothing, comments: [comment('a1', '')] }));
    expect(saved(emptied, from(first, { ...nothing, comments: [comment('a1', '一')] })).comments).toEqual([]);
  });

  it('saves nothing where both windows changed one text, and tells both', () => {
    const other = saved(first, from(first, { ...nothing, comment: '甲', comments: [comment('a1', '一，另改')] }));
    const here = from(first, { ...nothing, comment: '乙', comments: [comment('a1', '')] });
    expect(mergedDraft(other, here, now)).toMatchObject({
      conflicts: [
        { of: 'comment', here: '乙', elsewhere: '甲' },
        { of: 'a1', here: '', elsewhere: '一，另改' },
      ],
    });
    expect(conflictsOf(other, from(other, here))).toEqual([]);
  });

  it('knows after saving what it wrote itself, and of what the other wrote only what it showed', () => {
    const other = saved(null, from(nothing, { ...nothing, comment: '甲' }));
    const here = from(nothing, { ...nothing, comments: [comment('b2', '二')] });
    const known = knownAfter(here, saved(other, here));
    expect(known).toEqual({ ...knownOf({ ...nothing, comments: [comment('b2', '二')] }) });
    // So its next saving, with the opinion still empty, takes nothing of the other's away.
    const next = { ...nothing, comments: [comment('b2', '二，补充')], known };
    expect(saved(saved(other, here), next)).toMatchObject({ comment: '甲', comments: [{ text: '二，补充' }] });
  });
});

describe('a submission of the form before', () => {
  const decisions = [{ stage: 'review', outcome: 'returned', comment: '请核对。' }];
  it('that was returned has its opinion to answer', () => {
    expect(submissionWithChecklist({ state: 'returned', decisions })['returnedWith']).toEqual([
      { id: 'general', about: null, text: '请核对。', reply: null },
    ]);
  });
  it('of any other state is asked for nothing', () => {
    expect(submissionWithChecklist({ state: 'draft', decisions: [] })).toEqual({ state: 'draft', decisions: [] });
  });
});
