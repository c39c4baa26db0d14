/** Filing: what stands against it, what it fixes, and what a decision will be about. */
import { describe, expect, test } from '@jest/globals';
import { digestOf } from '#shared/ids/digest.js';
import { contentDigest } from '#shared/filing/completeness.js';
import { delegationSchema } from '#shared/season/model.js';
import { file, stated, type FilingRequest } from '#shared/deeds/filing/file.js';
import { waive } from '#shared/deeds/filing/waive.js';
import type { Submission } from '#shared/filing/model.js';
import type { CheckResult } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import { fileSealed, sealOver } from '../../builders/signatures.js';
import { recordOf } from '../../builders/record.js';
import { consistentValues } from '../../builders/values.js';
import {
  afterOf,
  AT,
  changeOf,
  checkOf,
  contact,
  fileGrant,
  findingOf,
  NOW,
  publishGrant,
  publisher,
  queuedBy,
  record,
  refusalOf,
  reviewer,
  stranger,
  stateIn,
  submissionIn,
  type Wishes,
} from './scene.js';

const good: FilingRequest = { shown: 4, officer: '孙局长', title: '局长', agreed: true };
const filing = (request: Partial<FilingRequest> = {}, wishes: Wishes = {}, check: CheckResult = checkOf()) =>
  fileSealed(stateIn('draft', wishes), { ...good, ...request }, fileGrant, () => check, NOW);

test('a ready draft is filed: statement, digest of the content, review queued, receipt mailed', () => {
  const change = changeOf(filing());
  const after = change.submissions[0]!.after;
  expect(change.after.state).toBe('in-review');
  expect(after.statement).toEqual({ officer: '孙局长', title: '局长', by: contact, at: AT });
  expect(after.contentDigest).toMatch(/^[0-9a-f]{64}$/);
  expect(change.effects).toContainEqual({ needGrant: fileGrant.id });
  expect(queuedBy(change)).toMatchObject([
    { kind: 'start', id: 'review.home.2025-jiaoyu-1', machine: 'review', name: 'home.2025-jiaoyu-1' },
    {
      kind: 'mail',
      id: 'home.2025-jiaoyu-1.receipt',
      to: contact,
      message: {
        name: 'receipt',
        submission: expect.stringMatching(/^2025-jiaoyu-1-[0-9A-HJKMNP-TV-Z]{10}$/),
        digest: after.digest,
        filedAt: AT,
        officer: '孙局长（局长）',
      },
    },
  ]);
  expect(change.events).toMatchObject([
    {
      deed: 'file',
      actor: { role: 'agency', person: contact },
      details: {
        from: 'draft',
        to: 'in-review',
        document: after.digest,
        content: after.contentDigest,
        sameRules: true,
      },
    },
  ]);
});

describe('the seal', () => {
  const state = stateIn('draft');
  const judged = stated(state, good, fileGrant, () => checkOf(), NOW);
  if (!('stated' in judged)) throw new Error('the draft of the scene cannot be filed');
  const { submission } = judged.stated;
  const take = (seal: ReturnType<typeof sealOver> | null) => file(state, good, fileGrant, () => checkOf(), NOW, seal);

  test('is taken over what is filed, and its digest is what decisions will be about', () => {
    const seal = sealOver({ submission, record, check: checkOf() }, AT);
    expect(afterOf(take(seal))).toMatchObject({ seal, contentDigest: seal.digest });
  });

  test.each([
    [
      'over other content',
      () => sealOver({ submission: { ...submission, fileName: '别的.pdf' }, record, check: checkOf() }, AT),
    ],
    ['over other findings', () => sealOver({ submission, record, check: checkOf(findingOf('note', 'T01:a')) }, AT)],
    ['that was never made', () => null],
  ])('%s files nothing', (_, seal) => {
    expect(refusalOf(take(seal()))).toEqual({ code: 'changed-since-shown' });
  });
});

describe('the statement', () => {
  test.each([
    ['officer', { officer: ' 　 ' }, ['officer']],
    ['title', { title: '' }, ['title']],
    ['agree', { agreed: false }, ['agree']],
    ['officer, title, agree', { officer: '', title: '', agreed: false }, ['officer', 'title', 'agree']],
  ] as const)('without %s is named as missing', (_, request, fields) => {
    expect(refusalOf(filing(request))).toEqual({ code: 'statement-missing', fields });
  });

  test('is kept in one spelling and within bounds, cut between characters', () => {
    const officer = `${'Ａ'.repeat(39)}𠮷`;
    expect(afterOf(filing({ officer, title: '　副局长 ' })).statement).toMatchObject({
      officer: 'A'.repeat(39),
      title: '副局长',
    });
  });
});

