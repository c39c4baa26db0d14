/** What a PDF may not do, each as a small file, and what an ordinary one does. */
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { activeContentIn } from '#shared/report/active-content.js';
import { readDocument } from '#shared/reading/read-document.js';
import { onePage, revisedPdf, type Revision } from '../../builders/active-pdf.js';
import { narrativeFor } from '../../builders/narrative.js';
import { ruledPdf } from '../../builders/ruled-pdf.js';
import { distinctValues } from '../../builders/values.js';
import { unread, wrong } from '../office/documents.js';

// Two engines and a painted page for every document: slow where many tests share a machine.
jest.setTimeout(60_000);

const values = distinctValues(131);
let plain: Uint8Array = new Uint8Array();
let report: Uint8Array = new Uint8Array();
beforeAll(async () => {
  plain = await onePage();
  report = await ruledPdf({ values, narrative: narrativeFor(values) });
});

/** `kind place`, or the code of any other refusal. */
async function refusalOf(bytes: Uint8Array): Promise<string> {
  const reading = await readDocument(bytes);
  if (reading.status !== 'refused') return reading.status;
  const { code, detail } = reading.reason;
  const active = activeContentIn(detail);
  if (active === undefined) return code;
  return `${active.kind} ${active.place.in === 'page' ? active.place.page : active.place.in}`;
}

const link = (action: string): Revision => ({
  page: '/Annots [100 0 R]',
  objects: [`<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A ${action} >>`],
});
const annotation = (entries: string, ...others: string[]): Revision => ({
  page: '/Annots [100 0 R]',
  objects: [`<< /Type /Annot /Rect [0 0 9 9] ${entries} >>`, ...others],
});
const field = (entries: string): Revision => ({
  catalog: '/AcroForm << /Fields [100 0 R] >>',
  page: '/Annots [100 0 R]',
  objects: [`<< /Type /Annot /Subtype /Widget /Rect [0 0 9 9] /FT /Tx /T (a) ${entries} >>`],
});
const JS = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';
const wide = (text: string): string => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
const octal = (text: string): string =>
  `(${[...text].map((letter) => `\\${letter.charCodeAt(0).toString(8).padStart(3, '0')}`).join('')})`;

