/**
 * What goes to a child process and what comes back: one line of JSON, then bytes. Kept free of schemas, so that a child
 * starts fast; what the parent makes of an answer stands in believe.ts.
 */
/** Says that the child's own code is loaded: whatever happens before is our fault, not the document's. */
export const READY = 'ready\n';

/** The code of what the fence throws: whoever ran into it, the document is not to be called damaged for it. */
export const FENCED = 'ERR_FENCED';

/** `ours`: something that belongs to the reader is missing or was closed to it; `stack` and `space`: the document exhausted it. */
export const FAULTS = ['ours', 'stack', 'space', 'other'] as const;
export type Fault = (typeof FAULTS)[number];

const OURS = new Set(['ENOENT', 'EACCES', 'ERR_ACCESS_DENIED', 'ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND', FENCED]);

/** In the child: what an exception says about the document. */
export function faultOf(error: unknown): { readonly fault: Fault; readonly detail: string } {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const detail = `${name}: ${message}`.slice(0, 200);
  if (OURS.has(code)) return { fault: 'ours', detail };
  if (name !== 'RangeError') return { fault: 'other', detail };
  return { fault: /call stack/i.test(message) ? 'stack' : 'space', detail };
}

/** The first line of what a child got, and the bytes after it. */
export function splitInput(input: Uint8Array): { head: unknown; body: Uint8Array } {
  const end = input.indexOf(0x0a);
  return { head: JSON.parse(Buffer.from(input.subarray(0, end)).toString('utf8')), body: input.subarray(end + 1) };
}

export function joinInput(head: object, body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]);
}
