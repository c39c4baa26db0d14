/** What a Word document can do to a cell, one deed at a time. The cell prints 496; beside it everything stays readable. */
import { describe, expect, test } from '@jest/globals';
import { TABLE3_COLUMNS, table3Cell, type CellId } from '#shared/report/cells.js';
import { docx, paragraph, run, type DocxOptions } from '../../builders/docx.js';
import { xlsx } from '../../builders/xlsx.js';
import { withValues } from '../../builders/values.js';
import { cellOf, CELL, codeOf, contentOf, recordOf, unconfirmed, unread, values, wrong } from './documents.js';

const shown = withValues(values, { [CELL]: '496' });
const content = contentOf(shown);
const box = (text: string): string => `<w:txbxContent>${paragraph(run(text))}</w:txbxContent>`;
const drawn = (place: string, text: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:${place}><wps:txbx>${box(text)}</wps:txbx></wp:${place}></w:drawing></mc:Choice>` +
  `<mc:Fallback><w:pict><v:rect style="position:absolute"><v:textbox>${box(text)}</v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
const field = (result: string, instructions = 'REF x'): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instructions}</w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const STYLES =
  '<w:style w:type="character" w:styleId="note"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>' +
  '<w:style w:type="character" w:styleId="base"><w:rPr><w:vanish/></w:rPr></w:style>' +
  '<w:style w:type="character" w:styleId="secret"><w:basedOn w:val="base"/></w:style>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="normal"><w:rPr><w:sz w:val="21"/></w:rPr></w:style>';

describe('a figure is read through', () => {
  test.each<[string, string]>([
    ['split runs', run('4') + '<w:proofErr w:type="spellStart"/>' + run('9', '<w:b/>') + run('6')],
    ['a record of earlier formatting', run('496', '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>')],
    [
      'content controls',
      `<w:sdt><w:sdtPr><w:alias w:val="9"/></w:sdtPr><w:sdtContent>${run('496')}</w:sdtContent></w:sdt>`,
    ],
    [
      'smart tags and custom XML',
      `<w:smartTag w:element="x"><w:customXml w:element="y">${run('496')}</w:customXml></w:smartTag>`,
    ],
    ['hyperlinks', `<w:hyperlink r:id="rId9">${run('496')}</w:hyperlink>`],
    ['complex fields', field(run('496'), '= SUM(LEFT) 9')],
    ['simple fields', `<w:fldSimple w:instr="REF a9">${run('496')}</w:fldSimple>`],
    [
      'bookmarks and comments',
      `<w:bookmarkStart w:id="9" w:name="n9"/>${run('496')}<w:bookmarkEnd w:id="9"/><w:r><w:commentReference w:id="9"/></w:r>`,
    ],
    ['spaces around it', run(' \u3000496\u00a0')],
  ])('%s', async (_, runs) => {
    const record = await recordOf(docx(content, { runs: { [CELL]: runs }, styles: STYLES }));
    expect(record.cells[CELL]).toMatchObject({ kind: 'number', value: '496' });
    expect([wrong(record, shown), unread(record), unconfirmed(record)]).toEqual([[], [], []]);
  });

  test.each<[string, string]>([
    [
      'tracked deletion and insertion',
      `<w:del><w:r><w:delText>99</w:delText></w:r></w:del><w:ins>${run('496')}</w:ins>`,
    ],
    ['tracked moves', `<w:moveFrom>${run('12')}</w:moveFrom><w:moveTo>${run('496')}</w:moveTo>`],
    ['hidden runs', run('9', '<w:vanish/>') + run('496')],
    ['runs hidden for ever', run('9', '<w:specVanish/>') + run('496')],
    ['runs hidden by a style and the style that is based on', run('9', '<w:rStyle w:val="secret"/>') + run('496')],
    ['a hidden style that the run itself switches off', run('496', '<w:rStyle w:val="secret"/><w:vanish w:val="0"/>')],
    ['crossed-out runs', run('9', '<w:strike/>') + run('8', '<w:dstrike/>') + run('496')],
    ['superscript note marks', run('496') + run('1', '<w:vertAlign w:val="superscript"/>')],
    ['subscripts', run('496') + run('2', '<w:vertAlign w:val="subscript"/>')],
    ['note marks raised by a style', run('496') + run('1', '<w:rStyle w:val="note"/>')],
    [
      'footnote and endnote references',
      `${run('496')}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="3"/></w:r>`,
    ],
    [
      'fields in the instructions of fields',
      field(run('496'), `IF ${'</w:instrText></w:r>'}${field(run('9'))}<w:r><w:instrText> = 9`),
    ],
    [
      'a choice with a fallback',
      `<mc:AlternateContent><mc:Choice Requires="wps">${run('496')}</mc:Choice><mc:Fallback>${run('9')}</mc:Fallback></mc:AlternateContent>`,
    ],
    [
      'a choice that nobody understands',
      `<mc:AlternateContent><mc:Choice Requires="odd">${run('9')}</mc:Choice><mc:Fallback>${run('496')}</mc:Fallback></mc:AlternateContent>`,
    ],
    ['a floating text box', run('496') + drawn('anchor', '9')],
    ['ruby text', `<w:r><w:ruby><w:rt>${run('9')}</w:rt><w:rubyBase>${run('496')}</w:rubyBase></w:ruby></w:r>`],
  ])('%s, and a person is asked', async (_, runs) => {
    const record = await recordOf(docx(content, { runs: { [CELL]: runs }, styles: STYLES }));
    expect(record.cells[CELL]).toMatchObject({
      kind: 'number',
      value: '496',
      certainty: 'confirm',
      reason: 'not-plain',
    });
    expect(record.notes).toContainEqual(expect.objectContaining({ code: 'not-plain' }));
    expect([wrong(record, shown), unread(record)]).toEqual([[], []]);
  });

  test('and what was left out of it is told', async () => {
    const notesOf = async (runs: string): Promise<unknown> =>
      (await recordOf(docx(content, { runs: { [CELL]: runs } }))).notes;
    expect(await notesOf(run('9', '<w:strike/>') + run('496'))).toEqual([
      expect.objectContaining({ code: 'struck-text', cells: [CELL] }),
      expect.objectContaining({ code: 'not-plain', cells: [CELL] }),
    ]);
    expect(await notesOf(run('496') + run('1', '<w:vertAlign w:val="superscript"/>'))).toEqual([
      expect.objectContaining({ code: 'note-mark', cells: [CELL] }),
      expect.objectContaining({ code: 'not-plain', cells: [CELL] }),
    ]);
    expect(await notesOf(run('496'))).toEqual([]);
  });
});

