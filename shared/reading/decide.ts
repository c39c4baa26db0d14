/**
 * From what was found in a document of any format to the record, or to the reason why it is none. Loads no reader, so
 * that whoever reads one format only carries that one along (read-office.ts).
 */
import type { Reading } from '#shared/report/record.js';
import {
  assemble,
  isBlankForm,
  isInOtherDigits,
  isSideBySide,
  refusedReading,
  withoutTables,
  type ReadingFindings,
} from './assemble.js';
import { withoutAnnex } from './annex.js';
import { identityOf } from './identity.js';
import { isRefusal, refuse, type ReadingRefusal } from './limits.js';
import { wordsBesideTables } from './other-figures.js';
import { locateHeadings, openingOf, sectionsOf, type DocumentLine } from './sections.js';
import { findTables, type GriddedDocument } from './tables/gridded.js';

/** Formats whose cells are given by the document itself. */
export function readGridded(given: GriddedDocument | ReadingRefusal, history: boolean): Reading {
  if (isRefusal(given)) return refusedReading(given);
  const document = { ...given, lines: withoutAnnex(given.lines) };
  const tables = findTables(document, history);
  if (isRefusal(tables)) return refusedReading(tables);
  const { repeated } = locateHeadings(document.lines);
  return decide(
    { ...tables, ...narrative(document.lines), traces: document.traces },
    repeated.includes(1) && repeated.includes(3),
  );
}

export function narrative(
  lines: readonly DocumentLine[],
): Pick<ReadingFindings, 'beside' | 'opening' | 'sections' | 'identity'> {
  const { located } = locateHeadings(lines);
  const first = located[0]?.line ?? Math.min(lines.length, 40);
  const texts = lines.map((line) => line.text);
  const running = lines.filter((line) => !line.tabular).map((line) => line.text);
  return {
    opening: openingOf(lines),
    sections: sectionsOf(lines),
    beside: wordsBesideTables(lines),
    identity: identityOf(texts.slice(0, first), running),
  };
}

export const otherDigits = (): ReadingRefusal => refuse('other-digits', 'the figures are digits of another script');
const sideBySide = (detail: string): ReadingRefusal => refuse('side-by-side', detail);

export function decide(findings: ReadingFindings, headingsRepeated: boolean): Reading {
  if (findings.table3.beside === true) return refusedReading(sideBySide('the heads of table 3 stand twice in a row'));
  if (findings.table3.beginnings > 1 || headingsRepeated) {
    return refusedReading(refuse('several-reports', `${findings.table3.beginnings} tables of requests`));
  }
  if (isSideBySide(findings))
    return refusedReading(sideBySide(`${findings.labelsTwice} labels of table 3 stand more than once`));
  const missing = withoutTables(findings);
  if (missing !== undefined) return refusedReading(missing);
  if (isInOtherDigits(findings)) return refusedReading(otherDigits());
  if (isBlankForm(findings)) return refusedReading(refuse('blank-form', 'every cell of the tables is blank'));
  return assemble(findings);
}
