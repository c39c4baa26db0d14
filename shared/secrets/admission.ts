/**
 * Whether a request came through the distribution: it then carries the secret that only the distribution is given. While
 * the secret is replaced, the current one and the one before it count, so that no request is refused in between.
 */
import { createHash, timingSafeEqual } from 'node:crypto';

/** How long a secret that was taken away may still be good; API Gateway keeps its own answers as long (infra/origin-secret.ts). */
const KEEP_MS = 5 * 60_000;
/** A wrong secret has the right ones fetched anew, for they may have been replaced; but not by every stranger. */
const PAUSE_MS = 10_000;

export interface AdmissionOptions {
  /** Fetches the secrets that are in use. */
  readonly secrets: () => Promise<readonly string[]>;
  readonly now: () => Date;
}

/** @throws what fetching throws, where nothing was fetched before */
export function admission({ secrets, now }: AdmissionOptions): (given: string | undefined) => Promise<boolean> {
  let held: { readonly digests: readonly Buffer[]; readonly at: number } | undefined;
  const age = () => (held === undefined ? Infinity : now().getTime() - held.at);
  const fetchAgain = async (): Promise<void> => {
    try {
      held = { digests: (await secrets()).map(digestOf), at: now().getTime() };
    } catch (error) {
      // Who was let in before is let in while Secrets Manager is out of order.
      if (held === undefined) throw error;
    }
  };
  return async (given) => {
    if (given === undefined || given === '') return false;
    const digest = digestOf(given);
    const fits = () => isAmong(held?.digests ?? [], digest);
    if (age() >= KEEP_MS || (!fits() && age() >= PAUSE_MS)) await fetchAgain();
    return fits();
  };
}

/** Of one length whatever is given, as comparing in constant time needs. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** All are compared, so that the time taken does not tell which one fits. */
function isAmong(digests: readonly Buffer[], digest: Buffer): boolean {
  return digests.map((each) => timingSafeEqual(each, digest)).includes(true);
}
