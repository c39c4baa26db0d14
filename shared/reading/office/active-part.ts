/**
 * One part of an Office document, walked for elements that load, run or ask: by settled name, so that neither prefix nor
 * edition of the standard matters. All branches of a choice count, and deleted text counts too.
 */
import { LINK_WORDS, linkKind, isLocalPath } from '../active/links.js';
import { refuseActive } from '../active/refuse-active.js';
import type { ReadingRefusal } from '../limits.js';
import type { ActivePlace } from '#shared/report/active-content.js';
import { activeField, FieldWalk, type FoundActive } from './active-field.js';
import { activeFormula } from './active-formula.js';
import { readXml, type XmlElement } from './xml.js';

/** Elements that need nothing more than to be there. */
const ELEMENTS: Readonly<Record<string, FoundActive>> = {
  'w:altChunk': { kind: 'inserted-document', what: 'another document to be taken in (altChunk)' },
  'w:subDoc': { kind: 'inserted-document', what: 'another document to be taken in (subDoc)' },
  'w:control': { kind: 'control', what: 'a control' },
  'w:movie': { kind: 'media', what: 'a film' },
  'w:sourceFileName': { kind: 'outside-content', what: 'a frame with another file' },
  'w:dataSource': { kind: 'outside-data', what: 'a source of data for letters' },
  'w:connectString': { kind: 'outside-data', what: 'a source of data for letters' },
  'w:odso': { kind: 'outside-data', what: 'a source of data for letters' },
  'o:OLEObject': { kind: 'embedded-object', what: 'an object of another program' },
  's:oleObject': { kind: 'embedded-object', what: 'an object of another program' },
  's:connection': { kind: 'outside-data', what: 'a connection to data outside' },
  's:queryTable': { kind: 'outside-data', what: 'a query of data outside' },
  's:externalBook': { kind: 'outside-data', what: 'cells of another workbook' },
  's:ddeLink': { kind: 'outside-data', what: 'data asked of another program' },
  's:oleLink': { kind: 'outside-data', what: 'data asked of another program' },
  's:volType': { kind: 'outside-data', what: 'data asked of another program' },
  '?:customUI': { kind: 'custom-menu', what: 'menus of its own' },
  '?:DataMashup': { kind: 'outside-data', what: 'queries of data outside' },
  '?:webVideoPr': { kind: 'media', what: 'a film from the web' },
};

/** Elements whose text is a formula, in sheets, names, rules, charts and their extensions. */
const FORMULA = /^(?:s|x14|xm|\?):(?:f|formula|formula[12]|definedName|calculatedColumnFormula|totalsRowFormula)$/u;
/** Attributes by which an element names a relation that is loaded at once. */
const LOADED = ['r:link', 'r:href', 'r:pict'];

export interface PartContext {
  readonly part: string;
  /** Name of the sheet that the part is. */
  readonly sheet?: string | undefined;
  /** Targets of the part's relations outside the package, by their id. */
  readonly outside: ReadonlyMap<string, string>;
}

function linked(found: ReturnType<typeof linkKind>): FoundActive | undefined {
  return found === undefined ? undefined : { kind: found, what: LINK_WORDS[found] };
}

function inAttributes({ name, attributes }: XmlElement, outside: PartContext['outside']): FoundActive | undefined {
  for (const key of LOADED) {
    const target = outside.get(attributes[key] ?? '');
    if (target !== undefined && !isLocalPath(target))
      return { kind: 'outside-content', what: 'something to be loaded from outside' };
  }
  if (!name.startsWith('v:') && !name.startsWith('o:')) return undefined;
  const source = attributes['src'] ?? attributes['o:href'];
  if (source !== undefined && !isLocalPath(source))
    return { kind: 'outside-content', what: 'a picture to be loaded from outside' };
  return linked(linkKind(attributes['href'] ?? ''));
}

/** What of the kind a part holds; or why it cannot be read, as `failure`. */
export function activeInPart(
  bytes: Uint8Array,
  { part, sheet, outside }: PartContext,
): { readonly active?: ReadingRefusal; readonly failure?: ReadingRefusal } {
  const fields = new FieldWalk();
  const path: string[] = [];
  let formula: string | undefined;
  let [cell, deleted, keepsSpaces] = ['', 0, false];
  let active: ReadingRefusal | undefined;

  const tell = (found: FoundActive | undefined): ReadingRefusal | undefined => {
    if (found === undefined || active !== undefined) return active;
    const place: ActivePlace = sheet !== undefined && cell !== '' ? { in: 'cell', sheet, cell } : { in: 'part', part };
    active = refuseActive(found.kind, `${part} holds ${found.what}`, place);
    return active;
  };

  const failure = readXml(bytes, part, {
    open: (element) => {
      const { name, attributes } = element;
      path.push(name);
      if (name === 's:c') cell = attributes['r'] ?? '';
      else if (name === 'w:del' || name === 'w:moveFrom') deleted++;
      else if (name === 'w:txbxContent') fields.enterStory();
      else if (name === 'mc:Choice' || name === 'mc:Fallback') fields.enterBranch();
      else if (name === 'w:instrText' || name === 'w:delInstrText') keepsSpaces = attributes['?:space'] === 'preserve';
      if (FORMULA.test(name)) formula = '';
      if (name === 'w:fldChar') return tell(fields.mark(attributes['w:fldCharType']));
      if (name === 'w:fldSimple') return tell(activeField(attributes['w:instr'] ?? ''));
      return tell(ELEMENTS[name] ?? inAttributes(element, outside));
    },
    text: (piece) => {
      const name = path[path.length - 1];
      if (formula !== undefined) formula += piece;
      if (name === 'w:instrText' || name === 'w:delInstrText')
        fields.instructions(piece, deleted > 0 || name === 'w:delInstrText', keepsSpaces);
    },
    close: (name) => {
      path.pop();
      let found: FoundActive | undefined;
      if (name === 'w:del' || name === 'w:moveFrom') deleted--;
      else if (name === 'mc:Choice' || name === 'mc:Fallback') fields.leaveBranch();
      else if (name === 'w:txbxContent') found = fields.leaveStory();
      if (FORMULA.test(name)) {
        found = activeFormula(formula ?? '');
        formula = undefined;
      }
      // An element that closes cannot end the reading; the next one that opens will.
      tell(found);
      if (name === 's:c') cell = '';
    },
  });
  tell(fields.end());
  return { ...(active === undefined ? {} : { active }), ...(failure === undefined ? {} : { failure }) };
}
