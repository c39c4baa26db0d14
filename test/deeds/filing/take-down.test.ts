/** Taking down what is public, and undoing it: what stands as public, who is told, what counts on. */
import { describe, expect, test } from '@jest/globals';
import { receive } from '#shared/deeds/filing/receive.js';
import { markReleased } from '#shared/deeds/filing/release.js';
import { putBack, takeDown, type TakingDown } from '#shared/deeds/filing/take-down.js';
import { type Takedown, nextVersion, takenDownAt } from '#shared/filing/takedowns.js';
import { isOver } from '#shared/filing/over.js';
import { openCorrection } from '#shared/filing/taking-back.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { versionsBefore } from '#shared/publishing/report-to-publish.js';
import {
  afterOf,
  AT,
  changeOf,
  fileGrant,
  NOW,
  publisher,
  publishGrant,
  refusalOf,
  rowsOf,
  stateIn,
  submissionIn,
} from './scene.js';

const release = releaseIdSchema.parse('home.r20260211-abcdef');
const why: TakingDown = { reason: ' 附件里有申请人的电话 ', proof: 'code', cause: 'not-for-public', release };
const takedown: Takedown = {
  n: 1,
  version: 1,
  publishedAt: '2026-01-19T05:00:00.000Z',
  cause: 'not-for-public',
  reason: '附件里有申请人的电话',
  by: publisher,
  at: AT,
  release,
  putBack: null,
};
const published = stateIn('released');
const down = stateIn('taken-down', { filing: { takedowns: [takedown] } });
const undone = { reason: '撤错了', proof: 'code' } as const;

describe('a public report that is taken down', () => {
  const taken = takeDown(published, published.submission, why, publishGrant, NOW);

  test('stands as public no more, with who did it and why, and begins the release that clears its addresses', () => {
    const change = changeOf(taken);
    expect(afterOf(taken).state).toBe('taken-down');
    expect(change.after).toMatchObject({ state: 'taken-down', released: null, takedowns: [takedown] });
    expect(change.release).toMatchObject({
      id: release,
      count: 0,
      takesDown: published.submission!.id,
      state: 'running',
    });
    expect(change.events).toMatchObject([
      { deed: 'takeDown', details: { cause: 'not-for-public', reason: takedown.reason, version: 1, proof: 'code' } },
    ]);
    expect(rowsOf(change)).toContain('mail taken-down to 周小雨');
    expect(rowsOf(change).filter((row) => row.startsWith('mail decided-taken-down'))).toHaveLength(2);
    expect(change.effects).toContainEqual(expect.objectContaining({ needGrant: publishGrant.id }));
    expect(change.effects).toContainEqual(
      expect.objectContaining({ queue: expect.objectContaining({ kind: 'start', machine: 'release', name: release }) }),
    );
  });

  test('needs a reason, and something public', () => {
    expect(refusalOf(takeDown(published, published.submission, { ...why, reason: ' ' }, publishGrant, NOW))?.code).toBe(
      'reason-missing',
    );
    const approved = stateIn('approved');
    expect(refusalOf(takeDown(approved, approved.submission, why, publishGrant, NOW))).toEqual({
      code: 'not-now',
      state: 'approved',
    });
    expect(takeDown(down, null, why, publishGrant, NOW)).toEqual({ already: takedown });
  });

  test('is taken down also while a corrected version is on its way, which goes on', () => {
    const id = submissionId({ area: 'home', year: 2025, agency: 'jiaoyu' }, 2);
    const correcting = {
      ...stateIn('in-review', { filing: { current: 2, lastNumber: 2, released: published.filing.released } }),
      submission: { ...submissionIn('in-review'), id, n: 2 },
    };
    const change = changeOf(takeDown(correcting, published.submission, why, publishGrant, NOW));
    expect(change.after).toMatchObject({ state: 'in-review', current: 2, released: null });
    expect(change.submissions).toMatchObject([{ from: 'released', after: { n: 1, state: 'taken-down' } }]);
  });

  test('may be sent anew by the agency, also after the season has closed', () => {
    const arrived = { arrival: { key: 'x', versionId: 'x' }, fileName: '', size: 1, grant: fileGrant } as const;
    const change = changeOf(receive({ ...down, claimedAs: undefined }, arrived, NOW));
    expect(change.submissions.at(-1)?.after).toMatchObject({ n: 2, state: 'received', refusal: null });
    const closed = { state: 'closed', closedAt: '2026-01-10T00:00:00.000Z' } as const;
    expect(isOver(closed, { ...down.filing, lastDeedAt: AT })).toBe(false);
    expect(isOver(closed, { ...down.filing, lastDeedAt: '2026-01-09T00:00:00.000Z' })).toBe(true);
  });
});

