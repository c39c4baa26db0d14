/**
 * Where the cells stood in a document that has no pages: its tables, sheets or lines drawn anew from what was read, with
 * only the rows and columns that hold a cell of the form. Nothing of the document's own markup is shown.
 */
import type { Texts } from '#shared/words/texts.js';
import type { Place } from '#shared/report/record.js';
import { cellAnchor, placeAnchor } from './anchors.js';
import { nameOf } from './page-pictures.js';
import type { PlacedCell } from './places.js';

/** One table as found: heads name its rows and columns as the document counts them. */
interface Found {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly head: string; readonly cells: readonly (readonly PlacedCell[])[] }[];
}

interface Position {
  readonly group: string;
  readonly row: number;
  /** Orders the columns; `columnName` is what people read. */
  readonly column: number;
  readonly columnName: string;
}

export function FoundTables({ t, cells }: { readonly t: Texts; readonly cells: readonly PlacedCell[] }) {
  return (
    <>
      {foundTables(t, cells).map(({ caption, columns, rows }) => (
        <div class="scroll" role="region" aria-label={caption} tabindex={0}>
          <table class="found">
            <caption>{caption}</caption>
            {columns.length === 1 && columns[0] === '' ? null : (
              <thead>
                <tr>
                  <td></td>
                  {columns.map((column) => (
                    <th scope="col">{column}</th>
                  ))}
                </tr>
              </thead>
            )}
            <tbody>
              {rows.map((row) => (
                <tr>
                  <th scope="row">{row.head}</th>
                  {row.cells.map((here) => (
                    <td class="c">
                      {here.map((cell) => (
                        <BackLink t={t} cell={cell} />
                      ))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </>
  );
}

function BackLink({ t, cell }: { readonly t: Texts; readonly cell: PlacedCell }) {
  const { id, reading } = cell;
  return (
    <a id={placeAnchor(id)} href={`#${cellAnchor(id)}`} tabindex={-1} title={nameOf(t, id)}>
      {reading.raw === '' ? t.report.places.nothing : reading.raw}
    </a>
  );
}

function foundTables(t: Texts, cells: readonly PlacedCell[]): Found[] {
  const groups = new Map<string, { cell: PlacedCell; at: Position }[]>();
  for (const cell of cells) {
    const at = positionOf(t, cell.place);
    if (at !== undefined) groups.set(at.group, [...(groups.get(at.group) ?? []), { cell, at }]);
  }
  return [...groups].map(([caption, placed]) => {
    const columns = new Map(placed.map(({ at }) => [at.column, at.columnName]));
    const order = [...columns.keys()].sort((a, b) => a - b);
    const rows = [...new Set(placed.map(({ at }) => at.row))].sort((a, b) => a - b);
    const at = (row: number, column: number) =>
      placed.filter((each) => each.at.row === row && each.at.column === column).map((each) => each.cell);
    return {
      caption,
      columns: order.map((column) => columns.get(column) ?? ''),
      rows: rows.map((row) => ({ head: t.report.places.row(row), cells: order.map((column) => at(row, column)) })),
    };
  });
}

function positionOf(t: Texts, place: Place): Position | undefined {
  const words = t.report.places;
  switch (place.in) {
    case 'table':
      return {
        group: words.table(place.table),
        row: place.row,
        column: place.column,
        columnName: words.column(place.column),
      };
    case 'sheet': {
      const match = /^([A-Z]{1,3})(\d{1,7})$/.exec(place.address);
      const [, letters = '', row = ''] = match ?? [];
      if (match === null) return undefined;
      // Letters count like digits of base 26: Z comes before AA.
      const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
      return { group: words.sheet(place.sheet), row: Number(row), column, columnName: letters };
    }
    case 'line':
      // All numbers of a line stand side by side, as they did.
      return { group: words.lines, row: place.line, column: 0, columnName: '' };
    case 'page':
      return undefined;
  }
}
