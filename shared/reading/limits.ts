/**
 * How much of a document is looked at before it is refused. The figures are those at which hostile files were seen to
 * hurt the engine while every genuine report stayed far below; callers may tighten them.
 */
import type { RefusalCode } from '#shared/report/record.js';

export interface ReadingLimits {
  readonly bytes: number;
  readonly pages: number;
  readonly glyphsPerPage: number;
  readonly glyphs: number;
  /** Browsers print a dotted rule as one object per dot: a page of tables then holds tens of thousands. */
  readonly pathsPerPage: number;
  readonly pathPointsPerPage: number;
  /** Memory that the PDF engine may hold, in bytes. */
  readonly engineMemory: number;
  /** Nesting of form objects inside a PDF page. */
  readonly nesting: number;
}

export const DEFAULT_LIMITS: ReadingLimits = {
  bytes: 20 * 1024 * 1024,
  pages: 60,
  glyphsPerPage: 8_000,
  glyphs: 200_000,
  pathsPerPage: 50_000,
  pathPointsPerPage: 300_000,
  engineMemory: 256 * 1024 * 1024,
  nesting: 8,
};

/** A document that is not read at all, and why. `detail` is for the log and the terminal; clerks get the catalogue's sentence. */
export interface ReadingRefusal {
  readonly refused: RefusalCode;
  readonly detail: string;
}

export function refuse(refused: RefusalCode, detail: string): ReadingRefusal {
  return { refused, detail };
}

export function isRefusal(value: object): value is ReadingRefusal {
  return 'refused' in value;
}
