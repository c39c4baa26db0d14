/**
 * Codes that were mailed to prove a person; what a browser holds since lies in browsers.ts. A code is minted where it is mailed
 * (`mintChallenge`), like a link's secret; the rows that ask for it name the session only.
 */
import {
  challengeSchema,
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
import { CODES_PER_ADDRESS, limitWrite } from './limits.js';
import { queueWrite } from './outbox.js';
import { itemOf, valueIn } from './stored.js';
import type { Key, Table, Write } from './table.js';

const challengeKey = (session: Digest): Key => ({ pk: `CODE#${session}`, sk: 'CODE' });
const CHALLENGE = new Format('challenge', challengeSchema);
const KEEP_SECONDS = 30 * 86_400;

const ttlAfter = (instant: string): number => Math.floor(Date.parse(instant) / 1000) + KEEP_SECONDS;

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
        TableName: '',
        Item: {
          ...itemOf(CHALLENGE, challengeKey(session.digest), 'challenge', challenge),
          expiresAtSeconds: ttlAfter(session.expiresAt),
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
        id: `code.${session.digest}.${sends}`,
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

/** Puts a freshly minted code in force, just before its mail is sent; the one before it counts no more. */
export async function mintChallenge(
  table: Table,
  session: Digest,
  code: string,
  now: Date,
): Promise<'minted' | 'gone'> {
  const outcome = await table.commit([
    {
      Update: {
        TableName: '',
        Key: { ...challengeKey(session) },
        UpdateExpression: 'SET challenge.code = :code, challenge.tries = :zero',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':code': hashedCode(code, mintSecret(), now), ':zero': 0 },
      },
    },
  ]);
  return outcome === 'committed' ? 'minted' : 'gone';
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
      TableName: '',
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
      TableName: '',
      Key: { ...challengeKey(session) },
      UpdateExpression: 'SET challenge.code = :none',
      ConditionExpression: 'challenge.code.#hash = :hash',
      ExpressionAttributeNames: { '#hash': 'hash' },
      ExpressionAttributeValues: { ':none': null, ':hash': hash },
    },
  };
}
