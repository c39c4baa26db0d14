/**
 * G05: what last year's reports carry over holds for the area as a whole, reorganised bodies included. X01 and X02 ask about
 * a difference; this tells from which bodies it comes, so that nobody has to look for them.
 */
import { cellName, type Bilingual } from '#shared/report/labels.js';
import { decimalText, distance, exact } from '#shared/ids/decimal.js';
import type { AreaStep } from '../area-totals.js';
import type { Rule, RuleJudgement } from '../rule.js';
import { EXAMPLE_AREA } from './example-area.js';
import { namesOf, ofArea } from './of-area.js';

const REMEDY: Bilingual = {
  zh: '请先看所列单位对差异的说明；没有说明的，请发布人请该单位核对。',
  en: 'Read what these bodies say about the difference; if one says nothing, have the publisher ask it.',
};

function found({ cell, due, actual, from }: AreaStep): RuleJudgement[] {
  if (exact(due) === exact(actual)) return [];
  const name = cellName(cell);
  const apart = decimalText(distance(exact(due), exact(actual)));
  const zh = namesOf(from.map((one) => `${one.name}（应为${one.due}，填写${one.actual}）`)).zh;
  const en = namesOf(from.map((one) => `${one.name} (${one.due} due, ${one.actual} given)`)).en;
  return [
    {
      kind: 'found',
      about: cell,
      cells: [cell],
      message: {
        zh: `汇总的“${name.zh}”：按上年各单位年报应为${due}，今年合计${actual}，相差${apart}。`,
        en: `The area’s “${name.en}”: ${due} by last year’s reports, ${actual} by this year’s, ${apart} apart.`,
      },
      remedy: { zh: `差异来自：${zh}。${REMEDY.zh}`, en: `It comes from: ${en}. ${REMEDY.en}` },
      expected: due,
      actual,
    },
  ];
}

const STEP: AreaStep = {
  cell: 'requests.carriedIn@total',
  due: '3',
  actual: '2',
  from: [{ name: '云溪县教育局', due: '3', actual: '2' }],
};

export const G05: Rule = {
  id: 'G05',
  severity: 'note',
  scope: 'area',
  title: { zh: '汇总数与上年汇总衔接', en: 'The area’s numbers follow from last year’s' },
  basis: {
    kind: 'consequence',
    text: {
      zh: '各单位与上年衔接，汇总也就与上年衔接；机构改革不应使结转的申请和现行有效的文件变多或变少。',
      en: 'If every body carries over rightly, so does the area; a reorganisation makes no request and no document disappear.',
    },
  },
  remedy: REMEDY,
  examples: {
    passes: {
      context: { area: { ...EXAMPLE_AREA, last: { scope: EXAMPLE_AREA.scope, steps: [{ ...STEP, actual: '3' }] } } },
    },
    fails: { context: { area: { ...EXAMPLE_AREA, last: { scope: EXAMPLE_AREA.scope, steps: [STEP] } } } },
  },
  check: (_, context) => ofArea(context, ({ last }) => (last === null ? [] : last.steps.flatMap(found))),
};
