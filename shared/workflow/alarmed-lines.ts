/** Lines of the log that alarms (infra/alarms.ts) and the dashboard (infra/dashboard.ts) count: whoever writes one says exactly this. */

/** What the log of an outbox function says of a row that it gives up; an alarm counts exactly this message. */
export const ROW_FAILED = 'outbox row failed';

/** What dispatch-outbox says of rows that it could not hand to their function; an alarm counts it. */
export const ROWS_NOT_HANDED_ON = 'outbox rows not handed on';

/** What announce-draft says of a file that the machine had no time to read; an alarm counts it. */
export const READER_STARVED = 'reader starved';

/** What stop-filing says when somebody tells that a decision in their name was not theirs; an alarm counts it. */
export const DECISION_DISOWNED = 'decision disowned';

/** What publish-report says where caches could not be told to forget what a release wrote over; an alarm counts it. */
export const CACHES_KEEP = 'caches keep what was written over';

/** What the log of reconcile says of every drift; an alarm counts exactly this message. */
export const DRIFT_FOUND = 'drift found';

/** A file was taken in (receive-upload). */
export const UPLOAD_RECEIVED = 'received';

/** What became of a file (announce-draft), with its `state`. */
export const UPLOAD_ANNOUNCED = 'announced';

/** A record was held against the rules (check-report): how many `findings` there are. */
export const REPORT_CHECKED = 'checked';

/** A row of the outbox is done (outbox-worker). */
export const ROW_DONE = 'outbox row done';

/** A row of the outbox is to be tried again later (outbox-worker). */
export const ROW_PUT_OFF = 'outbox row put off';

/** What a round of settle did: how many rows it `rearmed`. */
export const SETTLED = 'settled';
/** What functions say that hear of it: the scanner found a threat in an uploaded file; an alarm counts it. */
export const THREAT_FOUND = 'threat found in an upload';

/** And where it gave no usable result, or none in time; an alarm counts it. */
export const SCAN_UNFINISHED = 'scan did not finish';
