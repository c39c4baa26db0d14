/**
 * Whatever an agency writes, or somebody writes in its name, is text in every published file: it runs nowhere, turns no line
 * around, breaks no file and begins no formula.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { SaxesParser } from 'saxes';
import { SECTION_HEADINGS } from '#shared/report/labels.js';
import { readDocument } from '#shared/reading/read-document.js';
import { reportCsvKey, reportFileKey, reportJsonKey, versionPageKey } from '#shared/site/keys.js';
import { versionObjects } from '#shared/site/objects.js';
import { withFiles } from '#shared/site/report-files.js';
import { reportFont } from '#shared/takeaway/pdf/report-font.js';
import { finding, sampleRecord, sampleReport } from './sample.js';

const NASTY = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</w:t></w:r><w:fldSimple w:instr="DDEAUTO c:"/>',
  ']]><!--',
  '&lt;&#x3c;&amp;',
  '=HYPERLINK("http://x.invalid","y")',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\u202e=1',
  '\u202ereversed\u202c',
  '\u2066\u200b\u00ad\ufeff',
  '\u0000',
  '\u0007\u001b[31m',
  '\ud800无',
  '\udc00',
  '\ufffe',
  '_x0000_',
  '(/JS (app.alert(1)))',
  'javascript:alert(1)',
  '本机关全年办结申请三件。',
] as const;

const TEXT = fc.array(fc.constantFrom(...NASTY), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));

/** Nobody sees them, and they turn, hide or break what stands beside them. */
const HIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/u;
/** An apostrophe in front is what disarms one. */
const FORMULA = /^[\s"]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

async function published(text: string) {
  const found = finding();
  const { report, objects } = await withFiles(
    sampleReport({
      agency: { ...sampleReport().agency, name: `示例县教育局${text}`.slice(0, 60) },
      original: { ...sampleReport().original, fileName: `${text}.pdf` },
      record: sampleRecord(
        {},
        {
          sections: SECTION_HEADINGS.map((heading, index) => ({
            number: index + 1,
            heading: heading.zh,
            located: true,
            paragraphs: [text, '本机关如实填报。'],
            pages: null,
          })),
        },
      ),
      findings: [found],
      explanations: [{ finding: found.key, text }],
      statement: { officer: text, title: text, at: '2026-01-20T02:00:00Z' },
    }),
    reportFont(),
  );
  const all = new Map([...objects, ...versionObjects(report)].map(({ key, body }) => [key, body]));
  const bytesOf = (key: string): Buffer => Buffer.from(all.get(key) ?? '');
  return { report, bytesOf };
}

function elementsOf(node: DefaultTreeAdapterTypes.Node): DefaultTreeAdapterTypes.Element[] {
  const own = 'tagName' in node ? [node] : [];
  return [...own, ...('childNodes' in node ? node.childNodes.flatMap(elementsOf) : [])];
}

function expectInertPage(html: string): void {
  for (const { tagName, attrs, childNodes } of elementsOf(parse(html))) {
    expect(['img', 'iframe', 'object', 'embed', 'form', 'base']).not.toContain(tagName);
    for (const { name, value } of attrs) {
      expect(name).not.toMatch(/^on/u);
      if (name === 'href' || name === 'src') expect(value).not.toMatch(/^\s*(?:javascript|data|vbscript):/iu);
    }
    if (tagName !== 'script') continue;
    // Data of search engines, which no browser runs.
    expect(attrs).toContainEqual({ name: 'type', value: 'application/ld+json' });
    const [content] = childNodes;
    expect(() => JSON.parse(content !== undefined && 'value' in content ? content.value : '') as unknown).not.toThrow();
  }
  expect(html).not.toMatch(HIDDEN);
}

/** Every part is XML that another parser takes, and none has what an Office program would run or fetch. */
function expectInertOffice(bytes: Uint8Array): void {
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    const xml = strFromU8(part);
    const elements: string[] = [];
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw new Error(`${name}: ${error.message}`);
    });
    parser.on('opentag', (tag) => elements.push(tag.name));
    parser.write(xml).close();
    expect(
      elements.filter((element) =>
        /^(?:f|w:fldSimple|w:instrText|w:hyperlink|w:altChunk|hyperlink|oleObject|ddeLink)$/u.test(element),
      ),
    ).toEqual([]);
    expect(xml).not.toMatch(HIDDEN);
    expect(xml).not.toContain('TargetMode="External"');
  }
}

function expectInertPdf(bytes: Buffer): void {
  expect(bytes.toString('latin1')).not.toMatch(
    /\/(?:JavaScript|JS|Launch|OpenAction|AA|EmbeddedFile|URI|SubmitForm)\b/u,
  );
}

function fieldsOf(csv: string): string[] {
  return [...csv.replace(/^\ufeff/u, '').matchAll(/"((?:[^"]|"")*)"|([^",\r\n]+)/gu)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

async function expectInert(text: string): Promise<void> {
  const { report, bytesOf } = await published(text);
  expectInertPage(bytesOf(versionPageKey(report)).toString('utf8'));
  expectInertOffice(bytesOf(reportFileKey(report, 'docx')));
  expectInertOffice(bytesOf(reportFileKey(report, 'xlsx')));
  expect(report.files?.pdf).not.toBeNull();
  expectInertPdf(bytesOf(reportFileKey(report, 'pdf')));
  const csv = bytesOf(reportCsvKey(report)).toString('utf8');
  expect(csv.slice(1)).not.toMatch(HIDDEN);
  expect(fieldsOf(csv).filter((field) => FORMULA.test(field))).toEqual([]);
  const json = JSON.parse(bytesOf(reportJsonKey(report)).toString('utf8')) as { sections: { paragraphs: string[] }[] };
  expect(json.sections[0]?.paragraphs[0]).toBe(text);
}

describe('what is written in a report', () => {
  test('is inert in every file, whatever it is put together from', async () => {
    await fc.assert(fc.asyncProperty(TEXT, expectInert), { numRuns: 12, endOnFailure: true });
  });

  test('is inert where all of it comes at once', async () => {
    await expectInert(NASTY.join(''));
  });

  test('is whole and bounded also in a line of 100 KB', async () => {
    const line = '本机关全年办结申请三件，'.repeat(4_000);
    const { report, bytesOf } = await published(line);
    for (const kind of ['pdf', 'docx', 'xlsx'] as const) {
      const size = report.files?.[kind]?.size ?? Infinity;
      expect(size).toBeLessThan(3_000_000);
    }
    expectInertOffice(bytesOf(reportFileKey(report, 'xlsx')));
    const texts = Object.values(unzipSync(bytesOf(reportFileKey(report, 'docx')))).map((part) => strFromU8(part));
    expect(texts.some((text) => text.includes(line))).toBe(true);
  });

  test('leaves files that the product reads', async () => {
    const { report, bytesOf } = await published(NASTY.join(''));
    for (const kind of ['pdf', 'docx', 'xlsx'] as const) {
      const reading = await readDocument(bytesOf(reportFileKey(report, kind)));
      expect([kind, reading.status]).toEqual([kind, 'extracted']);
    }
  });
});
