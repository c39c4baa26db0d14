/** Whole documents that show something else than they hold: none of them is believed, and their honest likenesses are. */
import { describe, expect, test } from '@jest/globals';
import { docx, paragraph, run, type DocxOptions } from '../../builders/docx.js';
import { xlsx, type XlsxOptions } from '../../builders/xlsx.js';
import { withValues } from '../../builders/values.js';
import { believed, CELL, contentOf, values } from './documents.js';

const content = contentOf(withValues(values, { [CELL]: '496' }));
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

/** A part beside the document, of the type by which the document refers to it. */
const part = (type: string, xml: string): DocxOptions => ({
  documentRelations: `<Relationship Id="rId50" Type="${RELATIONS}/${type}" Target="${type}.xml"/>`,
  parts: { [`word/${type}.xml`]: xml },
});
const theme = (ink: string, typeface = 'Calibri'): DocxOptions =>
  part(
    'theme',
    `<a:theme ${DRAWING}><a:themeElements><a:clrScheme><a:dk1>${ink}</a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1></a:clrScheme>` +
      `<a:fontScheme><a:minorFont><a:latin typeface="${typeface}"/><a:ea typeface=""/><a:font script="Jpan" typeface="Odd"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`,
  );
const settings = (inside: string): DocxOptions => part('settings', `<w:settings ${WORD}>${inside}</w:settings>`);
const fonts = (inside: string): DocxOptions => part('fontTable', `<w:fonts ${WORD}>${inside}</w:fonts>`);

interface Lie {
  readonly from?: string;
  readonly offset?: number;
  readonly height?: number;
  readonly inside?: string;
}
const floating = ({ from = 'paragraph', offset = 0, height = 360_000, inside }: Lie): string =>
  paragraph(
    `<w:r><w:drawing><wp:anchor><wp:positionV relativeFrom="${from}"><wp:posOffset>${offset}</wp:posOffset></wp:positionV>` +
      `<wp:extent cx="9000000" cy="${height}"/>${inside ?? '<a:blip/>'}</wp:anchor></w:drawing></w:r>`,
  );
const line = '<a:prstGeom prst="line"/>';
const field = (instructions: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instructions}</w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('496')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const inCell = (runs: string): DocxOptions => ({ runs: { [CELL]: runs } });
const control = (properties: string): DocxOptions =>
  inCell(`<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${run('496')}</w:sdtContent></w:sdt>`);
const section = (inside: string): DocxOptions => ({
  after: `<w:p><w:pPr><w:sectPr>${inside}</w:sectPr></w:pPr></w:p>`,
});
const BLACK = '<a:sysClr val="windowText" lastClr="000000"/>';

describe('a Word document is not believed', () => {
  test.each<[string, DocxOptions]>([
    ['with a text box that hangs in its table', inCell(run('496') + floating({}).slice(5, -6))],
    ['with ink that the theme paints white', theme('<a:srgbClr val="FFFFFF"/>')],
    ['with ink that the theme makes paler', theme('<a:srgbClr val="000000"><a:lumOff val="100000"/></a:srgbClr>')],
    ['with a theme that is set in pictures', theme(BLACK, 'Wingdings')],
    ['with a theme that cannot be read', part('theme', '<a:theme')],
    ['with ink and paper exchanged by its settings', settings('<w:clrSchemeMapping w:bg1="dark1" w:t1="light1"/>')],
    ['with fields worked out when it is opened', settings('<w:updateFields w:val="true"/>')],
    ['with styles taken from elsewhere when it is opened', settings('<w:linkStyles/>')],
    ['on dark paper', { before: '<w:background w:color="000000"/>' }],
    ['in a section from right to left', section('<w:bidi/>')],
    ['in a section of upright lines', section('<w:textDirection w:val="tbRl"/>')],
    [
      'with a frame that is taken anywhere',
      { before: paragraph(run('9'), '<w:framePr w:hAnchor="page" w:x="1" w:y="1"/>') },
    ],
    [
      'with a heading that folds away what follows',
      {
        before: paragraph(
          run('9'),
          '<w15:collapsed xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>',
        ),
      },
    ],
    ['with the number of the page in its cell', inCell(field('PAGE'))],
    ['with a date in its cell', inCell(field('DATE \\@ yyyy'))],
    ['with a field of signs in its cell', inCell(field('SYMBOL 57'))],
    ['with a simple field of its page', inCell(`<w:fldSimple w:instr="NUMPAGES">${run('496')}</w:fldSimple>`)],
    ['with the number of a page as a character', inCell(`${run('496')}<w:r><w:pgNum/></w:r>`)],
    ['with a control that shows other data', control('<w:dataBinding/>')],
    ['with a control of a kind that is not known', control('<w:odd/>')],
    ['with a soft hyphen', inCell(`<w:r><w:t>49</w:t><w:softHyphen/><w:t>6</w:t></w:r>`)],
    [
      'in a cell within a table from right to left',
      {
        framed: true,
        styles: '<w:style w:type="table" w:default="1" w:styleId="t"><w:tblPr><w:bidiVisual/></w:tblPr></w:style>',
      },
    ],
  ])('%s', (_, options) => {
    expect(believed(docx(content, options))).toBe(false);
  });

  test('with a typeface that it carries itself, where that is used', () => {
    const carried = fonts('<w:font w:name="宋体"><w:embedRegular r:id="rId9" xmlns:r="x"/></w:font>');
    const used = inCell(run('496', '<w:rFonts w:ascii="宋体"/>'));
    expect([believed(docx(content, { ...carried, ...used })), believed(docx(content, carried))]).toEqual([false, true]);
  });
});

