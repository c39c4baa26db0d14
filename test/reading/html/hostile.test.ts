/** Web pages that want to be larger than they are: each is refused by name, at once. */
import { expect, test } from '@jest/globals';
import { readDocument } from '#shared/reading/read-document.js';

const page = (body: string): Uint8Array => new TextEncoder().encode(`<!DOCTYPE html><html><body>${body}</body></html>`);
const cells = (count: number, attributes = ''): string => `<tr>${`<td${attributes}>1</td>`.repeat(count)}</tr>`;

test.each([
  ['too-complex', '200,000 boxes in each other', '<div>'.repeat(200_000)],
  ['too-complex', '20,000 tables in each other', '<table><tr><td>'.repeat(20_000)],
  ['too-complex', '5,000 tables', `<table>${cells(1)}</table>`.repeat(5_000)],
  ['too-complex', '300,000 cells', `<table>${cells(100).repeat(3_000)}</table>`],
  [
    'not-a-report',
    '500 cells of a hundred million rows and columns',
    `<table>${cells(500, ' colspan=99999999 rowspan=99999999')}</table>`,
  ],
])('%s: %s', async (code, _, body) => {
  const reading = await readDocument(page(body));
  expect(reading).toMatchObject({ status: 'refused', reason: { code } });
});
