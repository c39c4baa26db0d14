/**
 * What a report shares with others, in the form that is kept: shares and places in the own text. Comparing needs both
 * texts and is done once; judging (rules D11 and D12) needs only this.
 */
import type { SharedText } from '#shared/report/finding.js';
import type { Section } from '#shared/report/record.js';
import type { Peer } from '../../context.js';
import { copiedPassages } from './passages.js';
import { written } from './written.js';

/** Another agency's report of the same year, and which one it is. */
export interface Source extends Peer {
  readonly agency: string;
  readonly n: number;
  /** When it was filed; null for a draft. */
  readonly filedAt: string | null;
}

/** As many are quoted in a finding; of each section, because one finding may be about one section or about both. */
export const MOST_PASSAGES = 5;

/** What the written sections of two reports have in common. */
export function sharedText(
  own: readonly Section[],
  other: readonly Section[],
): Pick<SharedText, 'sections' | 'passages'> {
  const { passages, bySection } = copiedPassages(written(own), written(other));
  const sections = [...bySection].map(([section, { share, length }]) => ({ section, share, length }));
  return {
    sections,
    passages: sections.flatMap(({ section }) =>
      passages
        .filter((passage) => passage.own.section === section)
        .sort((a, b) => b.length - a.length)
        .slice(0, MOST_PASSAGES)
        .map(({ own: { start, end }, length }) => ({ section, start, end, length })),
    ),
  };
}

/** A finding begins at half of a section. What is kept begins earlier, so that a rule of tomorrow may be stricter. */
const KEPT = 0.3;

/** What a report shares with each of these; those that it shares little with are left out. */
export function comparedWith(own: readonly Section[], sources: readonly Source[]): SharedText[] {
  return sources.flatMap(({ agency, n, name, filedAt, sections }) => {
    const shared = sharedText(own, sections);
    return shared.sections.some(({ share }) => share >= KEPT) ? [{ agency, n, name, filedAt, ...shared }] : [];
  });
}