test('a page shown before the draft changed files nothing', () => {
  expect(refusalOf(filing({ shown: 3 }))).toEqual({ code: 'changed-since-shown' });
});

describe('what stands against filing', () => {
  const ready = { code: 'not-ready', blocks: 0, unread: 0, unconfirmed: 0, unexplained: 0, unanswered: 0 };
  const unread = recordOf(consistentValues(7), { cells: { 'review.total': { unread: 'conflict' } } });
  const cell = record.cells['review.total'];
  const asked = { id: 'a1', about: null, text: '请核对', reply: null };
  const shaky: ReportRecord = {
    ...record,
    cells: { ...record.cells, 'review.total': { ...cell, certainty: 'confirm' } },
  };
  test.each<[string, Wishes, CheckResult, object]>([
    ['a blocking finding', {}, checkOf(findingOf('block', 'A05:a')), { blocks: 1 }],
    ['an unread cell', { record: unread }, checkOf(), { unread: 1 }],
    ['a comment without an answer', { submission: { checklist: [asked] } }, checkOf(), { unanswered: 1 }],
    ['a cell nobody vouched for', { record: shaky }, checkOf(), { unconfirmed: 1 }],
    ['a finding without its explanation', {}, checkOf(findingOf('explain', 'B01:a')), { unexplained: 1 }],
    [
      'an explanation and a waiver of something else',
      {
        submission: {
          explanations: [{ finding: 'A05:a', text: '没事' }],
          waivers: [{ finding: 'B01:a', message: '两边不等', reason: '没事', by: publisher, at: AT }],
        },
      },
      checkOf(findingOf('block', 'A05:a'), findingOf('explain', 'B01:a')),
      { blocks: 1, unexplained: 1 },
    ],
  ])('%s', (_, wishes, check, counts) => {
    expect(refusalOf(filing({}, wishes, check))).toEqual({ ...ready, ...counts });
  });

  test('the rules as they are now count, not those of the draft', () => {
    const block = checkOf(findingOf('block', 'A05:a'));
    expect(refusalOf(filing({}, { check: checkOf() }, block))).toMatchObject({ code: 'not-ready', blocks: 1 });
    const newer = { ...checkOf(), ruleSet: { version: '2025.2', digest: 'rules-2' } };
    const change = changeOf(filing({}, { check: block }, newer));
    expect(change.check).toEqual({ n: 1, check: newer });
    expect(change.events[0]!.details).toMatchObject({ ruleSet: '2025.2', sameRules: false });
  });

  test('nothing: a note, a waived block, an explained finding', () => {
    const check = checkOf(findingOf('note', 'V04:a'), findingOf('block', 'A05:b'), findingOf('explain', 'B01:c'));
    const submission: Partial<Submission> = {
      waivers: [{ finding: 'A05:b', message: '两边不等', reason: '旧表口径', by: publisher, at: AT }],
      explanations: [{ finding: 'B01:c', text: '机构改革' }],
    };
    expect(filing({}, { submission }, check)).toHaveProperty('change');
  });
});

describe('the content digest', () => {
  const filed = submissionIn('in-review', { contentDigest: null });
  const base = contentDigest(filed, record, checkOf());
  const other = (submission: Partial<Submission>) => contentDigest({ ...filed, ...submission }, record, checkOf());
  const cells = (cell: object): ReportRecord => ({
    ...record,
    cells: { ...record.cells, 'review.total': { ...record.cells['review.total'], ...cell } },
  });

  test.each<[string, string]>([
    ['the document', other({ digest: digestOf('another') })],
    ['a number', contentDigest(filed, cells({ value: '99999' }), checkOf())],
    ['a blank in place of a number', contentDigest(filed, cells({ kind: 'blank', value: null }), checkOf())],
    ['the form', contentDigest(filed, { ...record, form: '2021-short' }, checkOf())],
    [
      'a paragraph',
      contentDigest(filed, { ...record, sections: [{ ...record.sections[0]!, paragraphs: ['别的话'] }] }, checkOf()),
    ],
    ['a finding', contentDigest(filed, record, checkOf(findingOf('note', 'V04:a')))],
    ['the rules', contentDigest(filed, record, { ...checkOf(), ruleSet: { version: '2', digest: 'rules-2' } })],
    ['an explanation', other({ explanations: [{ finding: 'B01:a', text: '因' }] })],
    ['a waiver', other({ waivers: [{ finding: 'A05:a', message: '两边不等', reason: '因', by: publisher, at: AT }] })],
    ['the officer', other({ statement: { ...filed.statement!, officer: '钱局长' } })],
  ])('changes with %s', (_, digest) => {
    expect(digest).not.toBe(base);
  });

  test('does not change with what nobody decides on: state, decisions, when it was filed, where a number stands', () => {
    expect(other({ state: 'approved', decisions: submissionIn('approved').decisions })).toBe(base);
    expect(other({ statement: { ...filed.statement!, at: AT } })).toBe(base);
    const place = { in: 'line', line: 3, from: 1, to: 2 } as const;
    expect(contentDigest(filed, cells({ place, readers: ['other'] }), checkOf())).toBe(base);
  });

  test('is the same after the record went through storage and its keys changed order', () => {
    const turned = Object.fromEntries(Object.entries(record.cells).reverse()) as ReportRecord['cells'];
    expect(contentDigest(filed, { ...record, cells: turned }, checkOf())).toBe(base);
  });
});

