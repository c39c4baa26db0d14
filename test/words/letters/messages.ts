/** One message of each name, as the outbox would keep it. */
import type { MailMessage } from '#shared/outbox/message.js';

const about = { agencyName: '云溪县教育局', year: 2025, area: '云溪县' };
const deadline = '2026-01-31';

export const MESSAGES: readonly MailMessage[] = [
  { name: 'desk-opened', year: 2025, area: '云溪县', deadline },
  { name: 'invitation', ...about, deadline },
  { name: 'draft-ready', ...about, deadline, n: 2, blocks: 1, explains: 0, unread: 3, confirms: 0 },
  {
    name: 'upload-refused',
    ...about,
    deadline,
    fileName: '年报.pdf',
    refusal: { code: 'other-agency', detail: '云溪县民政局' },
  },
  {
    name: 'receipt',
    ...about,
    submission: '2025-jiaoyu-2',
    digest: 'ab'.repeat(32),
    content: 'cd'.repeat(32),
    filedAt: '2026-01-18T02:30:00Z',
    officer: '赵强（副局长）',
  },
  { name: 'returned', ...about, stage: 'review', comment: '表三总计有误。\n请核对。', deadline },
  { name: 'approved', ...about },
  {
    name: 'delegation',
    what: 'made',
    role: 'stand-in',
    year: 2025,
    area: '云溪县',
    from: '李复核',
    to: '赵代理',
    since: '2026-01-20',
    until: '2026-01-24',
    reason: '外出开会',
    stages: ['review'],
  },
  {
    name: 'digest',
    area: '云溪县',
    today: '2026-01-20',
    reports: [
      { agencyName: '云溪县教育局', year: 2025, stage: 'review', until: '2026-01-22' },
      { agencyName: '青石镇人民政府', year: 2025, stage: 'review', until: '2026-01-27' },
    ],
    more: 3,
  },
  { name: 'withdrawn', ...about },
  { name: 'published', ...about, url: 'https://site.example.invalid/2025/jiaoyu/' },
  { name: 'decision-request', ...about, stage: 'review', until: '2026-01-28', again: false },
  { name: 'decision-overdue', ...about, stage: 'approval', waitingFor: '李建国' },
  { name: 'decider-conflict', ...about, stage: 'approval', person: '李建国', touch: 'stated' },
  { name: 'release-ended', year: 2025, area: '云溪县', published: 37, left: ['云溪县民政局'], failed: true },
  { name: 'code', year: 2025, area: '云溪县', agencyName: '云溪县教育局', deed: 'approval', outcome: 'returned' },
  {
    name: 'decision-made',
    ...about,
    stage: 'review',
    outcome: 'returned',
    comment: '表三总计有误。',
    at: '2026-01-20T06:05:09Z',
  },
  {
    name: 'decision-disowned',
    ...about,
    stage: 'approval',
    by: '李建国',
    decidedAt: '2026-01-20T06:05:09Z',
    held: true,
  },
  { name: 'stopped', ...about, deadline },
  { name: 'resumed', ...about, stage: 'approval' },
  { name: 'contact-replaced', ...about },
  { name: 'new-link', year: 2025, area: '云溪县', purpose: 'file', agencyName: '云溪县教育局' },
];
