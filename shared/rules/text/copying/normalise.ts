/**
 * Text reduced to what copying leaves alone: characters without spaces and punctuation, every number as one sign, because
 * whoever copies a report changes its years and counts. Each character kept knows its place in the section.
 */
import type { Section } from '#shared/report/record.js';
import { partOfSection } from '../../prose.js';

export interface NormalisedText {
  readonly characters: string;
  /** For each of them: section and offset where it begins, and where the original of it ends. */
  readonly sections: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Stands between sections, so that no passage runs over a heading. */
export const BREAK = '\u0000';
const FIGURE = '0';
/** For ideographs outside the basic plane, which take two units: one sign for all of them keeps places simple. */
const RARE = '\u3013';

/** Written out as ranges: this runs over every character of a thousand reports. */
function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19) || code === 0x3007 || code === 0x25cb;
}

function isSeparator(code: number): boolean {
  return code === 0x2c || code === 0x2e || code === 0xff0c || code === 0xff0e;
}

function isIdeograph(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || code === 0x3005;
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** Where the number that begins here ends: 1,300 is one number. */
function endOfFigure(text: string, from: number): number {
  let end = from;
  while (isDigit(text.charCodeAt(end)) || (isSeparator(text.charCodeAt(end)) && isDigit(text.charCodeAt(end + 1)))) {
    end += 1;
  }
  return end;
}

export function normalise(own: readonly Section[]): NormalisedText {
  let characters = '';
  const sections: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const keep = (sign: string, section: number, start: number, end: number): void => {
    characters += sign;
    sections.push(section);
    starts.push(start);
    ends.push(end);
  };
  for (const section of own) {
    if (!section.located) continue;
    const { text } = partOfSection(section);
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (isDigit(code)) {
        const end = endOfFigure(text, at);
        keep(FIGURE, section.number, at, end);
        at = end - 1;
      } else if (isIdeograph(code)) keep(text.charAt(at), section.number, at, at + 1);
      else if (isLetter(code)) keep(text.charAt(at).toLowerCase(), section.number, at, at + 1);
      else if (code >= 0xd840 && code <= 0xd8ff) {
        keep(RARE, section.number, at, at + 2);
        at += 1;
      }
    }
    keep(BREAK, section.number, text.length, text.length);
  }
  return { characters, sections, starts, ends };
}
