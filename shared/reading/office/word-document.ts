/**
 * The main part of a Word document, walked once: paragraphs and tables in order, as the printed page shows them with
 * all tracked changes accepted. Which table is which is not known here.
 */
import { refuse, type ReadingRefusal } from '../limits.js';
import type { OfficeGround } from './office-ground.js';
import { paleText } from './plain-colours.js';
import type { Mark } from './plain.js';
import { holderIn } from './plain-word.js';
import type { WordNumbering } from './word-numbering.js';
import { runningText, type WordParagraph } from './word-story.js';
import { floatMarks, floatWalk } from './word-floats.js';
import { lookOf, type WordStyles } from './word-styles.js';
import { judgeElement, putDown, type OpenTable, type WrappingLevel } from './word-marks.js';
import { newCell, newRow, newTable, shape, type WordTable } from './word-tables.js';
import { isOn, readXml, type XmlElement } from './xml.js';

export interface WordContent {
  readonly paragraphs: readonly WordParagraph[];
  readonly tables: readonly WordTable[];
  readonly pictures: number;
  /** What speaks against all tables. */
  readonly marks: readonly Mark[];
}

export interface WordLimits {
  readonly tables: number;
  readonly cells: number;
  readonly characters: number;
}

interface Level extends WrappingLevel {
  readonly leave?: (() => void) | undefined;
}

/** Left out with all they hold. Records of earlier formatting (`…Change`) are left out by their ending. */
const LEFT_OUT = new Set(['w:del', 'w:moveFrom', 'w:sdtEndPr', 'w:rt']);

/** Extensions that Word prints itself, so that the first choice holds. */
const UNDERSTOOD = /^http:\/\/schemas\.microsoft\.com\/office\/(word|drawing)\/20\d\d\//;

