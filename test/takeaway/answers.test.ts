/** What comes back from the agency: filled in, sorted, saved by other programs, from elsewhere, or meant to hurt. */
import { describe, expect, test } from '@jest/globals';
import { REASONS, RULES } from '#shared/rules/index.js';
import { annotatedWorkbook } from '#shared/takeaway/annotated-workbook.js';
import { readAnswers, type Answers } from '#shared/takeaway/answers.js';
import { completionOf, matchAnswers } from '#shared/takeaway/match-answers.js';
import { formWorkbook } from '#shared/takeaway/form-workbook.js';
import { withDeclaredSize, zipParts } from '../builders/archive.js';
import { docx } from '../builders/docx.js';
import { narrativeFor } from '../builders/narrative.js';
import { checkOf, explainFinding, findingOf, troubled, troubledRecord, values } from '../desk/views.js';
import { partsIn, rewritten, sheetPart, swapped, t, taken, typedIn } from './workbooks.js';

const READ = 'outcomes.granted@naturalPerson';
const LOST = 'denied.stateSecrets@naturalPerson';
const another = findingOf({
  key: 'X02:requests.total',
  rule: 'X02',
  severity: 'explain',
  message: { zh: '与上年相比变化很大。', en: '' },
});
/** Rows of the list: 5 blocks, 6 and 7 ask. Rows of the cells: 5 to confirm, 6 and 7 to key in. */
const draft = (more: Parameters<typeof taken>[1] = {}) =>
  taken(troubled, { check: checkOf(findingOf(), explainFinding, another), ...more });
const blank = annotatedWorkbook(draft(), t);
const FILLED = { I6: '1 件在年底撤回。', I7: '机构改革，\n职能划入。' };
const filled = typedIn(typedIn(blank, 2, FILLED), 3, { F5: '一致', F6: '７' });

function answersIn(bytes: Uint8Array): Answers {
  const answers = readAnswers(bytes);
  if (!('submission' in answers)) throw new Error(JSON.stringify(answers));
  return answers;
}
const problemIn = (bytes: Uint8Array): string => {
  const answers = readAnswers(bytes);
  return 'problem' in answers ? answers.problem : 'none';
};
type Draft = Parameters<typeof draft>[0];
const matched = (bytes: Uint8Array, now: Draft = {}) => matchAnswers(answersIn(bytes), draft(now), t);
const skippedIn = (bytes: Uint8Array, now: Draft = {}) =>
  matched(bytes, now).skipped.map(({ text, why }) => [text, why]);

const ALL = {
  keyed: [{ cell: LOST, text: '７' }],
  confirmed: [READ],
  explained: [
    { finding: explainFinding.key, text: FILLED.I6 },
    { finding: another.key, text: FILLED.I7 },
  ],
};

describe('a workbook that was filled in', () => {
  test('names its submission and rules, and gives what was typed and nothing else', () => {
    const answers = answersIn(filled);
    expect([answers.submission, answers.ruleSet]).toEqual(['home.2025-jiaoyu-2', 'cd'.repeat(32)]);
    const match = matched(filled);
    expect([completionOf(match), match.skipped]).toEqual([ALL, []]);
  });

  test('left as it was downloaded says nothing', () => {
    const { taken, skipped } = matched(blank);
    expect([taken, skipped]).toEqual([[], []]);
  });

  test('with explanations of before says them again, and only what changed is saved', () => {
    const explanations = [{ finding: explainFinding.key, text: '旧的说明' }];
    const again = annotatedWorkbook(draft({ explanations }), t);
    expect(matched(again, { explanations })).toMatchObject({ taken: [], skipped: [], same: 1 });
    const [change] = matched(typedIn(again, 2, { I6: '新的说明' }), { explanations }).taken;
    expect(change).toMatchObject({ kind: 'explained', text: '新的说明', before: '旧的说明' });
  });

  test('never says again what was said of other numbers: it is left out, and typed anew it is an answer', () => {
    const explanations = [{ finding: explainFinding.key, text: '旧的说明', message: '别的数字' }];
    const again = annotatedWorkbook(draft({ explanations }), t);
    expect(matched(again, { explanations })).toMatchObject({ taken: [], skipped: [], same: 0 });
    const [change] = matched(typedIn(again, 2, { I6: '旧的说明' }), { explanations }).taken;
    expect(change).toMatchObject({ kind: 'explained', text: '旧的说明', before: '旧的说明' });
  });

  test('a ready answer that was picked keeps its code, with whatever was added to it', () => {
    const rule = RULES.find(({ reasons = [] }) => reasons.length > 1)!;
    const [code] = rule.reasons!;
    const check = checkOf({ ...explainFinding, rule: rule.id });
    const book = annotatedWorkbook(draft({ check }), t);
    expect(partsIn(book)[sheetPart(2)]).toContain(
      `<formula1>&quot;${rule.reasons!.map((each) => REASONS[each].zh).join(',')}`,
    );
    const said = `${REASONS[code!].zh}另见附件。`;
    expect(completionOf(matched(typedIn(book, 2, { I5: said }), { check })).explained).toEqual([
      { finding: explainFinding.key, text: said, reason: code },
    ]);
  });

  test('an emptied cell takes nothing back', () => {
    const explanations = [{ finding: explainFinding.key, text: '旧的说明' }];
    const again = typedIn(annotatedWorkbook(draft({ explanations }), t), 2, { I6: '' });
    expect(matched(again, { explanations }).taken).toEqual([]);
  });

  test('a number keyed in before can be corrected, and left alone is not keyed again', () => {
    const cell = troubledRecord.cells['review.other'];
    const attested = { how: 'keyed', by: { id: 'a', name: '张敏' }, at: '2026-01-18T00:00:00Z' } as const;
    const keyed = { ...cell, kind: 'number', certainty: 'confirm', value: '3', raw: '3', attested } as const;
    const record = { ...troubledRecord, cells: { ...troubledRecord.cells, 'review.other': keyed } };
    const book = annotatedWorkbook(draft({ record }), t);
    expect(matched(book, { record })).toMatchObject({ taken: [], skipped: [] });
    const [change] = matched(typedIn(book, 3, { F7: '4' }), { record }).taken;
    expect(change).toMatchObject({ kind: 'keyed', key: 'review.other', text: '4', before: '3' });
  });
});

