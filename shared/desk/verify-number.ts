/**
 * Whether a receipt's number is genuine. Every question costs the same look at the table and the same comparison, and no
 * answer is given before a time in which all of that is done: opening what an agency filed takes longer than finding nothing,
 * so that the time would tell who has filed.
 */
import { setTimeout } from 'node:timers/promises';
import { isWhole } from '#shared/audit/seal.js';
import { isNumberOf, readReceiptNumber } from '#shared/filing/receipt-number.js';
import { submissionIdSchema } from '#shared/ids/submission-id.js';
import type { Proof } from '#shared/proof/open.js';
import { loadSubmission } from '#shared/store/filings.js';
import type { VerifyPage } from './views.js';

/** Looked for where the number has no form of one; nothing lies there. */
const NOBODY = { submission: submissionIdSchema.parse('nowhere.2000-nobody-1'), code: '' };

/** Several times what a look at the table and the longest submission take. */
export const ANSWER_AFTER_MILLISECONDS = 100;

export async function verifyNumber(
  proof: Pick<Proof, 'table' | 'sealKeys'>,
  text: string,
  wait: (milliseconds: number) => Promise<unknown> = setTimeout,
): Promise<NonNullable<VerifyPage['answer']>> {
  const [answer] = await Promise.all([answerTo(proof, text), wait(ANSWER_AFTER_MILLISECONDS)]);
  return answer;
}

async function answerTo(
  { table, sealKeys }: Pick<Proof, 'table' | 'sealKeys'>,
  text: string,
): Promise<Exclude<VerifyPage['answer'], null | 'empty'>> {
  const { submission: id, code } = readReceiptNumber(text) ?? NOBODY;
  const [keys, submission] = await Promise.all([sealKeys(), loadSubmission(table, id)]);
  const seal = submission?.seal ?? null;
  const genuine = isNumberOf(code, seal) && seal !== null && isWhole(seal, id, keys);
  return genuine ? { filedAt: seal.at, digest: seal.digest } : 'unknown';
}
