/**
 * The data of a whole year in one file against the reports themselves: every row says what its report.json says, and every total
 * is the sum of the rows.
 */
import { parseExact } from '#shared/reading/json/exact.js';
import { countsTowardsTotals, totalsOf } from '#shared/totals/totals.js';
import { reportJsonKey } from './keys.js';
import { countedOf, rowAgrees, totalsAgree, type SpelledRow, type SpelledTotals } from './verify-part.js';
import { yearJsonSchema } from './year-schema.js';

interface Spelled {
  readonly reports: readonly SpelledRow[];
  readonly totals: SpelledTotals;
}

/** `agrees`: whether the row under a key says what its report says; `keys`: those of all reports of the year. */
export interface KnownReports {
  readonly keys: ReadonlySet<string>;
  readonly agrees: (key: string, row: SpelledRow) => boolean;
}

/** `reports`: the text of each report.json that was verified, by its key. */
export function knownReports(reports: ReadonlyMap<string, string>): KnownReports {
  return {
    keys: new Set(reports.keys()),
    agrees: (key, row) => rowAgrees(row, reports.get(key) ?? ''),
  };
}

export function yearAgrees(text: string, known: KnownReports): boolean {
  try {
    return sumsAgree(text, known);
  } catch (error) {
    // A number spelled as this product never spells one, or a text too long to be taken apart.
    if (error instanceof RangeError || error instanceof SyntaxError) return false;
    throw error;
  }
}

function sumsAgree(text: string, known: KnownReports): boolean {
  const spelled = parseExact(text)?.value as Spelled | undefined;
  const plain = spelled && yearJsonSchema.safeParse(JSON.parse(text));
  if (spelled === undefined || plain?.success !== true) return false;
  const { year, reports: rows, totals } = plain.data;
  const owned = [...known.keys].filter((key) => key.startsWith(`${year}/`));
  if (rows.length !== owned.length) return false;
  const agree = rows.every(({ agency, version }, at) => {
    const key = reportJsonKey({ year, agency, version });
    const row = spelled.reports[at];
    return row !== undefined && known.keys.has(key) && known.agrees(key, row);
  });
  if (!agree) return false;
  const counted = spelled.reports.flatMap((row, at) => {
    const said = rows[at];
    const isCounted = said !== undefined && (said.counted ?? countsTowardsTotals(said.agency.kind));
    return isCounted ? [countedOf(row)] : [];
  });
  return totalsAgree(spelled.totals, totals, totalsOf(counted));
}
