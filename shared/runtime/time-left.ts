/** How long a function may begin further work, so that what it has begun ends before Lambda ends the function. */
import { FUNCTIONS, type FunctionName } from '#shared/workflow/functions.js';
import type { FunctionEntry } from '#shared/workflow/function-entry.js';

/** Of the time that the function has; the rest is for what is under way. */
const SHARE = 0.5;
/** What runs unseen has a minute where its entry says nothing else (infra/verb-function.ts). */
const USUAL_SECONDS = 60;

/**
 * To be called as the function begins. The answer says whether there is time to begin more.
 * @param share of the function's time, from 0 to 1
 */
export function timeLeft(name: FunctionName, now: () => Date, share = SHARE): () => boolean {
  const { timeoutSeconds = USUAL_SECONDS }: FunctionEntry = FUNCTIONS[name];
  const end = now().getTime() + timeoutSeconds * share * 1000;
  return () => now().getTime() < end;
}
