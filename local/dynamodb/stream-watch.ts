/**
 * Looks whether a table has changed, once for all that follow its stream: each of them asks for changes only when there
 * is something to read, so that ten mappings of one quiet table cost no more than one.
 */
import type { DynamoCall } from './call.js';
import { openStreamReader } from './stream-reader.js';

export interface StreamWatchOptions {
  readonly call: DynamoCall;
  readonly tableName: string;
  readonly region: string;
  readonly pause: (ms: number) => Promise<void>;
  readonly log: (line: string) => void;
}

export interface StreamWatch {
  /** How often changes were found so far. Who reads the stream to its end after asking this has read all of them. */
  readonly found: number;
  /** Resolves once changes were found more often than that, or the watch is closed. */
  foundMore(than: number): Promise<void>;
  /** Resolves when everything written before the call is found. */
  look(): Promise<void>;
  close(): Promise<void>;
}

const POLL_MS = 50;
/** GetRecords gives at most a thousand. */
const MOST = 1000;

export async function watchStream(options: StreamWatchOptions): Promise<StreamWatch> {
  const { tableName, pause, log } = options;
  const reader = await openStreamReader(options);
  let closed = false;
  let found = 0;
  let wake: () => void = () => undefined;
  let looking: (() => void)[] = [];
  const waiting: (() => void)[] = [];
  const tellAll = (list: (() => void)[]) => list.forEach((tell) => tell());

  const round = async () => {
    // Who asks from now on may have written after this look.
    const [asked, before] = [looking, found];
    looking = [];
    try {
      for (let page = await reader.read(MOST); page !== undefined; page = await reader.read(MOST)) {
        page.keep(page.records.at(-1));
        found = before + 1;
      }
    } catch (error) {
      looking.push(...asked.splice(0));
      throw error;
    } finally {
      if (found > before) tellAll(waiting.splice(0));
    }
    tellAll(asked);
  };
  const sleepUnlessAsked = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (closed || looking.length > 0) wake();
    });

  const loop = (async () => {
    while (!closed) {
      try {
        await round();
        await sleepUnlessAsked();
      } catch (error) {
        if (closed) return;
        log(`Stream of ${tableName}: ${String(error)}`);
        await pause(1000);
      }
    }
  })();

  return {
    get found() {
      return found;
    },
    foundMore(than) {
      if (closed || found > than) return Promise.resolve();
      return new Promise((resolve) => waiting.push(resolve));
    },
    look() {
      if (closed) return Promise.resolve();
      return new Promise((resolve) => {
        looking.push(resolve);
        wake();
      });
    },
    async close() {
      closed = true;
      wake();
      await loop;
      tellAll([...looking.splice(0), ...waiting.splice(0)]);
    },
  };
}
