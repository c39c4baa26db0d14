/** What becomes of an upload when the malware scanner has spoken, or does not: judged on the state of the filing. */
import { describe, expect, test } from '@jest/globals';
import { announce } from '#shared/deeds/filing/announce.js';
import { receive } from '#shared/deeds/filing/receive.js';
import { endScan } from '#shared/deeds/filing/scan.js';
import { submissionSchema, type Submission } from '#shared/filing/model.js';
import { isScanLate, refusalOfScan, scanningOf, SCAN_STATUSES, type ScanEnd } from '#shared/filing/scan.js';
import { isRead } from '#shared/deeds/filing/case.js';
import { SUBMISSION_STATES } from '#shared/filing/states.js';
import { afterOf, AT, changeOf, contact, fileGrant, NOW, queuedBy, stateIn, submissionIn } from './scene.js';

const arrival = { key: 'home/2025/jiaoyu/form', versionId: 'v9' };
const arrived = { arrival, fileName: '年报.docx', size: 4321, grant: fileGrant };
const awaited: Partial<Submission> = { scan: { is: 'awaited' } };
const waiting = stateIn('received', { submission: awaited });
const end = (how: ScanEnd, state: Parameters<typeof endScan>[0] = waiting) =>
  endScan(state, how, 'receive-upload', NOW);

describe('a file that arrives while the gate is on', () => {
  test('is numbered at once and read by nobody: no intake is started, and no word of the scanner may be noted yet', () => {
    const change = changeOf(receive({ ...stateIn(null), claimedAs: undefined }, { ...arrived, scan: 'awaited' }, NOW));
    expect(change.submissions[0]?.after).toMatchObject({ n: 1, state: 'received', scan: { is: 'awaited' } });
    expect(submissionSchema.safeParse(change.submissions[0]?.after).success).toBe(true);
    expect(queuedBy(change)).toEqual([]);
    expect(change.effects).toEqual([{ claim: { arrival, submission: 'home.2025-jiaoyu-1' } }, { unheard: arrival }]);
    expect(change.events).toMatchObject([{ deed: 'receive', details: { scan: 'awaited' } }]);
  });

  test('whose scan was heard before it begins its intake at once', () => {
    const scan = { status: 'NO_THREATS_FOUND' } as const;
    const change = changeOf(receive({ ...stateIn(null), claimedAs: undefined }, { ...arrived, scan }, NOW));
    expect(change.submissions[0]?.after).toMatchObject({
      state: 'received',
      scan: { is: 'passed', status: 'NO_THREATS_FOUND', at: AT },
    });
    expect(queuedBy(change)).toMatchObject([{ kind: 'start', id: 'intake.home.2025-jiaoyu-1' }]);
    expect(change.effects).not.toContainEqual({ unheard: arrival });
  });

  test('in which a threat was found before it is refused at once, and sets no draft aside', () => {
    const scan = { status: 'THREATS_FOUND', threat: 'EICAR' } as const;
    const change = changeOf(receive({ ...stateIn('draft'), claimedAs: undefined }, { ...arrived, scan }, NOW));
    expect(change.submissions).toHaveLength(1);
    expect(change.submissions[0]?.after).toMatchObject({
      state: 'refused',
      refusal: { code: 'threat-found', detail: 'EICAR' },
      scan: { is: 'stopped', status: 'THREATS_FOUND' },
    });
    expect(change.after).toMatchObject({ state: 'draft', current: 1 });
    expect(queuedBy(change)).toMatchObject([{ kind: 'mail', to: contact, message: { name: 'upload-refused' } }]);
  });

  test('that is refused for what it is waits for no scanner', () => {
    const state = { ...stateIn('in-review'), claimedAs: undefined };
    const change = changeOf(receive(state, { ...arrived, scan: 'awaited' }, NOW));
    expect(change.submissions[0]?.after).toMatchObject({ state: 'refused', refusal: { code: 'under-decision' } });
    expect(change.submissions[0]?.after.scan).toBeUndefined();
  });
});