describe('a waiver', () => {
  const check = checkOf(findingOf('block', 'A05:a'), findingOf('explain', 'B01:b'));
  const waiving = (finding: string, reason: string, wishes: Wishes = {}) =>
    waive(stateIn('draft', { check, ...wishes }), { finding, reason, proof: 'code' }, publishGrant, NOW);

  test('lifts one block with its reason, under the publisher’s name, and tells the agency', () => {
    const change = changeOf(waiving('A05:a', ' 旧表口径 '));
    expect(change.submissions[0]!.after.waivers).toEqual([
      { finding: 'A05:a', message: '两边不等', reason: '旧表口径', by: publisher, at: AT },
    ]);
    expect(change.after.counts).toEqual({ block: 0, explain: 1, unread: 0, confirm: 0 });
    expect(change.effects[0]).toEqual({ needGrant: publishGrant.id });
    expect(queuedBy(change)).toMatchObject([
      {
        id: expect.stringMatching(/^home.2025-jiaoyu-1\.waived\.\d+$/),
        to: contact,
        grant: fileGrant.id,
        message: { name: 'draft-ready', blocks: 0 },
      },
    ]);
    expect(change.events).toMatchObject([
      { deed: 'waive', details: { finding: 'A05:a', reason: '旧表口径', proof: 'code' } },
    ]);
  });

  test.each([
    ['without a reason', 'A05:a', '  ', 'reason-missing'],
    ['of a finding that only asks to be explained', 'B01:b', '因', 'unknown-finding'],
    ['of a finding that is not there', 'A05:z', '因', 'unknown-finding'],
  ])('%s is refused', (_, finding, reason, code) => {
    expect(refusalOf(waiving(finding, reason))).toEqual({ code });
  });

  test('given twice stands once', () => {
    const waivers = [{ finding: 'A05:a', message: '两边不等', reason: '旧', by: publisher, at: AT }];
    expect(waiving('A05:a', '新', { submission: { waivers } })).toMatchObject({ already: { waivers } });
  });

  test('given for other numbers under the same key lifts nothing, and gives way to the new one', () => {
    const waivers = [{ finding: 'A05:a', message: '两边差五', reason: '旧', by: publisher, at: AT }];
    expect(refusalOf(filing({}, { submission: { waivers } }, checkOf(findingOf('block', 'A05:a'))))).toMatchObject({
      blocks: 1,
    });
    const change = changeOf(waiving('A05:a', '新', { submission: { waivers } }));
    expect(change.submissions[0]!.after.waivers).toEqual([
      { finding: 'A05:a', message: '两边不等', reason: '新', by: publisher, at: AT },
    ]);
  });
});

describe('what is handed over from a later day', () => {
  const wishes = { submission: { touched: [{ person: stranger, how: 'keyed' as const }] } };
  const later = (since: string, endedAt: string | null = null) =>
    delegationSchema.parse({
      ...{ id: 'd1', from: reviewer, to: stranger, since, until: '2026-02-10', reason: '外出' },
      ...{ at: AT, endedAt },
    });
  const filedWith = (delegation: ReturnType<typeof later>) => {
    const state = stateIn('draft', wishes);
    const handed = { ...state, season: { ...state.season, delegations: [delegation] } };
    return refusalOf(fileSealed(handed, good, fileGrant, () => checkOf(), NOW));
  };

  test('to somebody who had a hand in it stands against filing, before the stage waits for nobody', () => {
    const conflicts = [{ deciding: 'review', person: stranger, reason: 'keyed-it' }];
    expect(filedWith(later('2026-02-01'))).toEqual({ code: 'decider-touched', conflicts });
    expect(filedWith(later('2026-01-20'))).toEqual({ code: 'decider-touched', conflicts });
  });

  test('and was ended since, or is over, does not', () => {
    expect(filedWith(later('2026-02-01', AT))).toBeUndefined();
    const over = { ...later('2026-01-20'), since: '2026-01-10' as never, until: '2026-01-12' as never };
    expect(filedWith(over)).toBeUndefined();
  });
});
