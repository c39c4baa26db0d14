/** The checklist of a report before it becomes public: what is fine, what wants a look, what stays behind, and who is missing. */
import { describe, expect, test } from '@jest/globals';
import { missingAfter } from '#shared/desk/missing-after.js';
import { countByGlance, type ReleaseCheck } from '#shared/desk/release-check.js';
import type { Filing } from '#shared/filing/model.js';
import { PRIVACY_RULES } from '#shared/rules/privacy/rules.js';
import { agencySchema } from '#shared/season/model.js';
import { releasable } from './release-views.js';
import { agency, checkOf, explainFinding, findingOf, season, submissionOf } from './views.js';

const of = (more: Parameters<typeof releasable>[0]): ReleaseCheck => releasable(more).check;
const again = { ruleSet: '2', newRules: true, added: [], gone: [] };
const by = season.publisher;
const personal = findingOf({ key: 'P01:1', rule: 'P01', severity: 'explain' });
const waiver = {
  finding: findingOf().key,
  message: findingOf().message.zh,
  reason: '历史数据',
  by,
  at: '2026-01-20T00:00:00Z',
};
const late = { day: '2026-02-01', deadline: '2026-01-31' };

describe('a report', () => {
  test.each<readonly [string, Parameters<typeof releasable>[0], ReleaseCheck['glance']]>([
    ['as it was filed is fine', {}, 'ok'],
    ['whose seal only the release will look at is fine', { changed: null }, 'ok'],
    [
      'that was explained is fine',
      {
        check: checkOf(explainFinding),
        submission: submissionOf(2, 'approved', {
          explanations: [{ finding: explainFinding.key, text: '撤回一件' }] as never,
        }),
      },
      'ok',
    ],
    ['that is not as it was filed stays behind', { changed: ['cells'] }, 'cannot'],
    ['without data stays behind', { check: null }, 'cannot'],
    [
      'of which the rules say something else now wants a look',
      { again: { ...again, added: [explainFinding] } },
      'look',
    ],
    ['with personal data wants a look', { check: checkOf(personal) }, 'look'],
    ['with fragments of a table in its text wants a look', { strays: [{ section: 2, text: '总计' }] }, 'look'],
    ['with a waiver wants a look', { submission: submissionOf(2, 'approved', { waivers: [waiver] }) }, 'look'],
    ['that came late wants a look', { submission: submissionOf(2, 'approved', { inTime: late } as never) }, 'look'],
    ['that differs stays behind whatever else is to see', { changed: ['seal'], check: checkOf(personal) }, 'cannot'],
  ])('%s', (_, more, glance) => {
    expect(of(more).glance).toBe(glance);
  });

  test('has its waivers with the finding that they lift, and who lifted it', () => {
    const check = of({ check: checkOf(findingOf()), submission: submissionOf(2, 'approved', { waivers: [waiver] }) });
    expect(check.waivers).toEqual([{ finding: findingOf(), text: '历史数据', by: by.name }]);
  });

  test('has personal data only where the rules find it today', () => {
    expect(PRIVACY_RULES.map(({ id }) => id)).toContain(personal.rule);
    expect(of({ check: checkOf(personal), again: { ...again, gone: [personal] } }).personal).toEqual([]);
    expect(of({ again: { ...again, added: [personal] } }).personal).toEqual([personal]);
  });

  test('that corrects says which version and why', () => {
    const released = { n: 1, version: 1, at: '2026-01-20T00:00:00Z', release: 'home.r20260120-abcdef' } as never;
    const correction = {
      n: 1,
      version: 1,
      publishedAt: '2026-01-20T00:00:00Z',
      reason: '多写一个零',
      by,
      at: '2026-01-21T00:00:00Z',
      replacedBy: null,
    };
    expect(of({ filing: { corrections: [correction], released } }).corrects).toEqual({
      version: 1,
      reason: '多写一个零',
    });
    expect(of({}).corrects).toBeNull();
  });
});

test('reports are counted by what is to do about them', () => {
  const checks = [of({}), of({}), of({ check: checkOf(personal) }), of({ changed: ['cells'] })];
  expect(countByGlance(checks)).toEqual({ ok: 2, look: 1, cannot: 1 });
});

describe('who is missing once it is done', () => {
  const line = (id: string, more = {}) => agencySchema.parse({ ...agency, id, name: `示例${id}局`, ...more });
  const removed = { at: '2026-01-20T00:00:00Z', reason: '撤销' };
  const roster = [line('a'), line('b'), line('c'), line('d', { deadline: '2026-02-20' }), line('e', { removed })];
  const filings = new Map<string, Pick<Filing, 'released' | 'takedowns'>>([
    ['a', { released: { n: 1 } as never, takedowns: [] }],
  ]);
  const after = (namesMissing: boolean, today: string) =>
    missingAfter({ ...season, namesMissing }, roster, filings, new Set(['b']), today);

  test('is counted without those off the roster, what is public and what becomes so', () => {
    expect(after(false, '2026-05-01')).toEqual({ expected: 4, published: 2, named: [] });
  });

  test('is named where the season says so, each after their own day', () => {
    expect(after(true, agency.deadline).named).toEqual([]);
    expect(after(true, '2026-02-19').named).toEqual(['示例c局']);
    expect(after(true, '2026-02-21').named).toEqual(['示例c局', '示例d局']);
  });

  test('is counted and not named where a report was taken down: the pages say that it was', () => {
    const down = new Map<string, Pick<Filing, 'released' | 'takedowns'>>([
      ...filings,
      ['c', { released: null, takedowns: [{ n: 1, version: 1, putBack: null } as never] }],
    ]);
    expect(missingAfter({ ...season, namesMissing: true }, roster, down, new Set(['b']), '2026-02-21')).toEqual({
      ...{ expected: 4, published: 2 },
      named: ['示例d局'],
    });
  });
});
