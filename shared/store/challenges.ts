/**
 * Codes that were mailed to prove a person; what a browser holds since lies in browsers.ts. A code is minted where it is mailed
 * (`mintChallenge`), like a link's secret; the rows that ask for it name the session only.
 */
import {
  challengeSchema,
  CODE_MINUTES,
  CODE_PAUSE_SECONDS,
  CODE_SENDS,
  CODE_TRIES,
  hashedCode,
  isRightCode,
  type Challenge,
} from '#shared/access/codes.js';
import { mintSecret } from '#shared/access/links.js';
import type { Grant } from '#shared/access/model.js';
import type { Session } from '#shared/access/sessions.js';
import type { Digest } from '#shared/ids/digest.js';
import type { MailMessage } from '#shared/outbox/message.js';
import { Format } from '#shared/formats/format.js';
import { expiryOf } from '#shared/season/retention.js';
import { CODES_PER_ADDRESS, limitWrite } from './limits.js';
import { queueWrite } from './outbox.js';
import { itemOf, valueIn } from './stored.js';
import type { Key, Table, Write } from './table.js';
import { askedMailId } from '#shared/workflow/outbox-prefix.js';

const challengeKey = (session: Digest): Key => ({ pk: `CODE#${session}`, sk: 'CODE' });
const CHALLENGE = new Format('challenge', challengeSchema);

export async function loadChallenge(table: Table, session: Digest): Promise<Challenge | undefined> {
  const item = await table.get(challengeKey(session));
  return item === undefined ? undefined : valueIn(CHALLENGE, item, 'challenge');
}

/** Asks for a code to be mailed. `limited`: too often or too soon; the code sent before is still the one to type. */
export async function askForCode(
  table: Table,
  { grant, session, message }: { readonly grant: Grant; readonly session: Session; readonly message: MailMessage },
  now: Date,
): Promise<'asked' | 'limited'> {
  const before = await loadChallenge(table, session.digest);
  const sends = (before?.sends ?? 0) + 1;
  if (sends > CODE_SENDS) return 'limited';
  const at = now.toISOString();
  if (before !== undefined && Date.parse(before.askedAt) + CODE_PAUSE_SECONDS * 1000 > now.getTime()) return 'limited';
  const challenge: Challenge = { grant: grant.id, sends, askedAt: at, tries: 0, code: null };
  const outcome = await table.commit([
    {
      Put: {
        Item: {
          ...itemOf(CHALLENGE, challengeKey(session.digest), 'challenge', challenge),
          expiresAtSeconds: expiryOf('codes', session.expiresAt),
        },
        ...(before === undefined
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'challenge.sends = :before',
              ExpressionAttributeValues: { ':before': before.sends },
            }),
      },
    },
    limitWrite({ of: 'codes', subject: grant.person.address, perDay: CODES_PER_ADDRESS, pauseSeconds: 0 }, now),
    queueWrite(
      grant.area,
      {
        kind: 'mail',
        id: codeRowId(session.digest, sends),
        to: grant.person,
        grant: null,
        message,
        codeFor: session.digest,
      },
      now,
    ),
  ]);
  return outcome === 'committed' ? 'asked' : 'limited';
}

/** The row that asks for a session's code for the nth time. */
const codeRowId = (session: Digest, sends: number): string => askedMailId('code', `${session}.${sends}`);

/** Which time of asking a row is of; undefined of a row that asks for no code of this session. */
function sendsOf(row: string, session: Digest): number | undefined {
  const before = codeRowId(session, 0).slice(0, -1);
  const n = row.startsWith(before) ? Number(row.slice(before.length)) : Number.NaN;
  return Number.isSafeInteger(n) ? n : undefined;
}

/**
 * Puts a freshly minted code in force, just before its mail is sent; the one before it counts no more. Rows are tried
 * apart from each other, so an older one may come up after a newer: `superseded`, it must not put out the code that the
 * person holds. `late`: asked for longer ago than a code lives, and nobody waits for it any more.
 * @param asked.row the id of the row that asks
 */
export async function mintChallenge(
  table: Table,
  asked: { readonly session: Digest; readonly row: string },
  code: string,
  now: Date,
): Promise<'minted' | 'gone' | 'superseded' | 'late'> {
  const challenge = await loadChallenge(table, asked.session);
  const sends = sendsOf(asked.row, asked.session);
  if (challenge === undefined || sends === undefined) return 'gone';
  if (challenge.sends !== sends) return 'superseded';
  if (Date.parse(challenge.askedAt) + CODE_MINUTES * 60_000 <= now.getTime()) return 'late';
  const outcome = await table.commit([
    {
      Update: {
        Key: { ...challengeKey(asked.session) },
        UpdateExpression: 'SET challenge.code = :code, challenge.tries = :zero',
        ConditionExpression: 'challenge.sends = :sends',
        ExpressionAttributeValues: { ':code': hashedCode(code, mintSecret(), now), ':zero': 0, ':sends': sends },
      },
    },
  ]);
  return outcome === 'committed' ? 'minted' : 'superseded';
}

export type CodeAnswer =
  | { readonly is: 'right' }
  | { readonly is: 'wrong'; readonly left: number }
  /** Nothing to compare with: the code's time or its tries are over, or its mail is still leaving. */
  | { readonly is: 'expired' | 'used-up' | 'not-sent' };

/**
 * Compares what was typed. The try is spent before anything is compared, so that many answers at the same moment are
 * not more than five; a right code is spent with it and opens nothing twice.
 */
export async function answerCode(table: Table, session: Session, typed: string, now: Date): Promise<CodeAnswer> {
  for (;;) {
    const challenge = await loadChallenge(table, session.digest);
    const code = challenge?.code ?? null;
    if (challenge === undefined || code === null || challenge.grant !== session.grant) return { is: 'not-sent' };
    if (code.expiresAt <= now.toISOString()) return { is: 'expired' };
    if (challenge.tries >= CODE_TRIES) return { is: 'used-up' };
    if ((await table.commit([tryWrite(session.digest, challenge.tries, code.hash)])) === 'stale') continue;
    if (!isRightCode(code, typed)) {
      const left = CODE_TRIES - challenge.tries - 1;
      return left === 0 ? { is: 'used-up' } : { is: 'wrong', left };
    }
    const spent = await table.commit([spendWrite(session.digest, code.hash)]);
    return spent === 'committed' ? { is: 'right' } : { is: 'not-sent' };
  }
}

function tryWrite(session: Digest, tries: number, hash: string): Write {
  return {
    Update: {
      Key: { ...challengeKey(session) },
      UpdateExpression: 'SET challenge.tries = :next',
      ConditionExpression: 'challenge.tries = :seen AND challenge.code.#hash = :hash',
      ExpressionAttributeNames: { '#hash': 'hash' },
      ExpressionAttributeValues: { ':next': tries + 1, ':seen': tries, ':hash': hash },
    },
  };
}

function spendWrite(session: Digest, hash: string): Write {
  return {
    Update: {
      Key: { ...challengeKey(session) },
      UpdateExpression: 'SET challenge.code = :none',
      ConditionExpression: 'challenge.code.#hash = :hash',
      ExpressionAttributeNames: { '#hash': 'hash' },
      ExpressionAttributeValues: { ':none': null, ':hash': hash },
    },
  };
}
