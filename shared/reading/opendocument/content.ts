/**
 * The content of an OpenDocument, walked once: paragraphs and tables in order, each cell with its text as shown and all
 * that speaks against it. Deleted text, notes, comments and hidden text are left out. What the walk does not know of is
 * taken for unsure, never for harmless.
 */
import { refuse, type ReadingRefusal } from '../limits.js';
import { newFlow, shownText, type Flow } from '../office/word-flow.js';
import { readXml, type XmlElement } from '../office/xml.js';
import { together, type Look } from './looks.js';
import type { OpenCell, OpenContent, OpenLimits, OpenRow, OpenTable } from './model.js';
import type { Styles } from './styles.js';

/** Left out with all they hold. */
const LEFT_OUT = new Set([
  'text:tracked-changes',
  'office:annotation',
  'text:note-body',
  'text:ruby-text',
  'office:forms',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'table:calculation-settings',
  'table:content-validations',
  'table:named-expressions',
  'table:database-ranges',
]);
/** What a paragraph may hold without its text meaning anything else. */
const RUNNING = new Set(
  (
    'text:p text:h text:span text:a text:s text:tab text:line-break text:soft-page-break text:bookmark text:bookmark-start ' +
    'text:bookmark-end text:list text:list-item text:section text:ruby text:ruby-base text:meta text:note text:note-citation ' +
    'office:annotation-end text:change-start text:change-end text:reference-mark text:reference-mark-start ' +
    'text:reference-mark-end text:toc-mark text:number'
  ).split(' '),
);

const count = (text: string | undefined): number =>
  Math.max(1, Math.min(Math.trunc(Number(text ?? 1)) || 1, 1_048_576));

interface Place {
  readonly flow: Flow;
  readonly cell: OpenCell | undefined;
  readonly table: number | undefined;
  lines: string[] | undefined;
  looks: Look[];
}

