/**
 * A web page -> findings for the three tables, its sections and whose report it is. Tables are read from their markup
 * twice, by placement and along their rows; boxes set up like tables come next; a page in which nothing is left of the
 * tables but their text goes the way of plain text, under the same proofs.
 */
import type { CellReading, Trace } from '#shared/report/record.js';
import { labelsIn, type ReadingFindings } from '../assemble.js';
import type { Table3Finding, TableFinding } from '../tables/findings.js';
import { formPrinted, type FormSchema } from '../forms.js';
import { findFrames } from '../tables/frames.js';
import type { Grid } from '../tables/grid.js';
import { isRefusal, refuse, type ReadingLimits, type ReadingRefusal } from '../limits.js';
import { digitsOf, normaliseLabel } from '../normalise.js';
import { readPlainText, type TextReading } from '../text/plain-text.js';
import { wordsBesideTables } from '../other-figures.js';
import { locateHeadings, openingOf, sectionsOf } from '../sections.js';
import { readTable2 } from '../tables/table2.js';
import { readTable3 } from '../tables/table3.js';
import { TABLE3_HEADS } from '../tables/table3-labels.js';
import { readTable4 } from '../tables/table4.js';
import { unreadCell } from '../values.js';
import { articleOf, tabularCells, articleWords } from './article.js';
import { blockTables } from './blocks.js';
import { countHiddenBlocks } from './hidden-text.js';
import { linesOfPage, type PageLine } from './lines.js';
import { mergeTable2, mergeTable3, mergeTable4 } from './reconcile.js';
import { placeKey, reservationsOf } from './reservations.js';
import { notesOn, withReservations, type Reserved } from './reserved.js';
import { rowWiseGrid } from './row-wise.js';
import { gridCell, gridOf, htmlTablesOf, type PageTable } from './tables.js';
import { readPage, type Page, type PageElement, type SheetNamed } from './tree.js';
import { COPY, floatingFigures, withoutDoubtfulParts } from './whole-page.js';

export interface PageReading {
  readonly findings: ReadingFindings;
  /** Sections whose heading stands more than once. */
  readonly repeated: readonly number[];
  /** Labels stand in the page, its tables are lost, and no figure stands where they would be. */
  readonly withoutFigures: boolean;
  /** All that the page shows as text. */
  readonly words: string;
}

interface Tables {
  readonly table2: TableFinding;
  readonly table3: Table3Finding;
  readonly table4: TableFinding;
}

/** `heads`: whether heads that are not official may be told by where they stand, which is only known on the grid. */
function readAll(grids: readonly Grid[], reader: string, form: FormSchema, heads: 'official' | 'any'): Tables {
  return {
    table2: readTable2(grids, reader, form),
    table3: readTable3(grids, reader, form, heads),
    table4: readTable4(grids, reader),
  };
}

function rowsGrid(table: PageTable): Grid {
  return rowWiseGrid(table.rows.map((row) => row.map((cell) => gridCell(table, cell, cell.rows, cell.columns))));
}

/** The same table twice, as pages for several screens have it, is one table. */
function withoutCopies(tables: readonly PageTable[]): PageTable[] {
  const seen = new Set<string>();
  return tables.filter((table) => {
    const shape = JSON.stringify(
      table.rows.map((row) => row.map(({ content, rows, columns }) => [content.text, rows, columns])),
    );
    const copied = seen.has(shape) && table.rows.length > 1;
    seen.add(shape);
    return !copied;
  });
}

/** A second table of the same kind in other markup: where it says otherwise, nobody can tell which is meant. */
function besides<Finding extends TableFinding>(main: Finding, other: Finding): Finding {
  if (!other.located) return main;
  if (!main.located) return other;
  const cells = new Map(main.cells);
  for (const [id, reading] of main.cells) {
    const rival = other.cells.get(id);
    if (rival === undefined || rival.kind === 'unread' || reading.kind === 'unread') continue;
    if (rival.kind === reading.kind && rival.value === reading.value) continue;
    const candidates = [reading.raw, rival.raw].filter((raw) => raw !== '');
    cells.set(id, unreadCell('ambiguous', { place: reading.place, raw: reading.raw, candidates }));
  }
  return { ...main, cells };
}

/** What stands in cells beside other cells; a cell that fills its row may be running text. */
function wordsOfTables(tables: readonly PageTable[], blocks: readonly Grid[]): string {
  const beside = tables.flatMap((table) => table.rows.filter((row) => row.length > 1).flat());
  const texts = [
    ...beside.map((cell) => cell.content.text),
    ...blocks.flatMap((grid) => grid.cells.map((cell) => cell.text)),
  ];
  const articles = tables.flatMap((table) => table.rows.filter((row) => row.length === 1).flat());
  const short = articles.map((cell) => cell.content.text).filter((text) => text.length <= 12);
  return normaliseLabel([...texts.filter((text) => text.length <= 60), ...short].join('|'));
}

function fromText(lines: readonly PageLine[], history: boolean): TextReading | ReadingRefusal {
  return readPlainText(lines.map((line) => `${line.indented ? '\u3000\u3000' : ''}${line.text}`).join('\n'), history);
}

function isDeparting({ appearance }: PageElement): boolean {
  return appearance.departures.some(({ around }) => !around);
}

