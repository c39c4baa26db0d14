/** Ends things in the reverse order of their beginning, and lets pauses end early when all is being ended. */

export type Closer = () => unknown;

/** Closes everything, the last opened first; a failure of one does not keep the others open. */
export async function closeAll(closers: Closer[]): Promise<void> {
  for (const close of closers.splice(0).reverse()) {
    try {
      await close();
    } catch (error) {
      console.error(error);
    }
  }
}

export function pauseUnless(stopped: AbortSignal, ms: number): Promise<void> {
  if (stopped.aborted) return Promise.resolve();
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      stopped.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, ms);
    stopped.addEventListener('abort', end);
  });
}