describe('edits that people and programs make', () => {
  test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['rows sorted', (bytes) => swapped(bytes, 2, [5, 7])],
    ['rows put above the heads', (bytes) => swapped(bytes, 2, [4, 6])],
    [
      'rows added below and between',
      (bytes) =>
        rewritten(bytes, sheetPart(2), (xml) =>
          xml.replace(
            '</sheetData>',
            '<row r="40"><c r="A40"><v>9</v></c><c r="I40" t="str"><v>合计</v></c></row></sheetData>',
          ),
        ),
    ],
    ['texts kept in the cells', (bytes) => bytes],
    [
      'texts in pieces of several looks',
      (bytes) =>
        typedIn(bytes, 2, {
          I6: ` t="inlineStr"><is><r><t>1 件</t></r><r><rPr><b/></rPr><t>在年底撤回。</t></r></is></c>`,
        }),
    ],
    ['the result of a formula', (bytes) => typedIn(bytes, 2, { I6: ` t="str"><f>K1</f><v>1 件在年底撤回。</v></c>` })],
    ['a number kept as a number', (bytes) => typedIn(bytes, 3, { F6: ' ><v>7</v></c>' })],
    [
      'the number typed where 一致 is offered',
      (bytes) => typedIn(bytes, 3, { F5: troubledRecord.cells[READ].value ?? '' }),
    ],
    ['all parts under other names and prefixes', prefixed],
    [
      'the first sheet deleted',
      (bytes) => rewritten(bytes, 'xl/workbook.xml', (xml) => xml.replace(/<sheet [^>]*三张表[^>]*>/, '')),
    ],
  ])('%s', (_, edit) => {
    const match = matched(edit(filled));
    const { keyed, ...others } = completionOf(match);
    expect(match.skipped).toEqual([]);
    expect(keyed.map(({ cell, text }) => [cell, text.replace('７', '7')])).toEqual([[LOST, '7']]);
    expect({ ...others, explained: others.explained.sort((a, b) => (a.finding < b.finding ? -1 : 1)) }).toEqual({
      confirmed: ALL.confirmed,
      explained: ALL.explained,
    });
  });

  /** As another program saves it. */
  function prefixed(bytes: Uint8Array): Uint8Array {
    const parts = partsIn(bytes);
    const moved = Object.fromEntries(
      Object.entries(parts).map(([name, xml]) => {
        const spread =
          /worksheets\/sheet\d/.test(name) && !name.includes('_rels')
            ? xml.replaceAll(/<(\/?)(?=[a-zA-Z])/g, '<$1x:').replace('xmlns=', 'xmlns:x=')
            : xml;
        return [name, spread];
      }),
    );
    return zipParts(moved);
  }

  test('rows sorted without their last column are found out, and nothing is put to the wrong finding', () => {
    const partly = swapped(filled, 2, [6, 7], /[A-I]/);
    expect(skippedIn(partly)).toEqual([
      [FILLED.I7, 'misplaced'],
      [FILLED.I6, 'misplaced'],
    ]);
    expect(completionOf(matched(partly)).explained).toEqual([]);
  });
});

