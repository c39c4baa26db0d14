/** G01: a sum is that of an area only once everybody in its scope is in it. */
import type { Bilingual } from '#shared/report/labels.js';
import type { Rule } from '../rule.js';
import { namesOf, ofArea } from './of-area.js';
import { EXAMPLE_AREA } from './example-area.js';

const REMEDY: Bilingual = {
  zh: '请等这些单位的年报审定通过后再报送。确有单位不报年报的，请发布人把它移出汇总范围，或者写明原因。',
  en: 'File once their reports are accepted. If a body does not report, ask the publisher to take it out of the scope, or say why.',
};

export const G01: Rule = {
  id: 'G01',
  severity: 'explain',
  scope: 'area',
  title: { zh: '汇总范围内各单位都有审定通过的年报', en: 'Every body in the scope has an accepted report' },
  basis: {
    kind: 'consequence',
    text: {
      zh: '本级政府的年报是全地区的汇总，少了一家，合计就不是全地区的数。',
      en: 'A government’s report adds up its area; with one body missing the sum is not that of the area.',
    },
  },
  remedy: REMEDY,
  examples: {
    passes: { context: { area: EXAMPLE_AREA } },
    fails: { context: { area: { ...EXAMPLE_AREA, waiting: ['云溪县水利局', '青石镇人民政府'] } } },
  },
  check: (_, context) =>
    ofArea(context, ({ waiting, counted }) => {
      if (waiting.length === 0) return [];
      const names = namesOf(waiting);
      return [
        {
          kind: 'found',
          about: 'waiting',
          cells: [],
          message: {
            zh: `汇总范围内已有${counted}家的年报审定通过，尚有${waiting.length}家没有。`,
            en: `${counted} bodies in the scope have an accepted report, and ${waiting.length} have none yet.`,
          },
          remedy: {
            zh: `还没有审定通过的是：${names.zh}。${REMEDY.zh}`,
            en: `Those without one: ${names.en}. ${REMEDY.en}`,
          },
        },
      ];
    }),
};
