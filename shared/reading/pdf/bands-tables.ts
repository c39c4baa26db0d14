/**
 * The three tables as the bands readers find them in a document. Words are parted at the gaps of ordinary text first;
 * where that leaves cells unread that the lattice does not read either, at the smallest gaps too, because in narrow
 * columns the words of neighbouring cells nearly touch. The reading that explains more of the table stands.
 */
import type { CellReading } from '#shared/report/record.js';
import type { ReadingFindings } from '../assemble.js';
import { bandsOfTable2 } from './bands-table2.js';
import { bandsOfTable3 } from './bands-table3.js';
import { bandsOfTable4 } from './bands-table4.js';
import type { TableFinding } from '../tables/findings.js';
import type { FormSchema } from '../forms.js';
import type { Grid } from '../tables/grid.js';
import { readTable2 } from '../tables/table2.js';
import { readTable3 } from '../tables/table3.js';
import { readTable4 } from '../tables/table4.js';
import { NARROW_GAP, wordsOf, wordsOfSection, type Word, type WordPage, type WordsOfDocument } from './words.js';

export const BANDS = 'pdfium-bands';

export interface BandFinding<Finding> {
  readonly grids: readonly Grid[];
  readonly finding: Finding;
}

type Tables = Pick<ReadingFindings, 'table2' | 'table3' | 'table4'>;
export type BandFindings = { readonly [Table in keyof Tables]: BandFinding<Tables[Table]> };

type Bands = (section: readonly Word[]) => Grid[];

function unreadIn(cells: ReadonlyMap<unknown, CellReading>): number {
  return [...cells.values()].filter((cell) => cell.kind === 'unread').length;
}

/** `usual`: the words of `read` as ordinary text parts them. `byLattice`: what the lattice made of each table. */
export function bandTables(
  read: readonly WordPage[],
  usual: WordsOfDocument,
  form: FormSchema,
  byLattice: Tables,
): BandFindings {
  const pages = new Map(read.map((one) => [one.page.number, one]));
  let narrow: WordsOfDocument | undefined;
  const table = <Finding extends TableFinding>(
    section: number,
    bands: Bands,
    finding: (grids: readonly Grid[], reader: string, form: FormSchema) => Finding,
    lattice: Finding,
  ): BandFinding<Finding> => {
    const from = (words: WordsOfDocument): BandFinding<Finding> => {
      const grids = bands(wordsOfSection(words, section) ?? []);
      return { grids, finding: finding(grids, BANDS, form) };
    };
    const first = from(usual);
    if (unreadIn(lattice.cells) === 0 || unreadIn(first.finding.cells) === 0) return first;
    narrow ??= wordsOf(read, NARROW_GAP);
    const second = from(narrow);
    return unreadIn(second.finding.cells) < unreadIn(first.finding.cells) ? second : first;
  };
  return {
    table2: table(2, (section) => bandsOfTable2(section, pages, form.table2), readTable2, byLattice.table2),
    table3: table(3, (section) => bandsOfTable3(section, pages), readTable3, byLattice.table3),
    table4: table(4, (section) => bandsOfTable4(section, pages), readTable4, byLattice.table4),
  };
}