const ACTIVE: readonly (readonly [string, string, Revision])[] = [
  ['a script at opening', 'script document', { catalog: `/OpenAction ${JS}` }],
  ['a script at opening, in an object', 'script document', { catalog: '/OpenAction 100 0 R', objects: [JS] }],
  ['a script whose kind stands elsewhere', 'script document', { objects: ['<< /S 101 0 R >>', '/JavaScript'] }],
  ['a script before closing', 'script document', { catalog: `/AA << /WC ${JS} >>` }],
  ['a script when a page is shown', 'script 1', { page: `/AA << /O ${JS} >>` }],
  ['a script when an annotation is entered', 'script 1', annotation(`/Subtype /Link /AA << /E ${JS} >>`)],
  ['a script of a form field', 'script 1', field(`/AA << /K ${JS} >>`)],
  ['a script after another action', 'script 1', link(`<< /S /GoTo /D (a) /Next [<< /S /GoTo /D (b) >> ${JS}] >>`)],
  ['a script of a bookmark', 'script document', { objects: [`<< /Title (1) /Parent 9 0 R /A ${JS} >>`] }],
  [
    'a tree of scripts by name',
    'script document',
    {
      catalog: '/Names << /JavaScript << /Kids [100 0 R] >> >>',
      objects: [`<< /Limits [(a) (a)] /Names [(a) ${JS}] >>`],
    },
  ],
  ['a script in a packed object', 'script document', { catalog: '/OpenAction 100 0 R', objects: [JS], packed: true }],
  ['a name in codes', 'script document', { catalog: '/Open#41ction << /#53 /J#61v#61Script /J#53 (1) >>' }],
  ['a key given twice', 'script document', { catalog: '/OpenAction << /S /JavaScript /S /GoTo /JS (1) >>' }],
  [
    'a comment that looks like a stream around a script',
    'script document',
    { catalog: '/OpenAction 100 0 R %', before: '% 1 0 obj << >> stream', objects: [`${JS} % endstream endobj`] },
  ],
  [
    'a script in the data of a stream',
    'script document',
    { objects: [`<< /Length 90 >>\nstream\n70 0 obj ${JS} endobj\nendstream`] },
  ],
  ['a script in a comment', 'script document', { before: `% 70 0 obj ${JS} endobj` }],
  ['a script behind comments', 'script document', { before: `70 %\n0 % a\nobj%b\n<< /S % c\n /JavaScript /JS (1) >>` }],
  [
    'a script in a stream',
    'script document',
    { objects: ['<< /JS 101 0 R >>', '<< /Length 1 >>\nstream\n1\nendstream'] },
  ],
  ['a program to start', 'launch 1', link('<< /S /Launch /F (calc.exe) >>')],
  ['a program of Windows to start', 'launch 1', link('<< /S /Launch /Win << /F (cmd.exe) /P (/c calc) >> >>')],
  ['a way into another document', 'other-document 1', link('<< /S /GoToR /F (\\\\\\\\host\\\\a.pdf) /D [0 /Fit] >>')],
  ['a thread of another document', 'other-document 1', link('<< /S /Thread /F (a.pdf) /D 0 >>')],
  ['a way into an embedded file', 'embedded-file 1', link('<< /S /GoToE /T << /R /C /N (a) >> >>')],
  ['a link to a script', 'script-link 1', link('<< /S /URI /URI (javascript:alert\\(1\\)) >>')],
  ['a link to a script in octal', 'script-link 1', link(`<< /S /URI /URI ${octal('JavaScript:alert(1)')} >>`)],
  ['a link to a script in hexadecimal', 'script-link 1', link('<< /S /URI /URI <6a61766173 63726970743a31> >>')],
  ['a link to a script in UTF-16', 'script-link 1', link(`<< /S /URI /URI ${wide('javascript:1')} >>`)],
  ['a link to a script with breaks', 'script-link 1', link('<< /S /URI /URI (\\tjava\\\nscri\\rpt:1) >>')],
  ['a link to a script behind spaces', 'script-link 1', link(`<< /S /URI /URI (${' '.repeat(3_000)}javascript:1) >>`)],
  ['a link behind breaks without end', 'odd-link 1', link(`<< /S /URI /URI (${'\\\n'.repeat(3_000)}javascript:1) >>`)],
  [
    'a link in hexadecimal with gaps',
    'script-link 1',
    link(`<< /S /URI /URI <6a${' '.repeat(9_000)}61766173 63726970743a31> >>`),
  ],
  ['a link to a file', 'share-link 1', link('<< /S /URI /URI (file:///C:/Windows/System32/calc.exe) >>')],
  ['a link to a share', 'share-link 1', link('<< /S /URI /URI (\\\\\\\\host\\\\share\\\\a.doc) >>')],
  ['a link to a share by scheme', 'share-link 1', link('<< /S /URI /URI (SMB://host/share) >>')],
  ['a link to a program by scheme', 'odd-link 1', link('<< /S /URI /URI (ms-msdt:/id) >>')],
  ['a base of all links', 'script-link document', { catalog: '/URI << /Base (javascript:) >>' }],
  ['a form that is sent', 'form-action 1', link('<< /S /SubmitForm /F (http://example.test/) >>')],
  ['data to import', 'form-action 1', link('<< /S /ImportData /F (a.fdf) >>')],
  ['a form of its own', 'dynamic-form document', { catalog: '/AcroForm << /Fields [] /XFA [(a) 100 0 R] >>' }],
  [
    'an embedded file',
    'embedded-file document',
    {
      catalog: '/Names << /EmbeddedFiles << /Names [(a) 100 0 R] >> >>',
      objects: ['<< /Type /Filespec /F (a.exe) /EF << /F 101 0 R >> >>', '<< /Length 1 >>\nstream\n1\nendstream'],
    },
  ],
  [
    'an associated file',
    'embedded-file 1',
    { page: '/AF [<< /UF (a.xml) /EF << /UF 100 0 R >> >>]', objects: ['<< /Length 1 >>\nstream\n1\nendstream'] },
  ],
  ['a file in the margin', 'embedded-file 1', annotation('/Subtype /FileAttachment /FS << /F (a.exe) >>')],
  ['a solid model', 'media 1', annotation('/Subtype /3D /3DD 101 0 R', '<< /Length 1 >>\nstream\n1\nendstream')],
  ['playable media', 'media 1', annotation('/Subtype /RichMedia')],
  ['a film', 'media 1', annotation('/Subtype /Movie /Movie << /F (a.avi) >>')],
  ['a sound', 'media 1', annotation('/Subtype /Sound')],
  ['a screen', 'media 1', annotation('/Subtype /Screen')],
  ['media to play', 'media 1', link('<< /S /Rendition /OP 0 >>')],
  ['a film to play', 'media 1', link('<< /S /Movie >>')],
  ['a sound to play', 'media 1', link('<< /S /Sound >>')],
  ['a command of the viewer', 'command document', { catalog: '/OpenAction << /S /Named /N /Print >>' }],
  ['an action that hides', 'changed-display 1', link('<< /S /Hide /T (a) >>')],
  ['an action that switches layers', 'changed-display 1', link('<< /S /SetOCGState /State [/OFF 9 0 R] >>')],
  ['an action of no known kind', 'unclear 1', link('<< /S /Whatever >>')],
  ['an action whose kind is nowhere', 'unclear 1', link('<< /S 999 0 R >>')],
  [
    'a stream kept elsewhere',
    'outside-content document',
    { objects: ['<< /F (a.bin) /Length 0 >>\nstream\n\nendstream'] },
  ],
  [
    'a page of another file',
    'outside-content document',
    { objects: ['<< /Subtype /Form /Ref << /F (a.pdf) /Page 1 >> >>'] },
  ],
];

