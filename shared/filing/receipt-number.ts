/**
 * The number on a receipt: the submission, and a code drawn from the signature of its seal. Who does not hold the receipt
 * cannot guess the code, so a page may say of a number that it is genuine without telling anybody what was filed.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Seal } from '#shared/audit/seal.js';
import { submissionIdSchema, submissionLabel, type SubmissionId } from '#shared/ids/submission-id.js';

/** Crockford's: no letter that is taken for a digit, none that makes words. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 50 bits. */
const LENGTH = 10;

export interface ReceiptNumber {
  readonly submission: SubmissionId;
  readonly code: string;
}

function codeOf({ signature }: Pick<Seal, 'signature'>): string {
  const bytes = createHash('sha256').update(`receipt ${signature}`).digest();
  return Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET[byte % 32]).join('');
}

export function receiptNumber(submission: SubmissionId, seal: Seal): string {
  return `${submissionLabel(submission)}-${codeOf(seal)}`;
}

/** Dashes of every kind that an input method or a word processor puts in the place of a hyphen. */
const DASHES = /[\u2010-\u2015\u2212\u2500\u30fc\ufe58\ufe63]+/g;

/** What was typed, in plain characters: full width folded, every dash a hyphen, no spaces. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(DASHES, '-').replace(/\s+/g, '');
}

/** As people type it: any case, any width, any dash, spaces anywhere, O for 0, I and L for 1. */
export function readReceiptNumber(text: string): ReceiptNumber | undefined {
  const [, label = '', code = ''] = /^(.{1,80}-\d{1,4})-([0-9a-z]{10})$/i.exec(plain(text)) ?? [];
  const submission = submissionIdSchema.safeParse(label.toLowerCase());
  if (!submission.success) return undefined;
  return { submission: submission.data, code: code.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1') };
}

/** Compared in constant time, also where there is no seal to compare with. */
export function isNumberOf(code: string, seal: Seal | null): boolean {
  const expected = Buffer.from(codeOf(seal ?? { signature: '' }));
  const given = Buffer.from(code.padEnd(LENGTH).slice(0, LENGTH));
  return timingSafeEqual(expected, given) && seal !== null;
}
