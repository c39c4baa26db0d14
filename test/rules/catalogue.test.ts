import { describe, expect, test } from '@jest/globals';
import { checkResultSchema } from '#shared/report/finding.js';
import { recordSchema } from '#shared/report/record.js';
import {
  checkRecord,
  exampleContext,
  exampleRecord,
  findingsOf,
  isReasonCode,
  LEFT_OUT,
  ruleById,
  ruleSet,
  RULES,
  rulesMarkdown,
  type Example,
} from '#shared/rules/index.js';
import { digestOfRules } from '#shared/rules/rule-set.js';

describe.each(RULES.map((rule) => [rule.id, rule] as const))('rule %s', (id, rule) => {
  const judge = (example: typeof rule.examples.passes) =>
    checkRecord(exampleRecord(example), exampleContext(example)).findings.filter((finding) => finding.rule === id);

  test('finds nothing in its passing example', () => {
    expect(judge(rule.examples.passes)).toEqual([]);
  });

  test('finds something in its failing example, with a message and a remedy in both languages', () => {
    const findings = judge(rule.examples.fails);
    expect(findings.length).toBeGreaterThan(0);
    for (const { severity, message, remedy, key } of findings) {
      expect(severity).toBe(rule.severity);
      expect(key.startsWith(`${id}:`)).toBe(true);
      for (const text of [message.zh, remedy.zh]) expect(text).toMatch(/[\u4e00-\u9fff].*。$/);
      for (const text of [message.en, remedy.en]) expect(text).toMatch(/[.]$/);
    }
  });

  test('has examples that are valid records', () => {
    for (const example of Object.values(rule.examples)) {
      expect(recordSchema.safeParse(exampleRecord(example)).success).toBe(true);
    }
  });
});

describe('the rule set', () => {
  test('has every id once, and each is found by its id', () => {
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
    for (const rule of RULES) expect(ruleById(rule.id)).toBe(rule);
    expect(ruleById('Z99')).toBeUndefined();
  });

  test('has another digest when a word, a severity or a judgement changes', () => {
    const [first, ...others] = RULES;
    const changed = [
      { ...first!, title: { ...first!.title, zh: '另一个标题' } },
      { ...first!, severity: 'note' as const },
      { ...first!, check: () => [] },
    ];
    const digests = [ruleSet().digest, ...changed.map((rule) => digestOfRules([rule, ...others]))];
    expect(new Set(digests).size).toBe(4);
    expect(digestOfRules(RULES)).toBe(ruleSet().digest);
  });

  test('is named in every result', () => {
    const result = checkRecord(exampleRecord({}));
    expect(result.ruleSet).toEqual(ruleSet());
    expect(checkResultSchema.parse(result)).toEqual(result);
  });
});

describe('what the catalogue of checks names', () => {
  const named = (letter: string, last: number): string[] =>
    Array.from({ length: last }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`);
  const leftOut = LEFT_OUT.flatMap(({ ids }) => ids);

  test.each([
    ['V', 9],
    ['A', 6],
    ['X', 5],
    ['O', 8],
    ['T', 6],
    ['G', 5],
  ])('%s01 to %i: each is a rule, or left out with a reason', (letter, last) => {
    const rules = RULES.map((rule) => rule.id);
    expect([...rules, ...leftOut].filter((id) => id.startsWith(letter)).sort()).toEqual(named(letter, last));
  });

  test('nothing is both, and everything left out stands on the page', () => {
    expect(leftOut.filter((id) => ruleById(id) !== undefined)).toEqual([]);
    for (const id of leftOut) expect(rulesMarkdown()).toMatch(new RegExp(`^- .*${id}`, 'm'));
  });

  test('where a rule judges some cases milder, its page says which', () => {
    const cases: Partial<Record<string, Example>> = {
      D07: { sections: { 5: ['存在的问题：个别栏目更新慢。下一步将加强管理，完善机制，提升水平。'.repeat(3)] } },
      D10: { agencyName: '示例局', context: { agencyName: '云溪县示例局' } },
      D13: { sections: { 6: ['（宋体加粗小四号字）无。'] } },
      N01: { sections: { 1: ['收到政府信息公开申请约100件。'] }, cells: { 'requests.newlyReceived@total': '50' } },
    };
    for (const [id, example] of Object.entries(cases) as [string, Example][]) {
      const rule = ruleById(id)!;
      const found = findingsOf(rule, exampleRecord(example), exampleContext(example));
      expect([id, found.some(({ severity }) => severity !== rule.severity)]).toEqual([id, true]);
      expect(rule.milder?.zh).toBeDefined();
      expect(rulesMarkdown()).toContain(`- 较轻的情形：${rule.milder!.zh}`);
    }
  });

  test('ready reasons belong to rules that ask for one, and are known codes', () => {
    for (const { severity, reasons } of RULES) {
      if (reasons !== undefined) expect(severity).toBe('explain');
      for (const code of reasons ?? []) expect(isReasonCode(code)).toBe(true);
    }
  });
});
