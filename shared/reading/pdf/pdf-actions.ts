/**
 * What a PDF may do beside showing pages: run scripts, start programs, carry files, send forms, play media. Asked of
 * every dictionary of every object, whatever holds it and whichever version of the file it belongs to, because any of
 * them can be reached by some viewer. Places to go to and ordinary links of the web do nothing of the kind.
 */
import type { ActiveContent, ActiveKind, ActivePlace } from '#shared/report/active-content.js';
import { isLocalPath, LINK_WORDS, linkKind } from '../active/links.js';
import { refuseActive } from '../active/refuse-active.js';
import { refuse, type ReadingRefusal } from '../limits.js';
import { isNull, PdfObjects, UnclearStructure, valuesOf } from './pdf-objects.js';
import { pageOf } from './pdf-pages.js';
import { TooMuchWork, Work, type PdfDictionary, type PdfValue } from './pdf-syntax.js';

/** Bytes looked at: some seconds, and many times what a report of the greatest size needs. */
const MOST_WORK = 224 * 1024 * 1024;

type Table = ReadonlyMap<string, readonly [ActiveKind, string]>;
/** `text`: a string or a stream; `packets`: an array of them too; `files`: a dictionary of the names of a file. */
type Shape = 'any' | 'text' | 'packets' | 'files';

/** Kinds of action (12.6.4) that do something else than going to a place of the document. */
const ACTIONS: Table = new Map([
  ['JavaScript', ['script', 'a script']],
  ['Launch', ['launch', 'a program to start']],
  ['GoToR', ['other-document', 'a way into another document']],
  ['GoToE', ['embedded-file', 'a way into an embedded file']],
  ['SubmitForm', ['form-action', 'a form that is sent']],
  ['ImportData', ['form-action', 'data to import']],
  ['Rendition', ['media', 'media to play']],
  ['Movie', ['media', 'a film to play']],
  ['Sound', ['media', 'a sound to play']],
  ['RichMediaExecute', ['media', 'a command to playable media']],
  ['GoTo3DView', ['media', 'a view of a solid model']],
  ['Hide', ['changed-display', 'an action that hides or shows parts of a page']],
  ['SetOCGState', ['changed-display', 'an action that switches layers']],
]);
const HARMLESS_ACTIONS = new Set(['GoTo', 'URI', 'Named', 'Thread', 'Trans', 'ResetForm', 'GoToDp', 'NOP']);
/** Named actions that turn pages; all others are commands of the viewer's menus. */
const PAGE_TURNS = new Set(['NextPage', 'PrevPage', 'FirstPage', 'LastPage', 'GoBack', 'GoForward']);

const SUBTYPES: Table = new Map([
  ['3D', ['media', 'a solid model']],
  ['RichMedia', ['media', 'playable media']],
  ['Movie', ['media', 'a film']],
  ['Sound', ['media', 'a sound']],
  ['Screen', ['media', 'a place for media to play']],
  ['FileAttachment', ['embedded-file', 'another file']],
  ['PS', ['script', 'a program for printers']],
]);
const TYPES: Table = new Map([
  ['EmbeddedFile', ['embedded-file', 'another file']],
  ['Rendition', ['media', 'media to play']],
  ['MediaClip', ['media', 'media to play']],
  ['SlideShow', ['media', 'a slide show']],
]);
/** Keys that tell by having a value of their shape. Fonts and glyphs may go by the same names, and have others. */
const KEYS: ReadonlyMap<string, readonly [ActiveKind, string, Shape]> = new Map([
  ['JS', ['script', 'a script', 'text']],
  ['EF', ['embedded-file', 'another file', 'files']],
  ['RF', ['embedded-file', 'other files', 'files']],
  ['XFA', ['dynamic-form', 'a form of its own', 'packets']],
  ['RichMediaContent', ['media', 'playable media', 'any']],
  ['RichMediaSettings', ['media', 'playable media', 'any']],
  ['3DD', ['media', 'a solid model', 'any']],
  ['AlternatePresentations', ['media', 'a slide show', 'any']],
]);
/** Keys that hold an action, or a dictionary of actions (12.6.3). */
const ACTION_HOLDERS = new Set(['A', 'PA', 'OpenAction', 'Next']);
/** References that lead to references. */
const LONGEST_CHAIN = 4;
const FILE_NAMES = new Set(['F', 'UF', 'DOS', 'Mac', 'Unix']);

