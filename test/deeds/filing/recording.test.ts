/** A report that came on paper: who may record it, what is said of it for ever, and who hears of it. */
import { describe, expect, test } from '@jest/globals';
import { filingGrantId } from '#shared/access/links.js';
import type { FilingGrant } from '#shared/access/model.js';
import { complete } from '#shared/deeds/filing/complete.js';
import { messageHead } from '#shared/deeds/filing/case.js';
import { decide } from '#shared/deeds/filing/decide.js';
import {
  endRecording,
  entrustRecording,
  readRecording,
  type RecordingRequest,
  type RecordingState,
} from '#shared/deeds/filing/entrust-recording.js';
import { expire } from '#shared/deeds/filing/expire.js';
import { receive } from '#shared/deeds/filing/receive.js';
import { markReleased } from '#shared/deeds/filing/release.js';
import { replyToReturn } from '#shared/deeds/filing/reply.js';
import { reopen } from '#shared/deeds/filing/take-back.js';
import { takeDown, type TakingDown } from '#shared/deeds/filing/take-down.js';
import { askAgency } from '#shared/deeds/filing/tell-agency.js';
import { withdraw } from '#shared/deeds/filing/withdraw.js';
import type { FilingChange } from '#shared/deeds/change.js';
import type { ChecklistItem } from '#shared/filing/comments.js';
import { fourEyesConflict } from '#shared/filing/four-eyes.js';
import type { Filing, Submission } from '#shared/filing/model.js';
import { type Recorder, worksOn } from '#shared/filing/recording.js';
import { checkRecord } from '#shared/rules/index.js';
import { marksOf } from '#shared/filing/marks.js';
import { isOver } from '#shared/filing/over.js';
import { partDigests, sealedContent } from '#shared/filing/sealed.js';
import { checkContext } from '#shared/intake/judge.js';
import type { SubmissionState } from '#shared/filing/states.js';
import { personSchema } from '#shared/ids/person.js';
import { delegationSchema } from '#shared/season/model.js';
import { recordOf } from '../../builders/record.js';
import { allZero } from '../../builders/values.js';
import { fileSealed } from '../../builders/signatures.js';
import {
  afterOf,
  agency,
  approver,
  AT,
  changeOf,
  checkOf,
  contact,
  decideGrant,
  fileGrant,
  NOW,
  publisher,
  publishGrant,
  queuedBy,
  record,
  refusalOf,
  reviewer,
  rowsOf,
  season,
  stateIn,
  stranger,
  submissionIn,
  type Wishes,
} from './scene.js';

const clerk = personSchema.parse({ name: '钱代录', address: 'clerk@yunxi.example.invalid' });
const other = personSchema.parse({ name: '孙代替', address: 'sun@yunxi.example.invalid' });
const request: RecordingRequest = {
  person: clerk,
  reason: '单位没有联网',
  handedInBy: '办公室张敏',
  receivedOn: '2026-01-19',
};
const terms = { grant: publishGrant, proof: 'code', expiresAt: '2026-03-01T00:00:00.000Z' } as const;
const recorder: Recorder = { ...request, by: publisher, at: AT, until: null };
const { person, handedInBy, receivedOn, reason } = recorder;
const recorded = { person, handedInBy, receivedOn, reason };
const of = { area: 'home', year: 2025, agency: agency.id };
const clerkGrant: FilingGrant = {
  ...fileGrant,
  id: filingGrantId(of, clerk),
  person: clerk,
  recordsFor: agency.name,
};

const stateOf = (state: Parameters<typeof stateIn>[0] = null, wishes: Wishes = {}): RecordingState => ({
  ...stateIn(state, wishes),
  held: undefined,
});
const entrust = (state: RecordingState, more: Partial<RecordingRequest> = {}) =>
  entrustRecording(state, { ...request, ...more }, terms, NOW);
const withRecorder: Wishes = { filing: { recorders: [recorder] } };

