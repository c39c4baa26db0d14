/**
 * What pdf.js asks the platform for to unpack a stream, done at once. The platform's own is made for data that arrives
 * piece by piece: a pair of streams, a thread and some dozen promises for each of the many short streams of a report,
 * whose bytes are all here. It stands in only while pdf.js has a document open.
 */
import { inflateSync } from 'node:zlib';

/** What asks for more is handed back to pdf.js, which unpacks by itself and piece by piece. */
const MOST_BYTES = 128 * 1024 * 1024;
const NAME = 'DecompressionStream';

export class WholeInflate {
  private result: Uint8Array | undefined;
  private failure: unknown;

  constructor(format: string) {
    if (format !== 'deflate') throw new TypeError(`no ${format} here`);
  }

  readonly writable = {
    getWriter: () => ({
      ready: Promise.resolve(),
      write: (packed: Uint8Array): Promise<void> => {
        try {
          this.result = inflateSync(packed, { maxOutputLength: MOST_BYTES });
        } catch (error) {
          // Told to whoever reads, as the platform does: pdf.js then tries for itself.
          this.failure = error;
        }
        return Promise.resolve();
      },
      close: (): Promise<void> => Promise.resolve(),
    }),
  };

  readonly readable: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]: () => {
      let done = false;
      return {
        next: (): Promise<IteratorResult<Uint8Array>> => {
          const { result, failure } = this;
          if (result === undefined)
            return Promise.reject(failure instanceof Error ? failure : new TypeError('nothing to unpack'));
          if (done) return Promise.resolve({ done, value: undefined });
          done = true;
          return Promise.resolve({ done: false, value: result });
        },
      };
    },
  };
}

let users = 0;
let own: PropertyDescriptor | undefined;

/** @returns what puts the platform's own back; to be called once */
export function unpackAtOnce(): () => void {
  if (users++ === 0) {
    own = Object.getOwnPropertyDescriptor(globalThis, NAME);
    Object.defineProperty(globalThis, NAME, { value: WholeInflate, configurable: true, writable: true });
  }
  let back = false;
  return () => {
    if (back) return;
    back = true;
    if (--users > 0) return;
    if (own === undefined) Reflect.deleteProperty(globalThis, NAME);
    else Object.defineProperty(globalThis, NAME, own);
  };
}
