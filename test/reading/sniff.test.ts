import { describe, expect, test } from '@jest/globals';
import { readDocument } from '#shared/reading/read-document.js';
import { narrativeFor } from '../builders/narrative.js';
import { textLayer } from '../builders/text-layer.js';
import { consistentValues } from '../builders/values.js';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string): string => Buffer.from(text, 'utf16le').toString('latin1');
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

const values = consistentValues(4);
const report = textLayer({ values, narrative: narrativeFor(values) });

async function codeOf(bytes: Uint8Array): Promise<string> {
  const reading = await readDocument(bytes);
  return reading.status === 'refused' ? reading.reason.code : reading.status;
}

describe('a file is what its bytes say', () => {
  test.each<[string, string, Uint8Array]>([
    ['nothing', 'empty', new Uint8Array()],
    ['white space', 'empty', utf8(' \n\n\t ')],
    ['a Word 97 document', 'unsupported-doc', latin(OLE + utf16('WordDocument'))],
    ['a WPS document', 'unsupported-wps', latin(OLE + utf16('WordDocument') + utf16('WpsCustomData'))],
    ['an Office document with a password', 'encrypted', latin(OLE + utf16('EncryptedPackage'))],
    ['an Excel 97 workbook', 'unsupported-xls', latin(OLE + utf16('Workbook'))],
    ['a web archive of Safari', 'unsupported-webarchive', latin('bplist00')],
    ['another compound file', 'unsupported-other', latin(OLE)],
    ['an OFD document', 'unsupported-ofd', latin('PK\x03\x04....OFD.xml')],
    ['a Word document cut short', 'damaged', latin('PK\x03\x04....word/document.xml')],
    ['a workbook cut short', 'damaged', latin('PK\x03\x04....xl/workbook.xml')],
    ['an archive', 'unsupported-other', latin('PK\x03\x04....readme.txt')],
    ['a picture', 'unsupported-other', latin('\x89PNG\r\n\x1a\n')],
    ['a program', 'unsupported-other', latin('MZ\x90\0')],
    ['binary bytes', 'unsupported-other', latin('abc\0\x01\x02')],
    ['a program that calls itself a PDF further in', 'unsupported-other', latin('MZ\x90\0 %PDF-1.7')],
    ['a script that calls itself a PDF further in', 'unsupported-other', latin('#!/bin/sh\n# %PDF-1.7')],
    ['a picture with a PDF behind its head', 'unsupported-other', latin('\xff\xd8\xff\xe0 %PDF-1.7')],
    ['an archive that stores a PDF as it is', 'unsupported-other', latin('PK\x03\x04....report.pdf%PDF-1.7')],
    ['a web page with a PDF behind its head', 'active-content', latin('<html><!--\n%PDF-1.7\n')],
    ['text that belongs to no report', 'not-a-report', utf8('会议纪要\n本次会议讨论了下一步工作。\n')],
    ['another language', 'not-a-report', utf8('Annual report of a company\n1. Overview\n')],
    ['bytes in no encoding', 'wrong-encoding', latin('\xff\xa0\xff\xa0 text \x81')],
    ['text in which characters were lost', 'wrong-encoding', utf8(report.replace('公', '\ufffd'))],
    [
      'UTF-8 that was once taken for Latin-1',
      'wrong-encoding',
      utf8(
        Buffer.from(report)
          .toString('latin1')
          .replace(/[\u0080-\u009f]/g, ''),
      ),
    ],
  ])('%s: %s', async (_, code, bytes) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  test.each<[string, Uint8Array]>([
    ['UTF-8', utf8(report)],
    ['UTF-8 with a mark', utf8(`\ufeff${report}`)],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, ...Buffer.from(report, 'utf16le')])],
    ['Windows line ends', utf8(report.replaceAll('\n', '\r\n'))],
  ])('text in %s is read', async (_, bytes) => {
    expect(await codeOf(bytes)).toBe('extracted');
  });

  test('text in GB18030 is read', async () => {
    // 政府 in GB18030, then the rest as far as ASCII goes: enough to tell decoding from refusal.
    expect(await codeOf(latin('\xd5\xfe\xb8\xae\xd0\xc5\xcf\xa2\xb9\xab\xbf\xaa 2024'))).toBe('not-a-report');
  });
});

describe('text that is no filled report of this form', () => {
  const without = report.replace(/^(.* )?[\d.]+( \d+)*$/gm, (line) =>
    line.replace(/(?<=^| )\d[\d.]*(?= |$)/g, '').trimEnd(),
  );

  test('the empty form', async () => {
    expect(await codeOf(utf8(without))).toBe('blank-form');
  });

  test('the trial form of 2019', async () => {
    expect(await codeOf(utf8(report.replace('本年制发件数', '本年新制作数量')))).toBe('old-form');
  });

  test('two reports in one file', async () => {
    expect(await codeOf(utf8(`${report}\n${report}`))).toBe('several-reports');
  });

  test('a narrative without tables', async () => {
    const headings = report
      .split('\n')
      .filter((line) => !/\d|[（(]|信息内容|自然|总计|结果|审结|诉$/.test(line) || /^[一二三四五六]、.{4,}/.test(line));
    const narrative = [
      '云溪县示例局',
      '2025年政府信息公开工作年度报告',
      ...headings.filter((line) => /^[一二三四五六]、(总体|主动|收到|政府信息公开行|存在|其他)/.test(line)),
    ];
    expect(await codeOf(utf8(narrative.join('\n\n本节情况如下。\n\n')))).toBe('no-tables');
  });
});
