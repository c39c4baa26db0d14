/** Originals are handed out as what their bytes are, and as a download. */
import { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, test } from '@jest/globals';
import { attachment } from '#shared/ids/attachment.js';
import { signDownload } from '#shared/s3/download.js';
import { handedOut } from '#shared/s3/handed-out.js';
import { DOCUMENT_FORMATS, type DocumentFormat } from '#shared/report/record.js';

const ID = '2025-jiaoyu-2';

describe('the name of an original', () => {
  test.each<[string, DocumentFormat | null, string]>([
    ['x.hta', 'html', 'x.html'],
    ['x.HTA', 'html', 'x.html'],
    ['x.hta. ', 'html', 'x.html'],
    ['x.hta\u200b', 'html', 'x.html'],
    ['x.hta\u202e', 'html', 'x.html'],
    ['年报.htm', 'html', '年报.html'],
    ['年报.pdf.exe', 'pdf', '年报.pdf.pdf'],
    ['年报.docm', 'docx', '年报.docx'],
    ['年报.xls', 'xlsx', '年报.xlsx'],
    ['年报.bat', 'text', '年报.txt'],
    ['年报.js', 'json', '年报.json'],
    ['年报', 'pdf', '年报.pdf'],
    ['2025年报1.15', 'docx', '2025年报1.15.docx'],
    ['2025年报.1月', 'docx', '2025年报.1月.docx'],
    ['年报.7z', 'docx', '年报.docx'],
    ['', 'pdf', `${ID}.pdf`],
    ['.hta', 'html', `${ID}.html`],
    ['宏.docm', null, '宏.docm.bin'],
    ['', null, `${ID}.bin`],
  ])('%j, found to be %s, is %j', (fileName, format, name) => {
    expect(handedOut(fileName, ID, format).fileName).toBe(name);
  });

  test('ends for old software as it does for new', () => {
    for (const format of [...DOCUMENT_FORMATS, null]) {
      const { fileName, plainName } = handedOut('x.hta', ID, format);
      expect(plainName.split('.').at(-1)).toBe(fileName.split('.').at(-1));
      expect(fileName).not.toMatch(/hta$/);
    }
  });
});

test('a page saved as .hta comes as .html, as a download that no browser shows as a page', async () => {
  const client = new S3Client({ region: 'cn-north-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
  const as = handedOut('x.hta', ID, 'html');
  const { searchParams } = new URL(await signDownload(client, { bucket: 'documents', key: 'a/b', as }));
  expect(searchParams.get('response-content-disposition')).toBe(
    `attachment; filename="${ID}.html"; filename*=UTF-8''x.html`,
  );
  expect(searchParams.get('response-content-disposition')).toBe(attachment('x.html', `${ID}.html`));
  expect(searchParams.get('response-content-type')).toBe('text/plain; charset=utf-8');
});
