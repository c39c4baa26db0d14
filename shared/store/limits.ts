/**
 * How often something may be asked for that sends a mail or lets files in, counted in the table itself: one row for each subject and day,
 * written under the condition that it may be, in the transaction that does it.
 */
import { digestOfBytes } from '#shared/ids/digest.js';
import { dayOf } from '#shared/ids/calendar.js';
import { expiryOf } from '#shared/season/retention.js';
import type { Table, Write } from './table.js';

export const LIMIT_PREFIX = 'LIMIT#';

export interface Limit {
  /** What is counted, e.g. `link`, and of whom: an address, a grant. Stored as a digest. */
  readonly of:
    'link' | 'links' | 'ended' | 'codes' | 'unmailed' | 'sign-in' | 'sign-ins' | 'sign-ins-from' | 'upload-forms';
  readonly subject: string;
  readonly perDay: number;
  /** Between two of them. */
  readonly pauseSeconds: number;
}

/** Fails the transaction where the day's number is reached or the last one is too fresh. */
export function limitWrite({ of, subject, perDay, pauseSeconds }: Limit, now: Date): Write {
  // Where none is asked for, whoever shares the row and read the clock a little later holds nobody up.
  const pause = pauseSeconds > 0;
  return {
    Update: {
      Key: { pk: `${LIMIT_PREFIX}${of}#${digestOfBytes(`${of}\n${subject}`)}`, sk: `DAY#${dayOf(now)}` },
      UpdateExpression: 'SET #count = if_not_exists(#count, :zero) + :one, #lastAt = :now, expiresAtSeconds = :ttl',
      ConditionExpression: `attribute_not_exists(pk) OR (#count < :max${pause ? ' AND #lastAt <= :earliest' : ''})`,
      ExpressionAttributeNames: { '#count': 'count', '#lastAt': 'lastAt' },
      ExpressionAttributeValues: {
        ':zero': 0,
        ':one': 1,
        ':max': perDay,
        ':now': now.toISOString(),
        ...(pause ? { ':earliest': new Date(now.getTime() - pauseSeconds * 1000).toISOString() } : {}),
        ':ttl': expiryOf('limits', now),
      },
    },
  };
}

/** For a grant, so that a page pressed twice mails once, and a person is not buried in links they did not ask for. */
export const LINKS_PER_GRANT = 5;
/** Forms for files, for a grant: an agency that mends its report after each check needs a dozen on a bad day. */
export const UPLOAD_FORMS_PER_GRANT = 60;
/**
 * Counts a form for a file before it is handed out, so that none ever is uncounted; what comes by one is counted at its arrival.
 *
 * @param subject a grant, or beside it what is asked for by itself: a report, an agency, a year
 * @returns false where the day is used up
 */
export async function countUploadForm(table: Table, subject: string, now: Date): Promise<boolean> {
  const limit = { of: 'upload-forms', subject, perDay: UPLOAD_FORMS_PER_GRANT, pauseSeconds: 0 } as const;
  return (await table.commit([limitWrite(limit, now)])) === 'committed';
}
/** A reviewer has a grant for each report, and may need a new link of many on one morning. */
export const LINKS_PER_ADDRESS = 40;
export const CODES_PER_ADDRESS = 20;
/**
 * Of addresses that nobody here was ever written to, in the whole installation: many more than are mistyped, far fewer than
 * would cost anybody anything. Whoever is known is not held up by it.
 */
export const SIGN_INS_PER_DAY = 5000;
/** Of such addresses from one place: an office of a hundred people behind one address signs in for the first time. */
export const SIGN_INS_FROM_ONE_PLACE = 300;
