/**
 * Where an item lies now that lay under a key of the first layout, when there was one area and its name stood in no key.
 * Pure: the item as it was goes in, the same item under its new key comes out, and its value keeps the version that its
 * readers know how to lift.
 */
import { HOME_AREA } from '#shared/ids/area-id.js';
import { grantIdSchema } from '#shared/ids/grant-id.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { submissionIdSchema } from '#shared/ids/submission-id.js';
import { grantKey, outboxKey, releaseKey, sitePartition, taskKey, uploadFormKey } from './keys.js';
import type { Item, Key } from './table.js';

type Move = (match: RegExpExecArray, item: Item) => Key & { readonly id?: string };

const MOVES: readonly (readonly [RegExp, Move])[] = [
  [/^SEASON#(\d{4})$/, ([, year], { sk }) => ({ pk: `SEASON#${HOME_AREA}#${year}`, sk })],
  [/^FILING#(\d{4}#.+)$/, ([, of], { sk }) => ({ pk: `FILING#${HOME_AREA}#${of}`, sk: filingSortKey(sk) })],
  [/^TEXTS#(\d{4})$/, ([, year], { sk }) => ({ pk: `TEXTS#${HOME_AREA}#${year}`, sk })],
  [/^GRANT#(\w+\.\d{4}[.-].+)$/, ([, id]) => grantKey(grantIdSchema.parse(id))],
  [/^UPLOAD#((?:previous\/)?\d{4}\/.+)$/, ([, key = ''], { sk }) => ({ pk: uploadFormKey(key).pk, sk })],
  [/^TASK#(\d{4}-.+)$/, ([, id], { sk }) => taskKey(submissionIdSchema.parse(id), sk as 'review' | 'approval')],
  [/^RELEASE#(r\d{8}-.+)$/, ([, id]) => releaseKey(releaseIdSchema.parse(id))],
  [/^SITE$/, (_, { sk }) => ({ pk: sitePartition(HOME_AREA), sk })],
  [
    /^OUTBOX#(MAIL|START|TELL|FIND)#([^#]+)$/,
    ([, kind = '', former = '']) => {
      const id = rowId(former);
      return { ...outboxKey(HOME_AREA, kind.toLowerCase() as 'mail' | 'start' | 'tell' | 'find', id), id };
    },
  ],
];

/** The item under its key of now; undefined for one that lies there already. */
export function movedItem(item: Item): Item | undefined {
  for (const [pattern, move] of MOVES) {
    const match = pattern.exec(item.pk);
    if (match !== null) return { ...item, ...move(match, item) };
  }
  return undefined;
}

/** Records and findings lay below their submission, where every list of submissions read them too. */
function filingSortKey(sk: string): string {
  return sk
    .replace(/^SUBMISSION#(\d{4})#RECORD$/, 'RECORD#$1')
    .replace(/^SUBMISSION#(\d{4})#SECTION#/, 'RECORD#$1#SECTION#')
    .replace(/^SUBMISSION#(\d{4})#CHECK$/, 'CHECK#$1')
    .replace(/^PREVIOUS#SECTION#/, 'PREVIOUS#RECORD#SECTION#');
}

/**
 * A row is named after the grant, submission or release that it is about, the first thing in its name that begins with a
 * year: under the name of now it is known again, and nothing that was mailed is mailed twice.
 */
function rowId(former: string): string {
  return former.replace(/(^|\.)(?=\d{4}[.-][a-z0-9]|r\d{8}-)/, `$1${HOME_AREA}.`);
}