function hiddenTraces(root: PageElement, lines: readonly PageLine[]): Trace[] {
  const first = locateHeadings(lines).located[0];
  const blocks = first === undefined ? 0 : countHiddenBlocks(root, lines.slice(first.line));
  return blocks === 0 ? [] : [{ kind: 'hidden-text', detail: String(blocks) }];
}

/** @param sheetNamed style sheets that are at hand beside the page */
export function readWebPage(
  text: string,
  limits: ReadingLimits,
  history: boolean,
  sheetNamed?: SheetNamed,
): PageReading | ReadingRefusal {
  const page = readPage(text, sheetNamed);
  if (isRefusal(page)) return page;
  const everywhere = [...new Set([...page.scripts, ...floatingFigures(page.root)])];
  const rest = withoutDoubtfulParts(page.root);
  if (rest !== undefined) {
    const reading = readTree({ ...page, root: rest }, [...everywhere, COPY], limits, history);
    const { table2, table3, table4 } = isRefusal(reading) ? NOTHING : reading.findings;
    if (table2.located && table3.located && table4.located) return reading;
  }
  return readTree(page, everywhere, limits, history);
}

const NOTHING = { table2: { located: false }, table3: { located: false }, table4: { located: false } };

function readTree(
  page: Page,
  everywhere: readonly string[],
  limits: ReadingLimits,
  history: boolean,
): PageReading | ReadingRefusal {
  const found = htmlTablesOf(page.root);
  if (isRefusal(found)) return found;
  const lines = linesOfPage(page.root);
  const characters = lines.reduce((sum, line) => sum + line.text.length, 0);
  if (characters > limits.glyphs) return refuse('too-complex', `${characters} characters, at most ${limits.glyphs}`);

  const tables = withoutCopies(found);
  const grids = tables.map(gridOf);
  const stretches = blockTables(page.root, found.length + 1);
  const blockGrids = stretches.map(({ rows, digitsBeside }) => ({ ...rowWiseGrid(rows), digitsBeside }));
  let form = formPrinted({ cells: wordsOfTables(tables, blockGrids) }, history);
  if (isRefusal(form)) return form;
  const placed = readAll(grids, 'html-grid', form, 'any');
  const along = readAll(tables.map(rowsGrid), 'html-rows', form, 'official');
  const marked: Tables = {
    table2: mergeTable2(placed.table2, along.table2),
    table3: mergeTable3(placed.table3, along.table3),
    table4: mergeTable4(placed.table4, along.table4),
  };
  const boxed = readAll(blockGrids, 'html-boxes', form, 'official');
  let read: Tables = {
    table2: besides(marked.table2, boxed.table2),
    table3: besides(marked.table3, boxed.table3),
    table4: besides(marked.table4, boxed.table4),
  };

  const tabular = new Set<PageElement>();
  const headed = findFrames(grids, TABLE3_HEADS).map((frame) => frame.grid);
  const used = [placed, along].flatMap((part) =>
    [part.table2, part.table3, part.table4].flatMap(({ grids: of }) => [...of]),
  );
  for (const index of new Set([...headed, ...used])) {
    const table = tables[index];
    for (const element of table === undefined ? [] : tabularCells(table)) tabular.add(element);
  }
  for (const finding of [boxed.table2, boxed.table3, boxed.table4]) {
    for (const index of finding.grids) for (const element of stretches[index]?.elements ?? []) tabular.add(element);
  }
  const article = articleOf(page, lines, tabular);
  let [withoutFigures, doubtfulText] = [false, false];
  if (!read.table2.located && !read.table3.located && !read.table4.located) {
    const plain = fromText(article.lines, history);
    if (isRefusal(plain)) return plain;
    ({ form } = plain);
    read = plain;
    withoutFigures = plain.withoutFigures;
    doubtfulText = article.lines.some((line) => line.path.some(isDeparting) && digitsOf(line.text) !== '');
  }
  const all = [...grids, ...blockGrids].flatMap((grid) => grid.cells);
  const reserved: Reserved = {
    reservations: reservationsOf(page.root, tables, stretches),
    raised: new Set(all.filter((cell) => cell.raised === true).map(({ place }) => placeKey(place))),
    everywhere,
    doubtfulText,
  };
  const told = <Id>(cells: ReadonlyMap<Id, CellReading>): Map<Id, CellReading> => withReservations(cells, reserved);
  const toldTable = <Finding extends TableFinding>(finding: Finding): Finding => {
    const cells = told(finding.cells);
    return { ...finding, cells, notes: [...finding.notes, ...notesOn(cells, reserved)] };
  };
  return {
    findings: {
      format: 'html',
      form,
      table2: toldTable(read.table2),
      table3: {
        ...toldTable(read.table3),
        shortRow: read.table3.shortRow === null ? null : told(read.table3.shortRow),
      },
      table4: toldTable(read.table4),
      sections: sectionsOf(article.lines),
      beside: wordsBesideTables(article.lines),
      opening: openingOf(article.lines),
      traces: hiddenTraces(page.root, article.lines),
      identity: article.identity,
      ...labelsIn(articleWords(lines)),
    },
    repeated: article.repeated,
    withoutFigures,
    words: article.lines.map((line) => line.text).join('\n'),
  };
}
