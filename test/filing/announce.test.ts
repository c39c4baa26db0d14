/** How the intake ends for the agency: a draft with its counts, or a refusal with its reason. */
import { expect, test } from '@jest/globals';
import { announce } from '../../shared/filing/deeds/announce.js';
import { recordOf } from '../builders/record.js';
import { consistentValues } from '../builders/values.js';
import { afterOf, changeOf, checkOf, contact, fileGrant, findingOf, NOW, queuedBy, record, stateIn } from './scene.js';

test('a document that was read becomes a draft, and the agency hears how much is left to do', () => {
  const half = recordOf(consistentValues(7), {
    cells: { 'denied.stateSecrets@naturalPerson': { unread: 'conflict' }, 'review.total': { unread: 'no-place' } },
  });
  const confirm = { ...half.cells['review.total'], kind: 'number', value: '4', certainty: 'confirm' } as const;
  const read = { ...half, cells: { ...half.cells, 'review.total': confirm } };
  const check = checkOf(findingOf('block', 'A05:a'), findingOf('explain', 'B01:b'), findingOf('note', 'V04:c'));
  const judgement = announce(stateIn('received', { record: read, check }), { outcome: 'read' }, NOW);
  const change = changeOf(judgement);
  expect(judgement).toMatchObject({ value: 'draft' });
  expect(change.after).toMatchObject({ state: 'draft', counts: { block: 1, explain: 1, unread: 1, confirm: 1 } });
  expect(change.events).toMatchObject([
    { deed: 'draft', actor: { role: 'system' }, details: { to: 'draft', block: 1 } },
  ]);
  expect(queuedBy(change)).toMatchObject([
    {
      kind: 'mail',
      id: '2025-jiaoyu-1.draft-ready',
      to: contact,
      grant: fileGrant.id,
      message: { name: 'draft-ready', n: 1, blocks: 1, explains: 1, unread: 1, confirms: 1, deadline: '2026-01-31' },
    },
  ]);
});

test('a document that was not read is refused with the reason that reading gave', () => {
  const refusal = { code: 'scanned', detail: '3 pages' } as const;
  const judgement = announce(stateIn('received', { submission: { refusal } }), { outcome: 'refused' }, NOW);
  expect(afterOf(judgement)).toMatchObject({ state: 'refused', refusal });
  expect(queuedBy(changeOf(judgement))).toMatchObject([
    { kind: 'mail', id: '2025-jiaoyu-1.upload-refused', to: contact, message: { name: 'upload-refused', refusal } },
  ]);
});

test.each([
  ['an intake that broke down', { outcome: 'failed', error: 'x'.repeat(900) } as const, 200],
  ['an intake that broke down without a word', { outcome: 'failed' } as const, 0],
  ['a document said to be read of which nothing was stored', { outcome: 'read' } as const, 0],
])('%s is refused as failed, so that the agency can try again', (_, announcement, length) => {
  const { state, refusal } = afterOf(announce(stateIn('received'), announcement, NOW));
  expect({ state, code: refusal?.code, length: refusal?.detail.length }).toEqual({
    state: 'refused',
    code: 'processing-failed',
    length,
  });
});

test.each(['draft', 'refused', 'superseded', 'in-review'] as const)(
  'announcing again what is %s by now changes nothing and mails nobody',
  (state) => {
    expect(announce(stateIn(state, { record, check: checkOf() }), { outcome: 'read' }, NOW)).toEqual({
      already: state,
    });
  },
);
