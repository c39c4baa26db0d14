/** Whether a receipt or an export holds: pure, by the public keys alone. Every flaw is named by what differs. */
import type { AuditEvent } from '#shared/audit/chain.js';
import { isGenuine, logFlaws } from '#shared/audit/checkpoint.js';
import { isWhole } from '#shared/audit/seal.js';
import type { PublicKeys } from '#shared/audit/signature.js';
import { receiptNumber } from '#shared/filing/receipt-number.js';
import { SEALED_PARTS, type Changed } from '#shared/filing/sealed.js';
import type { Canonical } from '#shared/ids/canonical-json.js';
import { digestOf } from '#shared/ids/digest.js';
import { filingEvent, type ExportFile, type ReceiptFile } from './proof-files.js';

export interface VerifyingKeys {
  readonly seal: PublicKeys;
  readonly checkpoint: PublicKeys;
}

export type Flaw = Changed | 'number';

export function receiptFlaws(receipt: ReceiptFile, keys: VerifyingKeys): Flaw[] {
  const { submission, seal, original, statement, event, checkpoint, number } = receipt;
  const holds = checkpoint === null || (isGenuine(checkpoint, keys.checkpoint) && standsAt(event, checkpoint));
  return [
    ...(isWhole(seal, submission, keys.seal) ? [] : (['seal'] as const)),
    ...(number === receiptNumber(submission, seal) ? [] : (['number'] as const)),
    ...(digestOf(original) === seal.parts['original'] ? [] : (['original'] as const)),
    ...(digestOf(statement) === seal.parts['statement'] ? [] : (['statement'] as const)),
    ...(isOwnHash(event) && isDeedOf(event, submission, seal.digest) ? [] : (['event'] as const)),
    ...(holds ? [] : (['checkpoint'] as const)),
  ];
}

export function exportFlaws({ submission, content, seal, log }: ExportFile, keys: VerifyingKeys): Flaw[] {
  const parts = SEALED_PARTS.filter(
    (part) => content[part] === undefined || digestOf(content[part] as Canonical) !== seal.parts[part],
  );
  const event = filingEvent(log, submission);
  const flaws = logFlaws(log, keys.checkpoint).map(({ what }) => what);
  return [
    ...new Set<Flaw>([
      ...parts,
      ...(isWhole(seal, submission, keys.seal) ? [] : (['seal'] as const)),
      ...flaws,
      ...(event !== undefined && isDeedOf(event, submission, seal.digest) ? [] : (['event'] as const)),
    ]),
  ];
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
