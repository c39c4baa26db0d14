/** A workbook that was brought back, judged as the deed of completing a draft. */
import { describe, expect, test } from '@jest/globals';
import type { CheckResult } from '#shared/report/finding.js';
import type { Answers } from '#shared/takeaway/answers.js';
import { takeOver } from '#shared/takeaway/take-over.js';
import { recordOf } from '../builders/record.js';
import { consistentValues } from '../builders/values.js';
import { changeOf, checkOf, fileGrant, findingOf, NOW, refusalOf, stateIn } from '../deeds/filing/scene.js';
import { t } from './workbooks.js';

const UNREAD = 'denied.stateSecrets@naturalPerson' as const;
const record = recordOf(consistentValues(7), { cells: { [UNREAD]: { unread: 'conflict' } } });
const check = checkOf(findingOf('explain', 'B01:a'), findingOf('explain', 'B02:b'));
const draft = stateIn('draft', { record, check });
const answer = (key: string, text: string) => ({ key, text, seen: '' });
const answers: Answers = {
  submission: draft.submission?.id ?? '',
  ruleSet: 'rules-1',
  explained: [answer('B01:a', '原因甲'), answer('B02:b', '原因乙'), answer('B09:z', '原因丙')],
  cells: [answer(UNREAD, '7')],
};
const bringing = (more: Partial<Parameters<typeof takeOver>[1]> = {}, after: CheckResult = check) => ({
  answers,
  shown: draft.filing.version,
  grant: fileGrant,
  tools: { parseValue: (_: unknown, text: string) => text, check: () => after },
  now: NOW,
  ...more,
});

test('saves in one deed what the page’s form would save, and reports the rest', () => {
  const judgement = takeOver(draft, bringing(), t);
  const change = changeOf(judgement);
  expect(change.events.map(({ deed }) => deed)).toEqual(['complete']);
  expect(change.submissions[0]!.after.explanations).toEqual([
    { finding: 'B01:a', text: '原因甲', message: '两边不等' },
    { finding: 'B02:b', text: '原因乙', message: '两边不等' },
  ]);
  expect(change.record!.record.cells[UNREAD]).toMatchObject({ value: '7', attested: { how: 'keyed' } });
  expect(judgement).toMatchObject({ value: { skipped: [{ about: 'B09:z', why: 'gone' }] } });
});

test('says of an explanation that a number keyed in at the same time has made it needless', () => {
  const judgement = takeOver(draft, bringing({}, checkOf(findingOf('explain', 'B01:a'))), t);
  expect(judgement).toMatchObject({ value: { skipped: [{ text: '原因丙' }, { text: '原因乙', why: 'gone' }] } });
  expect('value' in judgement && judgement.value.taken.map(({ key }) => key)).toEqual(['B01:a', UNREAD]);
});

describe('changes nothing', () => {
  test('where nothing new was filled in', () => {
    const empty = { ...answers, explained: [], cells: [] };
    expect(takeOver(draft, bringing({ answers: empty }), t)).toMatchObject({
      already: { taken: [], skipped: [], same: 0 },
    });
  });

  test.each([
    [
      'the page was shown before somebody else changed the draft',
      draft,
      bringing({ shown: draft.filing.version - 1 }),
      'changed-since-shown',
    ],
    [
      'another file is the current one by now',
      draft,
      bringing({ answers: { ...answers, submission: '2025-jiaoyu-9' } }),
      'changed-since-shown',
    ],
    ['the report is filed', stateIn('in-review', { record, check }), bringing(), 'not-now'],
  ])('where %s', (_, state, brought, code) => {
    expect(refusalOf(takeOver(state, brought, t))).toMatchObject({ code });
  });
});
