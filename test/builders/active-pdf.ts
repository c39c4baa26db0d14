/**
 * PDFs with something in them beside their pages: a later version of a finished file, with entries added to its catalog
 * and first page and objects of any kind, plain or packed into an object stream.
 */
import PDFDocument from 'pdfkit';
import { deflateSync } from 'node:zlib';

export interface Revision {
  /** Entries for the catalog: `/OpenAction 100 0 R`. */
  readonly catalog?: string;
  /** Entries for the first page. */
  readonly page?: string;
  /** Objects, numbered from 100 in this order. */
  readonly objects?: readonly string[];
  /** In an object stream. */
  readonly packed?: boolean;
  /** Goes before the objects as it stands. */
  readonly before?: string;
}

export const FIRST = 100;
const STREAM = 99;

function withEntries(text: string, type: string, entries: string): { number: number; object: string } {
  // Of several pages the first, of several versions the last: neither is ever more than one here.
  const pattern = new RegExp(
    String.raw`(\d+) 0 obj\s*(<<(?:(?!endobj)[^])*?/Type /${type}\b(?:(?!endobj)[^])*?)>>\s*endobj`,
  );
  const match = pattern.exec(text);
  if (match === null) throw new TypeError(`no ${type} in the file`);
  return { number: Number(match[1]), object: `${match[2]}${entries}\n>>` };
}

/** The numbers and offsets of an object stream, and its objects. */
export function packedObjects(objects: readonly (readonly [number, string])[]): { first: number; data: Buffer } {
  let at = 0;
  const heads = objects.map(([number, object]) => {
    const head = `${number} ${at} `;
    at += object.length + 1;
    return head;
  });
  const head = heads.join('');
  return { first: head.length, data: Buffer.from(head + objects.map(([, object]) => object).join('\n'), 'latin1') };
}

export function revisedPdf(pdf: Uint8Array, revision: Revision): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  const [, root] = /\/Root (\d+) 0 R/.exec(text) ?? [];
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1];
  const changed = [
    withEntries(text, 'Catalog', revision.catalog ?? ''),
    withEntries(text, 'Page', revision.page ?? ''),
  ].map(({ number, object }) => [number, object] as const);
  const added = (revision.objects ?? []).map((object, index) => [FIRST + index, object] as const);
  const size = FIRST + added.length + 1;
  let body = `\n${revision.before ?? ''}\n`;
  const offsets = new Map<number, number>();
  const write = (number: number, object: string): void => {
    offsets.set(number, text.length + body.length);
    body += `${number} 0 obj\n${object}\nendobj\n`;
  };
  for (const [number, object] of changed) write(number, object);
  if (revision.packed !== true) {
    for (const [number, object] of added) write(number, object);
    const start = text.length + body.length;
    const lines = [...offsets].map(([number, at]) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`);
    const trailer = `trailer\n<< /Size ${size} /Root ${root} 0 R /Prev ${previous} >>`;
    body += `xref\n${lines.join('')}${trailer}\nstartxref\n${start}\n%%EOF\n`;
    return new Uint8Array(Buffer.from(text + body, 'latin1'));
  }
  const { first, data } = packedObjects(added);
  const packed = deflateSync(data).toString('latin1');
  write(
    STREAM,
    `<< /Type /ObjStm /N ${added.length} /First ${first} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`,
  );
  const start = text.length + body.length;
  const entry = (kind: number, at: number, index: number): string => {
    const bytes = Buffer.alloc(7);
    bytes.writeUInt8(kind, 0);
    bytes.writeUInt32BE(at, 1);
    bytes.writeUInt16BE(index, 5);
    return bytes.toString('latin1');
  };
  const entries: (readonly [number, string])[] = [
    ...[...offsets].map(([number, at]) => [number, entry(1, at, 0)] as const),
    ...added.map(([number], index) => [number, entry(2, STREAM, index)] as const),
  ];
  const rows = entries.map(([, row]) => row).join('');
  const index = entries.map(([number]) => `${number} 1`).join(' ');
  body +=
    `98 0 obj\n<< /Type /XRef /Size ${size} /W [1 4 2] /Index [${index}] /Root ${root} 0 R /Prev ${previous} ` +
    `/Length ${rows.length} >>\nstream\n${rows}\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text + body, 'latin1'));
}

/** One page with a figure on it, or with whatever is drawn. */
export function onePage(
  options: PDFKit.PDFDocumentOptions = {},
  draw: (doc: PDFKit.PDFDocument) => void = () => undefined,
): Promise<Uint8Array> {
  const date = new Date(Date.UTC(2026, 0, 15, 1));
  const doc = new PDFDocument({ size: [200, 100], margin: 0, info: { CreationDate: date, ModDate: date }, ...options });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<Uint8Array>((resolve) => {
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
  });
  doc.text('7', 20, 20);
  draw(doc);
  doc.end();
  return finished;
}
