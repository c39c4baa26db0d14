/** What a receipt and an export prove by the public keys alone: nothing that no checkpoint vouches for. */
import { expect, test } from '@jest/globals';
import { emptyChain, extendChain, type AuditDraft } from '#shared/audit/chain.js';
import type { Submission } from '#shared/filing/model.js';
import { digestOf, digestOfBytes } from '#shared/ids/digest.js';
import { exportFile, receiptFile } from '#shared/takeaway/proof-files.js';
import { verifyExport, verifyReceipt } from '#shared/takeaway/verify-files.js';
import { checkpointAt, KEYS, underSeal } from '../builders/signatures.js';
import { checkOf, contact, record, submissionIn } from '../deeds/filing/scene.js';

const check = checkOf();
const submission: Submission = underSeal({
  record,
  check,
  submission: { ...submissionIn('approved'), digest: digestOfBytes('the original') },
});
const draft = (deed: string, name = contact.name): AuditDraft => ({
  at: '2026-01-20T02:00:00.000Z',
  deed,
  actor: { role: 'agency', person: { ...contact, name } },
  submission: submission.id,
  details: deed === 'file' ? { content: submission.contentDigest!, sealed: true } : {},
});
const logOf = (subject: string) => {
  const { events, head } = extendChain(
    emptyChain(subject),
    ['receive', 'file', 'passReview'].map((deed) => draft(deed)),
  );
  const at = (count: number) => checkpointAt({ subject, count, head: events[count - 1]!.hash });
  return { head, events, checkpoints: [at(2), at(3)] };
};
const log = logOf('FILING#home#2025#jiaoyu');
const exported = exportFile({ submission, record, check }, log)!;
const receipt = receiptFile(submission, log)!;
const exportOf = (change: object) => verifyExport({ ...exported, log: { ...log, ...change } }, KEYS);

test('whole files are proven to their last event', () => {
  expect(verifyExport(exported, KEYS)).toEqual({ flaws: [], signedTo: 3, events: 3 });
  expect(verifyReceipt(receipt, KEYS)).toEqual({ flaws: [], signedTo: 2, events: 2 });
});

test('a log that was rewritten and lost its checkpoints proves nothing', () => {
  const { events, head } = extendChain(emptyChain(log.head.subject), [
    draft('receive'),
    draft('file', '冒名'),
    draft('approve', '冒名'),
  ]);
  expect(exportOf({ events, head, checkpoints: [] })).toEqual({ flaws: [], signedTo: 0, events: 3 });
});

test('what stands behind the last checkpoint is not proven', () => {
  const { events, head } = extendChain(log.head, [draft('approve', '冒名')]);
  expect(exportOf({ events: [...log.events, ...events], head })).toEqual({ flaws: [], signedTo: 3, events: 4 });
});

test('a receipt without a checkpoint proves no event, whoever is named in it', () => {
  const { hash: _, ...body } = receipt.event;
  const event = { ...body, actor: draft('file', '冒名').actor };
  const forged = { ...event, hash: digestOf(event as never) };
  expect(verifyReceipt({ ...receipt, event: forged, checkpoint: null }, KEYS)).toMatchObject({
    flaws: [],
    signedTo: 0,
  });
  expect(verifyReceipt({ ...receipt, event: forged }, KEYS)).toMatchObject({ flaws: ['checkpoint'] });
});

test('the log of another filing is none of this one’s, unless it has the name of former times', () => {
  const other = logOf('FILING#home#2025#caizheng');
  expect(exportOf(other).flaws).toContain('subject');
  expect(verifyReceipt({ ...receipt, ...eventOf(other) }, KEYS).flaws).toEqual(['checkpoint']);
  expect(exportOf(logOf('FILING#2025#jiaoyu')).flaws).toEqual([]);
});

const eventOf = ({ events, checkpoints }: typeof log) => ({ event: events[1]!, checkpoint: checkpoints[0]! });

test('what has no spelling is a flaw of form and no error', () => {
  expect(verifyExport({ ...exported, content: { ...exported.content, cells: [1.5] } }, KEYS).flaws).toEqual(['form']);
  const event = { ...receipt.event, details: { ...receipt.event.details, part: 1.5 } };
  expect(verifyReceipt({ ...receipt, event }, KEYS).flaws).toEqual(['form']);
});
