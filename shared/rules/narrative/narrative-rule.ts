/** What the rules about statements share: they all ask the one reading of the text and take what is theirs. */
import type { CheckContext } from '../context.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { Basis, RuleJudgement, NotJudged, Rule } from '../rule.js';
import { channelContradictions } from './channels.js';
import { narrativeOf, type Narrative } from './contradictions.js';
import type { StatementRule } from './subjects.js';

export const NO_TEXT: NotJudged = { kind: 'not-applicable', cells: [], why: '没有正文可核对。' };

export const TEXT_AGREES: Basis = {
  kind: 'practice',
  text: {
    zh: '国办公开办函〔2021〕30号要求内容准确；同一个数在正文和表格中应当一致，这是各地审核年报的惯例。',
    en: '国办公开办函〔2021〕30号 asks for accuracy; that text and tables give the same number is common practice in reviewing.',
  },
};

const REMEDY = {
  zh: '请对照台账确认哪个数正确，改正正文或表格；如果两个数统计口径不同，请用一句话说明。',
  en: 'Find out from your register which number is right and correct the text or the table; if the two count different things, say so in a sentence.',
};

/** The judgements of one rule from the reading of the whole text. */
export function judgementsOf(id: StatementRule, narrative: Narrative | undefined): RuleJudgement[] {
  if (narrative === undefined) return [NO_TEXT];
  const all = [...narrative.contradictions, ...(id === 'N09' ? channelContradictions(narrative) : [])];
  return [
    ...all.flatMap(({ rule, ...found }) => (rule === id ? [found] : [])),
    ...narrative.open.flatMap(({ rule, ...open }) => (rule === id ? [open] : [])),
  ];
}

export function statementRule(
  words: Pick<Rule, 'title' | 'examples'> & { readonly id: StatementRule } & Partial<Pick<Rule, 'basis' | 'remedy'>>,
  more: (record: ReportRecord, narrative: Narrative) => readonly RuleJudgement[] = () => [],
): Rule {
  return {
    severity: 'explain',
    scope: 'record',
    milder: {
      zh: '约数，说法留有余地的，或者说的可能是其他单位、其他年份的，列为提示。',
      en: 'Rounded numbers, words that leave room, and sentences that may speak of another body or year are notes.',
    },
    basis: TEXT_AGREES,
    remedy: REMEDY,
    reasons: ['other-body', 'other-count'],
    ...words,
    check: (record: ReportRecord, context: CheckContext) => {
      const narrative = narrativeOf(record, context);
      return [...judgementsOf(words.id, narrative), ...(narrative === undefined ? [] : more(record, narrative))];
    },
  };
}
