/** What the log of a filing tells of: the deeds of the state table, and those that leave every submission in its state. */
import type { DeedName } from './states.js';

type NotedDeed =
  | 'receive'
  | 'refuse-upload'
  | 'pass-scan'
  | 'complete'
  | 'waive'
  | 'end-waiver'
  | 'reply'
  | 'import-previous'
  | 'entrust-recording'
  | 'end-recording'
  | AskingDeed
  | 'reassign'
  | 'disown'
  | 'ask-correction'
  | 'check-portal'
  | 'erase-contacts';

/** Somebody was asked to decide. */
type AskingDeed = 'ask' | 'ask-again' | 'ask-blocked';

export type FilingDeed = DeedName | NotedDeed;

/** Names for what stands in a log, where former code may have written any. */
export const ASKING_DEEDS: ReadonlySet<string> = new Set<AskingDeed>(['ask', 'ask-again', 'ask-blocked']);
