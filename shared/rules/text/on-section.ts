/** Rules that look at one narrative section. */
import type { ReportRecord } from '#shared/report/record.js';
import { notJudged, partOf, sectionNotFound, whyNoText, type Part } from '../prose.js';
import type { RuleJudgement } from '../rule.js';

/** A judgement on one section, or why there is none. */
export function onSection(
  record: ReportRecord,
  number: number,
  judge: (part: Part) => readonly RuleJudgement[],
): readonly RuleJudgement[] {
  const why = whyNoText(record);
  if (why !== undefined) return [notJudged(why)];
  const part = partOf(record, number);
  return part === undefined ? [sectionNotFound(number)] : judge(part);
}

/** Says in so many words that there is nothing: what is missing in it is no news. */
export const NOTHING =
  /^[\s（(]*(?:本年度|本单位|我[局办镇乡])?(?:暂?无|没有)(?:相关)?(?:情况|内容|问题|说明)?[。.）)\s]*$/u;
