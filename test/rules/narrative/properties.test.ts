import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CellId } from '#shared/report/cells.js';
import { runRules } from '#shared/rules/check.js';
import { NARRATIVE_RULES } from '#shared/rules/narrative/rules.js';
import { numberStatements } from '#shared/rules/narrative/statements.js';
import { narrativeFor, type Narrative } from '../../builders/narrative.js';
import { recordOf } from '../../builders/record.js';
import { consistentValues } from '../../builders/values.js';

const seeds = fc.integer({ min: 0, max: 0xffffffff });
const nFindings = (...parameters: Parameters<typeof recordOf>) =>
  runRules(NARRATIVE_RULES, recordOf(...parameters), {}).findings;

test('text made from the numbers never gives a finding, and every number of it is a statement that agrees', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const values = consistentValues(seed);
      expect(nFindings(values)).toEqual([]);
      const statements = numberStatements(recordOf(values));
      expect(statements.length).toBeGreaterThanOrEqual(4);
      for (const { verdict } of statements) expect(verdict).toBe('agrees');
    }),
    { numRuns: 100 },
  );
});

/** Where the builder's sentences put each number, and the cells that hold it. */
const TOLD: readonly (readonly [RegExp, readonly CellId[]])[] = [
  [/(制发行政规范性文件)(\d+)(件)/, ['activeDisclosure.normativeDocuments.issued']],
  [/(，废止)(\d+)(件)/, ['activeDisclosure.normativeDocuments.repealed']],
  [/(新收政府信息公开申请)(\d+)(件)/, ['requests.newlyReceived@total']],
  [/(上年结转)(\d+)(件)/, ['requests.carriedIn@total']],
  [/(办结)(\d+)(件)/, ['outcomes.total@total']],
  [/(结转下年度)(\d+)(件)/, ['requests.carriedForward@total']],
  [/(行政复议)(\d+)(件)/, ['review.total']],
  [/(行政诉讼)(\d+)(件)/, ['litigationDirect.total', 'litigationAfterReview.total']],
];

test('one number changed in the text gives one finding with the right cells', () => {
  let changed = 0;
  fc.assert(
    fc.property(seeds, fc.constantFrom(...TOLD), fc.integer({ min: 1, max: 5000 }), (seed, [pattern, cells], more) => {
      const values = consistentValues(seed);
      const narrative = narrativeFor(values);
      let hits = 0;
      const sections = narrative.sections.map((paragraphs) =>
        paragraphs.map((paragraph) =>
          paragraph.replace(pattern, (_words, before: string, number: string, after: string) => {
            hits += 1;
            return `${before}${Number(number) + more}${after}`;
          }),
        ),
      );
      fc.pre(hits === 1);
      changed += 1;
      const wrong: Narrative = { ...narrative, sections };
      const findings = nFindings(values, { narrative: wrong });
      expect(findings.map((one) => [one.severity, one.cells])).toEqual([['explain', cells]]);
      const [{ evidence }] = findings as [(typeof findings)[number]];
      const [{ section, sentence, start, end }] = evidence as [(typeof evidence)[number]];
      const words = sections[section - 1]!.join('\n').slice(start, end);
      expect(sentence).toContain(words);
      expect(words).toMatch(pattern.source.startsWith('(，') ? /废止/ : pattern);
    }),
    { numRuns: 200 },
  );
  expect(changed).toBeGreaterThan(100);
});

test('one number changed in the tables is found through the text that tells it', () => {
  fc.assert(
    fc.property(seeds, fc.constantFrom(...TOLD), (seed, [, [cell]]) => {
      const values = consistentValues(seed);
      const narrative = narrativeFor(values);
      const findings = nFindings({ ...values, [cell!]: String(Number(values[cell!]) + 1) }, { narrative });
      expect(findings).toHaveLength(1);
      expect(findings[0]!.cells).toContain(cell);
    }),
    { numRuns: 100 },
  );
});

test('whatever stands in the text, rules answer and evidence cuts out its words', () => {
  const words = fc.constantFrom(
    ...[
      '收到',
      '政府信息公开',
      '申请',
      '12',
      '三',
      '件',
      '，',
      '。',
      '（',
      '）',
      '其中',
      '自然人',
      '占',
      '%',
      '行政复议',
      '未发生',
    ],
    ...[
      '上年',
      '结转',
      '2024年',
      '全县',
      '办结',
      '予以公开',
      '约',
      '余',
      '万元',
      '行政事业性收费',
      '共计',
      '\n',
      ' ',
      '均维持',
      '网络',
    ],
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (pieces) => {
      const narrative = {
        ...narrativeFor(consistentValues(1)),
        sections: [pieces.join('').split('\n'), [], [], [], [], []],
      };
      const record = recordOf(consistentValues(1), { narrative });
      const text = narrative.sections[0]!.join('\n');
      const { findings } = runRules(NARRATIVE_RULES, record, {});
      expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length);
      for (const { start, end, words: cut } of numberStatements(record)) expect(text.slice(start, end)).toBe(cut);
    }),
    { numRuns: 400 },
  );
});
