/** What an agency may change in its draft on the page, and what only a mended document can. */
import { describe, expect, test } from '@jest/globals';
import { answerTo } from '#shared/filing/answers.js';
import { complete, type Completion } from '#shared/deeds/filing/complete.js';
import type { CellId } from '#shared/report/cells.js';
import type { CheckResult } from '#shared/report/finding.js';
import { unconfirmedCells, unreadCells, type CellReading, type ReportRecord } from '#shared/report/record.js';
import { REASONS } from '#shared/rules/index.js';
import { recordOf } from '../../builders/record.js';
import { consistentValues } from '../../builders/values.js';
import { AT, changeOf, checkOf, fileGrant, findingOf, NOW, refusalOf, stateIn, type Wishes } from './scene.js';

const UNREAD: CellId = 'denied.stateSecrets@naturalPerson';
const SHAKY: CellId = 'review.total';
const READ: CellId = 'outcomes.granted@naturalPerson';

const values = consistentValues(7);
const half = recordOf(values, { cells: { [UNREAD]: { unread: 'conflict', candidates: ['1', '7'] } } });
const draft: ReportRecord = {
  ...half,
  cells: { ...half.cells, [SHAKY]: { ...half.cells[SHAKY], certainty: 'confirm' } satisfies CellReading },
};

const parseValue = (_: CellId, text: string) => (/^\d+$/.test(text.trim()) ? String(Number(text.trim())) : undefined);
const nothing: Completion = { shown: 4, keyed: [], confirmed: [], explained: [], through: 'page' };

function completing(completion: Partial<Completion>, wishes: Wishes = {}, check: CheckResult = checkOf()) {
  const state = stateIn('draft', { record: draft, ...wishes });
  return complete(state, { ...nothing, ...completion }, fileGrant, { parseValue, check: () => check }, NOW);
}

test('a page shown before somebody else changed the draft changes nothing', () => {
  expect(refusalOf(completing({ shown: 3 }))).toEqual({ code: 'changed-since-shown' });
});

describe('keying in', () => {
  test('an unread cell gets the number, who keyed it and when, and asks for no further tick', () => {
    const change = changeOf(completing({ keyed: [{ cell: UNREAD, text: ' 007 ' }] }));
    const { record } = change.record!;
    expect(record.cells[UNREAD]).toMatchObject({
      kind: 'number',
      value: '7',
      raw: '007',
      attested: { how: 'keyed', by: { id: 'contact@yunxi.example.invalid', name: '周小雨' }, at: AT },
    });
    expect([unreadCells(record), unconfirmedCells(record)]).toEqual([[], [SHAKY]]);
    expect(change.after.counts).toEqual({ block: 0, explain: 0, unread: 0, confirm: 1 });
    expect(change.events[0]!.details['keyed']).toEqual([[UNREAD, null, '7']]);
    expect(change.effects).toEqual([{ needGrant: fileGrant.id }]);
  });

  test('a cell keyed before may be keyed again, and the event keeps both numbers', () => {
    const once = changeOf(completing({ keyed: [{ cell: UNREAD, text: '7' }] })).record!.record;
    const change = changeOf(completing({ keyed: [{ cell: UNREAD, text: '1' }] }, { record: once }));
    expect(change.record!.record.cells[UNREAD].value).toBe('1');
    expect(change.events[0]!.details['keyed']).toEqual([[UNREAD, '7', '1']]);
  });

  test('a number that does not agree with the others is told, so that the page leads back to its box', () => {
    const keyed = [{ cell: UNREAD, text: '7' }];
    const failing = checkOf({ ...findingOf('block', 'A01:x'), cells: [READ, UNREAD] });
    expect(completing({ keyed }, {}, failing)).toMatchObject({ value: { wrong: UNREAD } });
    expect(completing({ keyed }, {}, checkOf({ ...findingOf('block', 'A01:x'), cells: [READ] }))).toMatchObject({
      value: { wrong: null },
    });
  });

  test('a cell that was read is not changed on the page', () => {
    const keyed = [{ cell: READ, text: '5' }];
    expect(refusalOf(completing({ keyed }))).toEqual({ code: 'bad-values', cells: keyed });
  });

  test('one value that is no number refuses all, and names it as it was typed', () => {
    const bad = { cell: UNREAD, text: '七' };
    expect(refusalOf(completing({ keyed: [bad], confirmed: [SHAKY] }))).toEqual({ code: 'bad-values', cells: [bad] });
  });

  test('a field left empty says nothing', () => {
    const judgement = completing({ keyed: [{ cell: UNREAD, text: '  ' }] });
    expect(judgement).toMatchObject({ value: { saved: 0 } });
    expect(changeOf(judgement).record!.record.cells[UNREAD].kind).toBe('unread');
  });
});

