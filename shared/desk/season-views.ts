/** What the publisher's pages about the season itself are given. */
import type { FieldProblem } from '#shared/season/answers.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import type { SeasonPage } from './views.js';

/** What is changed on a page of its own. */
export const SEASON_PARTS = [
  'deadlines',
  'office',
  'missing',
  'substitute',
  'publisher',
  'deciders',
  'close',
  'archive',
  'reopen',
  'next',
] as const;
export type SeasonPart = (typeof SEASON_PARTS)[number];

export interface SeasonSettingsPage extends SeasonPage {
  /** What the last form saved, said once at the top. */
  readonly saved: SeasonPart | null;
}

export interface SeasonPartPage extends SeasonPage {
  readonly part: Exclude<SeasonPart, 'publisher'>;
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
  readonly refusal: DeedRefusal | null;
  /** Before the season is closed: how many agencies it concerns in which way. */
  readonly closing: { drafts: number; missing: number; deciding: number; released: number } | null;
}