describe('a Word document is believed', () => {
  test.each<[string, DocxOptions]>([
    ['with an ordinary theme', theme(BLACK)],
    [
      'with ordinary settings',
      settings('<w:zoom w:percent="100"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1"/><w:updateFields w:val="0"/>'),
    ],
    ['with a seal under its last words', { after: floating({ offset: -900_000, height: 1_500_000 }) }],
    ['with a line under its head', { before: floating({ from: 'page', inside: line }) }],
    ['on white paper', { before: '<w:background w:color="FFFFFF"/>' }],
    [
      'in an ordinary section',
      section(
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440"/><w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="312"/>',
      ),
    ],
    ['with a sum in its cell', inCell(field('=SUM(LEFT)'))],
    [
      'with a control of text',
      control(
        '<w:rPr><w:vanish/></w:rPr><w:alias w:val="9"/><w:tag w:val="1"/><w:id w:val="5"/><w:lock w:val="x"/><w:text/>',
      ),
    ],
    [
      'with exceptions for a row',
      {
        rows: {
          27: `<w:tr><w:tblPrEx><w:tblBorders><w:top w:val="none"/></w:tblBorders><w:tblCellMar><w:left w:w="0"/></w:tblCellMar></w:tblPrEx><w:tc>${paragraph(run('注'))}</w:tc></w:tr>`,
        },
      },
    ],
  ])('%s', (_, options) => {
    expect(believed(docx(content, options))).toBe(true);
  });
});

const XDR = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
const drawn = (type: string, name: string, xml: string): XlsxOptions => ({
  parts: {
    [`xl/drawings/${name}`]: xml,
    'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/${type}" Target="../drawings/${name}"/></Relationships>`,
  },
});
const comment = (style: string): XlsxOptions =>
  drawn(
    'vmlDrawing',
    'old.vml',
    `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape style="position:absolute;${style}"><x:ClientData ObjectType="Note"><x:Anchor>0, 15, 0, 2, 20, 31, 90, 4</x:Anchor></x:ClientData></v:shape></xml>`,
  );

describe('a workbook is not believed', () => {
  test.each<[string, XlsxOptions]>([
    ['under a picture', drawn('drawing', 'd.xml', `<xdr:wsDr xmlns:xdr="${XDR}"><xdr:absoluteAnchor/></xdr:wsDr>`)],
    ['under a comment that is shown', comment('')],
    ['under boxes that cannot be read', drawn('vmlDrawing', 'old.vml', '<xml><br></xml>')],
    [
      'in a table of the program',
      drawn(
        'table',
        't.xml',
        '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ref="A1:Z99"/>',
      ),
    ],
    ['with a number in a colour of its own', { fonts: { [CELL]: '<color theme="8"/>' } }],
  ])('%s', (_, options) => {
    expect(believed(xlsx(content, options))).toBe(false);
  });

  test('and is with comments that are hidden', () => {
    expect(believed(xlsx(content, comment('visibility:hidden')))).toBe(true);
  });
});
