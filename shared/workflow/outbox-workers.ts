/**
 * Which function works on which kind of outbox row, and how rows are handed to it. The one list of it: the CDK app gives the
 * dispatcher these functions' names and the right to call them, and nobody else.
 */
import type { OutboxQueue } from './outbox-prefix.js';
import type { WORK_FUNCTIONS } from './work-functions.js';

type Work = typeof WORK_FUNCTIONS;
/** Functions whose entry says that they work on rows. */
export type OutboxWorker = {
  [Name in keyof Work]: Work[Name]['trigger'] extends { readonly on: 'outbox' } ? Name : never;
}[keyof Work];

/** A kind without a worker does not compile. */
export const OUTBOX_WORKERS = {
  mail: 'send-mail',
  asked: 'send-asked-mail',
  start: 'start-execution',
  tell: 'tell-decision',
  find: 'find-upload',
  notice: 'send-notice',
  news: 'send-news',
  save: 'save-roster',
  reassign: 'reassign-stage',
} as const satisfies Readonly<Record<OutboxQueue, OutboxWorker>>;

/** So many rows at once: the timeouts of the workers are reckoned for as many that are slow, one after the other. */
export const ROWS_AT_ONCE = 10;
/** A mail that somebody waits for does not wait for a server's slow answer to another. */
const ASKED_AT_ONCE = 1;
export const rowsAtOnce = (queue: OutboxQueue): number => (queue === 'asked' ? ASKED_AT_ONCE : ROWS_AT_ONCE);

/** What a worker is called with: of the stream's own form, so that it does not matter who brings the rows. Keys only. */
export interface OutboxCall {
  readonly Records: readonly KeyRecord[];
}

export interface KeyRecord {
  readonly dynamodb?:
    { readonly Keys?: Readonly<Record<string, { readonly S?: string | undefined }>> | undefined } | undefined;
}

/** Partition key of the row that a record names, if any. */
export function rowKeyOf({ dynamodb }: KeyRecord): string | undefined {
  return dynamodb?.Keys?.['pk']?.S;
}
