/**
 * What a publisher should know of a report before it becomes public, judged in one place: whether it can, whether something wants
 * a look first, and of what kind. What cannot be released here would be left behind by the machine as well: the page
 * says so before. Nothing is decided: a look is for the person who releases.
 */
import { marksOf, type FilingMark } from '#shared/filing/marks.js';
import type { Filing, Submission } from '#shared/filing/model.js';
import { isUnchanged, type Recheck } from '#shared/filing/recheck.js';
import type { Changed } from '#shared/filing/sealed.js';
import type { CheckResult, Finding } from '#shared/report/finding.js';
import type { Stray } from '#shared/report/strays.js';
import { PRIVACY_RULES } from '#shared/rules/privacy/rules.js';

/** At one glance: `ok`, all as it should be; `look`, can be released and wants a look; `cannot`, stays behind. */
export type Glance = 'ok' | 'look' | 'cannot';

export interface Answered {
  readonly finding: Finding | null;
  readonly text: string;
  /** Who lifted it; null where the agency explained. */
  readonly by: string | null;
}

export interface ReleaseCheck {
  readonly glance: Glance;
  /** What is not as it was filed; null where so many are released at once that only the release itself looks. */
  readonly changed: readonly Changed[] | null;
  readonly again: Recheck | null;
  /** Findings of the rules on personal data that hold today. */
  readonly personal: readonly Finding[];
  /** Sections in which fragments of tables, running heads or page numbers stand. */
  readonly strays: readonly Pick<Stray, 'section' | 'text'>[];
  readonly waivers: readonly Answered[];
  readonly explanations: readonly Answered[];
  readonly marks: readonly FilingMark[];
  /** The public version that it takes the place of, and why; null for a first one. */
  readonly corrects: { readonly version: number; readonly reason: string } | null;
}

export interface Checked {
  readonly submission: Submission;
  readonly filing: Pick<Filing, 'corrections' | 'released'>;
  readonly check: CheckResult | null;
  readonly again: Recheck | null;
  readonly changed: readonly Changed[] | null;
  readonly strays: ReleaseCheck['strays'];
}

const PERSONAL: ReadonlySet<string> = new Set(PRIVACY_RULES.map(({ id }) => id));

export function releaseCheck({ submission, filing, check, again, changed, strays }: Checked): ReleaseCheck {
  const today = findingsToday(check, again);
  const personal = today.filter(({ rule }) => PERSONAL.has(rule));
  const named = (key: string) => today.find((finding) => finding.key === key) ?? null;
  const waivers = submission.waivers.map(({ finding, reason, by }) => ({
    ...{ finding: named(finding), text: reason, by: by.name },
  }));
  const explanations = submission.explanations.map(({ finding, text }) => ({
    finding: named(finding),
    text,
    by: null,
  }));
  const marks = marksOf(submission);
  const correction = filing.corrections.find(({ replacedBy }) => replacedBy === null);
  const looks = [
    again !== null && !isUnchanged(again),
    personal.length > 0,
    strays.length > 0,
    waivers.length > 0,
    marks.length > 0,
  ].includes(true);
  const cannot = check === null || (changed ?? []).length > 0;
  return {
    glance: cannot ? 'cannot' : looks ? 'look' : 'ok',
    ...{ changed, again, personal, strays, waivers, explanations, marks },
    corrects: filing.released === null ? null : { version: filing.released.version, reason: correction?.reason ?? '' },
  };
}

/** What was found at filing and holds still, and what was found since. */
function findingsToday(check: CheckResult | null, again: Recheck | null): Finding[] {
  const gone = new Set((again?.gone ?? []).map(({ key, message }) => `${key} ${message.zh}`));
  const held = (check?.findings ?? []).filter(({ key, message }) => !gone.has(`${key} ${message.zh}`));
  return [...held, ...(again?.added ?? [])];
}

/** How many are as they should be, want a look, and stay behind. */
export function countByGlance(checks: readonly ReleaseCheck[]): Readonly<Record<Glance, number>> {
  const of = (glance: Glance) => checks.filter((check) => check.glance === glance).length;
  return { ok: of('ok'), look: of('look'), cannot: of('cannot') };
}