describe('a report that is put back', () => {
  const back = putBack({ ...down, disowned: undefined }, undone, publishGrant, NOW);

  test('stands for release as approved, and both sides are told', () => {
    expect(afterOf(back).state).toBe('approved');
    expect(changeOf(back).after).toMatchObject({
      state: 'approved',
      released: null,
      takedowns: [{ n: 1, putBack: { reason: '撤错了', by: publisher } }],
    });
    expect(rowsOf(changeOf(back))).toContain('mail put-back to 周小雨');
    expect(rowsOf(changeOf(back)).filter((row) => row.startsWith('mail decided-put-back'))).toHaveLength(2);
  });

  test('is not put back by a decision whose decider has disowned it since', () => {
    const [decision] = down.submission!.decisions;
    const refused = refusalOf(putBack({ ...down, disowned: decision }, undone, publishGrant, NOW));
    expect(refused).toEqual({ code: 'disowned', decision });
  });

  test('is not put back over what the agency has sent since, nor without a reason', () => {
    const moved = { ...down, filing: { ...down.filing, current: 2, state: 'draft' as const } };
    expect(refusalOf(putBack({ ...moved, disowned: undefined }, undone, publishGrant, NOW))?.code).toBe('not-now');
    expect(
      refusalOf(putBack({ ...down, disowned: undefined }, { ...undone, reason: '' }, publishGrant, NOW))?.code,
    ).toBe('reason-missing');
  });
});

describe('a correction that was asked for before the takedown', () => {
  const asked = {
    ...{ n: 1, version: 1, publishedAt: '2026-01-19T05:00:00.000Z', reason: '多写了零' },
    ...{ by: publisher, at: AT, replacedBy: null },
  };
  const undoneTakedown = { ...takedown, putBack: { reason: '撤错了', by: publisher, at: AT } };
  const approved = stateIn('approved', { filing: { corrections: [asked], takedowns: [undoneTakedown] } });
  const releasing = (content: string, version: number) =>
    ({ id: 'home.r20260212-abcdef', version, content, by: publisher }) as const;

  test('is waited for still when the same text is public again, as the version that it is now', () => {
    const { contentDigest } = approved.submission!;
    const { after } = changeOf(markReleased(approved, releasing(contentDigest!, 2), NOW));
    expect(after.corrections).toEqual([{ ...asked, version: 2, publishedAt: AT }]);
    expect(openCorrection(after)).toBeDefined();
    const again = { ...stateIn('released'), filing: { ...approved.filing, ...after } };
    const arrived = { arrival: { key: 'x', versionId: 'x' }, fileName: '', size: 1, grant: fileGrant } as const;
    const sent = changeOf(receive({ ...again, claimedAs: undefined }, arrived, NOW));
    expect(sent.submissions.at(-1)?.after).toMatchObject({ n: 2, state: 'received', refusal: null });
  });

  test('is over with the text that the agency sent in its place', () => {
    const second = stateIn('approved', {
      submission: { n: 2, id: submissionId({ area: 'home', year: 2025, agency: 'jiaoyu' }, 2) },
      filing: { corrections: [asked], takedowns: [takedown], current: 2, lastNumber: 2 },
    });
    const { after } = changeOf(markReleased(second, releasing(second.submission!.contentDigest!, 2), NOW));
    expect(after.corrections).toEqual([{ ...asked, replacedBy: 2 }]);
  });
});

describe('versions', () => {
  test('count on after a takedown, so that no address ever means another text', () => {
    expect(nextVersion({ released: null, takedowns: [] })).toBe(1);
    expect(nextVersion({ released: null, takedowns: [takedown, { ...takedown, version: 3 }] })).toBe(4);
    expect(takenDownAt({ takedowns: [{ ...takedown, version: 2 }] }, 1)).toBe(AT);
    expect(takenDownAt({ takedowns: [takedown] }, 2)).toBeUndefined();
  });

  test('that were taken down are named among the earlier ones, and what is put back is no correction', () => {
    const correction = {
      n: 1,
      version: 1,
      publishedAt: '2026-01-19T05:00:00.000Z',
      reason: '多写了零',
      by: publisher,
      at: AT,
    };
    const filing = {
      corrections: [{ ...correction, replacedBy: 2 }],
      takedowns: [{ ...takedown, n: 2, version: 2, publishedAt: '2026-01-25T05:00:00.000Z' }],
      released: { n: 2, version: 3, at: AT, release },
    };
    expect(versionsBefore(filing, { n: 2 }, AT)).toEqual({
      correction: null,
      earlier: [
        { version: 1, publishedAt: '2026-01-19T05:00:00.000Z', takenDownAt: AT },
        { version: 2, publishedAt: '2026-01-25T05:00:00.000Z', takenDownAt: AT },
      ],
    });
    const { takedowns: _, ...never } = filing;
    const corrected = { ...never, takedowns: [], released: { ...filing.released, version: 2 } };
    expect(versionsBefore(corrected, { n: 2 }, AT)).toEqual({
      correction: { at: AT, reason: '多写了零' },
      earlier: [{ version: 1, publishedAt: '2026-01-19T05:00:00.000Z', takenDownAt: undefined }],
    });
  });
});
