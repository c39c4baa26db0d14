/** The page that verifies a receipt's number: what it answers, and that its time tells nobody who has filed. */
import { expect, test } from '@jest/globals';
import { ANSWER_AFTER_MILLISECONDS, verifyNumber } from '#shared/desk/verify-number.js';
import { receiptNumber } from '#shared/filing/receipt-number.js';
import type { Submission } from '#shared/filing/model.js';
import type { Table } from '#shared/store/table.js';
import { sealKey, underSeal } from '../builders/signatures.js';
import { checkOf, record, submissionIn } from '../deeds/filing/scene.js';

const submission: Submission = underSeal({ record, check: checkOf(), submission: submissionIn('in-review') });
const number = receiptNumber(submission.id, submission.seal!);
/** Holds that one submission, as former code laid it down. */
const table = {
  get: (key: { pk: string; sk: string }) =>
    Promise.resolve(key.pk.endsWith('#jiaoyu') ? { ...key, v: 5, submission } : undefined),
} as unknown as Table;
const proof = { table, sealKeys: () => Promise.resolve(sealKey.keys) };
const wrong = `${number.slice(0, -1)}${number.endsWith('A') ? 'B' : 'A'}`;
const questions = [number, wrong, '2025-nobody-1-AAAAAAAAAA', 'x'];

test('a genuine number is answered with its digest, every other with nothing', async () => {
  const answers = await Promise.all(questions.map((text) => verifyNumber(proof, text, () => Promise.resolve())));
  const { at, digest } = submission.seal!;
  expect(answers).toEqual([{ filedAt: at, digest }, 'unknown', 'unknown', 'unknown']);
});

test.each(questions.map((text, at) => [at, text] as const))(
  'question %i is answered when the same time has passed, and no sooner',
  async (_, text) => {
    const asked: number[] = [];
    let pass: () => void = () => undefined;
    const passed = new Promise<void>((resolve) => (pass = resolve));
    let answered = false;
    const answer = verifyNumber(proof, text, (milliseconds) => {
      asked.push(milliseconds);
      return passed;
    }).then(() => (answered = true));
    await new Promise(setImmediate);
    expect([asked, answered]).toEqual([[ANSWER_AFTER_MILLISECONDS], false]);
    pass();
    await answer;
    expect(answered).toBe(true);
  },
);
