/** Whatever is on no list of plain things is never believed; whatever is on one leaves the document read. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PLAIN_SHEET } from '#shared/reading/office/plain-sheet.js';
import { PLAIN_WORD } from '#shared/reading/office/plain-word.js';
import { docx, paragraph, run, type DocxOptions } from '../../builders/docx.js';
import { xlsx, type XlsxOptions } from '../../builders/xlsx.js';
import { withValues } from '../../builders/values.js';
import { believed, CELL, contentOf, values } from './documents.js';

/** PLAIN_RUNS=400 tries as many properties for each holder. */
const RUNS = Number(process.env['PLAIN_RUNS'] ?? 15);

const shown = withValues(values, { [CELL]: '496' });
const content = contentOf(shown);

/** Where a property of each holder may stand so that it applies to the cell. */
const WORD_PLACES: Readonly<Record<string, readonly ((property: string) => DocxOptions)[]>> = {
  'w:rPr': [
    (property) => ({ runs: { [CELL]: run('496', property) } }),
    (property) => ({ runs: { [CELL]: run('496', '<w:rStyle w:val="c"/>') }, styles: characterStyle(property) }),
    (property) => ({ runs: { [CELL]: run('496', '<w:rStyle w:val="d"/>') }, styles: characterStyle(property) }),
    (property) => ({
      content: { [CELL]: paragraph(run('496'), '<w:pStyle w:val="p"/>') },
      styles: paragraphStyle('', property),
    }),
    (property) => ({
      styles: `<w:docDefaults><w:rPrDefault><w:rPr>${property}</w:rPr></w:rPrDefault></w:docDefaults>`,
    }),
    (property) => ({ styles: tableStyle(`<w:rPr>${property}</w:rPr>`) }),
    (property) => ({ styles: tableStyle(`<w:tblStylePr w:type="firstCol"><w:rPr>${property}</w:rPr></w:tblStylePr>`) }),
  ],
  'w:pPr': [
    (property) => ({ content: { [CELL]: paragraph(run('496'), property) } }),
    (property) => ({
      content: { [CELL]: paragraph(run('496'), '<w:pStyle w:val="p"/>') },
      styles: paragraphStyle(property, ''),
    }),
    (property) => ({ styles: tableStyle(`<w:pPr>${property}</w:pPr>`) }),
  ],
  'w:tcPr': [
    (property) => ({ properties: { [CELL]: property } }),
    (property) => ({ styles: tableStyle(`<w:tcPr>${property}</w:tcPr>`) }),
  ],
  'w:tblPr': [(property) => ({ styles: tableStyle(`<w:tblPr>${property}</w:tblPr>`) })],
  'w:trPr': [(property) => ({ styles: tableStyle(`<w:trPr>${property}</w:trPr>`) })],
};
function characterStyle(property: string): string {
  return (
    `<w:style w:type="character" w:styleId="c"><w:rPr>${property}</w:rPr></w:style>` +
    '<w:style w:type="character" w:styleId="d"><w:basedOn w:val="c"/></w:style>'
  );
}
function paragraphStyle(ofParagraph: string, ofRun: string): string {
  return `<w:style w:type="paragraph" w:styleId="p"><w:pPr>${ofParagraph}</w:pPr><w:rPr>${ofRun}</w:rPr></w:style>`;
}
function tableStyle(properties: string): string {
  return `<w:style w:type="table" w:default="1" w:styleId="t">${properties}</w:style>`;
}

const listed = new Map(
  PLAIN_WORD.map(({ within, entries }) => [within, entries.flatMap(({ what }) => what.split(' '))] as const),
);
const name = fc.stringMatching(/^[a-z][A-Za-z]{2,12}$/);

