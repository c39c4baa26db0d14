import { describe, expect, it } from '@jest/globals';
import { INTAKE_REFUSALS } from '#shared/filing/refusal.js';
import { mailMessageSchema } from '#shared/outbox/message.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import { SUBMISSION_STATES } from '#shared/filing/states.js';
import type { Reason } from '#shared/words/reason.js';
import { LANGUAGES, textsIn } from '#shared/words/texts.js';
import { dayOf, daysBetween } from '#shared/ids/calendar.js';
import { count, fileSize } from '#shared/words/zh/dates.js';
import { REFUSAL_CODES } from '#shared/report/record.js';

const by = { name: '王芳', address: 'wang@example.invalid' as never };
const DEED_REFUSALS: readonly DeedRefusal[] = [
  { code: 'not-now', state: 'in-review' },
  { code: 'not-now', state: null },
  {
    code: 'already-decided',
    withdrawn: false,
    decision: { stage: 'review', outcome: 'approved', comment: '', by, at: '2026-01-18T08:00:00Z' },
  },
  { code: 'already-withdrawn', at: null },
  { code: 'changed-since-shown' },
  { code: 'four-eyes', reason: 'filed-it' },
  { code: 'four-eyes', reason: 'reviewed-it' },
  { code: 'four-eyes', reason: 'waived-it', agencies: ['云溪县教育局'] },
  { code: 'same-person', pair: 'reviewer/publisher' },
  { code: 'decider-touched', conflicts: [{ deciding: 'review', person: by, reason: 'stated-it' }] },
  { code: 'decider-touched', conflicts: [{ deciding: 'approval', person: by, reason: 'keyed-it' }] },
  { code: 'same-person', pair: 'contact/publisher', agency: '云溪县教育局' },
  {
    code: 'season-closed',
    archived: false,
    office: { name: '政务公开办', phone: '1', hours: '工作日' },
    publisher: '周明',
  },
  { code: 'season-closed', archived: true, office: null, publisher: '周明' },
  { code: 'season-open' },
  { code: 'reports-under-way', count: 2 },
  { code: 'season-exists', year: 2026 },
  { code: 'link-ended' },
  { code: 'not-ready', blocks: 1, unread: 2, unconfirmed: 0, unexplained: 3, unanswered: 0 },
  { code: 'statement-missing', fields: ['officer'] },
  { code: 'outcome-missing' },
  { code: 'confirmation-missing' },
  { code: 'comment-missing' },
  { code: 'reason-missing' },
  { code: 'reply-text-missing', comments: ['c1'] },
  { code: 'bad-values', cells: [{ cell: 'review.total', text: '三' }] },
  { code: 'unknown-finding' },
  { code: 'nothing-selected' },
  { code: 'not-found' },
  { code: 'too-many-uploads', most: 60 },
  { code: 'busy' },
];

describe.each(LANGUAGES)('the catalogue in %s', (language) => {
  const t = textsIn(language);

  it.each([...REFUSAL_CODES, ...INTAKE_REFUSALS])(
    'says of a refused document (%s) what, why and how to mend it',
    (code) => {
      const reason = t.refusals[code];
      expect(isComplete(reason)).toBe(true);
      expect(reason.why).not.toBe('');
    },
  );

  it.each(DEED_REFUSALS)('says of a refused deed ($code) what and what to do', (refusal) => {
    expect(isComplete(t.deedRefusal(refusal))).toBe(true);
  });

  it.each(Object.entries(t.messages.pages))('says on the page %s what, why and what to do', (_id, reason) => {
    expect(isComplete(reason)).toBe(true);
    expect(reason.why).not.toBe('');
  });

  it('calls every mail that did not arrive by a name of its own', () => {
    const names = mailMessageSchema.options.map((option) => t.undelivered.mail(option.shape.name.value, null));
    expect(names).not.toContain(t.undelivered.mail('of a later version', null));
    expect(new Set(names).size).toBe(names.length);
  });

  it('sends whom the roster names to the roster, and a publisher to the settings of the season', () => {
    const todo = (...deciding: ('review' | 'release')[]) =>
      t.deedRefusal({
        code: 'decider-touched',
        conflicts: deciding.map((each) => ({ deciding: each, person: by, reason: 'keyed-it' as const })),
      }).todo;
    expect(todo('review')).toEqual([expect.stringContaining(t.agency.link)]);
    expect(todo('release')).toEqual([expect.stringContaining(t.seasonSettings.title)]);
    expect(todo('release', 'review')).toHaveLength(2);
  });

  it('says for every state what it is called, what it means now and what comes next', () => {
    for (const state of SUBMISSION_STATES) {
      expect(t.names.states[state]).toBeTruthy();
      expect(t.filing.whatNow[state]).toBeTruthy();
      expect(t.filing.whatNext[state]).toBeTruthy();
    }
  });
});

function isComplete(reason: Reason): boolean {
  return (
    reason.title !== '' && reason.what !== '' && reason.todo.length > 0 && reason.todo.every((step) => step !== '')
  );
}

it('names by name and time who decided first', () => {
  const [, , decided] = DEED_REFUSALS;
  expect(decided && textsIn('zh').deedRefusal(decided).what).toBe('王芳已于2026年1月18日 16:00作出初审决定：通过。');
});

it('lists only what is left to do before filing', () => {
  const refusal = { code: 'not-ready', blocks: 1, unread: 2, unconfirmed: 0, unexplained: 3, unanswered: 0 } as const;
  expect(textsIn('zh').deedRefusal(refusal).what).toBe('还有未办完的事项：1 处需修改，2 格未填，3 处未说明。');
});

describe('days and numbers', () => {
  const { dates } = textsIn('zh');

  it('shows an instant as the day and time in Shanghai', () => {
    expect(dates.instant('2025-12-31T16:30:00Z')).toBe('2026年1月1日 00:30');
    expect(dayOf('2025-12-31T15:59:59Z')).toBe('2025-12-31');
  });

  it('counts the days left across months and says when they are over', () => {
    expect(daysBetween('2026-01-19', '2026-02-01')).toBe(13);
    expect(dates.daysLeft('2026-01-31', '2026-01-31')).toBe('今天截止');
    expect(dates.daysLeft('2026-02-02', '2026-01-31')).toBe('已逾期 2 天');
  });

  it('writes sizes and counts as people do', () => {
    expect([fileSize(0), fileSize(2048), fileSize(20 * 1024 * 1024), fileSize(3_250_000)]).toEqual([
      '0 字节',
      '2 KB',
      '20 MB',
      '3.1 MB',
    ]);
    expect(count(11398889)).toBe('11,398,889');
  });
});

describe('what is promised', () => {
  const { preview, board, filing } = textsIn('zh');

  it('names what becomes public, and the original among what does not', () => {
    const [shown, kept] = preview.releaseShown.split('不公开的内容');
    expect(shown).not.toContain('原文件');
    expect(kept).toContain('原文件');
  });

  it('names the mails that come after filing, and the step after which none does', () => {
    expect(filing.whatNext.draft).toContain('初审通过不另发邮件');
  });

  it('tells the publisher that a hand-over was mailed already', () => {
    expect(board.done.roster(0, 1, 1)).toContain('1 家已邀请的单位换了联系人');
    expect(board.done.roster(0, 1, 1)).not.toContain('接下来可以邀请');
    expect(board.done.roster(2, 0, 0)).toContain('接下来可以邀请');
  });
});
