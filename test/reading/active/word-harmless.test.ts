/** What ordinary Word documents have beside their text. */
import { describe, expect, test } from '@jest/globals';
import { docx, paragraph, run, type DocxOptions } from '../../builders/docx.js';
import { xlsx } from '../../builders/xlsx.js';
import { field, instructions, mark, simple } from './fields.js';
import { content, IN_FULL, OUTSIDE, override, readingOf, relation, relations, withCell, WORD } from './packages.js';

const chart = (inner: Uint8Array | string, source = relation('package', '../embeddings/a.xlsx')): DocxOptions => ({
  documentRelations: relation('chart', 'charts/chart1.xml'),
  contentTypes:
    override('word/charts/chart1.xml', 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml') +
    override('word/embeddings/a.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  parts: {
    'word/charts/chart1.xml':
      '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:f>Sheet1!$A$1:$B$2</c:f></c:chart>',
    'word/charts/_rels/chart1.xml.rels': relations(source),
    'word/embeddings/a.xlsx': inner,
  },
});

const WORD_HARMLESS: readonly (readonly [string, DocxOptions])[] = [
  [
    'links of the web and of mail',
    {
      documentRelations:
        relation('hyperlink', 'http://www.example.test/a?b#c', OUTSIDE) +
        relation('hyperlink', 'mailto:office@example.test', OUTSIDE).replace('77', '78'),
    },
  ],
  [
    'links to a bookmark',
    {
      documentRelations: relation('hyperlink', '#_Toc1'),
      after: paragraph(
        '<w:bookmarkStart w:id="0" w:name="_Toc1"/><w:hyperlink w:anchor="_Toc1"/><w:bookmarkEnd w:id="0"/>',
      ),
    },
  ],
  ['links to a file beside it', { documentRelations: relation('hyperlink', '附件1.docx', OUTSIDE) }],
  [
    'page numbers and dates',
    {
      after:
        simple(' PAGE \\* MERGEFORMAT') +
        simple('NUMPAGES') +
        simple(' DATE \\@ &quot;yyyy年M月d日&quot; ') +
        field(instructions('TIME')),
    },
  ],
  [
    'a table of contents',
    {
      after:
        field(instructions(' TOC \\o "1-3" \\h \\z \\u ')) +
        field(instructions(' PAGEREF _Toc1 \\h '), mark('begin'), instructions('REF a'), mark('end')),
    },
  ],
  [
    'fields of numbering and reference',
    {
      after:
        simple('SEQ 表 \\* ARABIC') +
        simple('REF _Ref1 \\h') +
        simple('STYLEREF 1') +
        simple('= SUM(ABOVE)') +
        simple('EQ \\f(1,2)'),
    },
  ],
  [
    'fields about the file',
    { after: simple('AUTHOR') + simple('FILENAME \\p') + simple('DOCPROPERTY a') + simple('IMPORTANTBOOKMARK') },
  ],
  [
    'fields of links',
    {
      after:
        field(instructions(' HYPERLINK "https://www.example.test/" \\o "javascript:" ')) +
        field(instructions('HYPERLINK \\l "a"')) +
        simple('HYPERLINK mailto:a@example.test'),
    },
  ],
  [
    'fields to fill in',
    {
      after:
        field(instructions(' FORMTEXT ')) +
        field(instructions('FORMCHECKBOX')) +
        simple('MACROBUTTON NoMacro [点击输入]'),
    },
  ],
  [
    'the names of fields as text',
    { after: paragraph(run('DDEAUTO c:\\cmd.exe INCLUDEPICTURE javascript:alert(1) oleObject')) },
  ],
  [
    'notes, headers and comments',
    {
      documentRelations: relation('comments', 'comments.xml'),
      parts: {
        'word/comments.xml': `<w:comments ${WORD}/>`,
        'word/footnotes.xml': `<w:footnotes ${WORD}><w:footnote>${simple('PAGE')}</w:footnote></w:footnotes>`,
        'word/header1.xml': `<w:hdr ${WORD}>${simple('PAGE')}</w:hdr>`,
      },
    },
  ],
  [
    'a picture of its own',
    {
      documentRelations: relation('image', 'media/image1.png'),
      parts: { 'word/media/image1.png': Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') },
    },
  ],
  [
    'a picture that was pasted from a disk',
    { documentRelations: relation('image', 'file:///C:\\Users\\a\\AppData\\Local\\Temp\\wps1.png', OUTSIDE) },
  ],
  [
    'a template on the writer’s disk',
    { documentRelations: relation('attachedTemplate', 'file:///C:\\Templates\\公文.dotx', OUTSIDE) },
  ],
  [
    'themes, settings and fonts',
    {
      documentRelations: relation('theme', 'theme/theme1.xml'),
      parts: {
        'word/theme/theme1.xml': '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>',
        'word/settings.xml': `<w:settings ${WORD}><w:mailMerge><w:mainDocumentType w:val="formLetters"/></w:mailMerge></w:settings>`,
        'word/fontTable.xml': `<w:fonts ${WORD}/>`,
      },
    },
  ],
  [
    'descriptions and data of its own',
    {
      parts: {
        'docProps/app.xml':
          '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Template>Normal.dotm</Template></Properties>',
        'customXml/item1.xml': '<b:Sources xmlns:b="a"/>',
      },
    },
  ],
  ['a chart with its numbers', chart(xlsx(content))],
];

describe('a Word document is read in full with', () => {
  test.each(WORD_HARMLESS)('%s', async (_, options) => {
    expect(await readingOf(docx(content, options))).toBe(IN_FULL);
  });
});

test('the numbers of a chart are under the same law', async () => {
  const told = 'embedded-object word/charts/chart1.xml';
  expect(await readingOf(docx(content, chart(withCell('WEBSERVICE("a")'))))).toBe(told);
  expect(await readingOf(docx(content, chart('no archive')))).toBe(told);
  expect(await readingOf(docx(content, chart(docx(content, chart(xlsx(content))))))).toBe(told);
  expect(
    await readingOf(docx(content, chart(xlsx(content), relation('oleObject', 'file:///C:/a.xlsx', OUTSIDE)))),
  ).toBe(told);
});
