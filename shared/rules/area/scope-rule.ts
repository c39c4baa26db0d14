/** G03: readers can compare two years only if both add up the same bodies, and only if the report says which. */
import { AGENCY_KINDS, type AgencyKind } from '#shared/ids/agency-kind.js';
import type { Bilingual } from '#shared/report/labels.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { AreaScope } from '../area-totals.js';
import type { Rule, RuleJudgement } from '../rule.js';
import { EXAMPLE_AREA } from './example-area.js';
import { ofArea } from './of-area.js';

const KINDS: Readonly<Record<AgencyKind, Bilingual>> = {
  department: { zh: '部门', en: 'departments' },
  township: { zh: '乡镇（街道）', en: 'townships' },
  government: { zh: '政府', en: 'governments' },
  vertical: { zh: '垂直管理单位', en: 'bodies under vertical lines' },
};

/** How this year's scope differs from last year's, a clause each. */
function differences(now: AreaScope, before: AreaScope): Bilingual[] {
  const kinds = (of: AreaScope, without: AreaScope) =>
    AGENCY_KINDS.filter((kind) => of.kinds.includes(kind) && !without.kinds.includes(kind));
  const [more, fewer] = [kinds(now, before), kinds(before, now)];
  const list = (some: readonly AgencyKind[]): Bilingual => ({
    zh: some.map((kind) => KINDS[kind].zh).join('、'),
    en: some.map((kind) => KINDS[kind].en).join(', '),
  });
  const except = (of: AreaScope, without: AreaScope) => of.except.filter((name) => !without.except.includes(name));
  const [out, back] = [except(now, before), except(before, now)];
  return [
    ...(fewer.length === 0 ? [] : [{ zh: `少了${list(fewer).zh}类`, en: `without ${list(fewer).en}` }]),
    ...(more.length === 0 ? [] : [{ zh: `多了${list(more).zh}类`, en: `with ${list(more).en}` }]),
    ...(now.grouped === before.grouped
      ? []
      : [
          now.grouped
            ? { zh: '改为只汇总部分单位', en: 'some groups only' }
            : { zh: '改为汇总全部单位', en: 'the whole roster' },
        ]),
    ...(now.subordinates === before.subordinates
      ? []
      : [
          now.subordinates === 'counted'
            ? { zh: '下属单位改为单独计入', en: 'subordinate bodies counted by themselves' }
            : { zh: '下属单位改为不单独计入', en: 'subordinate bodies counted with their parent' },
        ]),
    ...(now.below === before.below ? [] : [{ zh: '下级地区的汇总办法不同', en: 'areas below counted differently' }]),
    ...(out.length === 0 ? [] : [{ zh: `不再计入${out.join('、')}`, en: `${out.join(', ')} left out` }]),
    ...(back.length === 0 ? [] : [{ zh: `重新计入${back.join('、')}`, en: `${back.join(', ')} counted again` }]),
  ];
}

/** Words by which reports say whom they cover. */
const DECLARED = /汇总|统计范围|涵盖|(?:包括|含).{0,40}(?:部门|单位|乡镇|街道)/u;

function isDeclared({ opening = [], sections }: ReportRecord): boolean {
  return [...opening, ...sections.flatMap(({ paragraphs }) => paragraphs)].some((text) => DECLARED.test(text));
}

const UNDECLARED: RuleJudgement = {
  kind: 'found',
  about: 'undeclared',
  severity: 'note',
  cells: [],
  message: {
    zh: '正文没有说明本年报汇总了哪些单位。',
    en: 'The text does not say which bodies the report adds up.',
  },
  remedy: {
    zh: '请在开头写一句，例如“本报告汇总县政府各部门和各乡镇（街道）的数据”。',
    en: 'Add a sentence at the beginning that says whose data the report adds up.',
  },
};

const DECLARING = ['本报告汇总县政府各部门和各乡镇（街道）的数据。'];

export const G03: Rule = {
  id: 'G03',
  severity: 'explain',
  milder: { zh: '只是正文没有说明汇总范围的，作提示。', en: 'A note where only the text does not name the scope.' },
  scope: 'area',
  title: { zh: '写明汇总范围，且与上年相同', en: 'The scope is stated, and the same as last year’s' },
  basis: {
    kind: 'practice',
    text: {
      zh: '各地汇总的单位不尽相同；不写明范围，或两年范围不同，数字就无法比较。',
      en: 'Areas add up different bodies; unless the scope is stated and stays, the numbers cannot be compared.',
    },
  },
  remedy: {
    zh: '请确认今年的汇总范围；确需改变的，写明为什么，并在正文中说明。',
    en: 'Check this year’s scope; if it had to change, say why, in the report too.',
  },
  reasons: ['reorganisation'],
  examples: {
    passes: {
      opening: DECLARING,
      context: { area: { ...EXAMPLE_AREA, last: { scope: EXAMPLE_AREA.scope, steps: [] } } },
    },
    fails: {
      opening: DECLARING,
      context: {
        area: {
          ...EXAMPLE_AREA,
          scope: { ...EXAMPLE_AREA.scope, kinds: ['department'] },
          last: { scope: EXAMPLE_AREA.scope, steps: [] },
        },
      },
    },
  },
  check: (record, context) =>
    ofArea(context, ({ scope, last }) => {
      const different = last === null ? [] : differences(scope, last.scope);
      return [
        ...(different.length === 0
          ? []
          : [
              {
                kind: 'found' as const,
                about: 'changed',
                cells: [],
                message: {
                  zh: `今年的汇总范围与上年不同：${different.map(({ zh }) => zh).join('；')}。`,
                  en: `This year’s scope differs from last year’s: ${different.map(({ en }) => en).join('; ')}.`,
                },
              },
            ]),
        ...(isDeclared(record) ? [] : [UNDECLARED]),
      ];
    }),
};
