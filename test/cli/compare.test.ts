/** `nianbao compare`: a saved page against the report, in lines and an exit code. */
import { describe, expect, test } from '@jest/globals';
import { readDocument } from '#shared/reading/read-document.js';
import { shownReport } from '#shared/takeaway/official-report.js';
import { portalHtml } from '#shared/takeaway/portal-html.js';
import { run } from '../../cli/compare.js';
import { sampleRecord } from '../site/sample.js';

const page = portalHtml(shownReport(sampleRecord(), { agencyName: '示例县教育局', year: 2025 }));
const saved = (html: string) =>
  readDocument(Buffer.from(`<html><head><meta charset="utf-8"></head><body>${html}</body></html>`));

describe('nianbao compare', () => {
  async function compare(html: string) {
    const lines: string[] = [];
    const terminal = {
      directory: '/',
      write: (text: string) => lines.push(text),
      complain: (text: string) => lines.push(text),
    };
    const read = async (file: string) => saved(file === 'report' ? page : html);
    return { code: await run(['report', 'page.html'], terminal as never, read as never), said: lines.join('') };
  }

  test('says that all is the same, or what differs, and ends accordingly', async () => {
    expect(await compare(page)).toMatchObject({ code: 0 });
    const { code, said } = await compare(page.replace('18.8710', '18.8711'));
    expect([code, said]).toEqual([2, expect.stringContaining('approved "18.8710", saved "18.8711"')]);
    expect(await compare('<p>404</p>')).toMatchObject({ code: 3 });
  });
});