describe('naming who records', () => {
  const change = changeOf(entrust(stateOf()));

  test('gives them a link of their own to this filing, and tells the contact', () => {
    expect(change.after.recorders).toEqual([recorder]);
    expect(rowsOf(change)).toEqual(['mail recording-asked to 钱代录', 'mail recording-told to 周小雨']);
    expect(change.effects).toContainEqual({ needGrant: publishGrant.id });
    expect(change.effects).toContainEqual({
      issue: {
        grant: expect.objectContaining({ id: clerkGrant.id, person: clerk, purpose: 'file', recordsFor: agency.name }),
        over: undefined,
      },
    });
    expect(change.events).toMatchObject([
      {
        deed: 'entrust-recording',
        actor: { role: 'publisher', person: publisher },
        details: { person: '钱代录', handedInBy, receivedOn, reason, proof: 'code' },
      },
    ]);
  });

  test.each([
    [publisher, 'publisher'],
    [contact, 'contact'],
    [reviewer, 'decider'],
    [approver, 'decider'],
  ])('refuses %j, who has another part in the report', (named, problem) => {
    expect(refusalOf(entrust(stateOf(), { person: named }))).toEqual({
      ...{ code: 'recording', problem, name: named.name },
    });
  });

  test('refuses whoever stood in for a decider, whatever the day', () => {
    const delegation = delegationSchema.parse({
      ...{ id: 'd1', from: reviewer, to: stranger, since: '2026-01-02', until: '2026-01-03', reason: '出差' },
      ...{ at: AT, endedAt: AT },
    });
    const state = { ...stateOf(), season: { ...season, delegations: [delegation] } };
    expect(refusalOf(entrust(state, { person: stranger }))).toMatchObject({ code: 'recording', problem: 'decider' });
  });

  test('ends the link of the one before, and is one deed however often it is pressed', () => {
    const changed = changeOf(entrust(stateOf(null, withRecorder), { person: other }));
    expect(changed.after.recorders).toMatchObject([
      { person: clerk, until: AT },
      { person: other, until: null },
    ]);
    expect(changed.effects).toContainEqual({ endGrant: { id: clerkGrant.id, as: 'revoked' } });
    const held = { ...clerkGrant, status: 'live' as const };
    expect(entrust({ ...stateOf(null, withRecorder), held })).toEqual({ already: recorder });
  });

  test('is for a report that the agency may still send', () => {
    for (const state of ['in-review', 'in-approval', 'approved', 'released'] as const)
      expect(refusalOf(entrust(stateOf(state)))).toMatchObject({ code: 'not-now' });
    const closed = { ...stateOf(), season: { ...season, state: 'closed' as const, closedAt: AT } };
    expect(refusalOf(entrust(closed))).toMatchObject({ code: 'season-closed' });
    const removed = { ...agency, removed: { at: AT, reason: '撤并' } };
    expect(refusalOf(entrust(stateOf(null, { agency: removed })))).toMatchObject({ code: 'not-now' });
  });

  test('can be ended: nobody records any more', () => {
    const ended = changeOf(endRecording(stateOf(null, withRecorder), terms, NOW));
    expect(ended.after.recorders).toMatchObject([{ until: AT }]);
    expect(ended.effects).toContainEqual({ endGrant: { id: clerkGrant.id, as: 'revoked' } });
    expect(endRecording(stateOf(), terms, NOW)).toEqual({ already: null });
  });

  test('opens nothing again where the season has closed since', () => {
    const closed = { ...season, state: 'closed' as const, closedAt: '2026-01-19T23:00:00.000Z' };
    const lastDeedAt = '2026-01-19T22:00:00.000Z';
    const returned = stateOf('returned', { filing: { ...withRecorder.filing, lastDeedAt } });
    const ended = changeOf(endRecording({ ...returned, season: closed }, terms, NOW));
    expect(ended.after.lastDeedAt).toBe(lastDeedAt);
    expect(isOver(closed, ended.after)).toBe(true);
    // With those who decide it can come back by them alone: there the day of the last deed is told as ever.
    const deciding = stateOf('in-review', { filing: { ...withRecorder.filing, lastDeedAt } });
    expect(changeOf(endRecording({ ...deciding, season: closed }, terms, NOW)).after.lastDeedAt).toBe(AT);
  });

  test('entered again is done anew where the link has ended, or the agency has sent a file of its own', () => {
    const again = (state: RecordingState) => 'already' in entrust(state);
    const held = { ...clerkGrant, status: 'live' as const };
    expect(again({ ...stateOf(null, withRecorder), held })).toBe(true);
    expect(again({ ...stateOf(null, withRecorder), held: { ...held, status: 'revoked' } })).toBe(false);
    const later = { ...withRecorder, filing: { ...withRecorder.filing, lastDeedAt: '2026-01-20T03:00:00.000Z' } };
    expect(again({ ...stateOf('draft', later), held })).toBe(false);
  });

  test('does not set aside what the agency has sent itself since', () => {
    const arrived = { arrival: { key: 'x', versionId: 'x' }, fileName: '', size: 1, grant: clerkGrant } as const;
    const sent = (receivedAt: string) => stateOf('draft', { ...withRecorder, submission: { receivedAt } });
    const last = (state: RecordingState) =>
      changeOf(receive({ ...state, claimedAs: undefined } as never, arrived, NOW)).submissions;
    const later = last(sent('2026-01-20T03:00:00.000Z'));
    expect(later).toMatchObject([{ after: { n: 2, state: 'refused', refusal: { code: 'agency-at-work' } } }]);
    expect(last(sent('2026-01-18T03:00:00.000Z'))).toMatchObject([
      { after: { n: 2, state: 'received' } },
      { after: { n: 1, state: 'superseded' } },
    ]);
  });

  test('ends no link of whoever has become the contact, who goes on as the contact', () => {
    const theirs: Wishes = { ...withRecorder, agency: { ...agency, contact: clerk } };
    const links = (change: FilingChange) => change.effects.filter((effect) => 'endGrant' in effect);
    expect(links(changeOf(endRecording(stateOf(null, theirs), terms, NOW)))).toEqual([]);
    expect(links(changeOf(entrust(stateOf(null, theirs), { person: other })))).toEqual([]);
    expect(worksOn({ contact: clerk }, { recorders: [recorder], lastDeedAt: AT })).toMatchObject({ records: false });
    expect(changeOf(withdraw(stateIn('in-review', theirs), clerkGrant, NOW)).after.state).toBe('withdrawn');
  });

  test('does not end a link where the agency was never invited, and sends none', () => {
    const uninvited = { ...agency, invitedAt: null };
    const [, told] = queuedBy(changeOf(entrust(stateOf(null, { agency: uninvited }))));
    expect(told).toMatchObject({ to: contact, grant: null });
  });
});

