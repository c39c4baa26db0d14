/** A chain of events vouches for every event, its order and its count. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { emptyChain, extendChain, firstBreak, type AuditDraft, type AuditEvent } from '#shared/audit/chain.js';
import { digestOf } from '#shared/ids/digest.js';
import { receive } from '#shared/deeds/filing/receive.js';
import { withdraw } from '#shared/deeds/filing/withdraw.js';
import { changeOf, checkOf, contact, fileGrant, NOW, stateIn } from '../deeds/filing/scene.js';
import { fileSealed } from '../builders/signatures.js';

const SUBJECT = 'FILING#2025#jiaoyu';

const drafts = fc.array(
  fc.record<AuditDraft>({
    at: fc.constant(NOW.toISOString()),
    deed: fc.constantFrom('receive', 'file', 'approve'),
    actor: fc.constantFrom<AuditDraft['actor']>(
      { role: 'system', function: 'receive-upload' },
      { role: 'agency', person: contact },
    ),
    submission: fc.option(fc.constantFrom('2025-jiaoyu-1', '2025-jiaoyu-2')),
    details: fc.dictionary(fc.constantFrom('from', 'to', 'comment'), fc.string(), { maxKeys: 3 }),
  }),
  { minLength: 2, maxLength: 8 },
);
const chain = drafts.map((all) => extendChain(emptyChain(SUBJECT), all).events);
const position = fc.nat();

test('appending at once or one by one gives the same events and the same head', () => {
  fc.assert(
    fc.property(drafts, (all) => {
      const whole = extendChain(emptyChain(SUBJECT), all);
      let head = emptyChain(SUBJECT);
      const events = all.flatMap((draft) => {
        const next = extendChain(head, [draft]);
        head = next.head;
        return next.events;
      });
      expect({ events, head }).toEqual(whole);
      expect(head).toEqual({ subject: SUBJECT, count: all.length, head: events.at(-1)!.hash });
      expect(firstBreak(SUBJECT, events)).toBeUndefined();
    }),
  );
});

test('nothing appended leaves the head as it was', () => {
  expect(extendChain(emptyChain(SUBJECT), [])).toEqual({ events: [], head: emptyChain(SUBJECT) });
  expect(firstBreak(SUBJECT, [])).toBeUndefined();
});

test('two subjects begin with different heads, so that no chain passes for another’s', () => {
  fc.assert(
    fc.property(chain, (events) => {
      expect(firstBreak('FILING#2025#weijian', events)).toBe(events[0]);
    }),
  );
});

describe('is found broken', () => {
  const edits: [string, (event: AuditEvent) => Partial<AuditEvent>][] = [
    ['at', () => ({ at: '2026-01-21T00:00:00.000Z' })],
    ['deed', ({ deed }) => ({ deed: `${deed}x` })],
    ['actor', () => ({ actor: { role: 'publisher', person: contact } })],
    ['submission', () => ({ submission: '2025-jiaoyu-9' })],
    ['details', ({ details }) => ({ details: { ...details, added: '1' } })],
    ['seq', ({ seq }) => ({ seq: seq + 1 })],
    ['previous', () => ({ previous: digestOf('other') })],
    ['hash', () => ({ hash: digestOf('other') })],
  ];
  test.each(edits)('at an event whose %s was changed', (_, edit) => {
    fc.assert(
      fc.property(chain, position, (events, n) => {
        const at = n % events.length;
        const tampered = events.map((event, index) => (index === at ? { ...event, ...edit(event) } : event));
        expect(firstBreak(SUBJECT, tampered)).toBe(tampered[at]);
      }),
    );
  });

  test('at the event after one that was changed and hashed anew', () => {
    fc.assert(
      fc.property(chain, position, (events, n) => {
        const at = n % (events.length - 1);
        const { hash: _, ...body } = { ...events[at]!, deed: 'forged' };
        const tampered = events.with(at, { ...body, hash: digestOf(body as never) });
        expect(firstBreak(SUBJECT, tampered)).toBe(tampered[at + 1]);
      }),
    );
  });

  test('where an event was taken out, doubled, or two changed places', () => {
    fc.assert(
      fc.property(chain, position, (events, n) => {
        const at = n % (events.length - 1);
        expect(firstBreak(SUBJECT, events.toSpliced(at, 1))).toBe(events[at + 1]);
        expect(firstBreak(SUBJECT, events.toSpliced(at, 0, events[at]!))).toBe(events[at]);
        const swapped = events.with(at, events[at + 1]!).with(at + 1, events[at]!);
        expect(firstBreak(SUBJECT, swapped)).toBe(swapped[at]);
      }),
    );
  });
});

test('events cut off at the end leave a whole chain: only the head, which receipts print, gives them away', () => {
  fc.assert(
    fc.property(chain, (events) => {
      const cut = events.slice(0, -1);
      expect(firstBreak(SUBJECT, cut)).toBeUndefined();
      expect(cut.at(-1)?.hash).not.toBe(events.at(-1)!.hash);
    }),
  );
});

test('the chain of real deeds holds, also after a journey through JSON with its keys in another order', () => {
  const arrived = { arrival: { key: 'k', versionId: 'v' }, fileName: 'a.pdf', size: 1, grant: fileGrant };
  const request = { shown: 4, officer: '孙局长', title: '局长', agreed: true };
  const all = [
    changeOf(receive({ ...stateIn(null), claimedAs: undefined }, arrived, NOW)),
    changeOf(fileSealed(stateIn('draft'), request, fileGrant, () => checkOf(), NOW)),
    changeOf(withdraw(stateIn('in-review'), fileGrant, NOW)),
  ].flatMap((change) => change.events);
  const { events } = extendChain(emptyChain(SUBJECT), all);
  const stored = events.map((event) =>
    JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(event).reverse()))),
  ) as AuditEvent[];
  expect(stored).toHaveLength(3);
  expect(firstBreak(SUBJECT, stored)).toBeUndefined();
});