type Found = Omit<ActiveContent, 'place'>;

const found = ([kind, what]: readonly [ActiveKind, string]): Found => ({ kind, what });

/** What a text string may say (7.9.2.2), and the bytes as they are, since an address is no text string. */
function readingsOf(text: string): string[] {
  const bytes = Buffer.from(text, 'latin1');
  const plain = text.replaceAll('\0', '');
  if (/^(?:\xfe\xff|\xff\xfe)/.test(text)) {
    return [plain, new TextDecoder(text.startsWith('\xfe') ? 'utf-16be' : 'utf-16le').decode(bytes)];
  }
  return text.startsWith('\xef\xbb\xbf') ? [plain, bytes.subarray(3).toString('utf8')] : [plain];
}

class Judge {
  /** @param strings whether strings are to be read; in an encrypted file they say nothing */
  constructor(
    private readonly objects: PdfObjects,
    private readonly strings: boolean,
  ) {}

  /** The first thing of the kind in a value and all that is written in it. */
  within(value: PdfValue): Found | undefined {
    if (value.kind === 'array') return this.first(value.items);
    if (value.kind !== 'dictionary') return undefined;
    const own = this.dictionary(value);
    return own ?? this.first(value.entries.map(([, inner]) => inner)) ?? this.first(value.strays);
  }

  /** What only a stream can do: have its data elsewhere. */
  stream(dictionary: PdfDictionary): Found | undefined {
    const outside = this.all(dictionary, 'F').some(({ kind }) => kind === 'string' || kind === 'dictionary');
    return outside ? { kind: 'outside-content', what: 'a stream with its data in another file' } : undefined;
  }

