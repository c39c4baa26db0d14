/**
 * XML in both directions: answers and refusals written in AWS's element order, and the one request body that the
 * server reads (DeleteObjects). It knows shapes of XML, not what the operations mean.
 */
import { XMLParser } from 'fast-xml-parser';
import { S3Error } from './errors.js';

export type XmlContent = string | number | boolean | readonly XmlElement[];
export type XmlElement = readonly [name: string, content: XmlContent];

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

function escapeXml(text: string): string {
  // Control characters may stand in a key; AWS writes them as numeric references as well.
  // eslint-disable-next-line no-control-regex
  return text.replace(/[&<>"'\u0000-\u001f]/g, (character) => {
    return entities[character] ?? `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
  });
}

function writeElement([name, content]: XmlElement, attributes = ''): string {
  const inner =
    typeof content === 'object' ? content.map((child) => writeElement(child)).join('') : escapeXml(String(content));
  return `<${name}${attributes}>${inner}</${name}>`;
}

/** A whole document in the namespace of S3's answers. */
export function writeDocument(root: string, children: readonly XmlElement[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement([root, children], ` xmlns="${namespace}"`)}`;
}

/** A refusal; unlike answers, it stands in no namespace. */
export function writeError(error: S3Error, resource: string, requestId: string): string {
  const fields = Object.entries(error.fields).map(([name, value]): XmlElement => [name, value]);
  const children: XmlElement[] = [
    ['Code', error.code],
    ['Message', error.message],
    ...fields,
    ['Resource', resource],
    ['RequestId', requestId],
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(['Error', children])}`;
}

export interface DeleteRequest {
  readonly quiet: boolean;
  readonly objects: readonly { readonly key: string; readonly versionId?: string }[];
}

// Entities are decoded below, by hand: nothing a client sends may define new ones.
const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  isArray: (name) => name === 'Object',
});

function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/g,
    (_whole, hex, decimal, name) => {
      if (name) return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name as 'amp'];
      const code = hex ? parseInt(String(hex), 16) : parseInt(String(decimal), 10);
      if (code > 0x10ffff) throw new S3Error('MalformedXML');
      return String.fromCodePoint(code);
    },
  );
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Reads the body of DeleteObjects (API/API_DeleteObjects.html): 1 to 1000 objects, unknown elements refused. */
export function readDeleteRequest(body: string): DeleteRequest {
  if (body.includes('<!')) throw new S3Error('MalformedXML');
  let tree: unknown;
  try {
    tree = parser.parse(body, true);
  } catch (cause) {
    throw new S3Error('MalformedXML', { cause });
  }
  const root = isTree(tree) ? tree['Delete'] : undefined;
  const listed: unknown = isTree(root) ? root['Object'] : undefined;
  if (!isTree(root) || !Array.isArray(listed) || listed.length === 0 || listed.length > 1000) {
    throw new S3Error('MalformedXML');
  }
  const objects = listed.map((entry: unknown) => {
    if (!isTree(entry) || typeof entry['Key'] !== 'string' || entry['Key'] === '') throw new S3Error('MalformedXML');
    for (const name of Object.keys(entry)) {
      if (name !== 'Key' && name !== 'VersionId' && name !== '#text') throw new S3Error('MalformedXML');
    }
    const version = entry['VersionId'];
    const key = unescapeXml(entry['Key']);
    return typeof version === 'string' && version !== '' ? { key, versionId: unescapeXml(version) } : { key };
  });
  return { quiet: root['Quiet'] === 'true', objects };
}
