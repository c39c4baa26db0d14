/** G04: a body that was renamed or merged is counted once, under one name. */
import type { Bilingual } from '#shared/report/labels.js';
import type { Rule, RuleJudgement } from '../rule.js';
import { EXAMPLE_AREA } from './example-area.js';
import { ofArea } from './of-area.js';

/** Pairs that are named. */
const TOLD = 20;

const REMEDY: Bilingual = {
  zh: '请发布人核对名册：是同一单位的，把其中一家移出汇总范围；两家的数据确实没有重叠的，请写明。',
  en: 'Ask the publisher to check the roster: if the two are one, take one out of the scope; if their data do not overlap, say so.',
};

export const G04: Rule = {
  id: 'G04',
  severity: 'explain',
  scope: 'area',
  title: { zh: '每个单位只计一次', en: 'Every body is counted once' },
  basis: {
    kind: 'consequence',
    text: {
      zh: '更名、合并以后，原单位和现单位的年报如果都计入汇总，同一件事就计了两次。',
      en: 'If a body and what it was before both count, the same work is counted twice.',
    },
  },
  remedy: REMEDY,
  reasons: ['reorganisation'],
  examples: {
    passes: { context: { area: EXAMPLE_AREA } },
    fails: {
      context: { area: { ...EXAMPLE_AREA, twice: [{ one: '云溪县文化和旅游局', other: '云溪县旅游局' }] } },
    },
  },
  check: (_, context) =>
    ofArea(context, ({ twice }): RuleJudgement[] => {
      if (twice.length === 0) return [];
      const pairs = twice.slice(0, TOLD);
      const more = twice.length - pairs.length;
      return [
        {
          kind: 'found',
          about: 'twice',
          cells: [],
          message: {
            zh: `汇总范围内有${twice.length}处单位更名或合并以后，前后两家的年报都计入，可能重复计算。`,
            en: `In ${twice.length} ${twice.length === 1 ? 'case a body' : 'cases bodies'} renamed or merged may be counted twice, under the former name and the present.`,
          },
          remedy: {
            zh: `${pairs.map(({ one, other }) => `“${other}”和“${one}”`).join('；')}${more === 0 ? '' : `；等${twice.length}处`}。${REMEDY.zh}`,
            en: `${pairs.map(({ one, other }) => `“${other}” and “${one}”`).join('; ')}${more === 0 ? '' : `; and ${more} more`}. ${REMEDY.en}`,
          },
        },
      ];
    }),
};
