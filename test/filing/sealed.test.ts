/** What a seal notices: every kind of thing that was filed, changed by as little as can be, is named; nothing else is. */
import { describe, expect, test } from '@jest/globals';
import {
  changedDocumentParts,
  changedSince,
  SEALED_PARTS,
  wasFiled,
  type Changed,
  type Filed,
} from '#shared/filing/sealed.js';
import { contentDigest } from '#shared/filing/completeness.js';
import { submissionSchema, type Submission } from '#shared/filing/model.js';
import type { Stored } from '#shared/formats/format.js';
import { submissionWithSeal } from '#shared/formats/steps/submission-4.js';
import { readReceiptNumber, isNumberOf, receiptNumber } from '#shared/filing/receipt-number.js';
import { digestOf, digestOfBytes } from '#shared/ids/digest.js';
import type { CellReading } from '#shared/report/record.js';
import { sealKey, testKey, underSeal } from '../builders/signatures.js';
import {
  checkOf,
  contact,
  findingOf,
  record as plain,
  reviewer,
  stranger,
  submissionIn,
} from '../deeds/filing/scene.js';

const CELL = 'review.total';
const record = {
  ...plain,
  cells: { ...plain.cells, [CELL]: { ...plain.cells[CELL], place: { in: 'page', page: 2, box: [1.5, 2.25, 3, 4] } } },
} as typeof plain;
const check = checkOf(findingOf('explain', 'B01:a'), findingOf('block', 'A02:b'), findingOf('note', 'T01:c'));
const submission: Submission = {
  ...submissionIn('in-review'),
  pictures: [{ page: 2, width: 595.5, height: 842, sha256: digestOfBytes('png') }],
  explanations: [{ finding: 'B01:a', text: '按答复书份数统计。' }],
  waivers: [{ finding: 'A02:b', message: '两边不等', reason: '已核对。', by: contact, at: '2026-01-18T01:00:00.000Z' }],
};
const filed: Filed = { submission: underSeal({ submission, record, check }), record, check };

const cell = (change: Partial<CellReading>): Filed => ({
  ...filed,
  record: { ...record, cells: { ...record.cells, [CELL]: { ...record.cells[CELL], ...change } } },
});
const sent = (change: Partial<Submission>): Filed => ({ ...filed, submission: { ...filed.submission, ...change } });
const other = digestOf('other');
const seal = filed.submission.seal!;
const flipped = Buffer.from(seal.signature, 'base64');
flipped.writeUInt8(flipped.readUInt8(12) ^ 1, 12);

const section = record.sections[0]!;
const CHANGES: [string, Filed, Changed[]][] = [
  ['a value', cell({ value: '999' }), ['cells']],
  ['a certainty', cell({ certainty: 'confirm' }), ['cells']],
  ['a place, by a tenth of a point', cell({ place: { in: 'page', page: 2, box: [1.6, 2.25, 3, 4] } }), ['provenance']],
  ['the characters that were read', cell({ raw: '?' }), ['provenance']],
  [
    'a sentence',
    {
      ...filed,
      record: { ...record, sections: [{ ...section, paragraphs: ['另一句话。'] }, ...record.sections.slice(1)] },
    },
    ['sections'],
  ],
  ['the opening', { ...filed, record: { ...record, opening: ['另一个开头'] } }, ['reading']],
  [
    'an explanation',
    sent({ explanations: [{ finding: 'B01:a', text: '按申请件数统计。' }] }),
    ['explanations', 'answers'],
  ],
  ['a waiver', sent({ waivers: [{ ...submission.waivers[0]!, reason: '?' }] }), ['waivers', 'answers']],
  ['who waived', sent({ waivers: [{ ...submission.waivers[0]!, by: stranger }] }), ['answers']],
  ['the officer', sent({ statement: { ...submission.statement!, officer: '别人' } }), ['statement']],
  ['who stated', sent({ statement: { ...submission.statement!, by: reviewer } }), ['answers']],
  ['a finding', { ...filed, check: checkOf(...check.findings.slice(0, 2)) }, ['check']],
  ['the rules', { ...filed, check: { ...check, ruleSet: { version: '2026.1', digest: 'x' } } }, ['ruleSet', 'check']],
  ['the digest of the original', sent({ digest: other }), ['original']],
  ['the name of the original', sent({ fileName: '别的.pdf' }), ['original']],
  ['the digest of a picture', sent({ pictures: [{ ...submission.pictures![0]!, sha256: other }] }), ['pages']],
  ['a picture less', sent({ pictures: [] }), ['pages']],
  ['the digest that decisions name', sent({ contentDigest: other }), ['seal']],
  ['the signature, by one bit', sent({ seal: { ...seal, signature: flipped.toString('base64') } }), ['seal']],
  ['the time of the seal', sent({ seal: { ...seal, at: '2026-01-18T03:00:01.000Z' } }), ['seal']],
  ['a digest of a part', sent({ seal: { ...seal, parts: { ...seal.parts, cells: other } } }), ['cells', 'seal']],
  ['the agency', sent({ agency: 'caizheng' as Submission['agency'] }), ['subject']],
];