describe('what is not taken, and why', () => {
  test.each<[string, string, Uint8Array, Draft]>([
    [
      'an explanation whose finding is gone',
      'gone',
      typedIn(blank, 2, { I6: '原因' }),
      { check: checkOf(findingOf(), another) },
    ],
    ['an explanation of what must be mended', 'blocks', typedIn(blank, 2, { I5: '原因' }), {}],
    [
      'an explanation of a mere note',
      'only-noted',
      typedIn(blank, 2, { I6: '原因' }),
      { check: checkOf({ ...explainFinding, severity: 'note' }) },
    ],
    ['an explanation that is too long', 'too-long', typedIn(blank, 2, { I6: '因'.repeat(1001) }), {}],
    ['a formula without a result', 'unclear', typedIn(blank, 2, { I6: '  t="str"><f>NOW()</f></c>' }), {}],
    ['an error in a cell', 'unclear', typedIn(blank, 3, { F6: ' t="e"><v>#REF!</v></c>' }), {}],
    ['a number in words', 'not-a-number', typedIn(blank, 3, { F6: '三' }), {}],
    ['a count with decimals', 'not-a-number', typedIn(blank, 3, { F6: '7.5' }), {}],
    ['another number where one is to be confirmed', 'differs', typedIn(blank, 3, { F5: '99999' }), {}],
    ['a confirmation of another number than was read', 'other-value', typedIn(blank, 3, { D5: '1', F5: '一致' }), {}],
    ['a number for a cell that needs none', 'was-read', typedIn(blank, 3, { F6: '7', G6: '2|review.total' }), {}],
    ['a cell that is none', 'gone', typedIn(blank, 3, { F6: '7', G6: '2|review.nothing' }), {}],
  ])('%s', (_, why, bytes, now) => {
    const match = matched(bytes, now);
    expect([match.skipped.map((each) => each.why), match.taken]).toEqual([[why], []]);
  });

  test('one finding with two texts is taken with neither', () => {
    const copied = typedIn(filled, 2, { A7: ' ><v>2</v></c>', J7: '2|B01:requests.carriedIn@total' });
    expect(skippedIn(copied)).toEqual([[FILLED.I6, 'twice']]);
  });

  test('every reason has its sentence', () => {
    for (const words of Object.values(t.takeaway.skipped)) expect(words).toMatch(/。$/);
  });
});

describe('a file that is no such workbook', () => {
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  const content = { values, narrative: narrativeFor(values) };

  test.each<[string, string, Uint8Array]>([
    ['nothing', 'unreadable', new Uint8Array()],
    ['a text', 'unreadable', text('说明')],
    ['a picture', 'unreadable', text('\x89PNG\r\n\x1a\n')],
    ['a Word document', 'unreadable', docx(content)],
    ['an older workbook', 'unreadable', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Array<number>(600).fill(0)])],
    [
      'a workbook with a password',
      'encrypted',
      Buffer.concat([Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
    ],
    ['half a workbook', 'unreadable', filled.subarray(0, filled.length / 2)],
    ['the blank form', 'not-ours', formWorkbook({ agencyName: '云溪县教育局', year: 2025, previous: null }, t)],
    ['a workbook whose stamps were deleted', 'not-ours', typedIn(typedIn(filled, 2, { A3: '' }), 3, { A3: '' })],
    ['a workbook with macros', 'unsafe', zipParts({ ...partsIn(filled), 'xl/vbaProject.bin': 'x' })],
    [
      'a part that inflates without end',
      'unsafe',
      zipParts({ ...partsIn(filled), [sheetPart(2)]: ' '.repeat(40_000_000) }),
    ],
    ['a part that is larger than it says', 'unsafe', withDeclaredSize(filled, sheetPart(2), 10)],
    [
      'entities that breed',
      'unsafe',
      rewritten(filled, sheetPart(2), (xml) => xml.replace('<worksheet', '<!DOCTYPE a [<!ENTITY b "c">]><worksheet')),
    ],
  ])('%s', (_, problem, bytes) => {
    expect(problemIn(bytes)).toBe(problem);
  });

  test('a workbook of another submission says of which, and sheets of two are told apart', () => {
    const other = annotatedWorkbook({ ...draft(), id: '2025-jiaoyu-1' }, t);
    expect(answersIn(other).submission).toBe('home.2025-jiaoyu-1');
    const mixed = typedIn(filled, 3, { A3: t.takeaway.stamp('2025-jiaoyu-1', 'cd'.repeat(32)) });
    expect(readAnswers(mixed)).toEqual({ mixed: ['home.2025-jiaoyu-2', 'home.2025-jiaoyu-1'] });
  });
});
