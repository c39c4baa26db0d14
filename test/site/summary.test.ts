/** From the office's records to what the public sees: what is private stays behind. */
import { describe, expect, test } from '@jest/globals';
import { submissionSchema } from '#shared/filing/model.js';
import { agencySchema } from '#shared/season/model.js';
import { ROOT } from '#shared/site/place.js';
import { currentObjects, versionObjects } from '#shared/site/objects.js';
import { indexObjects } from './whole-site.js';
import { NotPublishable, publishedReport, summaryOf } from '#shared/site/summary.js';
import { KEYS } from '../builders/signatures.js';
import { SITE, CHECKPOINT, cell, digest, finding, roster, sampleRecord, shortFormRecord } from './sample.js';

const person = (name: string) => ({ name, address: `${name}@private.example.invalid` });
const at = '2026-01-22T02:00:00Z';
const agency = agencySchema.parse({
  id: 'jiaoyu',
  area: 'home',
  year: 2025,
  name: '示例县教育局',
  kind: 'department',
  contact: person('contact'),
  reviewer: person('reviewer'),
  approver: person('approver'),
  deadline: '2026-01-31',
  invitedAt: at,
});
const submission = submissionSchema.parse({
  id: 'home.2025-jiaoyu-2',
  area: 'home',
  storedUnder: 'home.2025-jiaoyu-2',
  year: 2025,
  agency: 'jiaoyu',
  n: 2,
  state: 'approved',
  arrival: { key: 'private-upload-key', versionId: 'v' },
  fileName: '年报.pdf',
  size: 10,
  receivedAt: at,
  digest: digest('a'),
  format: 'pdf',
  refusal: null,
  explanations: [
    { finding: 'A02:outcomes.total@total', text: '按答复书份数统计。' },
    { finding: 'gone', text: 'no-longer-asked' },
  ],
  waivers: [
    {
      finding: 'A02:requests.carriedForward@total',
      message: finding().message.zh,
      reason: '已核对。',
      by: person('waiver'),
      at,
    },
  ],
  statement: { officer: '王示例', title: '主任', by: person('officer'), at },
  touched: [],
  decisions: [
    { stage: 'review', outcome: 'approved', comment: 'private-comment', by: person('reviewer'), at },
    { stage: 'approval', outcome: 'approved', comment: '', by: person('approver'), at },
  ],
  withdrawnAt: null,
  contentDigest: digest('c'),
  seal: null,
});
const attested = { how: 'keyed', by: { id: 'contact@private.example.invalid', name: 'contact' }, at } as const;
const filing = {
  place: ROOT,
  agency,
  area: '示例县',
  submission,
  record: sampleRecord({ 'review.total': cell('7', { attested }) }),
  check: {
    ruleSet: { version: '1', digest: 'd' },
    findings: [finding(), finding({ severity: 'block', cells: ['requests.carriedForward@total'] })],
    notApplicable: [],
    causes: [],
  },
  version: 1,
  publishedAt: at,
  correction: null,
  earlier: [],
  checkpoint: CHECKPOINT,
};

describe('a released filing', () => {
  test('leaves addresses, names of those who decided, comments and upload keys behind', () => {
    const short = { ...shortFormRecord().shortFormRow, 'otherHandling.total@total': cell('906', { attested }) };
    for (const record of [filing.record, { ...shortFormRecord(), shortFormRow: short }]) {
      const report = publishedReport({ ...filing, record });
      const summary = summaryOf(report);
      const everything = [
        JSON.stringify([report, summary]),
        ...[
          ...versionObjects(report),
          ...currentObjects(report),
          ...indexObjects([summary], [roster([report.agency])], SITE, KEYS, []),
        ]
          // The pages of the rules are of our own words and know no report.
          .filter(({ key }) => !/^(en\/)?rules\//.test(key))
          .map((object) => String(object.body)),
      ];
      for (const body of everything) expect(body).not.toMatch(/@private|private-|"reviewer"|contact|no-longer-asked/);
    }
  });

  test('keeps the statement, the explanation and the days of the decisions', () => {
    const report = publishedReport(filing);
    expect(report.statement).toEqual({ officer: '王示例', title: '主任', at });
    expect(report.explanations).toEqual([{ finding: 'A02:outcomes.total@total', text: '按答复书份数统计。' }]);
    expect(report.decisions).toEqual([
      { stage: 'review', at },
      { stage: 'approval', at },
    ]);
  });

  test.each(['digest', 'format', 'statement'] as const)(
    'without its %s cannot be published, and says so',
    (lacking) => {
      const broken = { ...filing, submission: { ...submission, [lacking]: null } };
      expect(() => publishedReport(broken)).toThrow(NotPublishable);
      expect(() => publishedReport(broken)).toThrow(`submission home.2025-jiaoyu-2 has no ${lacking}`);
    },
  );
});
