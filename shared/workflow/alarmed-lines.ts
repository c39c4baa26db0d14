/** Lines of the log that alarms count (infra/alarms.ts): whoever writes one says exactly this. */

/** What the log of an outbox function says of a row that it gives up; an alarm counts exactly this message. */
export const ROW_FAILED = 'outbox row failed';

/** What announce-draft says of a file that the machine had no time to read; an alarm counts it. */
export const READER_STARVED = 'reader starved';

/** What stop-filing says when somebody tells that a decision in their name was not theirs; an alarm counts it. */
export const DECISION_DISOWNED = 'decision disowned';

/** What publish-report says where caches could not be told to forget what a release wrote over; an alarm counts it. */
export const CACHES_KEEP = 'caches keep what was written over';

/** What the log of reconcile says of every drift; an alarm counts exactly this message. */
export const DRIFT_FOUND = 'drift found';
