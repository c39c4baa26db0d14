/** What the list of functions says of each. */
import type { OUTBOX_PREFIX } from './outbox-prefix.js';
import type { Variable } from './variables.js';

export type Trigger =
  | { readonly on: 'http'; readonly routes: readonly string[] }
  | { readonly on: 'upload' }
  /** SES tells that a mail came back. */
  | { readonly on: 'bounce' }
  | { readonly on: 'machine'; readonly machine: 'intake' | 'review' | 'release' }
  | { readonly on: 'stream'; readonly outbox: keyof typeof OUTBOX_PREFIX }
  | { readonly on: 'schedule'; readonly minutes: number }
  /** Invoked by an operator, e.g. with the AWS command line. */
  | { readonly on: 'operator' };

export interface FunctionEntry {
  readonly trigger: Trigger;
  readonly variables: readonly Variable[];
  /** Variables that are set where the operator configured what they are for, and absent elsewhere. */
  readonly optional?: readonly Variable[];
  readonly memoryMb?: number;
  readonly timeoutSeconds?: number;
}
