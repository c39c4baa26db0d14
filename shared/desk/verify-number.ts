/**
 * Whether a receipt's number is genuine. Every question costs the same look at the table and the same comparison, so that
 * neither the answer nor its time tells whether an agency has filed.
 */
import { isWhole } from '#shared/audit/seal.js';
import { isNumberOf, readReceiptNumber } from '#shared/filing/receipt-number.js';
import { submissionIdSchema } from '#shared/ids/submission-id.js';
import type { Proof } from '#shared/proof/open.js';
import { loadSubmission } from '#shared/store/filings.js';
import type { VerifyPage } from './views.js';

/** Looked for where the number has no form of one; nothing lies there. */
const NOBODY = { submission: submissionIdSchema.parse('nowhere.2000-nobody-1'), code: '' };

export async function verifyNumber(
  { table, sealKeys }: Pick<Proof, 'table' | 'sealKeys'>,
  text: string,
): Promise<Exclude<VerifyPage['answer'], null | 'empty'>> {
  const { submission: id, code } = readReceiptNumber(text) ?? NOBODY;
  const [keys, submission] = await Promise.all([sealKeys(), loadSubmission(table, id)]);
  const seal = submission?.seal ?? null;
  const genuine = isNumberOf(code, seal) && seal !== null && isWhole(seal, id, keys);
  return genuine ? { filedAt: seal.at, digest: seal.digest } : 'unknown';
}