export function readContent(bytes: Uint8Array, styles: Styles, limits: OpenLimits): OpenContent | ReadingRefusal {
  const paragraphs: { lines: string[]; table: number | undefined }[] = [];
  const tables: OpenTable[] = [];
  const open: { table: OpenTable; index: number; row?: OpenRow; hiddenRows: number; hiddenColumns: number }[] = [];
  const places: Place[] = [{ flow: newFlow(), cell: undefined, table: undefined, lines: undefined, looks: [] }];
  const leaving: ((() => void) | undefined)[] = [];
  const collector = styles.collector();
  let [skipped, cells, characters, pictures, comments, changes, hidden, concealed] = [0, 0, 0, 0, 0, 0, 0, 0];

  const here = (): Place => places[places.length - 1] as Place;
  const doubt = (reason: string): void => void here().flow.doubts.add(reason);
  const unsure = (): void => {
    const { cell } = here();
    if (cell !== undefined) cell.unsure = true;
  };

  const append = (text: string): void => {
    const place = here();
    if (place.lines === undefined || text === '') return;
    const look = together(...place.looks);
    const shown = concealed > 0 ? '' : shownText(place.flow, text, look, place.cell !== undefined);
    if (text.trim() !== '' && (concealed > 0 || look.hidden === true)) {
      place.flow.hidden = true;
      hidden += text.trim().length;
    }
    if (shown.trim() !== '' && look.unsure === true) unsure();
    if (shown.trim() !== '' && look.unreadable !== undefined) doubt(look.unreadable);
    characters += shown.length;
    const [first = '', ...others] = shown.split('\n');
    place.lines[place.lines.length - 1] += first;
    place.lines.push(...others);
  };

  const wearing = (look: Look): (() => void) => {
    const place = here();
    place.looks.push(look);
    return () => void place.looks.pop();
  };

  const conceal = (): (() => void) => {
    concealed += 1;
    return () => void (concealed -= 1);
  };

  const paragraph = (style: string | undefined): (() => void) => {
    const place = here();
    if (place.lines !== undefined) doubt('ambiguous');
    const lines = (place.lines = ['']);
    const leave = wearing(styles.of('paragraph', style).look);
    return () => {
      leave();
      place.lines = undefined;
      place.flow.lines.push(...lines);
      paragraphs.push({ lines, table: place.table });
    };
  };

  const enterCell = (element: XmlElement, covered: boolean): (() => void) | ReadingRefusal => {
    const { attributes } = element;
    const current = open[open.length - 1];
    cells += 1;
    if (cells > limits.cells) return refuse('too-complex', `more than ${limits.cells} cells`);
    const cell: OpenCell = {
      covered,
      repeat: count(attributes['table:number-columns-repeated']),
      columns: count(attributes['table:number-columns-spanned']),
      rows: count(attributes['table:number-rows-spanned']),
      style: attributes['table:style-name'],
      type: attributes['office:value-type'],
      value: attributes['office:value'],
      formula: attributes['table:formula'] !== undefined,
      flow: newFlow(),
      unsure: attributes['table:number-matrix-columns-spanned'] !== undefined,
      reaches: [],
    };
    current?.row?.cells.push(cell);
    const look = styles.of('table-cell', cell.style).look;
    places.push({ flow: cell.flow, cell, table: current?.index, lines: undefined, looks: [look] });
    return () => void places.pop();
  };

  const begin = (element: XmlElement): (() => void) | ReadingRefusal | undefined => {
    const { name, attributes } = element;
    const current = open[open.length - 1];
    switch (name) {
      case 'text:p':
      case 'text:h':
        return paragraph(attributes['text:style-name']);
      case 'text:span':
        return wearing(styles.of('text', attributes['text:style-name']).look);
      case 'text:s':
        append(' '.repeat(Math.min(count(attributes['text:c']), 1_000)));
        return undefined;
      case 'text:tab':
        append('\t');
        return undefined;
      case 'text:line-break':
        append('\n');
        return undefined;
      case 'text:note':
        return wearing({ raised: true });
      case 'text:list-item':
        // Its ordinal is worked out by the program: a figure behind it would be two.
        if (here().cell !== undefined) unsure();
        return undefined;
      case 'text:change':
        if (here().cell !== undefined) here().flow.struck = true;
        changes += 1;
        return undefined;
      case 'text:change-start':
        changes += 1;
        return undefined;
      case 'text:section':
        return ['none', 'condition'].includes(attributes['text:display'] ?? '') ? conceal() : undefined;
      case 'text:hidden-text':
      case 'text:conditional-text':
      case 'text:hidden-paragraph':
        doubt('not-visible');
        return conceal();
      case 'table:table': {
        const style = styles.of('table', attributes['table:style-name']);
        const table: OpenTable = {
          name: attributes['table:name'] ?? '',
          hidden: style.hidden || concealed > 0,
          unsure: style.look.unsure === true,
          columns: [],
          rows: [],
          nests: false,
          altered: false,
        };
        if (here().cell !== undefined) {
          doubt('ambiguous');
          if (current !== undefined) current.table.nests = true;
        }
        open.push({ table, index: tables.length, hiddenRows: 0, hiddenColumns: 0 });
        tables.push(table);
        if (tables.length > limits.tables) return refuse('too-complex', `more than ${limits.tables} tables`);
        places.push({ flow: newFlow(), cell: undefined, table: tables.length - 1, lines: undefined, looks: [] });
        return () => {
          open.pop();
          places.pop();
        };
      }
      case 'table:table-row-group':
      case 'table:table-column-group': {
        if (current === undefined || attributes['table:display'] !== 'false') return undefined;
        const side = name === 'table:table-row-group' ? 'hiddenRows' : 'hiddenColumns';
        current[side] += 1;
        return () => void (current[side] -= 1);
      }
      case 'table:table-column': {
        const style = styles.of('table-column', attributes['table:style-name']);
        const away = (attributes['table:visibility'] ?? 'visible') !== 'visible' || (style.width ?? 100) < 2;
        current?.table.columns.push({
          repeat: count(attributes['table:number-columns-repeated']),
          hidden: away || current.hiddenColumns > 0,
          width: style.width,
          cellStyle: attributes['table:default-cell-style-name'],
        });
        return undefined;
      }
      case 'table:table-row': {
        if (current === undefined) return undefined;
        const style = styles.of('table-row', attributes['table:style-name']);
        const away = (attributes['table:visibility'] ?? 'visible') !== 'visible' || (style.height ?? 100) < 2;
        current.row = {
          repeat: count(attributes['table:number-rows-repeated']),
          hidden: away || current.hiddenRows > 0,
          style: attributes['table:default-cell-style-name'],
          cells: [],
        };
        current.table.rows.push(current.row);
        return () => void delete current.row;
      }
      case 'table:table-cell':
      case 'table:covered-table-cell':
        return enterCell(element, name === 'table:covered-table-cell');
      case 'calcext:conditional-formats':
      case 'table:shapes':
        if (current !== undefined) current.table.altered = true;
        return undefined;
      default:
        if (name.startsWith('draw:')) {
          if (name === 'draw:frame' || name === 'draw:custom-shape') pictures += 1;
          const { cell } = here();
          cell?.reaches.push(attributes['table:end-cell-address'] ?? '');
          doubt('covered');
          // What stands in a box is text of its own and belongs to no cell.
          places.push({ flow: newFlow(), cell: undefined, table: here().table, lines: undefined, looks: [] });
          return () => void places.pop();
        }
        if (name.startsWith('text:') && !RUNNING.has(name)) unsure();
        if (name.startsWith('?:')) unsure();
        return undefined;
    }
  };

  const failure = readXml(bytes, 'content.xml', {
    open: (element) => {
      collector.open(element);
      if (skipped > 0 || LEFT_OUT.has(element.name)) {
        skipped += 1;
        if (element.name === 'office:annotation') comments += 1;
        if (element.name === 'text:changed-region') changes += 1;
        return undefined;
      }
      const answer = begin(element);
      if (typeof answer === 'object') return answer;
      leaving.push(answer);
      return characters > limits.characters
        ? refuse('too-complex', `more than ${limits.characters} characters`)
        : undefined;
    },
    text: (piece) => {
      if (skipped === 0) append(piece.replace(/[ \t\r\n]+/gu, ' '));
    },
    close: (name) => {
      collector.close(name);
      if (skipped > 0) skipped -= 1;
      else leaving.pop()?.();
    },
  });
  return failure ?? { paragraphs, tables, pictures, comments, changes, hidden };
}
