/**
 * Automatic numbering: what Word prints before a paragraph without its standing in the text. Counts in document order,
 * as Word does, because labels and headings of the form carry their ordinals this way in many files.
 */
import { readXml } from './xml.js';
import type { ReadingRefusal } from '../limits.js';

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
  readonly style?: string;
}

export interface WordNumbering {
  /** List id -> the definition it uses, and where it starts anew. */
  readonly lists: ReadonlyMap<string, { readonly definition: string; readonly starts: ReadonlyMap<number, number> }>;
  readonly definitions: ReadonlyMap<string, ReadonlyMap<number, Level>>;
}

export const NO_NUMBERING: WordNumbering = { lists: new Map(), definitions: new Map() };

export function readNumbering(bytes: Uint8Array): WordNumbering | ReadingRefusal {
  const definitions = new Map<string, Map<number, Level>>();
  const lists = new Map<string, { definition: string; starts: Map<number, number> }>();
  let [definition, list, level] = ['', '', -1];
  let overriding = false;
  const change = (part: Partial<Level>): void => {
    const levels = overriding ? undefined : definitions.get(definition);
    const known = levels?.get(level) ?? { format: 'decimal', text: '', start: 0 };
    levels?.set(level, { ...known, ...part });
  };
  const failure = readXml(bytes, 'numbering', {
    open: ({ name, attributes }) => {
      const value = attributes['w:val'] ?? '';
      if (name === 'w:abstractNum') {
        [definition, list, overriding] = [attributes['w:abstractNumId'] ?? '', '', false];
        definitions.set(definition, new Map());
      } else if (name === 'w:num') {
        [list, overriding] = [attributes['w:numId'] ?? '', true];
        lists.set(list, { definition: '', starts: new Map() });
      } else if (name === 'w:abstractNumId') {
        const entry = lists.get(list);
        if (entry !== undefined) entry.definition = value;
      } else if (name === 'w:lvl' || name === 'w:lvlOverride') level = Number(attributes['w:ilvl']) || 0;
      else if (name === 'w:startOverride') lists.get(list)?.starts.set(level, Number(value) || 0);
      else if (name === 'w:start') change({ start: Number(value) || 0 });
      else if (name === 'w:numFmt') change({ format: value });
      else if (name === 'w:lvlText') change({ text: value });
      else if (name === 'w:pStyle') change({ style: value });
      return undefined;
    },
  });
  return failure ?? { lists, definitions };
}

const DIGITS = '〇一二三四五六七八九';

function chinese(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  if (tens === 0) return DIGITS[ones] ?? '';
  return `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十${ones === 0 ? '' : (DIGITS[ones] ?? '')}`;
}

/** `undefined` for a way of counting that is not known: better no ordinal than an invented one. */
function numeral(number: number, format: string): string | undefined {
  switch (format) {
    case 'decimal':
      return String(number);
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'decimalFullWidth':
      return String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
      return number > 0 && number < 100 ? chinese(number) : undefined;
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return number > 0 && number <= 20 ? String.fromCodePoint(0x245f + number) : undefined;
    case 'none':
      return '';
    default:
      return undefined;
  }
}

/** The level of a list that is bound to a paragraph style. */
export function levelOfStyle(numbering: WordNumbering, list: string, style: string | undefined): number {
  const levels = numbering.definitions.get(numbering.lists.get(list)?.definition ?? '');
  return [...(levels ?? [])].find(([, level]) => style !== undefined && level.style === style)?.[0] ?? 0;
}

/** What is printed before each numbered paragraph, undefined where that is not known; to be asked once for each, in order. */
export function ordinalCounter(numbering: WordNumbering): (list: string, level: number) => string | undefined {
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  return (list, level) => {
    const entry = numbering.lists.get(list);
    const levels = numbering.definitions.get(entry?.definition ?? '');
    const own = levels?.get(level);
    if (entry === undefined || levels === undefined || own === undefined) return undefined;
    const numbers = counts.get(entry.definition) ?? [];
    counts.set(entry.definition, numbers);
    const anew = entry.starts.get(level);
    if (anew !== undefined && !begun.has(`${list}|${level}`)) numbers[level] = anew;
    else numbers[level] = numbers[level] === undefined ? own.start : numbers[level] + 1;
    begun.add(`${list}|${level}`);
    numbers.length = level + 1;
    if (own.format === 'bullet') return '';
    let known = true;
    const text = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const shown = numeral(numbers[at] ?? levels.get(at)?.start ?? 1, levels.get(at)?.format ?? 'decimal');
      known &&= shown !== undefined;
      return shown ?? '';
    });
    return known ? text : undefined;
  };
}
