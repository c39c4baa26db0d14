/** Files that are two at once, and files that bring others along under any name. */
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readDocument } from '#shared/reading/read-document.js';
import { zipParts } from '../builders/archive.js';
import { docx } from '../builders/docx.js';
import { narrativeFor } from '../builders/narrative.js';
import { ruledPdf } from '../builders/ruled-pdf.js';
import { distinctValues } from '../builders/values.js';
import { xlsx } from '../builders/xlsx.js';

// Two engines and a painted page for every document: slow where many tests share a machine.
jest.setTimeout(60_000);

const values = distinctValues(111);
const content = { values, narrative: narrativeFor(values) };
let pdf: Uint8Array = new Uint8Array();
beforeAll(async () => {
  pdf = await ruledPdf(content);
});

async function reasonOf(...parts: readonly (Uint8Array | string)[]): Promise<string> {
  const reading = await readDocument(
    new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))),
  );
  return reading.status === 'refused' ? `${reading.reason.code}: ${reading.reason.detail}` : reading.status;
}

describe('a PDF with another file in the same bytes', () => {
  test.each<[string, string, () => Uint8Array | string]>([
    ['an archive', 'an archive stands behind', () => zipParts({ 'a.txt': 'x' })],
    ['a Word document', 'an archive stands behind', () => docx(content)],
    ['a web page', 'a web page stands behind', () => '\n<html><script>alert(1)</script></html>'],
    ['a script', 'a web page stands behind', () => '\n<script>alert(1)</script>\n%%EOF\n'],
    ['a program', 'a program stands behind', () => 'MZ\x90\0\x03'],
    ['another PDF', 'another PDF stands behind', () => pdf],
  ])('active-content: %s behind it', async (_, detail, behind) => {
    expect(await reasonOf(pdf, behind())).toContain(`active-content: ${detail}`);
  });

  test.each([
    ['nothing', '', ''],
    ['white space and zeros behind it', '', '\r\n \0\0\0'],
    ['a byte order mark before it', '\xef\xbb\xbf', ''],
    ['blank lines before it', '\r\n\r\n', ''],
  ])('is read with %s', async (_, before, behind) => {
    expect(await reasonOf(before, pdf, behind)).toBe('extracted');
  });
});

describe('an Office document with another file in it', () => {
  const program = 'MZ\x90\0\x03\0\0\0';
  const sources: Record<string, (parts: Readonly<Record<string, string | Uint8Array>>) => Uint8Array> = {
    docx: (parts) => docx(content, { parts }),
    xlsx: (parts) => xlsx(content, { parts }),
  };
  test.each(
    Object.entries(sources).flatMap(([kind, make]) =>
      (
        [
          ['a PDF', 'embeddings/annex.pdf', () => pdf],
          ['a PDF', 'media/image1.png', () => pdf],
          ['a PDF', 'theme/theme9.xml', () => Buffer.concat([Buffer.alloc(900, 0x20), pdf])],
          ['a program', 'embeddings/setup.bin', () => Buffer.from(program, 'latin1')],
          ['a program', 'media/image2.jpeg', () => Buffer.from('\x7fELF\x02\x01', 'latin1')],
          ['a program', 'customXml/item9.xml', () => Buffer.from('#!/bin/sh\n')],
        ] as const
      ).map(([what, name, bytes]) => ({ kind, make, what, name, bytes })),
    ),
  )('active-content: $what as $name in a $kind', async ({ make, what, name, bytes, kind }) => {
    const folder = kind === 'docx' ? 'word' : 'xl';
    expect(await reasonOf(make({ [`${folder}/${name}`]: bytes() }))).toContain(
      `active-content: the package carries ${what}`,
    );
  });

  test('pictures, charts and their sheets are no such files', async () => {
    const parts = {
      'word/media/image1.png': Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      'word/embeddings/chart.xlsx': xlsx(content),
    };
    expect(await reasonOf(docx(content, { parts }))).toBe('extracted');
  });
});
