/** One entrance by which bytes of somebody else come into the product, as a fuzzer tries it. */
import type { Soil } from './mutation.js';

export interface Target {
  readonly name: string;
  /** The file of the product that is entered. What it loads is tried with it (entrances.ts). */
  readonly enters: string;
  /** Sound files, which are then spoilt. */
  readonly soil: () => Soil | Promise<Soil>;
  /**
   * What became of the bytes, in a word or two: a refusal by its code. Whatever is thrown is a fault: who calls this in the product
   * waits for a value.
   */
  readonly read: (bytes: Uint8Array) => string | Promise<string>;
  /** How long the product gives one of these: a child process its CPU time, a page what the HTTP API waits. */
  readonly seconds: number;
  /** A try costs a second, so that the short form makes few. */
  readonly slow?: boolean;
}

/** CHILD_LIMITS of shared/reading/isolation/run-child.ts: ten seconds of CPU. */
export const SECONDS_OF_A_CHILD = 10;
/** API Gateway gives up on a page after 30 seconds, its functions after 29. */
export const SECONDS_OF_A_PAGE = 29;

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