export function readWordDocument(
  bytes: Uint8Array,
  styles: WordStyles,
  numbering: WordNumbering,
  ground: OfficeGround,
  limits: WordLimits,
): WordContent | ReadingRefusal {
  const text = runningText(styles, numbering);
  const { story, doubt, enter, field } = text;
  const floating = floatWalk();
  const everywhere: Mark[] = [...ground.marks];
  const tables: WordTable[] = [];
  const openTables: (OpenTable & { readonly index: number })[] = [];
  const path: Level[] = [];
  const controls: { doubtful: boolean }[] = [];
  const choices: { taken: boolean }[] = [];
  let [skipped, skippedName] = [0, ''];
  let [doubtful, pictures, cells, drawn] = [0, 0, 0, 0];

  const append = (shown: string): void => {
    if (choices.length > 0 && drawn === 0)
      text.against({ harm: 'words', says: '兼容性替代内容（mc:AlternateContent）' });
    text.append(shown, doubtful > 0 || path.some(({ name }) => /^(\?|m):/.test(name)));
  };

  const skip = (name: string): void => {
    [skipped, skippedName] = [1, name];
  };

  const judge = (element: XmlElement, holder: string | undefined): void => {
    const mark = drawn > 0 ? undefined : judgeElement(element, holder, ground);
    if (mark !== undefined) putDown(mark, holder, { story: story(), table: openTables.at(-1), path, everywhere });
  };

  /** What an element of the body does; the function returned is called at its end. */
  const begin = (element: XmlElement, parent: string): (() => void) | ReadingRefusal | undefined => {
    const { name, attributes } = element;
    const value = attributes['w:val'];
    const here = story();
    const table = openTables[openTables.length - 1];
    shape(element, parent, { table: table?.table, row: table?.row, cell: here.cell });
    switch (name) {
      case 'w:p':
        text.openParagraph();
        return text.closeParagraph;
      case 'w:r':
        here.run = { look: {}, marks: [], pale: false };
        return () => delete here.run;
      case 'w:pStyle':
        if (parent === 'w:pPr' && here.paragraph !== undefined) here.paragraph.style = value ?? '';
        return undefined;
      case 'w:numId':
        if (here.paragraph !== undefined) here.paragraph.list = value ?? '';
        return undefined;
      case 'w:ilvl':
        if (here.paragraph !== undefined) here.paragraph.level = Number(value) || 0;
        return undefined;
      case 'w:rStyle':
        if (here.run !== undefined) here.run.style = value ?? '';
        return undefined;
      case 'w:tbl': {
        const outer = [path.flatMap(({ marks }) => marks), table?.table.marks ?? [], table?.row?.marks ?? []];
        const around = [...outer, here.cell?.marks ?? [], ...(table?.table.around ?? [])];
        const opened = { index: tables.length, table: newTable(around, text.characters) };
        if (here.table !== undefined) {
          (tables[here.table] as WordTable).nests = true;
          here.flow.floating = true;
        }
        tables.push(opened.table);
        openTables.push(opened);
        if (tables.length > limits.tables) return refuse('too-complex', `more than ${limits.tables} tables`);
        opened.table.marks.push(...text.style('table').marks);
        return () => {
          opened.table.to = text.characters;
          openTables.pop();
        };
      }
      case 'w:tblStyle':
        table?.table.marks.push(...text.style('table', value).marks);
        return undefined;
      case 'w:tr':
        if (table !== undefined) table.table.rows.push((table.row = newRow()));
        return undefined;
      case 'w:tc': {
        const cell = newCell();
        table?.row?.cells.push(cell);
        if (table !== undefined) table.cell = cell;
        cells += 1;
        if (cells > limits.cells) return refuse('too-complex', `more than ${limits.cells} cells`);
        const leave = enter(cell, table?.index);
        return () => {
          leave();
          delete table?.cell;
        };
      }
      case 'w:txbxContent':
        return enter(undefined, here.table);
      case 'w:sdt':
        controls.push({ doubtful: false });
        return () => {
          if (controls.pop()?.doubtful === true) doubtful -= 1;
        };
      case 'w:sdtContent':
        if (controls[controls.length - 1]?.doubtful === true) doubtful += 1;
        return undefined;
      case 'w:bdo':
      case 'w:dir':
        if (value !== 'rtl') return undefined;
        doubtful += 1;
        return () => void (doubtful -= 1);
      case 'mc:AlternateContent':
        choices.push({ taken: false });
        return () => void choices.pop();
      case 'mc:Choice':
      case 'mc:Fallback': {
        const choice = choices[choices.length - 1];
        const requires = (attributes['Requires'] ?? '').split(/\s+/).filter((prefix) => prefix !== '');
        const known = requires.every((prefix) => UNDERSTOOD.test(element.resolve(prefix) ?? ''));
        if (choice === undefined || choice.taken || !known) skip(name);
        else choice.taken = true;
        return undefined;
      }
      case 'w:fldChar':
        if (attributes['w:dirty'] !== undefined && isOn(attributes['w:dirty'])) doubt('ambiguous');
        field(attributes['w:fldCharType']);
        return undefined;
      case 'w:fldSimple':
        text.judgeField(attributes['w:instr'] ?? '');
        if (attributes['w:dirty'] !== undefined && isOn(attributes['w:dirty'])) doubt('ambiguous');
        return undefined;
      case 'w:showingPlcHdr':
      case 'w:dataBinding': {
        const control = controls[controls.length - 1];
        if (control !== undefined) control.doubtful = true;
        return undefined;
      }
      case 'w:drawing':
      case 'w:pict':
        drawn += 1;
        return () => void (drawn -= 1);
      case 'w:tab':
      case 'w:ptab':
        if (parent === 'w:r') append('\t');
        return undefined;
      case 'w:br':
      case 'w:cr':
      case 'w:noBreakHyphen':
        append(name === 'w:noBreakHyphen' ? '-' : '\n');
        return undefined;
      case 'w:sym':
        doubt('unmapped');
        return undefined;
      case 'w:altChunk':
      case 'wp:inline':
        pictures += 1;
        doubt('covered');
        return undefined;
      case 'w:object':
        pictures += 1;
        doubt('covered');
        drawn += 1;
        return () => void (drawn -= 1);
      case 'wp:anchor':
        pictures += 1;
        here.flow.floating = true;
        return undefined;
      default:
        if (parent === 'w:pict' && name.startsWith('v:') && name !== 'v:shapetype') {
          pictures += 1;
          if (/position:\s*absolute/i.test(attributes['style'] ?? '')) here.flow.floating = true;
          else doubt('covered');
        }
        if (parent === 'w:rPr' && here.run !== undefined) {
          if (name === 'w:color') here.run.pale = paleText.holds(attributes, ground);
          here.run.look = { ...here.run.look, ...lookOf(element) };
        }
        return undefined;
    }
  };

  const failure = readXml(bytes, 'document', {
    open: (element) => {
      const { name } = element;
      if (skipped > 0) {
        skipped += 1;
        return undefined;
      }
      const parent = path[path.length - 1]?.name ?? '';
      if (name === 'w:del' && parent === 'w:trPr') {
        const row = openTables[openTables.length - 1]?.row;
        if (row !== undefined) row.deleted = true;
      }
      const holder = holderIn(path);
      judge(element, holder);
      floating.open(element, text.characters);
      const ofMark = name === 'w:rPr' && parent === 'w:pPr';
      if (LEFT_OUT.has(name) || ofMark || (name.startsWith('w:') && name.endsWith('Change'))) {
        skip(name);
        return undefined;
      }
      const answer = begin(element, parent);
      if (typeof answer === 'object') return answer;
      if (skipped === 0) path.push({ name, marks: [], leave: answer });
      if (text.characters > limits.characters)
        return refuse('too-complex', `more than ${limits.characters} characters`);
      return undefined;
    },
    text: (piece) => {
      if (skipped > 0) {
        if (skippedName === 'w:del' && piece.trim() !== '') story().flow.struck = true;
        return;
      }
      floating.text(piece);
      const name = path[path.length - 1]?.name;
      if (name === 'w:t' || name === 'm:t') append(piece);
      const { fields } = story();
      const last = fields[fields.length - 1];
      if (name === 'w:instrText' && last !== undefined) last.instructions += piece;
    },
    close: () => {
      if (skipped > 0) skipped -= 1;
      else {
        const level = path.pop();
        if (level !== undefined) floating.close(level.name);
        level?.leave?.();
      }
    },
  });
  // A frame, or a heading that folds away what follows, reaches beyond its own text.
  for (const mark of story().flow.marks.values())
    if (mark.harm === 'table') everywhere.push({ ...mark, harm: 'words' });
  for (const table of tables) table.marks.push(...floatMarks(floating.floats, table));
  return failure ?? { paragraphs: text.paragraphs, tables, pictures, marks: everywhere };
}
