/**
 * How often something may be asked for that sends a mail, counted in the table itself: one row for each subject and day,
 * written under the condition that it may be, in the transaction that queues the mail.
 */
import { digestOfBytes } from '#shared/ids/digest.js';
import { dayOf } from '#shared/ids/calendar.js';
import type { Write } from './table.js';

export const LIMIT_PREFIX = 'LIMIT#';
const KEEP_SECONDS = 3 * 86_400;

export interface Limit {
  /** What is counted, e.g. `link`, and of whom: an address, a grant. Stored as a digest. */
  readonly of: 'link' | 'links' | 'codes' | 'unmailed' | 'sign-in' | 'sign-ins' | 'sign-ins-from';
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
      TableName: '',
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
        ':ttl': Math.floor(now.getTime() / 1000) + KEEP_SECONDS,
      },
    },
  };
}

/** For a grant, so that a page pressed twice mails once, and a person is not buried in links they did not ask for. */
export const LINKS_PER_GRANT = 5;
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
