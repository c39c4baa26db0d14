import { describe, expect, it } from '@jest/globals';
import { checklistOf, commentSchema, placeAt, placeCode, quoteOf, QUOTE_MAX } from '#shared/filing/comments.js';
import { mergedDraft } from '#shared/filing/decision-draft.js';
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
  const before = mergedDraft(null, { outcome: null, comment: '', comments: [comment('a1', '一')] }, now);

  it('keeps what another window wrote, takes what this one changed, and drops what was emptied', () => {
    const written = { outcome: 'returned', comment: '总', comments: [comment('b2', '二')] } as const;
    const both = mergedDraft(before, written, now);
    expect(both).toMatchObject({ serial: 2, outcome: 'returned', comments: [{ id: 'a1' }, { id: 'b2' }] });
    const emptied = mergedDraft(both, { ...written, comments: [comment('a1', ''), comment('b2', '改')] }, now);
    expect(emptied.comments).toEqual([comment('b2', '改')]);
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