describe('confirming', () => {
  test('a cell that asks for it is vouched for by name; its value stays as read', () => {
    const cell = changeOf(completing({ confirmed: [SHAKY] })).record!.record.cells[SHAKY];
    expect(cell).toMatchObject({ value: values[SHAKY], attested: { how: 'confirmed', at: AT } });
  });

  test('what asks for no tick, is unread, or was ticked before is passed over', () => {
    const ticked = changeOf(completing({ confirmed: [SHAKY] })).record!.record;
    const change = changeOf(completing({ confirmed: [SHAKY, READ, UNREAD] }, { record: ticked }));
    expect(change.record!.record.cells).toEqual(ticked.cells);
    expect(change.events[0]!.details['confirmed']).toEqual([]);
  });
});

describe('explaining', () => {
  const check = checkOf(findingOf('explain', 'B01:a'), findingOf('explain', 'B02:b'), findingOf('block', 'A05:c'));
  const kept = (explained: Completion['explained'], before: { finding: string; text: string }[] = [], now = check) =>
    changeOf(completing({ explained }, { submission: { explanations: before } }, now)).submissions[0]!.after
      .explanations;

  test('a finding that asks for an explanation keeps the text, trimmed and bounded', () => {
    expect(kept([{ finding: 'B01:a', text: `  ${'因'.repeat(1200)}  ` }])).toEqual([
      { finding: 'B01:a', text: '因'.repeat(1000), message: '两边不等' },
    ]);
  });

  test('a text replaces the one before, an emptied text takes it back, others stay', () => {
    const before = [
      { finding: 'B01:a', text: '旧' },
      { finding: 'B02:b', text: '另' },
    ];
    expect(kept([{ finding: 'B01:a', text: '新' }], before)).toEqual([
      { finding: 'B01:a', text: '新', message: '两边不等' },
      { finding: 'B02:b', text: '另' },
    ]);
    expect(kept([{ finding: 'B01:a', text: '  ' }], before)).toEqual([{ finding: 'B02:b', text: '另' }]);
  });

  test('neither a block nor a finding that is gone can be explained', () => {
    expect(kept([{ finding: 'A05:c', text: '没事' }])).toEqual([]);
    expect(kept([], [{ finding: 'B01:a', text: '旧' }], checkOf())).toEqual([]);
  });

  test('a text cut at its limit ends in a whole character', () => {
    const [explanation] = kept([{ finding: 'B01:a', text: `${'因'.repeat(999)}𠮷` }]);
    expect([explanation!.text.length, explanation!.text.at(-1)]).toEqual([999, '因']);
  });
});

test('the rules run again on the completed record, and the board gets the new counts', () => {
  let checked: ReportRecord | undefined;
  const check = checkOf(findingOf('block', 'A05:c'), findingOf('explain', 'B01:a'));
  const judgement = complete(
    stateIn('draft', { record: draft }),
    { ...nothing, keyed: [{ cell: UNREAD, text: '7' }], explained: [{ finding: 'B01:a', text: '因' }] },
    fileGrant,
    { parseValue, check: (record) => ((checked = record), check) },
    NOW,
  );
  const change = changeOf(judgement);
  expect(checked!.cells[UNREAD].value).toBe('7');
  expect(change.check).toEqual({ n: 1, check });
  expect(change.after.counts).toEqual({ block: 1, explain: 1, unread: 0, confirm: 1 });
  expect(judgement).toMatchObject({ value: { saved: 2 } });
});

describe('a ready answer', () => {
  const check = checkOf(findingOf('explain', 'X01:a'));
  const said = (text: string, reason?: 'correction' | 'reorganisation', before: Wishes = {}) =>
    changeOf(completing({ explained: [{ finding: 'X01:a', text, reason }] }, before, check)).submissions[0]!.after
      .explanations;

  test('stands for a sentence, and what the agency adds stands behind it', () => {
    expect(said('', 'correction')).toMatchObject([
      { finding: 'X01:a', text: REASONS.correction.zh, reason: 'correction' },
    ]);
    expect(said('见更正函。', 'correction')[0]?.text).toBe(`${REASONS.correction.zh}见更正函。`);
  });

  test('is said once however often the form is saved, and gives way to another', () => {
    const [once] = said('见更正函。', 'correction');
    expect(said(once!.text, 'correction')).toEqual([once]);
    expect(said(once!.text, 'reorganisation')[0]?.text).toBe(`${REASONS.reorganisation.zh}见更正函。`);
  });

  test('answers what the finding said, and not what it says with other numbers', () => {
    const { explanations } = changeOf(
      completing({ explained: [{ finding: 'X01:a', text: '因撤回。' }] }, { check }, check),
    ).submissions[0]!.after;
    const finding = findingOf('explain', 'X01:a');
    const other = { ...finding, message: { zh: '相差九百', en: 'off by 900' } };
    const given = { explanations, waivers: [] };
    expect(answerTo(given, finding)).toMatchObject({ is: 'explained', explanation: { text: '因撤回。' } });
    expect(answerTo(given, other)).toMatchObject({ is: 'open', earlier: { text: '因撤回。' } });
  });

  test('taken back with its words leaves the finding unexplained', () => {
    const explanations = [{ finding: 'X01:a', text: REASONS.correction.zh, reason: 'correction' as const }];
    expect(said('', undefined, { submission: { explanations } })).toEqual([]);
  });
});
