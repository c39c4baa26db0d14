/**
 * The running text of a Word document: where the next characters go, how they look there, which ordinal stands before
 * a paragraph and what a field shows. Told by the walk through the elements; knows no tables.
 */
import { NOTHING_EMBEDDED, type Mark } from './plain.js';
import { judgeWord } from './plain-word.js';
import { mark, newFlow, shownText, type Flow } from './word-flow.js';
import { levelOfStyle, ordinalCounter, type WordNumbering } from './word-numbering.js';
import { lookThrough, wholeStyle, type RunLook, type WordStyle, type WordStyles } from './word-styles.js';
import type { WordCell } from './word-tables.js';

export interface WordParagraph {
  readonly lines: readonly string[];
  /** Index of the table it stands in. */
  readonly table: number | undefined;
}

interface OpenParagraph {
  readonly lines: string[];
  style?: string;
  list?: string;
  level?: number;
}

/** One place that text runs into, with what is open in it; a cell or a text box begins a fresh one. */
export interface Story {
  readonly flow: Flow;
  readonly cell: WordCell | undefined;
  readonly table: number | undefined;
  paragraph?: OpenParagraph;
  run?: { look: RunLook; readonly marks: Mark[]; pale: boolean; style?: string; shown?: RunLook };
  readonly fields: { instructions: string; result: boolean }[];
}

export interface RunningText {
  readonly paragraphs: readonly WordParagraph[];
  /** Characters shown so far. */
  readonly characters: number;
  story(): Story;
  doubt(reason: string): void;
  /** What speaks against the text of a style, or of what the document calls its standard where none is named. */
  style(kind: WordStyle['kind'], id?: string): WordStyle;
  /** Against whatever the text runs into now. */
  against(found: Mark): void;
  /** Text goes to this cell, or to a text box, until the function returned is called. */
  enter(cell: WordCell | undefined, table: number | undefined): () => void;
  openParagraph(): void;
  closeParagraph(): void;
  /** `unsure`: it is not certain that these characters are what is printed. */
  append(text: string, unsure: boolean): void;
  field(kind: string | undefined): void;
  /** By the instructions of a field: whether what the file keeps is what is shown. */
  judgeField(instructions: string): void;
}

export function runningText(styles: WordStyles, numbering: WordNumbering): RunningText {
  const paragraphs: WordParagraph[] = [];
  const nextOrdinal = ordinalCounter(numbering);
  const known = new Map<string, WordStyle>();
  let stories: Story[] = [{ flow: newFlow(), cell: undefined, table: undefined, fields: [] }];
  let characters = 0;

  const story = (): Story => stories[stories.length - 1] as Story;
  const doubt = (reason: string): void => void story().flow.doubts.add(reason);
  const style = (kind: WordStyle['kind'], id = styles.standard.get(kind) ?? ''): WordStyle => {
    const whole = known.get(id) ?? wholeStyle(styles, id);
    known.set(id, whole);
    return whole;
  };
  const against = (found: Mark): void => mark(story().flow, [found]);

  const enter = (cell: WordCell | undefined, table: number | undefined): (() => void) => {
    stories = [...stories, { flow: cell?.flow ?? newFlow(), cell, table, fields: [] }];
    return () => {
      if (story().fields.length > 0) doubt('ambiguous');
      stories = stories.slice(0, -1);
    };
  };

  const append = (text: string, unsure: boolean): void => {
    const { flow, paragraph, run, cell, fields } = story();
    if (paragraph === undefined || fields.some((field) => !field.result)) return;
    let shown = text;
    if (run !== undefined) {
      const through = [style('character', run.style), style('paragraph', paragraph.style), styles.defaults];
      run.shown ??= lookThrough(through, run.look);
      shown = shownText(flow, text, run.shown, cell !== undefined);
      if (text.trim() !== '') {
        mark(flow, [...run.marks, ...through.flatMap(({ marks }) => marks)]);
        flow.pale = run.pale && flow.pale !== false;
      }
    }
    if (shown.trim() !== '' && unsure) doubt('ambiguous');
    characters += shown.length;
    const [first = '', ...others] = shown.split('\n');
    paragraph.lines[paragraph.lines.length - 1] += first;
    paragraph.lines.push(...others);
  };

  const openParagraph = (): void => {
    const here = story();
    // One paragraph inside another is no document that any program writes: what is left of the outer one is unsure.
    if (here.paragraph !== undefined) doubt('ambiguous');
    here.paragraph = { lines: [''] };
  };

  const closeParagraph = (): void => {
    const { paragraph, flow, table } = story();
    if (paragraph === undefined) return;
    const own = style('paragraph', paragraph.style);
    mark(flow, own.marks);
    const inherited = own.numbering;
    const list = paragraph.list ?? inherited?.list;
    if (list !== undefined && list !== '0') {
      const level =
        paragraph.level ??
        inherited?.level ??
        levelOfStyle(numbering, list, paragraph.style ?? styles.standard.get('paragraph'));
      const ordinal = nextOrdinal(list, level);
      if (ordinal === undefined) doubt('ambiguous');
      paragraph.lines[0] = (ordinal ?? '') + (paragraph.lines[0] ?? '');
    }
    flow.lines.push(...paragraph.lines);
    paragraphs.push({ lines: paragraph.lines, table });
    delete story().paragraph;
  };

  const judgeField = (instructions: string): void => {
    const name = /^\s*(=|[A-Za-z]+)/u.exec(instructions)?.[1]?.toUpperCase() ?? '';
    const found = judgeWord('field', name, {}, NOTHING_EMBEDDED);
    if (found !== undefined) against(found);
  };

  const field = (kind: string | undefined): void => {
    const { fields } = story();
    const last = fields[fields.length - 1];
    if (kind === 'begin') fields.push({ instructions: '', result: false });
    else if (kind === 'separate' && last !== undefined) last.result = true;
    else if (kind === 'end') {
      fields.pop();
      if (last !== undefined) judgeField(last.instructions);
      // Printed all the same, but by rules of its own: nothing here says what.
      if (last?.result === false && last.instructions.trim() !== '') doubt('ambiguous');
    }
  };

  return {
    paragraphs,
    get characters() {
      return characters;
    },
    story,
    doubt,
    style,
    against,
    enter,
    openParagraph,
    closeParagraph,
    append,
    field,
    judgeField,
  };
}
