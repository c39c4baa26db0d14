/** Small files that want to be large: one page each, whose content unfolds to far more than a report ever holds. */
import { constants, deflateRawSync, deflateSync } from 'node:zlib';

/** One page with this content, already deflated, in a file whose cross-references are left to be found. */
export function onePage(deflated: Uint8Array): Uint8Array {
  const head = [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj',
    '5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj',
    `4 0 obj<</Length ${deflated.length}/Filter/FlateDecode>>stream\n`,
  ].join('\n');
  return Buffer.concat([
    Buffer.from(head, 'latin1'),
    deflated,
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF', 'latin1'),
  ]);
}

/** Eight million characters, side by side and line under line. */
export function glyphBomb(): Uint8Array {
  const line = (index: number): string => `1 0 0 1 0 ${(index * 0.8).toFixed(1)} Tm (${'1'.repeat(8_000)}) Tj\n`;
  return onePage(deflateSync(`BT /F .05 Tf ${Array.from({ length: 1_000 }, (_, index) => line(index)).join('')} ET`));
}

/** Three million lines. */
export function pathBomb(): Uint8Array {
  return onePage(deflateSync('1 1 m 500 500 l S\n'.repeat(3_000_000)));
}

/** A gigabyte of white space, out of one deflated block that is repeated; its checksum is right. */
export function streamBomb(): Uint8Array {
  const block = 16 * 1024 * 1024;
  const times = 64;
  const chunk = deflateRawSync(Buffer.alloc(block), { finishFlush: constants.Z_FULL_FLUSH });
  const sum = Buffer.alloc(4);
  // Adler-32 of nothing but zeros: the first half stays 1, the second counts the bytes.
  sum.writeUInt32BE(((block * times) % 65_521) * 65_536 + 1);
  const chunks = Array.from({ length: times }, () => chunk);
  return onePage(Buffer.concat([Buffer.from([0x78, 0x9c]), ...chunks, Buffer.from([0x03, 0x00]), sum]));
}