test.each(['NO_THREATS_FOUND', 'GATE_OFF'] as const)(
  '%s begins the intake, with an event and no change of state',
  (status) => {
    const judgement = end({ status });
    const change = changeOf(judgement);
    expect(afterOf(judgement)).toMatchObject({ state: 'received', scan: { is: 'passed', status, at: AT } });
    expect(queuedBy(change)).toEqual([
      {
        kind: 'start',
        id: 'intake.home.2025-jiaoyu-1',
        machine: 'intake',
        name: 'home.2025-jiaoyu-1',
        input: { submission: 'home.2025-jiaoyu-1', v: '1' },
      },
    ]);
    expect(change.events).toMatchObject([{ deed: 'pass-scan', actor: { role: 'system', function: 'receive-upload' } }]);
  },
);

test.each([
  [
    { status: 'THREATS_FOUND', threat: 'Trojan.X' },
    { code: 'threat-found', detail: 'Trojan.X' },
  ],
  [{ status: 'THREATS_FOUND' }, { code: 'threat-found', detail: '' }],
  [{ status: 'UNSUPPORTED' }, { code: 'scan-unsupported', detail: '' }],
  [{ status: 'ACCESS_DENIED' }, { code: 'scan-unfinished', detail: 'ACCESS_DENIED' }],
  [{ status: 'FAILED' }, { code: 'scan-unfinished', detail: 'FAILED' }],
  [{ status: 'NO_RESULT' }, { code: 'scan-unfinished', detail: 'NO_RESULT' }],
] as const)('%j refuses the file unread, and the agency is told', (how, refusal) => {
  const judgement = end(how);
  expect(afterOf(judgement)).toMatchObject({ state: 'refused', refusal, scan: { is: 'stopped', status: how.status } });
  expect(queuedBy(changeOf(judgement))).toMatchObject([
    { kind: 'mail', id: 'home.2025-jiaoyu-1.upload-refused', to: contact, message: { refusal } },
  ]);
});

test('only the all-clear opens a file', () => {
  expect(SCAN_STATUSES.filter((status) => refusalOfScan({ status }) === null)).toEqual(['NO_THREATS_FOUND']);
});

test('the draft that the stopped file had set aside counts again', () => {
  const state = stateIn('received', {
    submission: { ...submissionIn('received', awaited, 2), supersedes: submissionIn('draft').id },
    filing: { lastNumber: 2, current: 2 },
  });
  const before = stateIn('superseded');
  if (!isRead(before)) throw new Error('not read');
  const change = changeOf(end({ status: 'THREATS_FOUND' }, { ...state, before }));
  expect(change.after).toMatchObject({ current: 1, state: 'draft' });
  expect(change.submissions.map(({ after }) => [after.n, after.state])).toEqual([
    [2, 'refused'],
    [1, 'draft'],
  ]);
});

test.each(SUBMISSION_STATES.filter((state) => state !== 'received'))(
  'a word changes nothing of what is %s',
  (state) => {
    expect(end({ status: 'THREATS_FOUND' }, stateIn(state, { submission: awaited }))).toEqual({ already: state });
  },
);

test('a second word, or a word on what never waited, changes nothing', () => {
  const passed = afterOf(end({ status: 'NO_THREATS_FOUND' }));
  expect(end({ status: 'THREATS_FOUND' }, stateIn('received', { submission: passed }))).toEqual({
    already: 'received',
  });
  expect(end({ status: 'NO_RESULT' }, stateIn('received'))).toEqual({ already: 'received' });
});

test('a reader that found no tag in the end gives the file back as not scanned, not as broken', () => {
  const told = announce(stateIn('received'), { outcome: 'failed', error: 'NotScanned: no tag' }, NOW);
  expect(afterOf(told)).toMatchObject({ state: 'refused', refusal: { code: 'scan-unfinished' } });
});

test('waiting ends after half an hour and not before; the page offers another upload after five minutes', () => {
  const after = (minutes: number, ms = 0) => new Date(NOW.getTime() + minutes * 60_000 + ms);
  expect([after(30, -1), after(30)].map((now) => isScanLate(NOW.toISOString(), now))).toEqual([false, true]);
  const submission = submissionIn('received', { ...awaited, receivedAt: NOW.toISOString() });
  expect(scanningOf(submission, after(5, -1))).toEqual({ until: after(30).toISOString(), isSlow: false });
  expect(scanningOf(submission, after(5))).toMatchObject({ isSlow: true });
  expect(scanningOf(submissionIn('draft', awaited), after(5))).toBeNull();
  expect(scanningOf(submissionIn('received'), after(5))).toBeNull();
});
