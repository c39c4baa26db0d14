/** Where the items of the first layout lie now. Every kind of key stands here once, with what else changes in the item. */
import { expect, test } from '@jest/globals';
import { movedItem } from '#shared/store/former-keys.js';

test.each([
  ['SEASON#2025', 'SEASON', 'SEASON#home#2025', 'SEASON'],
  ['SEASON#2025', 'AGENCY#jiaoyu', 'SEASON#home#2025', 'AGENCY#jiaoyu'],
  ['FILING#2025#jiao-yu', 'SUBMISSION#0001', 'FILING#home#2025#jiao-yu', 'SUBMISSION#0001'],
  ['FILING#2025#jiaoyu', 'SUBMISSION#0012#RECORD', 'FILING#home#2025#jiaoyu', 'RECORD#0012'],
  ['FILING#2025#jiaoyu', 'SUBMISSION#0012#SECTION#3', 'FILING#home#2025#jiaoyu', 'RECORD#0012#SECTION#3'],
  ['FILING#2025#jiaoyu', 'SUBMISSION#0012#CHECK', 'FILING#home#2025#jiaoyu', 'CHECK#0012'],
  ['FILING#2025#jiaoyu', 'EVENT#000003', 'FILING#home#2025#jiaoyu', 'EVENT#000003'],
  ['FILING#2025#jiaoyu', 'PREVIOUS#RECORD', 'FILING#home#2025#jiaoyu', 'PREVIOUS#RECORD'],
  ['FILING#2025#jiaoyu', 'PREVIOUS#SECTION#6', 'FILING#home#2025#jiaoyu', 'PREVIOUS#RECORD#SECTION#6'],
  ['TEXTS#2025', 'TEXT#jiaoyu', 'TEXTS#home#2025', 'TEXT#jiaoyu'],
  ['GRANT#file.2025.jiaoyu.0a1b2c3d4e', 'GRANT', 'GRANT#home#file.home.2025.jiaoyu.0a1b2c3d4e', 'GRANT'],
  ['GRANT#publish.2025.0a1b2c3d4e', 'GRANT', 'GRANT#home#publish.home.2025.0a1b2c3d4e', 'GRANT'],
  [
    ...(['GRANT#decide.2025-jiaoyu-1.review.0a1b2c3d4e', 'GRANT'] as const),
    ...(['GRANT#home#decide.home.2025-jiaoyu-1.review.0a1b2c3d4e', 'GRANT'] as const),
  ],
  ['UPLOAD#2025/jiaoyu/8f', 'FORM', 'UPLOAD#home#2025/jiaoyu/8f', 'FORM'],
  ['UPLOAD#previous/2025/jiaoyu/8f', 'VERSION#v1', 'UPLOAD#home#previous/2025/jiaoyu/8f', 'VERSION#v1'],
  ['TASK#2025-jiaoyu-1', 'approval', 'TASK#home#home.2025-jiaoyu-1', 'approval'],
  ['RELEASE#r20260131-0a1b2c', 'RELEASE', 'RELEASE#home#home.r20260131-0a1b2c', 'RELEASE'],
  ['SITE', 'LEASE', 'SITE#home', 'LEASE'],
  ['SITE', 'SUMMARY#2025#jiaoyu', 'SITE#home', 'SUMMARY#2025#jiaoyu'],
])('%s %s lies at %s %s', (pk, sk, newPk, newSk) => {
  const item = { pk, sk, anything: { else: 1 } };
  expect(movedItem(item)).toMatchObject({ pk: newPk, sk: newSk, anything: { else: 1 } });
  expect(movedItem({ ...item, pk: newPk, sk: newSk })).toBeUndefined();
});

test.each([
  ['MAIL', '2025-jiaoyu-1.receipt', 'home.2025-jiaoyu-1.receipt'],
  ['MAIL', 'ask.decide.2025-jiaoyu-1.review.0a1b2c3d4e.0', 'ask.decide.home.2025-jiaoyu-1.review.0a1b2c3d4e.0'],
  [
    'MAIL',
    'invitation.file.2025.jiaoyu.0a1b2c3d4e.2026-01-05T0100',
    'invitation.file.home.2025.jiaoyu.0a1b2c3d4e.2026-01-05T0100',
  ],
  ['MAIL', 'desk-opened.publish.2025.0a1b2c3d4e', 'desk-opened.publish.home.2025.0a1b2c3d4e'],
  ['START', 'intake.2025-jiaoyu-1', 'intake.home.2025-jiaoyu-1'],
  ['START', 'release.r20260131-0a1b2c.0', 'release.home.r20260131-0a1b2c.0'],
  ['TELL', '2025-jiaoyu-1.approval', 'home.2025-jiaoyu-1.approval'],
])('a row of the outbox is known again under the name of now: %s %s', (kind, former, id) => {
  const moved = movedItem({ pk: `OUTBOX#${kind}#${former}`, sk: 'OUTBOX', id: former, duePk: 'DUE' });
  expect(moved).toEqual({ pk: `OUTBOX#${kind}#home#${id}`, sk: 'OUTBOX', id, duePk: 'DUE' });
});

test('what needs no area stays where it is', () => {
  expect(movedItem({ pk: `LINK#${'ab'.repeat(32)}`, sk: 'LINK' })).toBeUndefined();
  expect(movedItem({ pk: 'AREAS', sk: 'AREA#home' })).toBeUndefined();
});