  private first(values: readonly PdfValue[]): Found | undefined {
    for (const value of values) {
      const found = this.within(value);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private all(dictionary: PdfDictionary, key: string): PdfValue[] {
    return valuesOf(dictionary, key).flatMap((value) => this.objects.resolve(value));
  }

  /** Names that a key may have; a reference that leads nowhere may lead somewhere in another program. */
  private names(dictionary: PdfDictionary, key: string): string[] | undefined {
    const names: string[] = [];
    for (const value of valuesOf(dictionary, key)) {
      const resolved = this.objects.resolve(value);
      if (value.kind === 'ref' && resolved.length === 0) return undefined;
      for (const each of resolved) if (each.kind === 'name') names.push(each.name);
    }
    return names;
  }

  /** A reference that leads nowhere is taken for what it might lead to in another program. */
  private isSomething(value: PdfValue, shape: Shape = 'any', chain = 0): boolean {
    if (value.kind === 'ref') {
      if (chain > LONGEST_CHAIN) return true;
      const objects = this.objects.numbered(value.to);
      if ((shape === 'text' || shape === 'packets') && objects.some(({ stream }) => stream)) return true;
      return objects.length === 0 || objects.some((object) => this.isSomething(object.value, shape, chain + 1));
    }
    if (value.kind === 'array') return (shape === 'any' || shape === 'packets') && value.items.length > 0;
    if (value.kind === 'string') return shape !== 'files';
    if (value.kind !== 'dictionary' || shape === 'text' || shape === 'packets') return false;
    return shape === 'any' ? value.entries.length > 0 : value.entries.some(([key]) => FILE_NAMES.has(key));
  }

  private dictionary(dictionary: PdfDictionary): Found | undefined {
    const named = this.byNames(dictionary);
    if (named !== undefined) return named;
    for (const [key, value] of dictionary.entries) {
      const active = KEYS.get(key);
      if (active !== undefined && this.isSomething(value, active[2])) return { kind: active[0], what: active[1] };
      const holds = key === 'AA' ? 'actions' : ACTION_HOLDERS.has(key) ? 'action' : undefined;
      if (holds !== undefined && this.isStrangeAction(value, holds)) return STRANGE;
      const target = this.linkIn(key, value);
      if (target !== undefined) return target;
    }
    return this.reference(dictionary);
  }

  private byNames(dictionary: PdfDictionary): Found | undefined {
    for (const [key, table] of [
      ['S', ACTIONS],
      ['Subtype', SUBTYPES],
      ['Subtype2', SUBTYPES],
      ['Type', TYPES],
    ] as const) {
      const names = this.names(dictionary, key);
      if (names === undefined) return { kind: 'unclear', what: `a dictionary whose ${key} is nowhere to be found` };
      const active = names.map((name) => table.get(name)).find((each) => each !== undefined);
      if (active !== undefined) return found(active);
      if (key === 'S' && names.includes('Named')) {
        const commands = this.names(dictionary, 'N');
        if (commands === undefined || !commands.every((name) => PAGE_TURNS.has(name)))
          return { kind: 'command', what: 'a command of the viewer' };
      }
      if (key === 'S' && names.includes('Thread') && this.all(dictionary, 'F').some((each) => this.isSomething(each)))
        return { kind: 'other-document', what: 'a way into another document' };
    }
    return undefined;
  }

  /** An action of a kind that is not in the standard. */
  private isStrangeAction(value: PdfValue, holds: 'action' | 'actions', depth = 0): boolean {
    return this.objects.resolve(value).some((each) => {
      if (each.kind === 'array' && depth === 0)
        return each.items.some((item) => this.isStrangeAction(item, holds, depth + 1));
      if (each.kind !== 'dictionary') return false;
      if (holds === 'actions') return each.entries.some(([, action]) => this.isStrangeAction(action, 'action', 1));
      const kinds = this.names(each, 'S') ?? [];
      return kinds.some((kind) => !HARMLESS_ACTIONS.has(kind) && !ACTIONS.has(kind));
    });
  }

  private linkIn(key: string, value: PdfValue): Found | undefined {
    if (!this.strings) return undefined;
    const isAddress = key === 'URI' || key === 'Base';
    if (!isAddress && !FILE_NAMES.has(key)) return undefined;
    for (const each of this.objects.resolve(value)) {
      if (each.kind !== 'string') continue;
      if (each.cut) return { kind: 'odd-link', what: 'an address longer than any' };
      for (const text of readingsOf(each.text)) {
        const kind = linkKind(text);
        if (kind === undefined) continue;
        if (isAddress || (kind === 'share-link' && !isLocalPath(text))) return { kind, what: LINK_WORDS[kind] };
      }
    }
    return undefined;
  }

  /** A form object that shows a page of another file (8.10.4). */
  private reference(dictionary: PdfDictionary): Found | undefined {
    const shown = this.all(dictionary, 'Ref').some(
      (each) => each.kind === 'dictionary' && this.all(each, 'F').some((file) => !isNull(file)),
    );
    return shown ? { kind: 'outside-content', what: 'a page of another file' } : undefined;
  }
}

const STRANGE: Found = { kind: 'unclear', what: 'an action of no known kind' };

function placeOf(objects: PdfObjects, number: number | undefined): ActivePlace {
  try {
    const page = number === undefined ? undefined : pageOf(objects, number);
    return page === undefined ? { in: 'document' } : { in: 'page', page };
  } catch (error) {
    if (error instanceof TooMuchWork) return { in: 'document' };
    throw error;
  }
}

export interface ActiveOptions {
  /** Strings and object streams are locked; the copy without locks is looked at beside. */
  readonly encrypted?: boolean;
}

/** What of the kind the file carries, or that nobody can tell; undefined where nothing was found. */
export function activeContent(
  bytes: Uint8Array,
  { encrypted = false }: ActiveOptions = {},
): ReadingRefusal | undefined {
  try {
    const work = new Work(MOST_WORK);
    const objects = new PdfObjects(bytes, work, encrypted);
    const judge = new Judge(objects, !encrypted);
    for (const { number, value, stream } of objects.all()) {
      const active = judge.within(value) ?? (stream && value.kind === 'dictionary' ? judge.stream(value) : undefined);
      if (active === undefined) continue;
      return refuseActive(active.kind, `the file carries ${active.what}`, placeOf(objects, number));
    }
    return undefined;
  } catch (error) {
    if (error instanceof TooMuchWork) return refuse('too-complex', error.message);
    if (error instanceof UnclearStructure) return refuseActive('unclear', error.message);
    throw error;
  }
}