describe('a figure that may be another one is left unread', () => {
  test.each<[string, string, string]>([
    ['symbols of picture fonts', run('49') + '<w:r><w:sym w:font="Wingdings" w:char="F086"/></w:r>', 'unmapped'],
    ['digits in a font of pictures', run('496', '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), 'unmapped'],
    ['white digits', run('496', '<w:color w:val="FFFFFF"/>'), 'not-visible'],
    ['digits too small to be seen', run('496', '<w:sz w:val="2"/>'), 'not-visible'],
    ['digits lifted off the line', run('49') + run('6', '<w:position w:val="6"/>'), 'mixed-size'],
    ['digits of two sizes', run('49', '<w:sz w:val="24"/>') + run('6', '<w:sz w:val="12"/>'), 'mixed-size'],
    ['digits set apart', run('49 6'), 'spaced'],
    ['digits set apart by a tab', `${run('49')}<w:r><w:tab/></w:r>${run('6')}`, 'spaced'],
    ['digits on two lines', `${run('49')}<w:r><w:br/></w:r>${run('6')}`, 'several-lines'],
    ['a formula', `<m:oMath><m:r><m:t>496</m:t></m:r></m:oMath>`, 'ambiguous'],
    ['text of an unknown kind', `<odd:wrap>${run('496')}</odd:wrap>`, 'ambiguous'],
    ['text set from right to left', `<w:bdo w:val="rtl">${run('496')}</w:bdo>`, 'ambiguous'],
    [
      'a placeholder',
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('496')}</w:sdtContent></w:sdt>`,
      'ambiguous',
    ],
    ['a field out of date', field(run('496')).replace('"begin"', '"begin" w:dirty="true"'), 'ambiguous'],
    [
      'a field without a result',
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>EQ 496</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      'ambiguous',
    ],
    ['a field that never ends', `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${run('496')}`, 'ambiguous'],
    ['a picture in its line', `${run('49')}<w:r><w:drawing><wp:inline/></w:drawing></w:r>`, 'covered'],
    ['a text box in its line', run('496') + drawn('inline', '9'), 'covered'],
    ['an embedded object', `${run('496')}<w:r><w:object/></w:r>`, 'covered'],
    ['nothing but crossed-out text', run('496', '<w:strike/>'), 'struck'],
    ['nothing but deleted text', '<w:del><w:r><w:delText>496</w:delText></w:r></w:del>', 'struck'],
    ['nothing but hidden text', run('496', '<w:vanish/>'), 'not-visible'],
    ['nothing but a note mark', run('496', '<w:vertAlign w:val="superscript"/>'), 'mixed-size'],
    ['nothing but a floating text box', drawn('anchor', '496'), 'covered'],
    ['a figure with another unit', run('496元'), 'not-a-number'],
  ])('%s', async (_, runs, reason) => {
    const record = await recordOf(docx(content, { runs: { [CELL]: runs }, styles: STYLES }));
    expect(record.cells[CELL]).toMatchObject({ kind: 'unread', reason });
    expect([wrong(record, shown), unread(record)]).toEqual([[], [CELL]]);
  });

  test.each<[string, string, string]>([
    ['two paragraphs', paragraph(run('49')) + paragraph(run('6')), 'several-lines'],
    [
      'a table inside it',
      `${paragraph(run(''))}<w:tbl><w:tr><w:tc>${paragraph(run('496'))}</w:tc></w:tr></w:tbl><w:p/>`,
      'covered',
    ],
    [
      'an ordinal by automatic numbering',
      paragraph(run(''), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'),
      'not-a-number',
    ],
    [
      'numbering of an unknown kind',
      paragraph(run('496'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="99"/></w:numPr>'),
      'ambiguous',
    ],
  ])('%s', async (_, inside, reason) => {
    const record = await recordOf(docx(content, { content: { [CELL]: inside } }));
    expect(record.cells[CELL]).toMatchObject({ kind: 'unread', reason });
    expect(wrong(record, shown)).toEqual([]);
  });
});

describe('the shape of the tables', () => {
  const broken = async (options: DocxOptions): Promise<[CellId[], number]> => {
    const record = await recordOf(docx(content, options));
    return [wrong(record, shown), unread(record).length];
  };

  test('a deleted row is not there', async () => {
    const decoy = `<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>${paragraph(run('一、本年新收政府信息公开申请数量'))}</w:tc>${`<w:tc>${paragraph(run('7'))}</w:tc>`.repeat(7)}</w:tr>`;
    expect(await broken({ rows: { 2: decoy } })).toEqual([[], 0]);
  });

  test('a merge that continues nothing makes every cell of its table unread', async () => {
    const [bad, count] = await broken({ properties: { [CELL]: '<w:vMerge/>' } });
    expect([bad, count]).toEqual([[], 175]);
  });

  test('a value merged over two rows is not taken for either', async () => {
    const below: CellId = 'outcomes.partiallyGranted@naturalPerson';
    const [bad, count] = await broken({
      properties: { [CELL]: '<w:vMerge w:val="restart"/>', [below]: '<w:vMerge/>' },
    });
    expect([bad, count]).toEqual([[], 2]);
  });

  test('a span that shifts a row makes that row unread', async () => {
    const [bad, count] = await broken({ properties: { [CELL]: '<w:gridSpan w:val="2"/>' } });
    expect(bad).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(7);
  });

  test('tracked changes of cells make the table unread', async () => {
    expect(await broken({ properties: { [CELL]: '<w:cellDel w:id="1"/>' } })).toEqual([[], 175]);
  });

  test('text boxes and nested tables are read on their own', async () => {
    const title = paragraph(drawn('anchor', '封面文字'));
    const record = await recordOf(docx(content, { before: title, after: paragraph(drawn('anchor', '附注文字')) }));
    expect(unread(record)).toEqual([]);
    expect(record.sections[5]?.paragraphs.filter((text) => text === '附注文字')).toHaveLength(1);
  });

  test('two reports in one document are refused', async () => {
    expect(await codeOf(docx(content, { after: secondBeginning() }))).toBe('several-reports');
  });

  test('a last row of table 3 that is left empty is blank, whatever table 4 holds under it', async () => {
    const empty = TABLE3_COLUMNS.map((column) => table3Cell('requests.carriedForward', column));
    const printed = Object.fromEntries(empty.map((id) => [id, '']));
    for (const bytes of [
      docx(content, { printed }),
      xlsx(content, { printed }),
      xlsx(content, { printed, sheets: 'three' }),
    ]) {
      const record = await recordOf(bytes);
      expect([wrong(record, shown, empty), unread(record)]).toEqual([[], []]);
      expect(empty.map((id) => record.cells[id].kind)).toEqual(empty.map(() => 'blank'));
    }
  });

  test('a form without figures is refused as blank', async () => {
    const printed = Object.fromEntries(Object.keys(values).map((id) => [id, '']));
    expect(await codeOf(docx(content, { printed }))).toBe('blank-form');
  });

  test('nothing but pictures is refused as scanned', async () => {
    const drawing = paragraph('<w:r><w:drawing><wp:inline/></w:drawing></w:r>');
    expect(await codeOf(docx(content, { body: drawing.repeat(3) }))).toBe('scanned');
    expect(await codeOf(docx(content, { body: paragraph(run('会议通知')) }))).toBe('not-a-report');
  });

  test('the result page can show where an unread cell stands', async () => {
    const cell = await cellOf(docx(content, { runs: { [CELL]: run('49 6') } }));
    expect(cell).toMatchObject({ place: { in: 'table', table: 2, row: 6, column: 4 }, candidates: ['496'] });
  });
});

/** The first row of table 3 once more. */
function secondBeginning(): string {
  const row = `<w:tr><w:tc>${paragraph(run('一、本年新收政府信息公开申请数量'))}</w:tc></w:tr>`;
  return `<w:tbl>${row}</w:tbl>`;
}
