/** The sections that each agency writes about itself; in the others a report is its tables and a set phrase. */
import type { Section } from '#shared/report/record.js';

export const WRITTEN = [1, 5] as const;

export function written(sections: readonly Section[]): Section[] {
  return sections.filter((section) => (WRITTEN as readonly number[]).includes(section.number));
}
