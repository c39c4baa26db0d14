/**
 * A checkpoint is a signed head of a chain: who has one in hand can tell whether the chain was rewritten, cut, put in
 * another order or forked since. It vouches for what is committed before it and with it.
 */
import * as z from 'zod';
import { auditHeadSchema, emptyChain, firstBreak, type AuditEvent, type AuditHead } from './chain.js';
import { isSigned, signatureSchema, statementText, type PublicKeys } from './signature.js';

export const checkpointSchema = z.object({
  v: z.literal(1),
  ...auditHeadSchema.shape,
  at: z.iso.datetime(),
  ...signatureSchema.shape,
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

export function checkpointStatement({ subject, count, head }: AuditHead, at: string): string {
  return statementText('checkpoint', { v: 1, subject, count, head, at });
}

export function isGenuine(checkpoint: Checkpoint, keys: PublicKeys): boolean {
  return isSigned(checkpointStatement(checkpoint, checkpoint.at), checkpoint, keys);
}

/** What of a log does not hold, and where: the number of an event, or the count of a checkpoint. */
export interface LogFlaw {
  readonly what: 'event' | 'head' | 'checkpoint';
  readonly at: number;
}

export interface Log {
  readonly head: AuditHead;
  readonly events: readonly AuditEvent[];
  readonly checkpoints: readonly Checkpoint[];
}

/**
 * Every flaw of the kinds that there are, the first of each. An event that does not follow from the one before it is a
 * flaw of that event; a chain that holds in itself but ends elsewhere than the head says is a flaw of the head; a chain
 * that is not the one a checkpoint vouches for, or a checkpoint that the key did not sign, is a flaw of the checkpoint.
 */
export function logFlaws({ head, events, checkpoints }: Log, keys: PublicKeys): LogFlaw[] {
  const last = events.at(-1);
  const end = last?.hash ?? emptyChain(head.subject).head;
  const vouches = (one: Checkpoint) =>
    one.subject === head.subject &&
    isGenuine(one, keys) &&
    one.count <= head.count &&
    (events[one.count - 1]?.hash ?? emptyChain(head.subject).head) === one.head;
  const forged = checkpoints.find((one) => !vouches(one));
  const signedTo = forged === undefined ? Math.max(0, ...checkpoints.map(({ count }) => count)) : 0;
  const broken = firstBreak(head.subject, events, signedTo);
  return [
    ...(broken === undefined ? [] : [{ what: 'event' as const, at: broken.seq }]),
    ...(events.length === head.count && end === head.head ? [] : [{ what: 'head' as const, at: head.count }]),
    ...(forged === undefined ? [] : [{ what: 'checkpoint' as const, at: forged.count }]),
  ];
}