describe('what the publisher types', () => {
  const good = {
    ...{ recorderName: '钱代录', recorderAddress: 'clerk@yunxi.example.invalid', handedInBy: '张敏' },
    ...{ receivedOn: '2026-01-19', reason: '没有联网' },
  };
  const read = (more: Partial<typeof good> = {}) => {
    const typed: Record<string, string> = { ...good, ...more };
    return readRecording((field) => typed[field] ?? '', season, '2026-01-20');
  };

  test('is read', () => {
    expect(read()).toEqual({ value: { ...request, handedInBy: '张敏', reason: '没有联网' } });
  });

  test.each([
    ['receivedOn', '2026-01-21', 'outside'],
    ['receivedOn', '2025-11-30', 'outside'],
    ['receivedOn', '19.1.', 'bad-day'],
    ['receivedOn', '', 'missing'],
    ['handedInBy', ' ', 'missing'],
    ['handedInBy', '张'.repeat(61), 'too-long'],
    ['reason', '', 'missing'],
    ['recorderAddress', 'x', 'bad-address'],
  ])('is refused by field: %s "%s"', (field, text, code) => {
    expect(read({ [field]: text })).toMatchObject({ problems: [{ field, code }] });
  });
});

const arrived = (grant: FilingGrant) => ({
  ...{ arrival: { key: 'home/2025/jiaoyu/x', versionId: 'x' }, fileName: '年报.pdf', size: 1, grant },
});
const upload = (wishes: Wishes, grant: FilingGrant) =>
  receive({ ...stateIn(null, wishes), claimedAs: undefined }, arrived(grant), NOW);

