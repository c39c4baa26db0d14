/**
 * Ready answers to an `explain` finding, for cases that come up every year (domain: X05, N12). An agency that picks one
 * need not find words of its own; what it adds stands behind the answer. Codes are stable: they are public data.
 */
import type { Bilingual } from '../report/labels.js';

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
