/**
 * Sentences of narratives as wordings with places for numbers, for measuring the N rules: every wording is filled in once
 * rightly and, for each of its places, once wrongly. `{newly}` is a place; `none` names what the wording says did not
 * happen; `all` says that nothing was left over. A wording without either is of other work, or of a part, and
 * whatever the tables hold, nothing may be found in it.
 */
import type { CellId } from '#shared/report/cells.js';

/** What a place counts, in terms of the tables. */
export const PLACES = {
  newly: { rule: 'N01', cells: ['requests.newlyReceived@total'] },
  carriedIn: { rule: 'N02', cells: ['requests.carriedIn@total'] },
  closed: { rule: 'N03', cells: ['outcomes.total@total'] },
  forward: { rule: 'N04', cells: ['requests.carriedForward@total'] },
  granted: { rule: 'N05', cells: ['outcomes.granted@total'] },
  partly: { rule: 'N05', cells: ['outcomes.partiallyGranted@total'] },
  notHeld: { rule: 'N05', cells: ['unavailable.notHeld@total'] },
  natural: { rule: 'N06', cells: ['requests.newlyReceived@naturalPerson'] },
  business: { rule: 'N06', cells: ['requests.newlyReceived@commercialEnterprise'] },
  reviews: { rule: 'N07', cells: ['review.total'] },
  lawsuits: { rule: 'N07', cells: ['litigationDirect.total'] },
  issued: { rule: 'N08', cells: ['activeDisclosure.normativeDocuments.issued'] },
  inForce: { rule: 'N08', cells: ['activeDisclosure.normativeDocuments.inForce'] },
  licences: { rule: 'N08', cells: ['activeDisclosure.licensing.decisions'] },
  penalties: { rule: 'N08', cells: ['activeDisclosure.penalties.decisions'] },
} as const satisfies Record<string, { rule: string; cells: readonly CellId[] }>;
export type Place = keyof typeof PLACES;

export interface Wording {
  readonly text: string;
  readonly none?: readonly Place[];
  readonly all?: true;
}

export const plain = (...texts: string[]): Wording[] => texts.map((text) => ({ text }));
export const none = (places: readonly Place[], ...texts: string[]): Wording[] =>
  texts.map((text) => ({ text, none: places }));
export const all = (...texts: string[]): Wording[] => texts.map((text) => ({ text, all: true }));
export const DISPUTES = ['reviews', 'lawsuits'] as const;