describe('a Word document', () => {
  test('is read as it is', () => {
    expect(believed(docx(content))).toBe(true);
  });

  test.each(Object.keys(WORD_PLACES))('a property of %s that is on no list is never believed', (holder) => {
    const places = WORD_PLACES[holder] ?? [];
    fc.assert(
      fc.property(
        name,
        fc.integer({ min: 0, max: places.length - 1 }),
        fc.string({ maxLength: 4 }),
        (local, at, value) => {
          fc.pre(listed.get(holder)?.includes(`w:${local}`) === false);
          const written = `<w:${local} w:val="${value.replace(/[^\p{L}\p{N}]/gu, '0')}"/>`;
          expect(believed(docx(content, places[at]!(written)))).toBe(false);
        },
      ),
      { numRuns: RUNS },
    );
  });

  test.each<[string, string]>([
    ['w:rPr', '<w:w w:val="20"/>'],
    ['w:rPr', '<w:w w:val="300"/>'],
    ['w:rPr', '<w:spacing w:val="-60"/>'],
    ['w:rPr', '<w:spacing w:val="400"/>'],
    ['w:rPr', '<w:position w:val="-30"/>'],
    ['w:rPr', '<w:fitText w:val="90"/>'],
    ['w:rPr', '<w:color w:val="EEEEEE"/>'],
    ['w:rPr', '<w:color w:val="000000" w:themeColor="background1"/>'],
    ['w:rPr', '<w:color w:val="000000" w:themeColor="text1" w:themeTint="10"/>'],
    ['w:rPr', '<w:shd w:val="clear" w:fill="000000"/>'],
    ['w:rPr', '<w:shd w:val="solid" w:color="000000" w:fill="FFFFFF"/>'],
    ['w:rPr', '<w:shd w:val="clear" w:fill="FFFFFF" w:themeFill="text1"/>'],
    ['w:rPr', '<w:highlight w:val="black"/>'],
    ['w:rPr', '<w:rFonts w:ascii="Zapf Dingbats"/>'],
    ['w:rPr', '<w:rFonts w:hAnsi="Digits Exchanged"/>'],
    ['w:rPr', '<w:eastAsianLayout w:combine="1"/>'],
    ['w:rPr', '<w:outline/>'],
    ['w:rPr', '<w:em w:val="dot"/>'],
    ['w:rPr', '<w:rtl/>'],
    ['w:pPr', '<w:ind w:left="-900"/>'],
    ['w:pPr', '<w:ind w:hanging="700"/>'],
    ['w:pPr', '<w:jc w:val="distribute"/>'],
    ['w:pPr', '<w:spacing w:line="20" w:lineRule="exact"/>'],
    ['w:pPr', '<w:spacing w:before="3000"/>'],
    ['w:pPr', '<w:bidi/>'],
    ['w:pPr', '<w:textDirection w:val="tbRl"/>'],
    ['w:pPr', '<w:framePr w:x="100" w:y="100"/>'],
    ['w:tcPr', '<w:shd w:val="clear" w:fill="333333"/>'],
    ['w:tcPr', '<w:tcFitText/>'],
    ['w:tcPr', '<w:textDirection w:val="btLr"/>'],
    ['w:tcPr', '<w:tcMar><w:left w:w="5000" w:type="dxa"/></w:tcMar>'],
    ['w:tcPr', '<w:tcW w:w="1" w:type="dxa"/>'],
    ['w:tblPr', '<w:bidiVisual/>'],
    ['w:tblPr', '<w:tblpPr w:vertAnchor="page" w:tblpY="900"/>'],
    ['w:tblPr', '<w:tblpPr w:vertAnchor="text" w:tblpY="-2000"/>'],
    ['w:trPr', '<w:hidden/>'],
    ['w:trPr', '<w:trHeight w:val="10" w:hRule="exact"/>'],
  ])('of %s never believed, directly or by a style: %s', (holder, property) => {
    for (const place of WORD_PLACES[holder] ?? []) expect(believed(docx(content, place(property)))).toBe(false);
  });

  // What Word, WPS and LibreOffice write of their own accord.
  test.each<[string, string]>([
    [
      'w:rPr',
      '<w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:hAnsi="宋体" w:eastAsia="方正小标宋简体" w:cs="Times New Roman"/>',
    ],
    [
      'w:rPr',
      '<w:rFonts w:asciiTheme="minorEastAsia" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"/>',
    ],
    [
      'w:rPr',
      '<w:b/><w:bCs/><w:i w:val="0"/><w:iCs w:val="0"/><w:caps w:val="0"/><w:smallCaps w:val="0"/><w:strike w:val="0"/><w:dstrike w:val="0"/>',
    ],
    [
      'w:rPr',
      '<w:color w:val="auto"/><w:spacing w:val="0"/><w:kern w:val="0"/><w:sz w:val="18"/><w:szCs w:val="18"/><w:highlight w:val="none"/>',
    ],
    [
      'w:rPr',
      '<w:color w:val="333333"/><w:u w:val="none"/><w:bdr w:val="none" w:color="auto" w:sz="0" w:space="0"/><w:shd w:val="clear" w:fill="FFFFFF"/>',
    ],
    [
      'w:rPr',
      '<w:color w:val="000000" w:themeColor="text1"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar"/><w14:textFill><w14:solidFill><w14:schemeClr w14:val="tx1"/></w14:solidFill></w14:textFill>',
    ],
    [
      'w:rPr',
      '<w:color w:val="FF0000"/><w:w w:val="90"/><w:spacing w:val="-6"/><w:position w:val="0"/><w:vertAlign w:val="baseline"/><w:noProof/>',
    ],
    [
      'w:rPr',
      '<w:color w:val="595959" w:themeColor="text1" w:themeTint="A6"/><w:snapToGrid w:val="0"/><w14:ligatures w14:val="none"/>',
    ],
    [
      'w:rPr',
      '<w:shadow w:val="0"/><w:emboss w:val="0"/><w:imprint w:val="0"/><w:outline w:val="0"/><w:em w:val="none"/><w:effect w:val="none"/><w:webHidden w:val="0"/>',
    ],
    [
      'w:pPr',
      '<w:keepNext w:val="0"/><w:keepLines w:val="0"/><w:widowControl/><w:suppressLineNumbers w:val="0"/><w:kinsoku/><w:wordWrap/><w:overflowPunct/>',
    ],
    [
      'w:pPr',
      '<w:spacing w:before="0" w:beforeAutospacing="1" w:after="0" w:afterAutospacing="1" w:line="560" w:lineRule="exact"/><w:jc w:val="center"/>',
    ],
    [
      'w:pPr',
      '<w:ind w:left="0" w:leftChars="0" w:right="0" w:rightChars="0" w:firstLine="420" w:firstLineChars="200"/><w:textAlignment w:val="center"/>',
    ],
    [
      'w:pPr',
      '<w:ind w:left="-105" w:leftChars="-50" w:right="-105" w:rightChars="-50"/><w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/>',
    ],
    [
      'w:pPr',
      '<w:pBdr><w:top w:val="none" w:color="auto" w:sz="0" w:space="0"/></w:pBdr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs><w:outlineLvl w:val="9"/>',
    ],
    [
      'w:tcPr',
      '<w:tcW w:w="785" w:type="dxa"/><w:tcBorders><w:top w:val="nil"/><w:tl2br w:val="nil"/></w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="auto"/><w:noWrap/><w:vAlign w:val="center"/>',
    ],
    [
      'w:tcPr',
      '<w:tcW w:w="0" w:type="auto"/><w:shd w:val="clear" w:color="auto" w:fill="D9D9D9" w:themeFill="background1" w:themeFillShade="D9"/><w:tcMar><w:left w:w="57" w:type="dxa"/></w:tcMar>',
    ],
    [
      'w:tblPr',
      '<w:tblStyle w:val="a"/><w:tblpPr w:leftFromText="180" w:rightFromText="180" w:vertAnchor="text" w:horzAnchor="page" w:tblpX="1400" w:tblpY="300"/><w:tblOverlap w:val="never"/><w:tblW w:w="5000" w:type="pct"/>',
    ],
    [
      'w:tblPr',
      '<w:jc w:val="center"/><w:tblInd w:w="-108" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="04A0"/>',
    ],
    ['w:trPr', '<w:cantSplit/><w:trHeight w:val="454" w:hRule="exact"/><w:tblHeader/><w:jc w:val="center"/>'],
  ])('of %s, as programs write it, leaves it read: %s', (holder, property) => {
    for (const place of WORD_PLACES[holder] ?? []) expect(believed(docx(content, place(property)))).toBe(true);
  });

  test('what may hide a label stands against all of its table', () => {
    const document = (properties: string): Uint8Array =>
      docx(content, { rows: { 27: `<w:tr><w:tc>${paragraph(run('说明', properties))}</w:tc></w:tr>` } });
    expect([believed(document('<w:b/>')), believed(document('<w:vanish/>')), believed(document('<w:odd/>'))]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('heads that stand light on dark are heads', () => {
    const head = (fill: string, colour: string, text = '说明'): Uint8Array =>
      docx(content, {
        rows: {
          27: `<w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="${fill}"/></w:tcPr>${paragraph(run(text, `<w:color w:val="${colour}"/>`))}</w:tc></w:tr>`,
        },
      });
    expect(believed(head('1F3864', 'FFFFFF'))).toBe(true);
    expect(
      [head('1F3864', '000000'), head('FFFFFF', 'FFFFFF'), head('1F3864', 'FFFFFF', '说明1')].map(believed),
    ).toEqual([false, false, false]);
  });
});

const STYLED: readonly ((property: string) => XlsxOptions)[] = [
  (property) => ({ fonts: { [CELL]: property } }),
  (property) => ({ cells: { [CELL]: ` t="inlineStr"><is><r><rPr>${property}</rPr><t>496</t></r></is>` } }),
];

describe('a workbook', () => {
  test('is read as it is', () => {
    expect(believed(xlsx(content))).toBe(true);
  });

  test('a property of a typeface that is on no list is never believed', () => {
    const known = PLAIN_SHEET.find(({ within }) => within === 's:font')?.entries.flatMap(({ what }) => what.split(' '));
    fc.assert(
      fc.property(name, fc.integer({ min: 0, max: 1 }), (local, at) => {
        fc.pre(known?.includes(`s:${local}`) === false);
        expect(believed(xlsx(content, STYLED[at]!(`<${local} val="1"/>`)))).toBe(false);
      }),
      { numRuns: RUNS },
    );
  });

  test.each([
    '<color rgb="FFF2F2F2"/>',
    '<color rgb="00FFFFFF"/>',
    '<color theme="0"/>',
    '<color theme="4"/>',
    '<color theme="1" tint="0.9"/>',
    '<color indexed="9"/>',
    '<sz val="1"/>',
    '<name val="Wingdings 2"/>',
    '<charset val="2"/>',
    '<strike/>',
    '<vertAlign val="superscript"/>',
    '<outline/>',
  ])('never believed: %s', (property) => {
    const ofRun = property.replace('<name', '<rFont');
    expect(STYLED.map((style, at) => believed(xlsx(content, style(at === 1 ? ofRun : property))))).toEqual([
      false,
      false,
    ]);
  });

  test.each([
    '<b/><i/><u/><name val="宋体"/><family val="3"/><charset val="134"/><scheme val="minor"/>',
    '<color theme="1"/><name val="Calibri"/>',
    '<color indexed="8"/><name val="Times New Roman"/>',
    '<color rgb="FFFF0000"/><name val="仿宋_GB2312"/>',
    '<color indexed="64"/><strike val="0"/>',
    '<color auto="1"/>',
  ])('as programs write it, leaves it read: %s', (property) => {
    expect(believed(xlsx(content, STYLED[0]!(property)))).toBe(true);
  });

  test.each<[string, XlsxOptions]>([
    ['columns from right to left', { sheetView: ' rightToLeft="1"' }],
    ['an unknown view', { sheetView: ' odd="1"' }],
    [
      'a data bar',
      {
        afterData:
          '<conditionalFormatting sqref="A1:Z99"><cfRule type="dataBar"><dataBar/></cfRule></conditionalFormatting>',
      },
    ],
    [
      'a condition for whole columns',
      { afterData: '<conditionalFormatting sqref="A:Z"><cfRule type="expression"/></conditionalFormatting>' },
    ],
    [
      'a condition of later programs',
      {
        afterData:
          '<extLst><ext><x14:conditionalFormattings xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:conditionalFormatting><x14:cfRule/><xm:sqref>A1:Z99</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>',
      },
    ],
    ['a picture behind the sheet', { afterData: '<picture r:id="rId1"/>' }],
    ['an element that is not known', { afterData: '<strange/>' }],
    ['a value beside the value', { cells: { [CELL]: ' vm="1"><v>496</v>' } }],
    ['a number with a unit by format', { formats: { [CELL]: '0"件"' } }],
  ])('never believed: %s', (_, options) => {
    expect(believed(xlsx(content, options))).toBe(false);
  });

  test.each<[string, XlsxOptions]>([
    [
      'page setup',
      {
        afterData:
          '<pageMargins left="0.7"/><pageSetup paperSize="9"/><headerFooter><oddFooter>1</oddFooter></headerFooter>',
      },
    ],
    [
      'choices',
      {
        afterData:
          '<dataValidations><dataValidation sqref="A1:Z99"><formula1>0</formula1></dataValidation></dataValidations>',
      },
    ],
    [
      'choices of later programs',
      {
        afterData:
          '<extLst><ext><x14:dataValidations xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation><xm:sqref>A1:Z99</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>',
      },
    ],
    [
      'a condition elsewhere',
      { afterData: '<conditionalFormatting sqref="AA900"><cfRule type="expression"/></conditionalFormatting>' },
    ],
    ['a view', { sheetView: ' tabSelected="1" zoomScale="85" view="pageBreakPreview" showGridLines="0"' }],
  ])('as programs write it, leaves it read: %s', (_, options) => {
    expect(believed(xlsx(content, options))).toBe(true);
  });
});
