/** D04 and D07: the narrative sections say something, and the fifth both what is wrong and what was done about it. */
import { notJudged, partOf, sectionName, sectionNotFound, clausesOf, whyNoText, type Part } from '../prose.js';
import type { Found, RuleJudgement, Rule } from '../rule.js';
import { NOTHING, onSection } from './on-section.js';

/**
 * Characters without spaces below which a section can hardly say what it must. Five topics in less than 200 are a list
 * of headings; one problem with one measure needs some 80. Both are far below what offices write (400 and 200 upwards).
 */
const SHORTEST: Readonly<Record<1 | 5, number>> = { 1: 200, 5: 80 };

function tooLittle({ section, text }: Part, shortest: number): Found[] {
  const length = text.replace(/\s/gu, '').length;
  const about = { kind: 'found', about: `section-${section}`, cells: [] } as const;
  const name = sectionName(section);
  if (length === 0 || (shortest > 0 && NOTHING.test(text))) {
    const message =
      length === 0
        ? { zh: `${name.zh}部分没有内容。`, en: `There is no text in ${name.en}.` }
        : { zh: `${name.zh}部分只写了“${text.trim()}”。`, en: `All that ${name.en} says is “${text.trim()}”.` };
    // Of the sixth section “无” would do, so that an empty one is a slip rather than a gap.
    return [{ ...about, message, ...(shortest === 0 && { severity: 'explain' as const }) }];
  }
  if (length >= shortest) return [];
  return [
    {
      ...about,
      severity: 'explain',
      message: {
        zh: `${name.zh}部分只有${length}字，内容过少。`,
        en: `There are only ${length} characters in ${name.en}.`,
      },
      expected: String(shortest),
      actual: String(length),
    },
  ];
}

export const D04: Rule = {
  id: 'D04',
  severity: 'block',
  scope: 'record',
  milder: {
    zh: '有内容但过少的，第六部分空白的，列为须说明。',
    en: 'Too little text, or an empty section 6, is a question (explain).',
  },
  title: { zh: '一、五、六部分有实际内容', en: 'Sections 1, 5 and 6 say something' },
  basis: {
    kind: 'official',
    text: {
      zh: '《中华人民共和国政府信息公开条例》第五十条（主要问题及改进情况等必备内容）；国办公开办函〔2021〕30号追究“敷衍塞责”。字数界限是审核惯例。',
      en: 'Regulation, article 50 (contents that must be there); 国办公开办函〔2021〕30号 on perfunctory reports. The lengths are practice.',
    },
  },
  remedy: {
    zh: '请写明本单位的实际情况：第一部分按五个方面写，第五部分写具体问题和改进措施，第六部分没有的写“无”。然后重新上传。',
    en: 'Write what was done: five topics in section 1, problems and improvements in section 5, “无” in section 6 where there is nothing. Then upload again.',
  },
  examples: { passes: { sections: { 6: ['无。'] } }, fails: { sections: { 5: ['无。'] } } },
  check: (record) => {
    const why = whyNoText(record);
    if (why !== undefined) return [notJudged(why)];
    return ([1, 5, 6] as const).flatMap((number): readonly RuleJudgement[] => {
      const part = partOf(record, number);
      if (part === undefined) return [sectionNotFound(number)];
      return tooLittle(part, number === 6 ? 0 : SHORTEST[number]);
    });
  },
};

const PROBLEM = /问题|不足|短板|薄弱|不够|不高|不强|不深|不全|不到位|不及时|不规范|单一|有待|欠缺|差距|困难|滞后/u;
const IMPROVEMENT = /改进|整改|措施|下一步|今后|加强|提升|完善|健全|优化|规范|强化|加大|提高|继续/u;
/** Something was done about it already: an achievement, not a plan. */
const DONE =
  /(?:上年|上一年|去年|上年度|往年|此前)[^。]{0,40}(?:问题|不足)|(?:针对|对照)[^。；]{0,60}[，,；][^。]{0,20}(?:已|完成了|建立了|制定了|开展了|组织了)|已(?:经)?(?:全部|基本|逐项|及时)?(?:完成|整改|解决|改进|落实|建立|纠正|制定|修订)|(?:得到|有)了?(?:明显|有效|进一步)?(?:改善|改进|解决)|整改(?:到位|完成|完毕)|改进情况[:：。]?\s*(?:一是|1)?[^。]{0,30}(?:了|已)/u;

export const D07: Rule = {
  id: 'D07',
  severity: 'explain',
  scope: 'record',
  milder: {
    zh: '写了问题和下一步计划，只是没有写上年问题怎样改进的，列为提示。',
    en: 'Problems and plans, but nothing on last year’s problems, is a note.',
  },
  title: { zh: '第五部分既有问题，也有改进情况', en: 'Section 5 names problems and what was improved' },
  basis: {
    kind: 'official',
    text: {
      zh: '《中华人民共和国政府信息公开条例》第五十条第一款第四项：政府信息公开工作存在的主要问题及改进情况。回应上年问题是审核惯例。',
      en: 'Regulation, article 50 (4): main problems and improvements. That last year’s problems are taken up is practice.',
    },
  },
  remedy: {
    zh: '请写明一至三个具体问题，写明针对上年问题已经做了什么，再写下一步措施。',
    en: 'Name one to three problems, what was done about last year’s, and the next steps.',
  },
  examples: {
    passes: {},
    fails: {
      sections: {
        5: [
          '下一步，本单位将继续加强组织领导，完善工作机制，提升公开质量，优化网站栏目，强化业务培训，提高答复水平，把各项工作做细做实，让群众更方便地找到和看懂政府信息。',
        ],
      },
    },
  },
  check: (record) =>
    onSection(record, 5, (part): RuleJudgement[] => {
      const { text } = part;
      if (text.trim() === '' || NOTHING.test(text)) return [];
      const about = { kind: 'found', about: 'section-5', cells: [] } as const;
      if (!PROBLEM.test(text)) {
        return [{ ...about, message: { zh: '第五部分没有写存在的问题。', en: 'Section 5 names no problem.' } }];
      }
      const done = clausesOf(part).some((sentence) => DONE.test(sentence.text));
      if (!done && !IMPROVEMENT.test(text)) {
        return [
          {
            ...about,
            message: { zh: '第五部分只写了问题，没有写改进情况。', en: 'Section 5 names problems and no improvement.' },
          },
        ];
      }
      if (done) return [];
      return [
        {
          ...about,
          severity: 'note',
          message: {
            zh: '第五部分只有问题和计划，没有写上年问题已经怎样改进。',
            en: 'Section 5 has problems and plans, but does not say what became of last year’s problems.',
          },
        },
      ];
    }),
};