describe('a PDF is refused by kind and place', () => {
  test.each(ACTIVE)('%s: %s', async (_, told, revision) => {
    expect(await refusalOf(revisedPdf(plain, revision))).toBe(told);
  });

  test('whatever a later version of the file put in its place', async () => {
    const first = revisedPdf(plain, { catalog: '/OpenAction 100 0 R', objects: [JS] });
    expect(await refusalOf(revisedPdf(first, { objects: ['null'] }))).toBe('script document');
  });

  test('though strings and packed objects are locked', async () => {
    const locked = (draw: (doc: PDFKit.PDFDocument) => void) =>
      onePage({ ownerPassword: 'x', pdfVersion: '1.7' }, draw);
    const to = (target: string) => locked((doc) => doc.link(0, 0, 9, 9, target));
    expect(await refusalOf(await to('javascript:alert(1)'))).toBe('script-link 1');
    expect(await refusalOf(await to('https://www.example.test/'))).not.toMatch(/ /);
  });
});

const HARMLESS: readonly (readonly [string, Revision])[] = [
  ['links of the web', link('<< /S /URI /URI (http://www.example.test/zwgk/) >>')],
  ['secure links of the web', link('<< /S /URI /URI (https://www.example.test:8443/a?b=javascript:1#c) >>')],
  ['mail addresses', link('<< /S /URI /URI (mailto:office@example.test) >>')],
  ['telephone numbers', link('<< /S /URI /URI (tel:+86-512-1234567) >>')],
  ['links without a scheme', link('<< /S /URI /URI (www.example.test/a) >>')],
  ['links whose address is text', link(`<< /S /URI /URI ${wide('http://www.example.test/年报')} >>`)],
  ['places to go to', link('<< /S /GoTo /D [7 0 R /XYZ 0 0 null] >>')],
  ['a page to open at', { catalog: '/OpenAction [7 0 R /Fit] /PageMode /UseOutlines' }],
  ['buttons that turn pages', link('<< /S /Named /N /NextPage /Next << /S /Named /N /PrevPage >> >>')],
  [
    'bookmarks and named places',
    {
      catalog: '/Outlines 100 0 R /Names << /Dests << /Names [(a) [7 0 R /Fit]] >> >> /Dests << /JS [7 0 R /Fit] >>',
      objects: [
        '<< /Type /Outlines /First 101 0 R /Last 102 0 R /Count 2 >>',
        '<< /Title (1) /Parent 100 0 R /Next 102 0 R /Dest (a) >>',
        '<< /Title (2) /Parent 100 0 R /Prev 101 0 R /A << /S /GoTo /D (a) >> >>',
      ],
    },
  ],
  ['packed bookmarks', { catalog: '/Outlines 100 0 R', objects: ['<< /Type /Outlines /Count 0 >>'], packed: true }],
  ['page labels', { catalog: '/PageLabels << /Nums [0 << /S /D /P (A-) >>] >>' }],
  [
    'marks of structure',
    {
      catalog: '/MarkInfo << /Marked true >> /StructTreeRoot 100 0 R',
      objects: ['<< /Type /StructTreeRoot /K << /S /Table /P 100 0 R /A << /O /Table /Scope /Row >> >> >>'],
    },
  ],
  [
    'empty trees of names and forms',
    { catalog: '/Names << /EmbeddedFiles << /Names [] >> >> /AcroForm << /Fields [] /XFA null >>' },
  ],
  ['layers', { catalog: '/OCProperties << /OCGs [] /D << /Order [] >> >>' }],
  ['how pages change', { page: '/Trans << /S /Fade /D 1 >> /Group << /S /Transparency /CS /DeviceRGB >>' }],
  [
    'fonts called like other things',
    { objects: ['<< /Font << /JS 101 0 R /EF 101 0 R /AF 101 0 R /AA 101 0 R >> >>', '<< /Type /Font >>'] },
  ],
  [
    'the words in a text',
    { objects: ['<< /Length 60 >>\nstream\nBT (/S /JavaScript /JS /Launch /EmbeddedFile) Tj ET\nendstream'] },
  ],
  [
    'a title that is a path',
    { objects: ['<< /Title (file:///C:/Users/a/report.html) /Producer (OpenAction JavaScript) >>'] },
  ],
];

describe('a report is read in full with', () => {
  test.each(HARMLESS)('%s', async (_, revision) => {
    const reading = await readDocument(revisedPdf(report, revision));
    if (reading.status === 'refused') throw new Error(reading.reason.detail);
    expect([unread(reading.record), wrong(reading.record, values)]).toEqual([[], []]);
  });

  test('a lock that keeps nobody from reading', async () => {
    const locked = await onePage({ ownerPassword: 'x', pdfVersion: '1.7' });
    expect(await refusalOf(locked)).not.toMatch(/active|encrypted| /);
  });
});
