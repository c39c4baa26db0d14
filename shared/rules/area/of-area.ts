/**
 * What the rules of an area have in common: whom they concern, and where agencies are named. A message is public once it is
 * answered, and the agencies behind a sum may not be: so names stand in what is said to those who mend it (`remedy`), in
 * whose place the public reads the rule's own (site/summary.ts).
 */
import type { Bilingual } from '#shared/report/labels.js';
import type { AreaTotals } from '../area-totals.js';
import type { CheckContext } from '../context.js';
import type { NotJudged, RuleJudgement } from '../rule.js';

/** Judges what is the sum of an area; a report of any other kind is not asked, and one without its sum cannot be judged. */
export function ofArea(
  { agencyKind, area }: CheckContext,
  judge: (area: AreaTotals) => readonly RuleJudgement[],
): readonly RuleJudgement[] {
  if (area !== undefined) return judge(area);
  if (agencyKind !== undefined && agencyKind !== 'government') return [];
  return [open('没有为这份年报声明汇总范围，无法与下级单位的合计核对。')];
}

export function open(why: string, cells: NotJudged['cells'] = []): NotJudged {
  return { kind: 'not-applicable', cells, why };
}

/** Why nothing is compared while reports are waited for: a sum that still grows is no measure. */
export function waitingFor({ waiting }: AreaTotals): NotJudged | undefined {
  return waiting.length === 0
    ? undefined
    : open(`汇总范围内还有${waiting.length}家没有审定通过的年报，合计还在变，暂不核对。`);
}

/** So many are named in a message; a list of three thousand helps nobody. */
const NAMED = 10;

export function namesOf(names: readonly string[]): Bilingual {
  const shown = names.slice(0, NAMED);
  const rest = names.length - shown.length;
  return {
    zh: shown.join('、') + (rest === 0 ? '' : `等${names.length}家`),
    en: shown.join(', ') + (rest === 0 ? '' : ` and ${rest} more`),
  };
}
