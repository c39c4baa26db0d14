/**
 * Whether a receipt or an export holds: pure, by the public keys alone. Every flaw is named by what differs. Anybody can
 * write a chain that holds in itself, so an event is proven only where a signed checkpoint stands at it or behind it.
 */
import type { AuditEvent } from '#shared/audit/chain.js';
import { isGenuine, logFlaws } from '#shared/audit/checkpoint.js';
import { isWhole } from '#shared/audit/seal.js';
import type { PublicKeys } from '#shared/audit/signature.js';
import { isChainOfFiling } from '#shared/audit/subject.js';
import { receiptNumber } from '#shared/filing/receipt-number.js';
import { SEALED_PARTS, type Changed } from '#shared/filing/sealed.js';
import type { Canonical } from '#shared/ids/canonical-json.js';
import { digestOf } from '#shared/ids/digest.js';
import { partsOf } from '#shared/ids/submission-id.js';
import { filingEvent, type ExportFile, type ReceiptFile } from './proof-files.js';

export interface VerifyingKeys {
  readonly seal: PublicKeys;
  readonly checkpoint: PublicKeys;
}

/** `form`: holds a value that has no one spelling, so that nothing this product wrote can be in it. */
export type Flaw = Changed | 'number' | 'form';

export interface Verified {
  readonly flaws: readonly Flaw[];
  /** The last event that a checkpoint vouches for; 0 where there is none. */
  readonly signedTo: number;
  /** The last event that the file tells of. What lies between is not proven. */
  readonly events: number;
}

export function verifyReceipt(receipt: ReceiptFile, keys: VerifyingKeys): Verified {
  const { event, checkpoint } = receipt;
  const flaws = orForm(() => receiptFlaws(receipt, keys));
  return { flaws, signedTo: checkpoint === null ? 0 : event.seq, events: event.seq };
}

export function verifyExport(exported: ExportFile, keys: VerifyingKeys): Verified {
  const { head, checkpoints } = exported.log;
  const flaws = orForm(() => exportFlaws(exported, keys));
  return { flaws, signedTo: Math.max(0, ...checkpoints.map(({ count }) => count)), events: head.count };
}

function receiptFlaws(receipt: ReceiptFile, keys: VerifyingKeys): Flaw[] {
  const { submission, seal, original, statement, event, checkpoint, number } = receipt;
  const holds =
    checkpoint === null ||
    (isGenuine(checkpoint, keys.checkpoint) &&
      isChainOfFiling(checkpoint.subject, partsOf(submission)) &&
      standsAt(event, checkpoint));
  return [
    ...(isWhole(seal, submission, keys.seal) ? [] : (['seal'] as const)),
    ...(number === receiptNumber(submission, seal) ? [] : (['number'] as const)),
    ...(digestOf(original) === seal.parts['original'] ? [] : (['original'] as const)),
    ...(digestOf(statement) === seal.parts['statement'] ? [] : (['statement'] as const)),
    ...(isOwnHash(event) && isDeedOf(event, submission, seal.digest) ? [] : (['event'] as const)),
    ...(holds ? [] : (['checkpoint'] as const)),
  ];
}

function exportFlaws({ submission, content, seal, log }: ExportFile, keys: VerifyingKeys): Flaw[] {
  const parts = SEALED_PARTS.filter(
    (part) => content[part] === undefined || digestOf(content[part] as Canonical) !== seal.parts[part],
  );
  const event = filingEvent(log, submission);
  const flaws = logFlaws(log, keys.checkpoint).map(({ what }) => what);
  return [
    ...new Set<Flaw>([
      ...parts,
      ...(isChainOfFiling(log.head.subject, partsOf(submission)) ? [] : (['subject'] as const)),
      ...(isWhole(seal, submission, keys.seal) ? [] : (['seal'] as const)),
      ...flaws,
      ...(event !== undefined && isDeedOf(event, submission, seal.digest) ? [] : (['event'] as const)),
    ]),
  ];
}

/** Fractions and depths that have no canonical spelling are a RangeError there. */
function orForm(flawsOf: () => Flaw[]): readonly Flaw[] {
  try {
    return flawsOf();
  } catch (error) {
    if (error instanceof RangeError) return ['form'];
    throw error;
  }
}

function isOwnHash({ hash, ...body }: AuditEvent): boolean {
  return digestOf(body as unknown as Canonical) === hash;
}

function isDeedOf({ deed, submission, details }: AuditEvent, id: string, content: string): boolean {
  return deed === 'file' && submission === id && details['content'] === content && details['sealed'] === true;
}

function standsAt(event: AuditEvent, { count, head }: { readonly count: number; readonly head: string }): boolean {
  return count === event.seq && head === event.hash;
}