describe('a file that is recorded', () => {
  test('is taken from whoever records, and says so for ever', () => {
    const change = changeOf(upload(withRecorder, clerkGrant));
    expect(change.submissions[0]!.after).toMatchObject({ state: 'received', recorded });
    expect(change.after.marks).toEqual(['recorded']);
    expect(change.events[0]!.details).toMatchObject({ recorded: { by: '钱代录', receivedOn, handedInBy, reason } });
  });

  test('is refused from whoever does not record any more', () => {
    const ended = { filing: { recorders: [{ ...recorder, until: AT }] } };
    expect(afterOf(upload(ended, clerkGrant)).refusal).toMatchObject({ code: 'link-replaced' });
    expect(afterOf(upload({}, clerkGrant)).refusal).toMatchObject({ code: 'link-replaced' });
  });

  test('gives way to the agency’s own, which came by no paper', () => {
    const change = changeOf(upload(withRecorder, fileGrant));
    expect(change.submissions[0]!.after.recorded).toBeUndefined();
    expect(change.after.marks).toBeUndefined();
  });
});

const filing = (
  submission: Partial<Submission>,
  more: Partial<Recorder> = {},
  grant = clerkGrant,
  wishes: Wishes = {},
) =>
  fileSealed(
    stateIn('draft', {
      ...wishes,
      submission: { touched: [{ person: clerk, how: 'uploaded' }], ...submission },
      filing: { recorders: [{ ...recorder, ...more }] },
    }),
    { shown: 4, officer: '孙局长', title: '局长', agreed: true },
    grant,
    () => checkOf(),
    NOW,
  );

