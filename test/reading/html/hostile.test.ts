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

const none = '{display:none}';
const boxes = (count: number, attributes = ''): string => `<div${attributes}>1</div>`.repeat(count);

test.each([
  ['100,000 rules', `a${none}`.repeat(100_000), ''],
  ['300,000 declarations', `a{${'b:c;'.repeat(300_000)}}`, ''],
  ['rules in each other 100,000 times', 'a{'.repeat(100_000), ''],
  ['media in each other 100,000 times', '@media all{'.repeat(100_000), ''],
  ['a million selectors', `${'a,'.repeat(5_000)}a${none}`.repeat(200), ''],
  ['19,000 rules for each of 50,000 elements', `div${none}`.repeat(19_000), boxes(50_000)],
])('too-complex: style with %s', async (_, css, body) => {
  const reading = await readDocument(page(`<style>${css}</style>${body}`));
  expect(reading).toMatchObject({ status: 'refused', reason: { code: 'too-complex' } });
});

test.each([
  ['unclosed comments', '/*'.repeat(500_000)],
  ['unclosed parentheses', 'a:not('.repeat(100_000)],
  ['unclosed imports', '@import '.repeat(500_000)],
  ['negations in each other', `${':not('.repeat(3_000)}a${')'.repeat(3_000)}${none}`],
  ['lists in each other', `${'a,& b{'.repeat(40)}b:c`],
  ['100,000 errors on lines of their own', `a{${'b c;\n'.repeat(100_000)}}`],
  ['what holds what holds what holds another', `:has(:has(:has(:has(b))))${none}`],
  ['a font of 10 million characters', `@font-face{src:url(data:${'A'.repeat(10_000_000)})}`],
])('style with %s is read through', async (_, css) => {
  const reading = await readDocument(page(`<style>${css}</style>${boxes(10)}`));
  expect(reading).toMatchObject({ status: 'refused', reason: { code: 'not-a-report' } });
});

test.each([
  ['too-complex', 'in each other', `<i style="${'a:{'.repeat(100_000)}">`],
  ['not-a-report', 'with 50,000 errors', `<i style="${'a b;'.repeat(50_000)}">`],
])('%s: style attributes %s', async (code, _, body) => {
  expect(await readDocument(page(body))).toMatchObject({ status: 'refused', reason: { code } });
});

test('siblings are not walked along, however many there are', async () => {
  const reading = await readDocument(page(`<style>b ~ div${none}</style>${boxes(50_000)}`));
  expect(reading).toMatchObject({ status: 'refused', reason: { code: 'not-a-report' } });
});
