import { describe, expect, test } from '@jest/globals';
import type { CellReading, Reading } from '#shared/report/record.js';
import { readDocument } from '#shared/reading/read-document.js';
import { narrativeFor } from '../../builders/narrative.js';
import { ods, odt, openDocument, type OpenDocumentOptions } from '../../builders/opendocument.js';
import { distinctValues } from '../../builders/values.js';

const values = distinctValues(61);
const content = { values, narrative: narrativeFor(values) };
const CELL = 'outcomes.granted@naturalPerson';
const KINDS = { odt, ods } as const;
type Kind = keyof typeof KINDS;

const read = (kind: Kind, options: OpenDocumentOptions): Promise<Reading> =>
  readDocument(KINDS[kind](content, options));
async function cellOf(kind: Kind, options: OpenDocumentOptions): Promise<CellReading> {
  const reading = await read(kind, options);
  if (reading.status === 'refused') throw new Error(`${reading.reason.code} ${reading.reason.detail}`);
  return reading.record.cells[CELL];
}
/** `number 12 confirm`, `unread not-visible`; `open-document` where nothing but the format asks for a person. */
async function told(kind: Kind, options: OpenDocumentOptions): Promise<string> {
  const { kind: of, value, certainty, reason } = await cellOf(kind, options);
  if (of === 'unread') return `unread ${reason}`;
  return [of, ...(value === null ? [] : [value === values[CELL] ? 'right' : value]), why(certainty, reason)].join(' ');
}
function why(certainty: string, reason: string | undefined): string {
  return reason === 'open-document' ? reason : certainty;
}
const withCell = (inner: string, more: OpenDocumentOptions = {}): OpenDocumentOptions => ({
  ...more,
  content: { [CELL]: inner },
});
const figure = values[CELL];
const style = (name: string, family: string, inner: string): string =>
  `<style:style style:name="${name}" style:family="${family}">${inner}</style:style>`;
const textStyle = (properties: string): string => style('X', 'text', `<style:text-properties ${properties}/>`);
const span = `<text:p><text:span text:style-name="X">${figure}</text:span></text:p>`;

