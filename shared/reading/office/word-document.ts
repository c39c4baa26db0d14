/**
 * The main part of a Word document, walked once: paragraphs and tables in order, as the printed page shows them with
 * all tracked changes accepted. Which table is which is not known here.
 */
import { refuse, type ReadingRefusal } from '../limits.js';
import type { WordNumbering } from './word-numbering.js';
import { runningText, type WordParagraph } from './word-story.js';
import { lookOf, type WordStyles } from './word-styles.js';
import { newCell, newRow, newTable, type WordRow, type WordTable } from './word-tables.js';
import { isOn, readXml, type XmlElement } from './xml.js';

export interface WordContent {
  readonly paragraphs: readonly WordParagraph[];
  readonly tables: readonly WordTable[];
  readonly pictures: number;
}

export interface WordLimits {
  readonly tables: number;
  readonly cells: number;
  readonly characters: number;
}

interface Level {
  readonly name: string;
  readonly leave?: (() => void) | undefined;
}

/** Left out with all they hold. Records of earlier formatting (`…Change`) are left out by their ending. */
const LEFT_OUT = new Set(['w:del', 'w:moveFrom', 'w:sdtPr', 'w:sdtEndPr', 'w:rt', 'w:sectPr', 'w:tblPrEx']);
/** Extensions that Word prints itself, so that the first choice holds. */
const UNDERSTOOD = /^http:\/\/schemas\.microsoft\.com\/office\/(word|drawing)\/20\d\d\//;

export function readWordDocument(
  bytes: Uint8Array,
  styles: WordStyles,
  numbering: WordNumbering,
  limits: WordLimits,
): WordContent | ReadingRefusal {
  const text = runningText(styles, numbering);
  const { story, doubt, enter, field } = text;
  const tables: WordTable[] = [];
  const openTables: { index: number; table: WordTable; row?: WordRow }[] = [];
  const path: Level[] = [];
  const controls: { doubtful: boolean }[] = [];
  const choices: { taken: boolean }[] = [];
  let [skipped, skippedName] = [0, ''];
  let [doubtful, pictures, cells] = [0, 0, 0];

  const append = (shown: string): void =>
    text.append(shown, doubtful > 0 || path.some(({ name }) => /^(\?|m):/.test(name)));

  const skip = (name: string): void => {
    [skipped, skippedName] = [1, name];
  };

  /** What an element of the body does; the function returned is called at its end. */
  const begin = (element: XmlElement, parent: string): (() => void) | ReadingRefusal | undefined => {
    const { name, attributes } = element;
    const value = attributes['w:val'];
    const here = story();
    const table = openTables[openTables.length - 1];
    switch (name) {
      case 'w:p':
        text.openParagraph();
        return text.closeParagraph;
      case 'w:r':
        here.run = { look: {} };
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
        const opened = { index: tables.length, table: newTable() };
        if (here.table !== undefined) {
          (tables[here.table] as WordTable).nests = true;
          here.flow.floating = true;
        }
        tables.push(opened.table);
        openTables.push(opened);
        if (tables.length > limits.tables) return refuse('too-complex', `more than ${limits.tables} tables`);
        return () => void openTables.pop();
      }
      case 'w:tblStyle': {
        const look = text.lookOfStyle(value);
        if (look.hidden === true || look.struck === true || look.raised === true)
          table?.table.doubts.add('not-visible');
        return undefined;
      }
      case 'w:tr':
        if (table !== undefined) table.table.rows.push((table.row = newRow()));
        return undefined;
      case 'w:tc': {
        const cell = newCell();
        table?.row?.cells.push(cell);
        cells += 1;
        if (cells > limits.cells) return refuse('too-complex', `more than ${limits.cells} cells`);
        return enter(cell, table?.index);
      }
      case 'w:gridBefore':
        if (table?.row !== undefined) table.row.before = Number(value) || 0;
        return undefined;
      case 'w:hidden':
        if (parent === 'w:trPr') table?.row?.doubts.add('not-visible');
        return undefined;
      case 'w:gridSpan':
        if (here.cell !== undefined) here.cell.span = Math.min(Math.max(Math.trunc(Number(value)) || 1, 1), 1_000);
        return undefined;
      case 'w:vMerge':
        if (here.cell !== undefined) here.cell.merge = value === 'restart' ? 'restart' : 'continue';
        return undefined;
      case 'w:hMerge':
        if (here.cell !== undefined) here.cell.joinsLeft = value !== 'restart';
        return undefined;
      case 'w:cellDel':
      case 'w:cellIns':
      case 'w:cellMerge':
        table?.table.doubts.add('not-rectangular');
        return undefined;
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
        if (attributes['w:dirty'] !== undefined && isOn(attributes['w:dirty'])) doubt('ambiguous');
        return undefined;
      case 'w:tab':
      case 'w:ptab':
        if (parent === 'w:r') append('\t');
        return undefined;
      case 'w:br':
      case 'w:cr':
        append('\n');
        return undefined;
      case 'w:noBreakHyphen':
        append('-');
        return undefined;
      case 'w:sym':
        doubt('unmapped');
        return undefined;
      case 'w:altChunk':
      case 'w:object':
      case 'wp:inline':
        pictures += 1;
        doubt('covered');
        return undefined;
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
        if (parent === 'w:rPr' && here.run !== undefined) here.run.look = { ...here.run.look, ...lookOf(element) };
        return undefined;
    }
  };

  const failure = readXml(bytes, 'document', {
    open: (element) => {
      const { name } = element;
      if (skipped > 0) {
        skipped += 1;
        const control = controls[controls.length - 1];
        const unsure = name === 'w:showingPlcHdr' || name === 'w:dataBinding';
        if (skippedName === 'w:sdtPr' && unsure && control !== undefined) control.doubtful = true;
        return undefined;
      }
      const parent = path[path.length - 1]?.name ?? '';
      if (name === 'w:del' && parent === 'w:trPr') {
        const row = openTables[openTables.length - 1]?.row;
        if (row !== undefined) row.deleted = true;
      }
      const ofMark = name === 'w:rPr' && parent === 'w:pPr';
      if (LEFT_OUT.has(name) || ofMark || (name.startsWith('w:') && name.endsWith('Change'))) {
        skip(name);
        return undefined;
      }
      const answer = begin(element, parent);
      if (typeof answer === 'object') return answer;
      if (skipped === 0) path.push({ name, leave: answer });
      if (text.characters > limits.characters)
        return refuse('too-complex', `more than ${limits.characters} characters`);
      return undefined;
    },
    text: (piece) => {
      if (skipped > 0) {
        if (skippedName === 'w:del' && piece.trim() !== '') story().flow.struck = true;
        return;
      }
      const name = path[path.length - 1]?.name;
      if (name === 'w:t' || name === 'm:t') append(piece);
      const { fields } = story();
      const last = fields[fields.length - 1];
      if (name === 'w:instrText' && last !== undefined) last.instructions += piece;
    },
    close: () => {
      if (skipped > 0) skipped -= 1;
      else path.pop()?.leave?.();
    },
  });
  return failure ?? { paragraphs: text.paragraphs, tables, pictures };
}