describe('under a seal', () => {
  test('what is as it was filed is found so, also after a journey through JSON', () => {
    expect(changedSince(filed, sealKey.keys)).toEqual([]);
    expect(changedSince(JSON.parse(JSON.stringify(filed)) as Filed, sealKey.keys)).toEqual([]);
    expect(changedDocumentParts(filed.submission, sealKey.keys)).toEqual([]);
  });

  test('what happens afterwards changes nothing', () => {
    const decided = sent({ state: 'approved', decisions: submissionIn('approved').decisions });
    expect(changedSince(decided, sealKey.keys)).toEqual([]);
  });

  test.each(CHANGES)('%s cannot change unnamed', (_, changed, names) => {
    expect(changedSince(changed, sealKey.keys)).toEqual(names);
  });

  test('every part is there, and each is named by some change', () => {
    expect(Object.keys(seal.parts).sort()).toEqual([...SEALED_PARTS].sort());
    const named = new Set(CHANGES.flatMap(([, , names]) => names));
    expect(SEALED_PARTS.filter((part) => !named.has(part) && part !== 'findings')).toEqual([]);
  });

  test('a content sealed anew by somebody else’s key is no seal', () => {
    const forger = testKey('seal-key');
    expect(changedSince(filed, forger.keys)).toEqual(['seal']);
    expect(changedSince(filed, new Map())).toEqual(['seal']);
  });
});

describe('without a seal', () => {
  const before = { ...submission, contentDigest: contentDigest(submission, record, check) };
  const { seal: _seal, filedBeforeSeals: _mark, ...stored } = before;
  const former = submissionSchema.parse(submissionWithSeal(JSON.parse(JSON.stringify(stored)) as Stored));

  test('of what was filed before there were seals, the former digest vouches for what it covered', () => {
    expect(changedSince({ submission: former, record, check }, sealKey.keys)).toEqual([]);
    expect(changedDocumentParts(former, sealKey.keys)).toEqual([]);
    expect(changedSince({ ...cell({ value: '999' }), submission: former }, sealKey.keys)).toEqual(['content']);
  });

  test('whatever was filed since has lost it, also with the digest of former times in its place', () => {
    for (const submission of [before, sent({ seal: null }).submission]) {
      expect(changedSince({ submission, record, check }, sealKey.keys)).toEqual(['seal']);
      expect(changedDocumentParts(submission, sealKey.keys)).toEqual(['seal']);
    }
  });

  test('a draft of former times bears no mark that would let it be filed without one', () => {
    expect(submissionWithSeal({ contentDigest: null })).toEqual({ contentDigest: null, seal: null });
  });

  test('nothing that was filed looks like a draft when one trace of its filing is taken away', () => {
    for (const change of [{ statement: null }, { contentDigest: null }, { seal: null }, { state: 'draft' }] as const) {
      expect(wasFiled(sent(change).submission)).toBe(true);
    }
    expect(wasFiled(submissionIn('draft'))).toBe(false);
  });
});

describe('the number of a receipt', () => {
  const number = receiptNumber(filed.submission.id, seal);

  test('names the submission and is known again however its code is typed', () => {
    const [label, code = ''] = [number.slice(0, -10), number.slice(-10)];
    for (const typed of [code, code.toLowerCase(), code.replaceAll('0', 'O').replaceAll('1', 'l'), `${code}\u3000`]) {
      const read = readReceiptNumber(label + typed)!;
      expect(read.submission).toBe(filed.submission.id);
      expect([typed, isNumberOf(read.code, seal)]).toEqual([typed, true]);
    }
  });

  test.each([
    [
      'full-width letters, digits and hyphens',
      (text: string) => text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
    ],
    ['dashes of a word processor', (text: string) => text.replaceAll('-', '–')],
    ['the long dash of a Chinese keyboard', (text: string) => text.replaceAll('-', '——')],
    ['spaces between its parts', (text: string) => text.replaceAll('-', ' - ')],
    ['ideographic spaces around it', (text: string) => `\u3000${text}\u3000`],
  ])('is known when typed with %s', (_, typed) => {
    const read = readReceiptNumber(typed(number))!;
    expect(read.submission).toBe(filed.submission.id);
    expect(isNumberOf(read.code, seal)).toBe(true);
  });

  test.each([
    ['another code', (code: string) => (code.startsWith('A') ? `B${code.slice(1)}` : `A${code.slice(1)}`)],
    ['none', () => ''],
  ])('with %s is not known', (_, change) => {
    const { code } = readReceiptNumber(number)!;
    expect(isNumberOf(change(code), seal)).toBe(false);
    expect(isNumberOf(code, null)).toBe(false);
  });

  test.each(['', '2025-jiaoyu-1', 'x', '../../x-1-AAAAAAAAAA', '2025-jiaoyu-1-AAAAAAAAAAA'])(
    '%j is no number',
    (text) => {
      expect(readReceiptNumber(text)).toBeUndefined();
    },
  );
});
