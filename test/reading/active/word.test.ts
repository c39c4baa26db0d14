/** What a Word document may not bring along, each as a small file. */
import { describe, expect, test } from '@jest/globals';
import { docx, paragraph, type DocxOptions } from '../../builders/docx.js';
import { field, instructions, mark, simple } from './fields.js';
import { content, IN_FULL, MICROSOFT, OFFICE, OUTSIDE, override, readingOf, relation, relations, STRICT, WORD } from './packages.js';

const MAIN = 'word/document.xml';

const WORD_ACTIVE: readonly (readonly [string, string, DocxOptions])[] = [
  [
    'a linked object',
    `embedded-object ${MAIN}`,
    { documentRelations: relation('oleObject', 'file://host/a.xlsx', OUTSIDE) },
  ],
  [
    'an embedded object',
    `embedded-object ${MAIN}`,
    { documentRelations: relation('oleObject', 'embeddings/oleObject1.bin') },
  ],
  ['an embedded package', `embedded-object ${MAIN}`, { documentRelations: relation('package', 'embeddings/a.xlsx') }],
  [
    'an object of another program by its bytes',
    'embedded-object word/media/image1.png',
    { parts: { 'word/media/image1.png': Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1') } },
  ],
  [
    'an object by its element',
    `embedded-object ${MAIN}`,
    {
      after: paragraph(
        '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Link" ProgID="Excel.Sheet"/></w:object></w:r>',
      ),
    },
  ],
  [
    'a template of the web',
    'template word/settings.xml',
    {
      parts: {
        'word/settings.xml': `<w:settings ${WORD}/>`,
        'word/_rels/settings.xml.rels': relations(relation('attachedTemplate', 'https://example.test/a.dotm', OUTSIDE)),
      },
    },
  ],
  [
    'a template on a share',
    `template ${MAIN}`,
    { documentRelations: relation('attachedTemplate', '\\\\host\\a.dotm', OUTSIDE) },
  ],
  [
    'a template by the strict edition',
    `template ${MAIN}`,
    { documentRelations: relation('attachedTemplate', 'http://example.test/a', OUTSIDE, STRICT) },
  ],
  ['a frame', `outside-content ${MAIN}`, { documentRelations: relation('frame', 'http://example.test/', OUTSIDE) }],
  [
    'a part of a master document',
    `inserted-document ${MAIN}`,
    { documentRelations: relation('subDocument', 'a.docx', OUTSIDE) },
  ],
  [
    'a picture of the web',
    `outside-content ${MAIN}`,
    { documentRelations: relation('image', 'http://example.test/a.png', OUTSIDE) },
  ],
  [
    'a picture on a share',
    'outside-content word/header1.xml',
    {
      parts: {
        'word/header1.xml': `<w:hdr ${WORD}/>`,
        'word/_rels/header1.xml.rels': relations(
          relation('image', 'file://host/share/a.png', ' TargetMode="external"'),
        ),
      },
    },
  ],
  [
    'a picture of the web by its address alone',
    `outside-content ${MAIN}`,
    {
      after: paragraph('<w:r><w:pict><v:shape><v:imagedata src="http://example.test/a.png"/></v:shape></w:pict></w:r>'),
    },
  ],
  [
    'a picture loaded by the relation of a link',
    `outside-content ${MAIN}`,
    {
      documentRelations: relation('hyperlink', 'http://example.test/a', OUTSIDE),
      after: paragraph('<w:r><a:blip r:link="rId77"/></w:r>'),
    },
  ],
  [
    'something of an unknown kind',
    `outside-content ${MAIN}`,
    { documentRelations: relation('whatever', 'http://example.test/', OUTSIDE) },
  ],
  [
    'a link to a script',
    `script-link ${MAIN}`,
    { documentRelations: relation('hyperlink', 'java&#9;script:alert(1)', OUTSIDE) },
  ],
  [
    'a link to a share',
    `share-link ${MAIN}`,
    { documentRelations: relation('hyperlink', 'file:///\\\\host\\share', OUTSIDE) },
  ],
  [
    'a link of a note',
    'share-link word/footnotes.xml',
    { parts: { 'word/_rels/footnotes.xml.rels': relations(relation('hyperlink', '\\\\host\\share', OUTSIDE)) } },
  ],
  [
    'another document to be taken in',
    `inserted-document ${MAIN}`,
    { documentRelations: relation('aFChunk', 'a.html'), parts: { 'word/a.html': '<script/>' } },
  ],
  ['the place for it', `inserted-document ${MAIN}`, { after: '<w:altChunk r:id="rId9"/>' }],
  ['a control', `control ${MAIN}`, { documentRelations: relation('control', 'activeX.xml') }],
  [
    'the place for a control',
    `control ${MAIN}`,
    { after: paragraph('<w:r><w:object><w:control r:id="rId9"/></w:object></w:r>') },
  ],
  ['macros', 'macros word/vbaProject.bin', { parts: { 'word/vbaProject.bin': 'x' } }],
  ['macros by relation', `macros ${MAIN}`, { documentRelations: relation('vbaProject', 'a.dat', '', MICROSOFT) }],
  [
    'menus of its own',
    'custom-menu ',
    {
      parts: {
        '_rels/.rels': relations(
          `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`,
          relation('ui/extensibility', 'customUI/customUI.xml', '', MICROSOFT),
        ),
      },
    },
  ],
  [
    'letters with a source of data',
    'outside-data word/settings.xml',
    {
      parts: {
        'word/settings.xml': `<w:settings ${WORD}><w:mailMerge><w:connectString w:val="DSN=a"/></w:mailMerge></w:settings>`,
      },
    },
  ],
  [
    'a film of the web',
    `media ${MAIN}`,
    {
      after: paragraph(
        '<w:r><x:webVideoPr xmlns:x="http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing" embeddedHtml="&lt;iframe>"/></w:r>',
      ),
    },
  ],
  ['DDE, simple', `field ${MAIN}`, { after: simple(' DDE Excel a b') }],
  [
    'DDEAUTO over runs',
    `field ${MAIN}`,
    { after: field(instructions(' D'), instructions('DE'), instructions('AUTO c:\\\\cmd.exe "/c calc"')) },
  ],
  [
    'DDEAUTO in another field',
    `field ${MAIN}`,
    { after: field(instructions(' IF 1 = 1 '), mark('begin'), instructions('ddeauto a b'), mark('end')) },
  ],
  ['DDEAUTO that never ends', `field ${MAIN}`, { after: paragraph(mark('begin') + instructions('DDEAUTO a b')) }],
  [
    'DDEAUTO in deleted text',
    `field ${MAIN}`,
    {
      after: paragraph(
        `<w:del w:id="1">${mark('begin')}${instructions('DDEAUTO a', 'delInstrText')}${mark('end')}</w:del>`,
      ),
    },
  ],
  [
    'DDEAUTO once a deletion is accepted',
    `field ${MAIN}`,
    {
      after: field(
        instructions('DDE'),
        `<w:del w:id="1">${instructions('x', 'delInstrText')}</w:del>`,
        instructions('AUTO a'),
      ),
    },
  ],
  [
    'DDEAUTO around a text box',
    `field ${MAIN}`,
    {
      after: field(
        instructions('DDE'),
        `<w:r><w:txbxContent>${paragraph(mark('begin'))}</w:txbxContent></w:r>`,
        instructions('AUTO a'),
      ),
    },
  ],
  [
    'instructions that depend on the program',
    `field ${MAIN}`,
    {
      after: field(
        instructions('DD'),
        `<mc:AlternateContent><mc:Choice Requires="wps">${instructions('E')}</mc:Choice></mc:AlternateContent>`,
      ),
    },
  ],
  [
    'instructions put together by a field',
    `field ${MAIN}`,
    { after: field(mark('begin'), instructions('QUOTE 68 68 69'), mark('end'), instructions(' a b')) },
  ],
  ['INCLUDETEXT', `field ${MAIN}`, { after: simple('INCLUDETEXT &quot;http://example.test/a.docx&quot;') }],
  [
    'INCLUDEPICTURE in a note',
    'field word/footnotes.xml',
    {
      parts: {
        'word/footnotes.xml': `<x:footnotes xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:fldSimple x:instr="INCLUDEPICTURE a"/></x:footnotes>`,
      },
    },
  ],
  ['LINK', `field ${MAIN}`, { after: field(instructions('LINK Excel.Sheet.12 "\\\\\\\\host\\\\a.xlsx" R1C1')) }],
  ['IMPORT', `field ${MAIN}`, { after: simple('IMPORT a.png') }],
  ['DATABASE', `field ${MAIN}`, { after: simple('DATABASE \\d a') }],
  ['MACROBUTTON', `field ${MAIN}`, { after: simple('MACROBUTTON FileSaveAs a') }],
  [
    'HYPERLINK to a script',
    `script-link ${MAIN}`,
    { after: field(instructions('HYPERLINK \\o "tip" "javascript:alert(1)"')) },
  ],
  ['HYPERLINK to a share', `share-link ${MAIN}`, { after: simple('HYPERLINK &quot;\\\\\\\\host\\\\share&quot;') }],
];

describe('a Word document is refused by kind and place', () => {
  test.each(WORD_ACTIVE)('%s: %s', async (_, told, options) => {
    expect(await readingOf(docx(content, options))).toBe(told);
  });

  test('a part that Word reads and nobody else can', async () => {
    const types = override(
      'word/header1.xml',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml',
    );
    const header = (text: string) => docx(content, { contentTypes: types, parts: { 'word/header1.xml': text } });
    expect(await readingOf(header('<broken'))).toMatch(/^damaged/);
    expect(await readingOf(header('<?xml version="1.0" encoding="GBK"?><a/>'))).toMatch(/^damaged/);
    expect(await readingOf(header(`<w:hdr ${WORD}/>`))).toBe(IN_FULL);
  });
});