describe.each(['odt', 'ods'] as const)('an %s', (kind) => {
  test('is read with every figure in its place, each for a person to confirm', async () => {
    const reading = await read(kind, {});
    if (reading.status === 'refused') throw new Error(reading.reason.detail);
    expect(new Set(Object.values(reading.record.cells).map(({ reason }) => reason))).toEqual(
      new Set(['open-document']),
    );
    expect(Object.entries(reading.record.cells).filter(([id, cell]) => cell.value !== values[id as never])).toEqual([]);
    expect([reading.record.format, reading.record.agencyName, reading.record.year]).toEqual([
      kind,
      '云溪县示例局',
      2025,
    ]);
    expect(reading.record.sections.every(({ located }) => located)).toBe(true);
  });

  test.each<[string, string, string]>([
    [
      'bold, black, of another font',
      'number right open-document',
      'fo:font-weight="bold" fo:color="#000000" style:font-name="KaiTi"',
    ],
    ['white', 'unread not-visible', 'fo:color="#ffffff"'],
    ['tiny', 'unread not-visible', 'fo:font-size="2pt"'],
    ['struck', 'unread struck', 'style:text-line-through-style="solid"'],
    ['raised', 'unread mixed-size', 'style:text-position="super 58%"'],
    ['hidden', 'unread not-visible', 'text:display="none"'],
    ['of a font of pictures', 'unread unmapped', 'style:font-name="Wingdings"'],
    ['turned round', 'number right confirm', 'style:text-rotation-angle="180"'],
    ['spaced out', 'number right confirm', 'fo:letter-spacing="-9pt"'],
    ['of a property that nobody knows', 'number right confirm', 'style:unheard-of="1"'],
    ['transparent in a way of one program', 'number right confirm', 'loext:opacity="0%"'],
    ['on a dark ground', 'number right confirm', 'fo:background-color="#101010"'],
  ])('a figure that is %s: %s', async (_, expected, properties) => {
    expect(await told(kind, withCell(span, { automatic: textStyle(properties) }))).toBe(expected);
  });

  test('a style is asked for what it inherits', async () => {
    const automatic =
      style('A', 'text', '<style:text-properties fo:color="#ffffff"/>') +
      '<style:style style:name="X" style:family="text" style:parent-style-name="A"/>';
    expect(await told(kind, withCell(span, { automatic }))).toBe('unread not-visible');
  });

  test.each<[string, string, string]>([
    ['two paragraphs', 'unread several-lines', '<text:p>1</text:p><text:p>2</text:p>'],
    ['digits apart', 'unread spaced', '<text:p>1<text:s/>2</text:p>'],
    [
      'a comment beside it',
      'number right open-document',
      `<text:p><office:annotation><text:p>99</text:p></office:annotation>${figure}</text:p>`,
    ],
    ['a field', 'number right confirm', `<text:p><text:page-number>${figure}</text:page-number></text:p>`],
    [
      'an ordinal of its own',
      'number right confirm',
      `<text:list><text:list-item><text:p>${figure}</text:p></text:list-item></text:list>`,
    ],
    [
      'hidden text alone',
      'unread not-visible',
      '<text:p><text:hidden-text text:condition="1">7</text:hidden-text></text:p>',
    ],
    [
      'a picture',
      'unread covered',
      '<text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame></text:p>',
    ],
    [
      'a box with another figure',
      'unread covered',
      `<text:p>${figure}<draw:frame><draw:text-box><text:p>8</text:p></draw:text-box></draw:frame></text:p>`,
    ],
    [
      'a note',
      'number right open-document',
      `<text:p>${figure}<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注</text:p></text:note-body></text:note></text:p>`,
    ],
    ['nothing', 'blank open-document', '<text:p/>'],
  ])('a cell with %s: %s', async (_, expected, inner) => {
    const attributes = kind === 'ods' ? { [CELL]: ' table:protect="x"' } : {};
    const outcome = await told(kind, withCell(inner, { attributes, textFigures: true }));
    expect(outcome).toBe(expected);
  });
});

describe('a text document', () => {
  test('deleted text in the record of changes is not read, and changes are told of', async () => {
    const before =
      '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>二、主动公开政府信息情况</text:p></text:deletion></text:changed-region></text:tracked-changes>';
    const reading = await read('odt', { before });
    if (reading.status === 'refused') throw new Error(reading.reason.code);
    expect(reading.record.traces).toEqual([{ kind: 'tracked-changes', detail: '1' }]);
    expect(reading.record.sections[1]!.located).toBe(true);
  });

  test('a table whose covered cells say otherwise than its spans is not believed', async () => {
    expect(await told('odt', { attributes: { [CELL]: ' table:number-columns-spanned="2"' } })).toMatch(/^unread/u);
  });

  test('a hidden section is not part of the report', async () => {
    const before = '<text:section text:display="none"><text:p>六、其他需要报告的事项</text:p></text:section>';
    const reading = await read('odt', { before });
    if (reading.status === 'refused') throw new Error(reading.reason.code);
    expect(reading.record.sections[5]!.located).toBe(true);
  });
});