describe('filing what came on paper', () => {
  test('counts as of the day on which the paper came in', () => {
    const late = { ...agency, deadline: '2026-01-19' };
    const inTime = afterOf(filing({ recorded }, {}, clerkGrant, { agency: late }));
    expect(inTime.inTime).toEqual({ day: '2026-01-19', deadline: '2026-01-19' });
    expect(marksOf(inTime)).toEqual(['recorded']);
    const day = '2026-01-20';
    const tooLate = changeOf(filing({ recorded: { ...recorded, receivedOn: day } }, {}, clerkGrant, { agency: late }));
    expect(tooLate.after.marks).toEqual(['late', 'recorded']);
    expect(tooLate.events[0]!.details).toMatchObject({ late: true, recorded: { receivedOn: day } });
  });

  test('is judged by the rules as of that day, while it is recorded and after', () => {
    const dayFor = (more: Partial<Submission>) =>
      checkContext({ agency, submission: submissionIn('draft', more), check: null }, NOW, undefined).today;
    expect([dayFor({ recorded }), dayFor({})]).toEqual(['2026-01-19', '2026-01-20']);
  });

  test('is not told how many days were left when the paper came in', () => {
    const notes = (more: Partial<Submission>) => {
      const due = { ...agency, deadline: '2026-01-20' };
      const submission = submissionIn('draft', more);
      const context = checkContext({ agency: due, submission, check: null }, NOW, undefined);
      return checkRecord(recordOf(allZero()), context).findings.filter(({ rule }) => rule === 'T01');
    };
    expect(notes({ recorded })).toEqual([]);
    expect(notes({})).toHaveLength(1);
  });

  test('gives a receipt to whoever recorded and to the contact, who is asked whether it is theirs', () => {
    const change = changeOf(filing({ recorded }));
    expect(rowsOf(change).slice(1)).toEqual(['mail receipt to 钱代录', 'mail paper-receipt to 周小雨']);
    expect(queuedBy(change)[2]).toMatchObject({
      grant: fileGrant.id,
      message: { recorder: '钱代录', handedInBy, receivedOn, reason, until: '2026-01-23', publisher: publisher.name },
    });
  });

  test('is not for what the agency sent itself', () => {
    expect(refusalOf(filing({}))).toEqual({ code: 'not-recorded' });
  });

  test('nor can whoever records complete, answer or withdraw what the agency sent itself', () => {
    const checklist: ChecklistItem[] = [{ id: 'general', about: null, text: '请核对。', reply: null }];
    const own = (state: 'draft' | 'returned' | 'in-review') =>
      stateIn(state, { ...withRecorder, submission: { checklist, returnedWith: checklist } });
    const completion = { shown: 4, keyed: [], confirmed: [], explained: [], through: 'workbook' as const };
    const tools = { parseValue: () => undefined, check: () => checkOf() };
    const replies = { shown: 4, replies: [{ comment: 'general', how: 'mended' as const, text: '' }] };
    const deeds = (grant: FilingGrant) => [
      complete(own('draft'), completion, grant, tools, NOW),
      replyToReturn(own('draft'), replies, grant, NOW),
      replyToReturn(own('returned'), replies, grant, NOW),
      withdraw(own('in-review'), grant, NOW),
    ];
    for (const refused of deeds(clerkGrant)) expect(refusalOf(refused)).toEqual({ code: 'not-recorded' });
    for (const done of deeds(fileGrant)) expect(done).toHaveProperty('change');
    const removed = { ...agency, removed: { at: AT, reason: '撤并' } };
    const gone = stateIn('in-review', { ...withRecorder, agency: removed, submission: { recorded } });
    expect(refusalOf(withdraw(gone, clerkGrant, NOW))).toEqual({ code: 'link-ended' });
  });

  test('is not for an agency that was taken off the roster meanwhile', () => {
    const removed = { ...agency, removed: { at: AT, reason: '撤并' } };
    expect(refusalOf(filing({ recorded }, {}, clerkGrant, { agency: removed }))).toEqual({ code: 'link-ended' });
    expect(afterOf(upload({ ...withRecorder, agency: removed }, clerkGrant)).refusal?.code).toBe('link-replaced');
  });

  test('ends with the season: whoever recorded a draft hears of it, and the agency', () => {
    const state = stateIn('draft', { submission: { recorded }, ...withRecorder });
    const closed = { ...state, season: { ...season, state: 'closed' as const, closedAt: '2026-03-01T00:00:00.000Z' } };
    expect(rowsOf(changeOf(expire(closed, NOW)))).toEqual([
      'mail season-closed to 周小雨',
      'mail season-closed to 钱代录',
    ]);
  });

  test('may be done by the agency itself, which needs no second receipt', () => {
    const change = changeOf(filing({ recorded }, {}, fileGrant));
    expect(rowsOf(change).slice(1)).toEqual(['mail receipt to 周小雨']);
  });

  test('bars whoever recorded from deciding and from publishing', () => {
    const after = afterOf(filing({ recorded }));
    for (const deciding of ['review', 'approval', 'release'] as const)
      expect(fourEyesConflict(after, clerk, deciding)).toBe('filed-it');
  });

  test('seals what is said of the paper, and changes no seal of what came without', () => {
    const submission = submissionIn('in-review');
    const sealOf = (more: Partial<Submission>) =>
      partDigests(sealedContent({ submission: { ...submission, ...more }, record, check: checkOf() }));
    expect(sealOf({ recorded }).answers).not.toBe(sealOf({}).answers);
    expect(sealOf({ recorded }).answers).not.toBe(
      sealOf({ recorded: { ...recorded, receivedOn: '2026-01-01' } }).answers,
    );
    expect({ ...sealOf({ recorded }), answers: '' }).toEqual({ ...sealOf({}), answers: '' });
  });
});

