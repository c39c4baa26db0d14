/**
 * One XML part as a stream of elements and texts with settled names: whatever prefixes a writer chose and whichever of
 * the two editions of the standard it follows, a paragraph of Word is `w:p`. Refuses document types and with them every
 * entity, and bounds depth and number of elements. Builds no tree.
 */
import { SaxesParser } from 'saxes';
import { refuse, type ReadingRefusal } from '../limits.js';

export interface XmlElement {
  /** `w:p`; elements of namespaces that no reader knows are `?:local`. */
  readonly name: string;
  /** Attributes by settled name: `w:val`; those without a prefix by their bare name. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The namespace that a prefix stands for at this element. */
  readonly resolve: (prefix: string) => string | undefined;
}

export interface XmlHandler {
  /** A refusal ends the reading. */
  open(element: XmlElement): ReadingRefusal | undefined;
  text?(text: string): void;
  close?(name: string): void;
}

export interface XmlLimits {
  readonly depth: number;
  readonly elements: number;
}
export const XML_LIMITS: XmlLimits = { depth: 256, elements: 1_000_000 };

const STANDARD = 'http://schemas.openxmlformats.org/';
const STRICT = 'http://purl.oclc.org/ooxml/';
const OPEN = 'urn:oasis:names:tc:opendocument:xmlns:';
const PREFIXES = new Map<string, string>([
  [`${STANDARD}wordprocessingml/2006/main`, 'w'],
  [`${STRICT}wordprocessingml/main`, 'w'],
  [`${STANDARD}spreadsheetml/2006/main`, 's'],
  [`${STRICT}spreadsheetml/main`, 's'],
  [`${STANDARD}officeDocument/2006/relationships`, 'r'],
  [`${STRICT}officeDocument/relationships`, 'r'],
  [`${STANDARD}officeDocument/2006/math`, 'm'],
  [`${STRICT}officeDocument/math`, 'm'],
  [`${STANDARD}drawingml/2006/wordprocessingDrawing`, 'wp'],
  [`${STRICT}drawingml/wordprocessingDrawing`, 'wp'],
  [`${STANDARD}drawingml/2006/spreadsheetDrawing`, 'xdr'],
  [`${STRICT}drawingml/spreadsheetDrawing`, 'xdr'],
  [`${STANDARD}drawingml/2006/main`, 'a'],
  [`${STRICT}drawingml/main`, 'a'],
  [`${STANDARD}markup-compatibility/2006`, 'mc'],
  [`${STANDARD}package/2006/content-types`, 'ct'],
  [`${STANDARD}package/2006/relationships`, 'rel'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape', 'wps'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingGroup', 'wpg'],
  [`${STANDARD}package/2006/metadata/core-properties`, 'cp'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  ['http://schemas.microsoft.com/office/spreadsheetml/2009/9/main', 'x14'],
  ['http://schemas.microsoft.com/office/excel/2006/main', 'xm'],
  ...['office', 'text', 'table', 'style', 'draw', 'form', 'script', 'manifest', 'meta'].map(
    (prefix): [string, string] => [`${OPEN}${prefix}:1.0`, prefix],
  ),
  [`${OPEN}xsl-fo-compatible:1.0`, 'fo'],
  [`${OPEN}datastyle:1.0`, 'number'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
  ['urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0', 'calcext'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:excel', 'x'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
]);
const UNBOUND = new Set(['', 'http://www.w3.org/2000/xmlns/']);

function settled(uri: string, local: string): string {
  return `${PREFIXES.get(uri) ?? '?'}:${local}`;
}

function decode(bytes: Uint8Array): string | undefined {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  try {
    const text = new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes);
    const declared = /^<\?xml[^>]*?encoding=["']([^"']*)["']/.exec(text)?.[1]?.toLowerCase() ?? 'utf-8';
    return declared.startsWith(wide === undefined ? 'utf-8' : 'utf-16') ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Thrown through the parser to leave it, and caught right here. */
class Stop extends Error {
  constructor(readonly refusal: ReadingRefusal) {
    super(refusal.detail);
  }
}

const SLICE = 65_536;

/** What may stand before a document type, by how it begins and ends. */
const BEFORE_DOCUMENT_TYPE = [
  ['<?', '?>'],
  ['<!--', '-->'],
] as const;

/** Step by step: one expression for all of it would try every way in which comments can be cut, and never end. */
function beginsWithDocumentType(text: string): boolean {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const passed = BEFORE_DOCUMENT_TYPE.find(([start]) => text.startsWith(start, at));
    if (passed === undefined) return text.slice(at, at + 9).toUpperCase() === '<!DOCTYPE';
    const [start, end] = passed;
    const ended = text.indexOf(end, at + start.length);
    if (ended < 0) return false;
    at = ended + end.length;
  }
  return false;
}

/** Reads to the end, or says why not. `part` names the part in a refusal. */
export function readXml(
  bytes: Uint8Array,
  part: string,
  handler: XmlHandler,
  limits: XmlLimits = XML_LIMITS,
): ReadingRefusal | undefined {
  const text = decode(bytes);
  if (text === undefined) return refuse('damaged', `${part} is not in the encoding it declares`);
  const parser = new SaxesParser({ xmlns: true });
  let [depth, elements] = [0, 0];
  const names: string[] = [];
  parser.on('error', (error) => {
    throw new Stop(refuse('damaged', `${part}: ${error.message.slice(0, 120)}`));
  });
  parser.on('doctype', () => {
    throw new Stop(refuse('xml-unsafe', `${part} declares a document type`));
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    elements += 1;
    if (depth > limits.depth) throw new Stop(refuse('xml-unsafe', `${part} is nested more than ${limits.depth} deep`));
    if (elements > limits.elements) throw new Stop(refuse('too-complex', `${part} has too many elements`));
    const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const { uri, local, value } of Object.values(tag.attributes)) {
      if (!UNBOUND.has(uri)) attributes[settled(uri, local)] = value;
      else if (uri === '') attributes[local] = value;
    }
    const name = settled(tag.uri, tag.local);
    names.push(name);
    const refusal = handler.open({ name, attributes, resolve: (prefix) => parser.resolve(prefix) });
    if (refusal !== undefined) throw new Stop(refusal);
  });
  const take = (piece: string): void => handler.text?.(piece);
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    depth -= 1;
    handler.close?.(names.pop() ?? '');
  });
  try {
    // A document type may be longer than all patience: it is refused as soon as it begins.
    if (beginsWithDocumentType(text.slice(0, SLICE))) return refuse('xml-unsafe', `${part} declares a document type`);
    for (let at = 0; at < text.length; at += SLICE) parser.write(text.slice(at, at + SLICE));
    parser.close();
    return undefined;
  } catch (error) {
    if (error instanceof Stop) return error.refusal;
    throw error;
  }
}

/** Of a switch like `w:vanish`: present without a value means on. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value);
}
