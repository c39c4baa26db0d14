/** A deed whose grant ended while its page stood open: it says so, instead of that the system is busy. */
import { expect, test } from '@jest/globals';
import { emptyChain } from '#shared/audit/chain.js';
import { changeOffice } from '#shared/deeds/season/change-season.js';
import { issueWrite } from '#shared/store/grants.js';
import { performOnSeason } from '#shared/store/perform.js';
import type { Item, Table } from '#shared/store/table.js';
import { NOW, publishGrant, season } from '../deeds/filing/scene.js';

const stored = { season, version: 3, audit: emptyChain('SEASON#2025') };
const office = { name: '县政务公开办', phone: '0359-7520001', hours: '' };

/** A table whose every condition fails. */
function performing(grant: typeof publishGrant | undefined) {
  const write = grant === undefined ? undefined : issueWrite({ grant, over: undefined });
  let commits = 0;
  const table = {
    get: () => Promise.resolve(write?.Put?.Item as Item | undefined),
    commit: () => Promise.resolve((commits++, 'stale')),
  } as unknown as Table;
  const by = { grant: publishGrant, now: NOW };
  const outcome = performOnSeason(
    table,
    NOW,
    () => Promise.resolve(stored),
    (read) => changeOffice(read, office, by),
  );
  return outcome.then((ended) => ({ ended, commits }));
}

test.each([
  ['has expired', { ...publishGrant, expiresAt: NOW.toISOString() }],
  ['was revoked', { ...publishGrant, status: 'revoked' as const }],
  ['is not there', undefined],
])('a deed by a grant that %s is not tried again', async (_, grant) => {
  expect(await performing(grant)).toEqual({ ended: { refused: { code: 'link-ended' } }, commits: 1 });
});

test('a deed by a good grant that others are quicker than, every time, says that the system is busy', async () => {
  const { ended, commits } = await performing(publishGrant);
  expect(ended).toEqual({ refused: { code: 'busy' } });
  expect(commits).toBeGreaterThan(1);
});
