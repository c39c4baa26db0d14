/** X03: cases open at the end of last year are usually told again this year, with their result or still open. */
import { TABLE4_GROUPS, table4Cell, type Table4Group } from '#shared/report/cells.js';
import { TABLE4_GROUP_LABELS, TABLE4_LITIGATION, type Bilingual } from '#shared/report/labels.js';
import { decimalText as text, exact } from '#shared/ids/decimal.js';
import { lastYear, weighLast } from '../last-year.js';
import type { RuleJudgement, Rule } from '../rule.js';
import { weigh } from '../operands.js';

function nameOf(group: Table4Group): Bilingual {
  const { zh, en } = TABLE4_GROUP_LABELS[group];
  return { zh: group === 'review' ? zh : `${TABLE4_LITIGATION.zh}（${zh}）`, en };
}

export const X03: Rule = {
  id: 'X03',
  severity: 'note',
  scope: 'years',
  title: { zh: '上年尚未审结的案件今年仍应计入', en: 'Cases pending last year are counted again this year' },
  basis: {
    kind: 'practice',
    text: {
      zh: '上年尚未审结的案件，今年或有结果，或仍未审结，一般都计入今年总计；各地做法不尽相同，只作提示。',
      en: 'A case pending last year has a result now or is pending still, and is usually counted; practice differs, so this is a hint only.',
    },
  },
  remedy: {
    zh: '请对照案件清单看一眼，上年尚未审结的案件是否漏计；本地另有统计口径的，不必修改。',
    en: 'Look at your list of cases: were any left out? Nothing needs changing where local practice counts otherwise.',
  },
  examples: {
    passes: { cells: { 'review.total': '2' }, previous: { cells: { 'review.pending': '2' } } },
    fails: { cells: { 'review.total': '1' }, previous: { cells: { 'review.pending': '2' } } },
  },
  check: (record, context) => {
    const last = lastYear(context);
    if ('why' in last) return [last];
    return TABLE4_GROUPS.flatMap((group): RuleJudgement[] => {
      const cells = [table4Cell(group, 'total')];
      const here = weigh(record, cells);
      if ('why' in here) return [{ kind: 'not-applicable', cells, why: here.why }];
      const there = weighLast(last, [table4Cell(group, 'pending')]);
      if ('why' in there) return [{ kind: 'not-applicable', cells, why: there.why }];
      const [total = exact('0'), pending = exact('0')] = [here.values[0], there.values[0]];
      if (total >= pending) return [];
      const { zh, en } = nameOf(group);
      return [
        {
          kind: 'found',
          cells,
          message: {
            zh: `第四部分“${zh}”：上年年报尚未审结${text(pending)}件，今年“总计”只有${text(total)}件。`,
            en: `Section 4, “${en}”: ${text(pending)} cases were pending last year, but this year’s total is ${text(total)}.`,
          },
          actual: text(total),
        },
      ];
    });
  },
};
