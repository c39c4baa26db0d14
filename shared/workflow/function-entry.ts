/** What the list of functions says of each. */
import type { Variable } from './variables.js';

/**
 * `computing`: for seconds. `mailing`: to somebody, for whoever asks. `opening`: gives out what can be used for a while, such as
 * a form to upload by.
 */
export type SpecialPace = 'computing' | 'mailing' | 'opening';

export type Trigger =
  /** `pace`: where its routes cost more than showing a page or carrying out a deed (pace.ts). */
  | { readonly on: 'http'; readonly routes: readonly string[]; readonly pace?: SpecialPace }
  /** The HTTP API asks it whether a request may go on to its route. */
  | { readonly on: 'admission' }
  | { readonly on: 'upload' }
  /** SES tells that a mail came back. */
  | { readonly on: 'bounce' }
  | { readonly on: 'machine'; readonly machine: 'intake' | 'review' | 'release' }
  /** The stream of the table. */
  | { readonly on: 'stream' }
  /** The dispatcher, with rows of the kind that outbox-workers.ts says. */
  | { readonly on: 'outbox' }
  | { readonly on: 'schedule'; readonly minutes: number }
  /** Invoked by an operator, e.g. with the AWS command line. */
  | { readonly on: 'operator' };

/** How many calls of a function run at once: always so many, and never more. */
export interface Reserved {
  readonly concurrency: number;
  /** What would suffer otherwise. */
  readonly because: string;
}

export interface FunctionEntry {
  readonly trigger: Trigger;
  readonly variables: readonly Variable[];
  /** Variables that are set where the operator configured what they are for, and absent elsewhere. */
  readonly optional?: readonly Variable[];
  readonly reserved?: Reserved;
  readonly memoryMb?: number;
  readonly timeoutSeconds?: number;
}
