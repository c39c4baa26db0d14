/** What search engines are told of a report: schema.org, whole, true to the report, and unable to leave its element. */
import { describe, expect, test } from '@jest/globals';
import { versionObjects } from '#shared/site/objects.js';
import { reportPage } from '#shared/site/report-page.js';
import { structuredText } from '#shared/site/structured-data.js';
import { textsIn } from '#shared/words/texts.js';
import { agency, cell, noNumber, sampleRecord, sampleReport } from './sample.js';

const report = sampleReport({
  version: 2,
  publishedAt: '2026-02-10T03:00:00Z',
  correction: { at: '2026-02-10T03:00:00Z', reason: '总计填写有误。' },
  earlier: [{ version: 1, publishedAt: '2026-01-30T17:00:00Z', inEnglish: true }],
  record: sampleRecord({
    'requests.newlyReceived@total': cell('17'),
    'outcomes.granted@total': noNumber('blank'),
  }),
});

function structuredOf(html: string): Record<string, unknown> {
  const [, json = ''] = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html) ?? [];
  return JSON.parse(json) as Record<string, unknown>;
}

describe('of a report', () => {
  const data = structuredOf(reportPage(report, 'current', textsIn('zh')));

  test('it is a set of data of its year, area and agency, with the day of its correction', () => {
    expect(data).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Dataset',
      name: '示例县教育局2025年政府信息公开工作年度报告',
      url: '/2025/jiaoyu/index.html',
      version: '2',
      temporalCoverage: '2025-01-01/2025-12-31',
      spatialCoverage: { name: '示例县' },
      creator: { '@type': 'GovernmentOrganization', name: '示例县教育局' },
      datePublished: '2026-01-30T17:00:00Z',
      dateModified: '2026-02-10T03:00:00Z',
      correction: { '@type': 'CorrectionComment', text: '总计填写有误。' },
    });
    expect(String(data['description']).length).toBeGreaterThan(50);
  });

  test('every download that it names is an object of the version', () => {
    const keys = versionObjects(report).map(({ key }) => `/${key}`);
    const downloads = data['distribution'] as { contentUrl: string; encodingFormat: string }[];
    expect(downloads.map(({ encodingFormat }) => encodingFormat)).toEqual(['application/json', 'text/csv']);
    for (const { contentUrl } of downloads) expect(keys).toContain(contentUrl);
  });

  test('a figure is its number; one that was left blank is not told, and is not 0', () => {
    const measured = data['variableMeasured'] as { name: string; value: number }[];
    expect(measured).toContainEqual({ '@type': 'PropertyValue', name: '新收申请', value: 17 });
    expect(measured.map(({ name }) => name)).not.toContain('予以公开');
  });

  test('in English it stands at the English address', () => {
    const english = structuredOf(reportPage(report, 'version', textsIn('en')));
    expect(english).toMatchObject({ url: '/en/2025/jiaoyu/v2/index.html', '@type': 'Dataset' });
  });
});

test('no text can end the element or hide in it', () => {
  const attack = '</script><script>alert(1)</script><!--&\u202e\u0000\u2028';
  const text = structuredText({ name: attack, list: [attack] });
  expect(text).not.toMatch(/[<>&\u202e\u2028]|\\u0000|\\u202e/);
  expect(JSON.parse(text)).toMatchObject({ name: '</script><script>alert(1)</script><!--&' });
  const html = reportPage(sampleReport({ agency: agency('evil', attack) }), 'current', textsIn('en'));
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(String(structuredOf(html)['name'])).toContain('<script>alert(1)</script>');
});