describe('what mends or corrects a report', () => {
  const inTime = { day: '2026-01-10', deadline: '2026-01-15' };
  const late = { ...agency, deadline: '2026-01-15' };
  /** The file that comes after this one, filed on 20 January, and the day by which the rules judge it. */
  const next = (state: SubmissionState, before: Partial<Submission>, more: Wishes = {}) => {
    const wishes = { agency: late, ...more };
    const came = receive(
      { ...stateIn(state, { ...wishes, submission: before }), claimedAs: undefined },
      arrived(fileGrant),
      NOW,
    );
    const { firstFiled } = afterOf(came);
    const filed = fileSealed(
      stateIn('draft', { ...wishes, submission: firstFiled === undefined ? {} : { firstFiled } }),
      { shown: 4, officer: '孙局长', title: '局长', agreed: true },
      fileGrant,
      () => checkOf(),
      NOW,
    );
    const submission = { ...submissionIn('draft'), ...(firstFiled === undefined ? {} : { firstFiled }) };
    const { today, deadline } = checkContext({ agency: late, submission, check: null }, NOW, undefined);
    return {
      firstFiled,
      inTime: afterOf(filed).inTime,
      marks: marksOf(afterOf(filed)),
      rules: { day: today, deadline },
    };
  };
  const correction = { n: 1, version: 1, publishedAt: AT, reason: '有误', by: publisher, at: AT, replacedBy: null };

  test.each<[SubmissionState, Wishes]>([
    ['returned', {}],
    ['reopened', {}],
    ['released', { filing: { corrections: [correction] } }],
    ['taken-down', {}],
  ])('counts as of the day of the one before, which is %s, and the rules say the same', (state, more) => {
    const expected = { inTime, rules: inTime, marks: [] };
    expect(next(state, { inTime }, more)).toMatchObject(expected);
    // Whatever was uploaded in between.
    expect(next('draft', { firstFiled: inTime }, more)).toMatchObject(expected);
  });

  test('was late where the one before was, whatever the deadline is by now', () => {
    const before = { day: '2026-01-18', deadline: '2026-01-17' };
    const extended = { ...agency, deadline: '2026-01-31' };
    expect(next('returned', { inTime: before }, { agency: extended }).marks).toEqual(['late']);
  });

  test('counts as of the statement of one that was filed before the day was kept', () => {
    const statement = { officer: '孙局长', title: '局长', by: contact, at: '2026-01-12T02:00:00.000Z' };
    expect(next('released', { statement }, { filing: { corrections: [correction] } }).inTime).toEqual({
      ...{ day: '2026-01-12', deadline: '2026-01-15' },
    });
  });

  test('counts as of its own day where the agency had taken the one before back itself, or none was filed', () => {
    const own = { day: '2026-01-20', deadline: '2026-01-15' };
    expect(next('withdrawn', { inTime })).toMatchObject({
      firstFiled: undefined,
      inTime: own,
      rules: own,
      marks: ['late'],
    });
    expect(next('draft', {})).toMatchObject({ firstFiled: undefined, inTime: own });
    // What was withdrawn mended a return: the first still counts.
    expect(next('withdrawn', { inTime, firstFiled: inTime })).toMatchObject({ inTime, marks: [] });
  });
});

