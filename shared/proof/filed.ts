/**
 * Whether what is stored is still what was filed: the content under its seal, the bytes of the original and of the page
 * pictures, and the log with its checkpoints. Asked wherever something is shown to be decided, decided or made public.
 */
import type { FilingCase } from '#shared/deeds/filing/case.js';
import type { Submission } from '#shared/filing/model.js';
import type { AuditEvent } from '#shared/audit/chain.js';
import type { PublicKeys } from '#shared/audit/signature.js';
import { changedDocumentParts, changedSince, wasFiled, type Changed, type Filed } from '#shared/filing/sealed.js';
import { digestOfBytes, type Digest } from '#shared/ids/digest.js';
import { ObjectTooLarge, readObject } from '#shared/s3/objects.js';
import { originalKey, pageKey } from '#shared/s3/keys.js';
import { chainOfFiling } from '#shared/store/checkpoints.js';
import { loadSubmission } from '#shared/store/filings.js';
import { examinedLog, type ExaminedLog } from './checkpoints.js';
import { filingEvent, isAsLogged, lastVouchedFor } from './history.js';
import type { Proof } from './open.js';

/** Nothing larger was ever taken in. */
const MAX_BYTES = 64 * 1024 * 1024;

type Stored = Pick<FilingCase, 'filing' | 'submission' | 'record' | 'check'>;

/**
 * Every kind of thing that is not as it was filed; empty where all is, and before filing. What `reconcile` asks of each
 * filing that is under decision, approved or released.
 */
export async function changedSinceFiled(proof: Proof, stored: Stored): Promise<readonly Changed[]> {
  return (await comparedWithFiled(proof, stored)).changed;
}

/** The same with the log that was examined for it, which a deed goes on from; none before filing. */
export async function comparedWithFiled(
  proof: Proof,
  { filing, submission, record, check }: Stored,
): Promise<{ readonly changed: readonly Changed[]; readonly log: ExaminedLog | null }> {
  if (submission === null || !wasFiled(submission)) return { changed: [], log: null };
  const [keys, documents, log] = await Promise.all([
    proof.sealKeys(),
    changedDocuments(proof, submission),
    examinedLog(proof.table, proof.checkpointKeys, chainOfFiling(submission), filing.audit),
  ]);
  const content = changedContent({ submission, record, check }, keys);
  const said = await stillSaid(proof, submission, changedLog(log, submission));
  return { changed: [...new Set([...content, ...documents, ...said])], log };
}

/** The content of what was filed against its seal. What was read of a filed report is never taken away again. */
export function changedContent(
  { submission, record, check }: Pick<Stored, 'record' | 'check'> & { readonly submission: Submission },
  sealKeys: PublicKeys,
): Changed[] {
  if (record === null) return ['cells'];
  return check === null ? ['check'] : changedSince({ submission, record, check } satisfies Filed, sealKeys);
}

const LOOKS = 3;

/**
 * The row is read before the log, and a deed that was done in between stands in the one and not yet in the other. That is
 * nobody's fault: what is named has to be so when both are read again.
 */
async function stillSaid(
  { table, checkpointKeys }: Proof,
  { id }: Submission,
  first: readonly Changed[],
): Promise<readonly Changed[]> {
  let said = first;
  for (let look = 0; said.includes('decisions') && look < LOOKS; look++) {
    const submission = await loadSubmission(table, id);
    if (submission === undefined) return said;
    said = changedLog(await examinedLog(table, checkpointKeys, chainOfFiling(submission)), submission);
  }
  return said;
}

/** The digest of a stored object, null where it is gone. */
async function storedDigest({ s3, documentsBucket: bucket }: Proof, key: string): Promise<Digest | null> {
  try {
    const object = await readObject(s3, { bucket, key, maxBytes: MAX_BYTES });
    return object === undefined ? null : digestOfBytes(object.bytes);
  } catch (error) {
    if (error instanceof ObjectTooLarge) return null;
    throw error;
  }
}

async function changedDocuments(proof: Proof, submission: Submission): Promise<Changed[]> {
  const pictures = (submission.pictures ?? []).filter(({ sha256 }) => sha256 !== null);
  const [original, ...pages] = await Promise.all([
    storedDigest(proof, originalKey(submission)),
    ...pictures.map(({ page }) => storedDigest(proof, pageKey(submission, page))),
  ]);
  return [
    ...(original === submission.digest ? [] : (['original'] as const)),
    ...(pictures.every(({ sha256 }, at) => sha256 === pages[at]) ? [] : (['pages'] as const)),
  ];
}

/**
 * The chain, and in it the deed of filing, which says what was filed and whether it was sealed, with all that came of it.
 * Whatever was sealed was filed and decided on with a checkpoint each time: without one the chain vouches for nothing.
 */
export function changedLog({ flaws, events, checkpoints }: ExaminedLog, submission: Submission): Changed[] {
  const filed = filingEvent(events, submission.id);
  if (filed === undefined) return [...flaws.map(({ what }) => what), 'seal'];
  const { seq } = lastVouchedFor(events, filed, submission.id);
  const isVouchedFor = submission.filedBeforeSeals === true || checkpoints.some(({ count }) => count >= seq);
  return [
    ...flaws.map(({ what }) => what),
    ...(isVouchedFor ? [] : (['checkpoint'] as const)),
    ...(isTheOneFiled(filed, submission) ? [] : (['seal'] as const)),
    ...(isAsLogged(events, filed, submission) ? [] : (['decisions'] as const)),
  ];
}

/**
 * A seal that was taken off, with all that names it, would pass for a filing from before there were seals, were it not for
 * the event: whether it was sealed stands in the chain, under the checkpoints.
 */
function isTheOneFiled(filed: AuditEvent, { contentDigest, seal, filedBeforeSeals }: Submission): boolean {
  const sealed = filed.details['sealed'] === true;
  return filed.details['content'] === contentDigest && (sealed ? seal !== null : filedBeforeSeals === true);
}

/** For one document that is to be shown: its bytes against what was noted of them, and that against the seal. */
export async function isDocumentChanged(
  sealKeys: Proof['sealKeys'],
  submission: Submission,
  shown: { readonly bytes: Uint8Array; readonly sha256: Digest | null },
): Promise<boolean> {
  if (shown.sha256 !== null && digestOfBytes(shown.bytes) !== shown.sha256) return true;
  return wasFiled(submission) && changedDocumentParts(submission, await sealKeys()).length > 0;
}
