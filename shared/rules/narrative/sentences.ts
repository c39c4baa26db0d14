/**
 * Sentences of the running text with their places. Each carries a folded twin for matching: no spaces, narrow digits,
 * full-width punctuation, and for every folded character its place in the section, so that evidence can always be cut out
 * of the very text that was read.
 */
import type { ReportRecord, Section } from '#shared/report/record.js';
import { sectionText, splitText } from '../prose.js';

export interface Sentence {
  /** 1 to 6. */
  readonly section: number;
  /** As printed. */
  readonly text: string;
  /** Folded, see above. */
  readonly folded: string;
  /** Section offset of each folded character. */
  readonly places: readonly number[];
  /** The nearest sub-heading above or in the sentence, folded (`依申请公开情况`); empty where there is none. */
  readonly under: string;
}

/** The sections that are told in words; 二, 三, 四 are reported by table alone. */
export const TOLD_SECTIONS: readonly number[] = [1, 5, 6];

/** A longer one is no sentence but a table run together: reading numbers out of it would be slow and prove nothing. */
export const LONGEST = 3000;

const WIDE: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '!': '！',
  '?': '？',
  '％': '%',
  '．': '.',
  '﹪': '%',
};

/** One character for one, so that places stay true; '' for a space. */
function foldCharacter(character: string): string {
  if (/\s/.test(character) || character === '\u200b' || character === '\ufeff') return '';
  if (/[０-９]/.test(character)) return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
  return WIDE[character] ?? character;
}

const SUB_HEADING = /（[一二三四五六七八九十]）([^，。；：（]{2,18})/g;

function sentence(section: number, whole: string, from: number, to: number, above: string): Sentence | undefined {
  let [folded, under] = ['', above];
  const places: number[] = [];
  for (let at = from; at < to; at += 1) {
    const character = foldCharacter(whole.charAt(at));
    if (character === '') continue;
    folded += character;
    places.push(at);
  }
  if (folded === '') return undefined;
  for (const [, words = ''] of folded.matchAll(SUB_HEADING)) under = words;
  const [first = from, last = to - 1] = [places[0], places.at(-1)];
  return { section, text: whole.slice(first, last + 1), folded, places, under };
}

export function sentencesOf(section: Section): Sentence[] {
  const whole = sectionText(section);
  const found: Sentence[] = [];
  let under = '';
  for (const { start, end } of splitText(whole, 'sentence')) {
    const one = sentence(section.number, whole, start, end, under);
    if (one === undefined) continue;
    under = one.under;
    found.push(one);
  }
  return found;
}

/** Every sentence of the sections told in words; undefined where the record holds no such text. */
export function toldSentences(record: ReportRecord): Sentence[] | undefined {
  const told = record.sections.filter((section) => section.located && TOLD_SECTIONS.includes(section.number));
  const sentences = told.flatMap(sentencesOf);
  return sentences.length === 0 ? undefined : sentences;
}

/** Section offsets of folded characters `from` to `to` (exclusive), and the words that stand there. */
export function placeOf(
  sentence: Sentence,
  from: number,
  to: number,
): { readonly start: number; readonly end: number; readonly words: string } {
  const base = sentence.places[0] ?? 0;
  const start = sentence.places[from] ?? base;
  const end = (sentence.places[to - 1] ?? start) + 1;
  return { start, end, words: sentence.text.slice(start - base, end - base) };
}