describe('afterwards', () => {
  const submission = { recorded, touched: [{ person: clerk, how: 'uploaded' as const }] };
  const inReview = stateIn('in-review', { submission, ...withRecorder });

  test('a return goes to whoever recorded, by their own link, and to the contact', () => {
    const back = decide(
      inReview,
      { shown: inReview.submission!.contentDigest!, outcome: 'returned', comment: '表三有误', proof: 'code' },
      decideGrant('review', inReview.submission!),
      NOW,
      null,
      [],
    );
    const mails = queuedBy(changeOf(back)).filter((row) => row.kind === 'mail' && row.message.name === 'returned');
    expect(mails).toMatchObject([
      { to: contact, grant: fileGrant.id },
      { to: clerk, grant: clerkGrant.id },
    ]);
  });

  test('a withdrawal by one is told to the other', () => {
    expect(rowsOf(changeOf(withdraw(inReview, clerkGrant, NOW))).slice(1)).toEqual([
      'mail withdrawn to 钱代录',
      'mail withdrawn to 周小雨',
    ]);
    expect(rowsOf(changeOf(withdraw(inReview, fileGrant, NOW))).slice(1)).toEqual([
      'mail withdrawn to 周小雨',
      'mail withdrawn to 钱代录',
    ]);
  });

  test('a withdrawal by whoever is not the contact is told to the contact, paper or not', () => {
    const former = { ...fileGrant, id: filingGrantId(of, other), person: other };
    expect(rowsOf(changeOf(withdraw(stateIn('in-review'), former, NOW))).slice(1)).toEqual([
      'mail withdrawn to 孙代替',
      'mail withdrawn to 周小雨',
    ]);
  });

  test('a contact who has no link is told without one, whatever the news', () => {
    const uninvited: Wishes = { agency: { ...agency, invitedAt: null } };
    const shown = { shown: inReview.submission!.contentDigest!, outcome: 'returned', comment: '有误' } as const;
    const state = stateIn('in-review', { submission: { ...submission, contentDigest: shown.shown }, ...uninvited });
    const back = decide(state, { ...shown, proof: 'code' }, decideGrant('review', state.submission!), NOW, null, []);
    const mails = queuedBy(changeOf(back)).filter((row) => row.kind === 'mail' && row.message.name === 'returned');
    expect(mails).toMatchObject([{ to: contact, grant: null }]);
    const asked = askAgency(state, state.submission!, 'x', { name: 'withdrawn', ...messageHead(state) });
    expect(asked).toMatchObject({ queue: { to: contact, grant: null } });
    const released = stateIn('released', uninvited);
    const request = { cause: 'privacy', reason: '涉及隐私', proof: 'code', release: 'r20260120-abcdef' };
    const down = takeDown(released, released.submission, request as unknown as TakingDown, publishGrant, NOW);
    expect(queuedBy(changeOf(down)).find(({ kind }) => kind === 'mail')).toMatchObject({ to: contact, grant: null });
  });

  test('whoever does not record any more is told nothing', () => {
    const ended = { recorders: [{ ...recorder, until: AT }] };
    const state = stateIn('approved', { submission, filing: ended });
    const rows = rowsOf(changeOf(reopen(state, { reason: '有误', proof: 'code' }, publishGrant, NOW)));
    expect(rows[0]).toBe('mail reopened to 周小雨');
    expect(rows.filter((row) => row.includes('钱代录'))).toEqual([]);
  });

  test('the release keeps in its event that it came on paper', () => {
    const state = stateIn('approved', { submission, ...withRecorder });
    const content = state.submission!.contentDigest!;
    const released = changeOf(markReleased(state, { id: 'r20260120-abcdef', version: 1, content, by: publisher }, NOW));
    expect(released.events[0]!.details).toMatchObject({ recorded: { by: '钱代录', receivedOn } });
    expect(released.after.marks).toEqual(['recorded']);
    expect(
      refusalOf(markReleased(state, { id: 'r20260120-abcdef', version: 1, content, by: clerk }, NOW)),
    ).toMatchObject({
      code: 'four-eyes',
    });
  });
});

describe('who goes on with the report', () => {
  const head = (more: Partial<Filing>) => ({ recorders: [recorder], lastDeedAt: AT, ...more });

  test('is whoever records, from the naming on and while what counts is theirs', () => {
    expect(worksOn(agency, head({}))).toEqual({ person: clerk, records: true });
    expect(worksOn(agency, head({ marks: ['recorded'], lastDeedAt: '2026-02-01T00:00:00.000Z' }))).toMatchObject({
      person: clerk,
    });
  });

  test('is the agency once it sent its own, or nobody records', () => {
    expect(worksOn(agency, head({ lastDeedAt: '2026-02-01T00:00:00.000Z' }))).toEqual({
      ...{ person: contact, records: false },
    });
    expect(worksOn(agency, head({ recorders: [] }))).toEqual({ person: contact, records: false });
    expect(worksOn(agency, null)).toEqual({ person: contact, records: false });
  });
});
