/** Two people at one form: parts that only one of them wrote go in, and where both wrote nobody's words are lost. */
import { describe, expect, test } from '@jest/globals';
import { mayBeTyped, saveForm, takeIntoForm, type FormCase, type PostedPart } from '#shared/deeds/form/save.js';
import { contentMark, EMPTY, type PartContent, type PartId } from '#shared/form/parts.js';
import { versionOf, writersOf, type StoredForm, type StoredPart } from '#shared/form/stored-form.js';
import type { SubmissionState } from '#shared/filing/states.js';
import { personSchema } from '#shared/ids/person.js';
import { agency, fileGrant, NOW, season, stateIn } from '../filing/scene.js';

const { filing } = stateIn(null);
const colleague = { ...fileGrant, person: { name: '李四', address: 'li@example.invalid' as never } };
const stored = (part: PartId, version: number, content: PartContent): StoredPart => ({
  part,
  version,
  content,
  by: colleague.person,
  at: '2026-01-10T01:00:00.000Z',
  writers: [colleague.person],
});
const formOf = (...parts: StoredPart[]): StoredForm => new Map(parts.map((part) => [part.part, part]));
const stateOf = (form: StoredForm, more: Partial<FormCase> = {}): FormCase => ({
  season,
  agency,
  filing,
  form,
  ...more,
});

/** What a page that showed `before` sends back with this typed in it. */
const posted = (part: PartId, content: PartContent, version = 0, before: PartContent = EMPTY): PostedPart => ({
  part,
  content,
  shown: { version, mark: contentMark(before) },
});

function saved(form: StoredForm, ...parts: PostedPart[]) {
  const judgement = saveForm(stateOf(form), parts, fileGrant, NOW);
  if ('refused' in judgement) throw new Error(judgement.refused.code);
  return { value: 'change' in judgement ? judgement.value : judgement.already, judgement };
}

test('whoever recorded for an agency that is off the roster now types nothing more', () => {
  const state = stateOf(formOf(), { agency: { ...agency, removed: { at: NOW.toISOString(), reason: '撤并' } } });
  const person = personSchema.parse({ name: '钱代录', address: 'qian@yunxi.example.invalid' });
  const recorder = { ...fileGrant, person, recordsFor: agency.name };
  const part = posted('section1', { text: '概述。' });
  expect(saveForm(state, [part], recorder, NOW)).toEqual({ refused: { code: 'link-ended' } });
  expect(takeIntoForm(state, {}, recorder, NOW)).toEqual({ refused: { code: 'link-ended' } });
  expect(saveForm(stateOf(formOf()), [part], recorder, NOW)).toHaveProperty('change');
});

describe('saving', () => {
  test('puts a part that nobody saved before under version 1, with who and when', () => {
    const { value, judgement } = saved(formOf(), posted('section1', { text: '概述。' }));
    expect(value.saved).toEqual([
      {
        part: 'section1',
        version: 1,
        content: { text: '概述。' },
        by: fileGrant.person,
        at: NOW.toISOString(),
        writers: [fileGrant.person],
      },
    ]);
    expect(judgement).toMatchObject({ change: { effects: [{ needGrant: fileGrant.id }] } });
  });

  test('remembers everybody who typed, once each', () => {
    const { value } = saved(
      formOf(stored('section1', 3, { text: '甲。' })),
      posted('section1', { text: '乙。' }, 3, { text: '甲。' }),
    );
    expect(versionOf(value.form, 'section1')).toBe(4);
    expect(writersOf(value.form)).toEqual([colleague.person, fileGrant.person]);
  });

  test('of what stands there already does nothing', () => {
    const { judgement } = saved(
      formOf(stored('section1', 3, { text: '甲。' })),
      posted('section1', { text: '甲。' }, 1),
    );
    expect(judgement).toHaveProperty('already');
  });

  test('keeps what another saved meanwhile, and gives both back', () => {
    const form = formOf(stored('table4', 2, { 'review.total': '5' }));
    const { value } = saved(
      form,
      posted('table4', { 'review.total': '7' }, 1, { 'review.total': '4' }),
      posted('section6', { text: '无。' }),
    );
    expect(value.conflicts).toMatchObject([
      { yours: { content: { 'review.total': '7' } }, theirs: { version: 2, content: { 'review.total': '5' } } },
    ]);
    expect(value.saved.map(({ part }) => part)).toEqual(['section6']);
    expect(value.form.get('table4')?.content).toEqual({ 'review.total': '5' });
  });

  test('leaves alone what the page showed and nobody touched on it, however old the page is', () => {
    const form = formOf(stored('table4', 2, { 'review.total': '5' }));
    const { value } = saved(form, posted('table4', { 'review.total': '4' }, 1, { 'review.total': '4' }));
    expect([value.saved, value.conflicts]).toEqual([[], []]);
  });

  test('takes a proposal that was shown over nothing, and drops it where another wrote', () => {
    const proposal = { 'requests.carriedIn@total': '3' };
    expect(saved(formOf(), posted('table3', proposal, 0, proposal)).value.saved).toHaveLength(1);
    const { value } = saved(
      formOf(stored('table3', 1, { 'outcomes.total@total': '9' })),
      posted('table3', proposal, 0, proposal),
    );
    expect([value.saved, value.conflicts]).toEqual([[], []]);
  });

  test.each(['in-review', 'in-approval', 'approved'] as const)(
    'is refused while the report is %s',
    (state: SubmissionState) => {
      const judgement = saveForm(
        stateOf(formOf(), { filing: { ...filing, state } }),
        [posted('section1', { text: '甲' })],
        fileGrant,
        NOW,
      );
      expect(judgement).toEqual({ refused: { code: 'not-now', state } });
    },
  );

  test('is over with the season, and goes on after a return', () => {
    expect(mayBeTyped({ season: { ...season, state: 'closed' }, filing })).toBe(false);
    expect(mayBeTyped({ season: { ...season, state: 'late' }, filing: { ...filing, state: 'returned' } })).toBe(true);
  });
});

describe('taking a file into the form', () => {
  test('replaces every part that differs, over its own version', () => {
    const form = formOf(stored('section1', 2, { text: '旧。' }), stored('section6', 1, { text: '同。' }));
    const judgement = takeIntoForm(
      stateOf(form),
      { section1: { text: '新。' }, section6: { text: '同。' } },
      fileGrant,
      NOW,
    );
    expect('change' in judgement ? judgement.change.parts.map(({ part, version }) => [part, version]) : []).toEqual([
      ['section1', 3],
    ]);
  });

  test('does nothing where no file was read', () => {
    expect(takeIntoForm(stateOf(formOf(stored('section1', 2, { text: '旧。' }))), null, fileGrant, NOW)).toHaveProperty(
      'already',
    );
  });
});
