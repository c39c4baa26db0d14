/**
 * The browsers that were proved to be a person's for a season: one row for each person, so that a deed reads one row to
 * tell, and "this was not me" takes all of them back with one write. Former code noted each browser in a row of its own.
 */
import {
  BROWSERS_MAX,
  personDigest,
  PROOF_DAYS,
  proofSchema,
  provenBrowsersSchema,
  type ProvenBrowsers,
} from '#shared/access/codes.js';
import { isSecret, mintSecret, secretDigest } from '#shared/access/links.js';
import type { SeasonRef } from '#shared/ids/area-id.js';
import { instantAfter } from '#shared/ids/calendar.js';
import type { Person } from '#shared/ids/person.js';
import { Format } from '#shared/formats/format.js';
import { expiryOf } from '#shared/season/retention.js';
import { itemOf, valueIn } from './stored.js';
import type { Key, Table, Write } from './table.js';
import { StoreBusy } from './trying-again.js';

/** Of whom, and for which season: a grant tells both. */
export type Proven = SeasonRef & { readonly person: Person };

const browsersKey = ({ area, year, person }: Proven): Key => ({
  pk: `BROWSER#${personDigest(person)}`,
  sk: `BROWSERS#${area}#${year}`,
});
const formerKey = (secret: string, { area, year, person }: Proven): Key => ({
  pk: `BROWSER#${secretDigest(secret)}`,
  sk: `PROOF#${area}#${year}#${personDigest(person)}`,
});
const BROWSERS = new Format('browsers of a person', provenBrowsersSchema);
const FORMER = new Format('proof of a browser', proofSchema);
const ROUNDS = 8;

async function loadBrowsers(table: Table, of: Proven): Promise<ProvenBrowsers | undefined> {
  const item = await table.get(browsersKey(of));
  return item === undefined ? undefined : valueIn(BROWSERS, item, 'browsers');
}

function browsersItem(of: Proven, browsers: ProvenBrowsers, now: Date) {
  const expiresAtSeconds = expiryOf('browsers', instantAfter(now, PROOF_DAYS));
  return { ...itemOf(BROWSERS, browsersKey(of), 'browsers', browsers), expiresAtSeconds };
}

/** Notes that the browser was proved to be the person's, under a new secret that no one else can have planted. */
export async function proveBrowser(
  table: Table,
  of: Proven,
  now: Date,
): Promise<{ readonly secret: string; readonly expiresAt: string }> {
  const secret = mintSecret();
  const [at, expiresAt] = [now.toISOString(), instantAfter(now, PROOF_DAYS)];
  for (let round = 0; round < ROUNDS; round++) {
    const before = await loadBrowsers(table, of);
    const held = (before?.proofs ?? []).filter((proof) => proof.expiresAt > at).slice(1 - BROWSERS_MAX);
    const proofs = [...held, { browser: secretDigest(secret), provenAt: at, expiresAt }];
    const after = { stamp: mintSecret(), proofs, voidedAt: before?.voidedAt ?? null };
    const written = await table.commit([
      {
        Put: {
          Item: browsersItem(of, after, now),
          ...(before === undefined
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: 'browsers.stamp = :seen',
                ExpressionAttributeValues: { ':seen': before.stamp },
              }),
        },
      },
    ]);
    if (written === 'committed') return { secret, expiresAt };
  }
  throw new StoreBusy('browsers of a person');
}

/** Takes back what every browser of the person has proved for the season until now: each is asked for a code again. */
export function voidProofsWrite(of: Proven, now: Date): Write {
  const voided = { stamp: mintSecret(), proofs: [], voidedAt: now.toISOString() };
  return { Put: { Item: browsersItem(of, voided, now) } };
}

/** Whether the browser holding this secret was proved to be this person's, for the season of the grant. */
export async function isProven(table: Table, secret: string | undefined, of: Proven, now: Date): Promise<boolean> {
  if (secret === undefined || !isSecret(secret)) return false;
  const at = now.toISOString();
  const known = await loadBrowsers(table, of);
  const proof = known?.proofs.find(({ browser }) => browser === secretDigest(secret));
  if (proof !== undefined) return proof.expiresAt > at;
  const item = await table.get(formerKey(secret, of));
  if (item === undefined) return false;
  const former = valueIn(FORMER, item, 'proof');
  return former.expiresAt > at && former.provenAt > (known?.voidedAt ?? '');
}

/** Whether what a browser with such a secret had proved was taken back since: for the page that asks it again. */
export async function wasTakenBack(table: Table, secret: string | undefined, of: Proven): Promise<boolean> {
  if (secret === undefined || !isSecret(secret)) return false;
  const known = await loadBrowsers(table, of);
  return known?.voidedAt != null && known.proofs.every(({ browser }) => browser !== secretDigest(secret));
}