describe('a spreadsheet', () => {
  const stored = (value: string, type = 'float'): OpenDocumentOptions => ({
    attributes: { [CELL]: ` office:value-type="${type}" office:value="${value}"` },
    textFigures: true,
    content: { [CELL]: `<text:p>${figure}</text:p>` },
  });
  // The builder's own type gives way to the one that is tried.
  const file = (options: OpenDocumentOptions): Uint8Array => ods(content, options);
  const tried = async (options: OpenDocumentOptions): Promise<string> => {
    const { unzipSync, zipSync } = await import('fflate');
    const parts = unzipSync(file(options));
    const xml = new TextDecoder().decode(parts['content.xml']);
    parts['content.xml'] = new TextEncoder().encode(
      xml.replace(/( office:value-type="\w+" office:value="[^"]*") office:value-type="string"/gu, '$1'),
    );
    const reading = await readDocument(zipSync(parts, { level: 0 }));
    if (reading.status === 'refused') throw new Error(`${reading.reason.code} ${reading.reason.detail}`);
    const cell = reading.record.cells[CELL];
    return cell.kind === 'unread' ? `unread ${cell.reason}` : `${cell.kind} ${why(cell.certainty, cell.reason)}`;
  };

  test('what is stored must be what is shown', async () => {
    expect(await tried(stored(figure))).toBe('number open-document');
    expect(await tried(stored(`${figure}5`))).toBe('unread ambiguous');
    expect(await tried(stored('0.5', 'percentage'))).toBe('unread not-a-number');
  });

  test('a format of numbers that is not known to show the digits asks for a person', async () => {
    const format = (inner: string): OpenDocumentOptions => ({
      automatic:
        `<number:number-style style:name="N9">${inner}</number:number-style>` +
        '<style:style style:name="ce9" style:family="table-cell" style:data-style-name="N9"/>',
      attributes: { [CELL]: ' table:style-name="ce9"' },
    });
    const swapped = async (options: OpenDocumentOptions): Promise<string> => {
      const { unzipSync, zipSync } = await import('fflate');
      const parts = unzipSync(file(options));
      const xml = new TextDecoder().decode(parts['content.xml']);
      parts['content.xml'] = new TextEncoder().encode(
        xml.replace(/table:style-name="ce1"( table:style-name="ce9")/gu, '$1'),
      );
      const reading = await readDocument(zipSync(parts, { level: 0 }));
      if (reading.status === 'refused') return reading.reason.code;
      const { certainty, reason } = reading.record.cells[CELL];
      return why(certainty, reason);
    };
    expect(await swapped(format('<number:number number:min-integer-digits="1"/>'))).toBe('open-document');
    expect(await swapped(format('<number:text>hidden</number:text><style:map style:condition="value()>0"/>'))).toBe(
      'confirm',
    );
  });

  test('hidden rows, filtered rows and sheets that are not shown are left out, and told of', async () => {
    const reading = await read('ods', { decoys: true });
    if (reading.status === 'refused') throw new Error(reading.reason.code);
    expect(Object.entries(reading.record.cells).filter(([id, cell]) => cell.value !== values[id as never])).toEqual([]);
    expect(reading.record.traces).toEqual([
      { kind: 'hidden-cells', detail: '旧' },
      { kind: 'hidden-cells', detail: '年报' },
    ]);
  });

  test('formats under conditions ask for a person', async () => {
    expect(await told('ods', { inTable: '<calcext:conditional-formats/>' })).toBe('number right confirm');
  });

  test('rows that repeat without end cost nothing where they are empty, and are refused where they are not', async () => {
    const full =
      '<table:table table:name="a"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="1000"><text:p>1</text:p></table:table-cell></table:table-row></table:table>';
    const reading = await readDocument(openDocument('spreadsheet', full));
    expect(reading.status === 'refused' ? reading.reason.code : reading.status).toBe('too-complex');
  });
});

describe('what an OpenDocument may not bring along', () => {
  const active = async (options: OpenDocumentOptions, kind: Kind = 'odt'): Promise<string> => {
    const reading = await read(kind, options);
    if (reading.status !== 'refused') return reading.status;
    return `${reading.reason.code} ${/\[([\w-]+)/u.exec(reading.reason.detail)?.[1] ?? ''}`.trim();
  };
  test.each<[string, string, OpenDocumentOptions]>([
    ['macros', 'macros', { parts: { 'Basic/Standard/Module1.xml': '<a/>' } }],
    ['scripts', 'macros', { parts: { 'Scripts/python/a.py': 'x' } }],
    [
      'an event that runs a macro',
      'macros',
      { before: '<text:p><script:event-listener script:event-name="dom:load"/></text:p>' },
    ],
    ['a field that runs a macro', 'macros', { before: '<text:p><text:execute-macro>x</text:execute-macro></text:p>' }],
    ['a control', 'control', { before: '<office:forms><form:form><form:button/></form:form></office:forms>' }],
    [
      'an object of another program',
      'embedded-object',
      { before: '<text:p><draw:object-ole xlink:href="./Object 1"/></text:p>' },
    ],
    ['a program under the name of a picture', 'embedded-object', { parts: { 'Pictures/a.png': 'MZ\x90' } }],
    ['a film', 'media', { before: '<text:p><draw:plugin xlink:href="a.avi"/></text:p>' }],
    [
      'a picture from the web',
      'outside-content',
      { before: '<text:p><draw:image xlink:href="https://example.test/a.png"/></text:p>' },
    ],
    [
      'a picture outside of the package',
      'outside-content',
      { before: '<text:p><draw:image xlink:href="../../a.png"/></text:p>' },
    ],
    [
      'a section out of another document',
      'inserted-document',
      { before: '<text:section><text:section-source xlink:href="a.odt"/></text:section>' },
    ],
    ['data asked of another program', 'outside-data', { before: '<text:p><text:dde-connection/></text:p>' }],
    [
      'a link to a file share',
      'share-link',
      { before: '<text:p><text:a xlink:href="smb://host/a">x</text:a></text:p>' },
    ],
    [
      'a link that runs a script',
      'script-link',
      { before: '<text:p><text:a xlink:href="javascript:x">x</text:a></text:p>' },
    ],
    [
      'a template on the web',
      'template',
      {
        parts: {
          'meta.xml':
            '<m:document-meta xmlns:m="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:x="http://www.w3.org/1999/xlink"><m:template x:href="https://example.test/t.ott"/></m:document-meta>',
        },
      },
    ],
    ['an event in the styles', 'macros', { styles: '<script:event-listener/>' }],
  ])('%s: %s', async (_, kind, options) => {
    expect(await active(options)).toBe(`active-content ${kind}`);
  });

  test('formulas that reach out', async () => {
    const formula = (text: string): OpenDocumentOptions => ({ attributes: { [CELL]: ` table:formula="${text}"` } });
    expect(await active(formula("of:='file:///c:/a.ods'#$A.A1"), 'ods')).toBe('active-content outside-data');
    expect(await active(formula('of:=WEBSERVICE(&quot;http://example.test&quot;)'), 'ods')).toBe(
      'active-content formula',
    );
    expect(await active(formula('of:=SUM([.A1:.B1])'), 'ods')).toBe('extracted');
  });

  test('an ordinary link and a chart are no reason to refuse', async () => {
    const before = '<text:p><text:a xlink:href="https://www.example.test/">网址</text:a></text:p>';
    expect(await active({ before, parts: { 'Object 1/content.xml': '<a/>' } })).toBe('extracted');
  });

  test.each<[string, string, Uint8Array]>([
    ['with a password', 'encrypted', odt(content, { manifest: '<manifest:encryption-data/>' })],
    [
      'with a document type',
      'xml-unsafe',
      odt(content, { parts: { 'content.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a/>' } }),
    ],
    ['without content', 'damaged', odt(content, { parts: { 'content.xml': '' } })],
    ['cut short', 'damaged', odt(content).slice(0, 3_000)],
    ['of a presentation', 'unsupported-other', openDocument('presentation' as string as 'text', '')],
    ['with nothing in it', 'not-a-report', openDocument('text', '<text:p>通知</text:p>')],
    ['with tables without end', 'too-complex', odt(content, { before: '<table:table/>'.repeat(300) })],
    ['that is a bomb', 'archive-unsafe', odt(content, { parts: { 'content.xml': ' '.repeat(40 * 1024 * 1024) } })],
  ])('%s: %s', async (_, code, bytes) => {
    const reading = await readDocument(bytes);
    expect(reading.status === 'refused' ? reading.reason.code : reading.status).toBe(code);
  });
});
