/** Who is taken out of a log, and who stays although they are called the same. */
import { expect, test } from '@jest/globals';
import { bodyDigest, ERASING, type AuditEvent } from '#shared/audit/chain.js';
import {
  contactsOf,
  eraseContacts,
  eventWithout,
  replaceable,
  spellingsOf,
  without,
} from '#shared/deeds/filing/erase-contacts.js';
import { personSchema } from '#shared/ids/person.js';

const person = (address: string) => personSchema.parse({ name: '张伟', address: `${address}@yunxi.example.invalid` });
const [clerk, reviewer] = [person('clerk'), person('reviewer')];
const event = (role: 'agency' | 'reviewer', details: object) =>
  ({
    seq: 1,
    at: '2026-01-10T00:00:00.000Z',
    deed: 'decide',
    actor: { role, person: role === 'agency' ? clerk : reviewer },
    submission: null,
    details,
  }) as unknown as AuditEvent;
const spellings = spellingsOf([clerk], 'ab'.repeat(32));

test('who decides stays on record, whatever a contact is called', () => {
  const decided = event('reviewer', { insteadOf: '张伟', by: reviewer, told: [reviewer, '张伟'] });
  expect(eventWithout(decided, spellings)).toEqual(decided);
});

test('a contact goes, by the address that stands beside the name or alone', () => {
  const filed = event('agency', { officer: '张伟', contact: clerk });
  const after = JSON.stringify(eventWithout(filed, spellings));
  for (const gone of ['张伟', clerk.address]) expect(after).not.toContain(gone);
  const { to, beside } = without({ to: clerk.address, beside: [clerk, reviewer] }, spellings);
  expect(to).not.toContain('clerk');
  expect(beside[0]).not.toEqual(clerk);
  expect(beside[1]).toEqual(reviewer);
});

test('who also acted in office is no contact to be erased', () => {
  const both = { ...event('agency', {}), actor: { role: 'agency', person: reviewer } } as unknown as AuditEvent;
  expect(contactsOf(undefined, [both, event('reviewer', {})])).toEqual([]);
});

test('an event is put over only once an erasing event of the chain names what it becomes', () => {
  const [first, second] = [event('agency', { n: 1 }), { ...event('agency', { n: 2 }), seq: 2 }];
  expect(replaceable([first, second], spellings)).toEqual([]);
  const naming = (...events: AuditEvent[]) =>
    ({
      ...event('agency', {
        erased: Object.fromEntries(events.map((one) => [one.seq, bodyDigest(eventWithout(one, spellings))])),
      }),
      ...{ seq: 3, deed: ERASING, actor: { role: 'system', name: 'advance-seasons' } },
    }) as unknown as AuditEvent;
  // The second came between the judging and the writing: it waits for a round that names it.
  expect(replaceable([first, second, naming(first)], spellings)).toEqual([eventWithout(first, spellings)]);
  expect(replaceable([first, second, naming(first, second)], spellings).map(({ seq }) => seq)).toEqual([1, 2]);
  // Another deed that says the same names nothing.
  expect(replaceable([first, { ...naming(first), deed: 'withdraw' }], spellings)).toEqual([]);
  // What was put over is not put over again.
  expect(replaceable([eventWithout(first, spellings), naming(first)], spellings)).toEqual([]);
});

test('whoever compared the portal or answered a return for the agency goes, and what the seal covers stays', () => {
  const check = (by: typeof clerk) => ({ n: 1, by, role: 'agency', result: { is: 'same' } });
  const item = { id: 'general', about: null, text: '请核对', reply: { how: 'mended', text: '已改', by: clerk } };
  const filed = { state: 'returned', statement: { by: clerk }, touched: [{ person: clerk, how: 'filed' }] };
  const submission = { ...filed, returnedWith: [item], checklist: [item] };
  const change = eraseContacts(
    {
      filing: { version: 3, audit: {} } as never,
      submissions: [submission as never],
      events: [],
      portal: { page: check(clerk), file: check(reviewer) } as never,
    },
    spellings,
    new Date('2027-03-01T00:00:00.000Z'),
  );
  const after = change?.submissions[0]?.after;
  expect(JSON.stringify([change?.portal?.page, after?.returnedWith])).not.toContain(clerk.address);
  expect(after?.returnedWith?.[0]?.text).toBe('请核对');
  expect(change?.portal?.file).toEqual(check(reviewer));
  expect([after?.checklist, after?.statement, after?.touched]).toEqual([[item], filed.statement, filed.touched]);
  expect(change?.events.map(({ deed }) => deed)).toEqual([ERASING]);
});
