/**
 * Fields of Word that fetch, start or ask something when they are brought up to date. Told from their instructions as
 * Word puts them together: over runs, with tracked changes and without, one field in another.
 */
import type { ActiveKind } from '#shared/report/active-content.js';
import { LINK_WORDS, linkKind } from '../active/links.js';

export interface FoundActive {
  readonly kind: ActiveKind;
  readonly what: string;
}

const FIELDS: ReadonlyMap<string, string> = new Map([
  ['DDE', 'asks another program'],
  ['DDEAUTO', 'asks another program'],
  ['LINK', 'shows a part of another file'],
  ['INCLUDE', 'shows another file'],
  ['INCLUDETEXT', 'shows another file'],
  ['INCLUDEPICTURE', 'shows a picture from elsewhere'],
  ['IMPORT', 'shows a picture from elsewhere'],
  ['RD', 'reads another file'],
  ['DATABASE', 'asks a database'],
  ['PRINT', 'sends commands to the printer'],
  ['MACROBUTTON', 'runs a macro'],
  ['CONTROL', 'shows a control'],
  ['HTMLCONTROL', 'shows a control'],
  ['HTMLACTIVEX', 'shows a control'],
]);
/** Switches of HYPERLINK that take a value. */
const VALUED = /^\\[lotn]$/iu;
/** Stands for the result of a field inside the instructions of another one. */
export const NESTED = '\u0001';

const UNCLEAR: FoundActive = { kind: 'field', what: 'a field whose instructions are put together by other fields' };

/** The words of the instructions: quoted, or up to the next space. */
function wordsOf(instructions: string): string[] {
  return [...instructions.matchAll(/["“”]((?:\\.|[^"“”\\])*)["“”]?|(\S+)/gu)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
}

function hyperlink(words: readonly string[]): FoundActive | undefined {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (/^\\[a-z]$/iu.test(word)) {
      if (VALUED.test(word)) at++;
      continue;
    }
    if (word.startsWith(NESTED)) return UNCLEAR;
    const kind = linkKind(word.replaceAll('\\\\', '\\')) ?? linkKind(word);
    return kind === undefined ? undefined : { kind, what: LINK_WORDS[kind] };
  }
  return undefined;
}

/** What a field of these instructions does beside printing what the document knows; undefined for an ordinary one. */
export function activeField(instructions: string): FoundActive | undefined {
  const text = instructions.trim();
  if (text.startsWith(NESTED)) return UNCLEAR;
  const [name = '', ...words] = wordsOf(text);
  const field = (/^[a-z]+/iu.exec(name)?.[0] ?? '').toUpperCase();
  if (field === 'HYPERLINK') return hyperlink(words);
  const does = FIELDS.get(field);
  // The usual prompt to click and type, which names no macro.
  if (does === undefined || (field === 'MACROBUTTON' && /^nomacro$/iu.test(words[0] ?? ''))) return undefined;
  return { kind: 'field', what: `a field that ${does} (${field})` };
}

interface OpenField {
  /** With deleted text, without it, and without the spaces that only some programs keep. */
  readonly variants: [string, string, string];
  readonly branch: number;
  instructing: boolean;
  unclear: boolean;
}

/** The fields of one part, as its runs are walked through. */
export class FieldWalk {
  private stories: OpenField[][] = [[]];
  private branches = 0;
  /** Those that are open, innermost last; 0 for what stands in none. */
  private path: number[] = [0];

  private get open(): OpenField[] {
    return this.stories[this.stories.length - 1] ?? [];
  }

  /** A text box has fields of its own, wherever it is anchored. */
  enterStory(): void {
    this.stories.push([]);
  }
  leaveStory(): FoundActive | undefined {
    const left = this.stories.pop() ?? [];
    if (this.stories.length === 0) this.stories.push([]);
    return left.map(judged).find((found) => found !== undefined);
  }

  /** Programs choose one of several branches of markup: instructions that run through them are anybody's guess. */
  enterBranch(): void {
    this.path.push(++this.branches);
  }
  leaveBranch(): void {
    if (this.path.length > 1) this.path.pop();
  }

  mark(type: string | undefined): FoundActive | undefined {
    const { open } = this;
    const last = open[open.length - 1];
    if (type === 'begin') {
      if (last?.instructing === true) add(last, NESTED, false, true);
      open.push({ variants: ['', '', ''], branch: this.path.at(-1) ?? 0, instructing: true, unclear: false });
      return undefined;
    }
    if (last === undefined) return undefined;
    if (type === 'separate') last.instructing = false;
    if (type === 'end') open.pop();
    return judged(last);
  }

  instructions(text: string, deleted: boolean, keepsSpaces: boolean): void {
    const last = this.open[this.open.length - 1];
    if (last === undefined) return;
    if (last.branch !== this.path.at(-1)) last.unclear = true;
    add(last, text, deleted, keepsSpaces);
  }

  /** Fields that never end are fields all the same. */
  end(): FoundActive | undefined {
    return this.stories
      .flat()
      .map(judged)
      .find((found) => found !== undefined);
  }
}

function add(field: OpenField, text: string, deleted: boolean, keepsSpaces: boolean): void {
  field.variants[0] += text;
  if (!deleted) field.variants[1] += text;
  field.variants[2] += keepsSpaces ? text : text.trim();
}

function judged({ variants, unclear }: OpenField): FoundActive | undefined {
  if (unclear) return { kind: 'field', what: 'a field whose instructions depend on the program that reads them' };
  return variants.map(activeField).find((found) => found !== undefined);
}
