/**
 * Files that prove without this product: the receipt, for the agency that filed, and the export of a filing, for those who
 * may see all of it. `nianbao verify` checks both with the public keys alone.
 */
import * as z from 'zod';
import { auditEventSchema, auditHeadSchema, bodyDigest } from '#shared/audit/chain.js';
import { checkpointSchema } from '#shared/audit/checkpoint.js';
import { sealSchema, type Seal } from '#shared/audit/seal.js';
import type { Submission } from '#shared/filing/model.js';
import { receiptNumber } from '#shared/filing/receipt-number.js';
import { sealedContent, type Filed } from '#shared/filing/sealed.js';
import { digestSchema } from '#shared/ids/digest.js';
import { submissionIdSchema } from '#shared/ids/submission-id.js';

export const RECEIPT_SCHEMA = 'nianbao.receipt.v1';
export const EXPORT_SCHEMA = 'nianbao.export.v1';

export const receiptFileSchema = z.object({
  schema: z.literal(RECEIPT_SCHEMA),
  number: z.string(),
  submission: submissionIdSchema,
  original: z.object({ sha256: digestSchema, size: z.number(), format: z.string(), name: z.string() }),
  statement: z.object({ officer: z.string(), title: z.string(), at: z.iso.datetime() }),
  seal: sealSchema,
  /** The deed of filing as it stands in the log. */
  event: auditEventSchema,
  /** The signed head of the log right after it; null where it could not be made then. */
  checkpoint: checkpointSchema.nullable(),
});
export type ReceiptFile = z.infer<typeof receiptFileSchema>;

export const exportFileSchema = z.object({
  schema: z.literal(EXPORT_SCHEMA),
  submission: submissionIdSchema,
  /** Part by part, as it is hashed: the canonical spelling of each part gives its digest in the seal. */
  content: z.record(z.string(), z.json()),
  seal: sealSchema,
  log: z.object({ head: auditHeadSchema, events: z.array(auditEventSchema), checkpoints: z.array(checkpointSchema) }),
});
export type ExportFile = z.infer<typeof exportFileSchema>;

type SealedSubmission = Submission & { readonly seal: Seal };

export function isSealed(submission: Submission): submission is SealedSubmission {
  return submission.seal !== null;
}

/** The deed by which this submission was filed. */
export function filingEvent(log: Pick<ExportFile['log'], 'events'>, id: string) {
  return log.events.findLast(({ deed, submission }) => deed === 'file' && submission === id);
}

/** Undefined where there is nothing to prove: not filed, filed before there were seals, or the filer was erased since: the receipt of then still proves itself. */
export function receiptFile(submission: Submission, log: ExportFile['log']): ReceiptFile | undefined {
  const event = filingEvent(log, submission.id);
  const { digest, format, size, fileName, statement } = submission;
  if (!isSealed(submission) || event === undefined || statement === null || digest === null || format === null) {
    return undefined;
  }
  if (bodyDigest(event) !== event.hash) return undefined;
  return {
    schema: RECEIPT_SCHEMA,
    number: receiptNumber(submission.id, submission.seal),
    submission: submission.id,
    original: { sha256: digest, size, format, name: fileName },
    statement: { officer: statement.officer, title: statement.title, at: statement.at },
    seal: submission.seal,
    event,
    checkpoint: log.checkpoints.find(({ count }) => count === event.seq) ?? null,
  };
}

export function exportFile(filed: Filed, log: ExportFile['log']): ExportFile | undefined {
  const { submission } = filed;
  if (!isSealed(submission)) return undefined;
  const content = sealedContent(filed) as ExportFile['content'];
  return { schema: EXPORT_SCHEMA, submission: submission.id, content, seal: submission.seal, log };
}
