/**
 * Ready answers to an `explain` finding, for cases that come up every year (domain: X05, N12). An agency that picks one
 * need not find words of its own; what it adds stands behind the answer. Codes are stable: they are public data.
 */
import type { Bilingual } from '#shared/report/labels.js';

export const REASONS = {
  reorganisation: {
    zh: '因机构改革（合并、分设、更名或职能划转），统计口径与上年不同。',
    en: 'The body was reorganised (merged, split, renamed, duties moved), so the count differs from last year.',
  },
  correction: {
    zh: '上年年报数据有误，已按实际情况更正。',
    en: 'Last year’s figure was wrong and has been corrected.',
  },
  'first-report': {
    zh: '本单位首次编制年报，没有上年数据。',
    en: 'This is the body’s first report; there is no figure of last year.',
  },
  'old-form': {
    zh: '上年使用旧表样，没有对应的统计项。',
    en: 'Last year’s report used an older form without this item.',
  },
  workload: {
    zh: '已对照台账，数字属实；业务量确有较大变化（例如政策调整、专项行动、集中申请）。',
    en: 'Checked against the register: the workload did change much (new policy, a campaign, many requests at once).',
  },
  'small-body': {
    zh: '本单位业务量小且稳定，已逐项核对，两年数字确实相同。',
    en: 'The body has little and steady work; each number was checked, and both years are the same.',
  },
  'classified-elsewhere': {
    zh: '有关信息由有定密权的机关、单位依法定密，本单位据此不予公开。',
    en: 'The information was classified by a body with the power to do so; this body refused it on that ground.',
  },
  'other-body': {
    zh: '这句话说的是其他单位或整个地区，不是本单位的数据。',
    en: 'The sentence speaks of another body or of the whole area.',
  },
  'other-count': {
    zh: '这句话的统计范围或口径与表格不同，两个数都属实。',
    en: 'The sentence counts something else than the table; both numbers are true.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
export type ReasonCode = keyof typeof REASONS;
export const REASON_CODES = Object.keys(REASONS) as [ReasonCode, ...ReasonCode[]];

export function isReasonCode(text: string): text is ReasonCode {
  return Object.hasOwn(REASONS, text);
}
