/**
 * New links for those who have something to do: no link of before opens anything where an area was put back. Everybody else
 * asks for one on the entry page by their address, as always. Nobody is mailed twice, since a second link puts out the first:
 * where a mail that waited brings a link, no other follows it, and a decider's mail is the asking itself, under the id that
 * `ask-decision` looks for when the review is begun anew. So it leaves whether or not that can be begun.
 */
import { serialOf, type DecisionGrant, type Grant } from '#shared/access/model.js';
import { askMailId } from '#shared/deeds/filing/ask.js';
import { newLinkMessage } from '#shared/desk/new-link.js';
import { isOver } from '#shared/filing/over.js';
import type { Digest } from '#shared/ids/digest.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import { loadFiling, loadSubmission } from '#shared/store/filings.js';
import { grantFrom } from '#shared/store/grants.js';
import { doneWrite, queueWrite } from '#shared/store/outbox.js';
import { loadSeason } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import { itemFile, type BundleManifest } from './bundle.js';
import type { BundleFolder } from './folder.js';
import { itemOfText } from './item-text.js';

/**
 * @param carried grants that a mail of the bundle brings a link of
 * @returns how many mails were queued this time; each is queued once, however often this runs
 */
export async function reissueLinks(
  { table, now }: { readonly table: Table; readonly now: () => Date },
  folder: BundleFolder,
  { area }: BundleManifest,
  { bundle, carried }: { readonly bundle: Digest; readonly carried: ReadonlySet<GrantId> },
): Promise<number> {
  let queued = 0;
  for await (const line of folder.readLines(itemFile('area'))) {
    const item = itemOfText(line);
    if (!item.pk.startsWith('GRANT#')) continue;
    const grant = grantFrom(item);
    if (grant === undefined || !(await isNeeded(table, grant, now()))) continue;
    const isCarried = carried.has(grant.id);
    if (isCarried && grant.purpose !== 'decide') continue;
    const message = await newLinkMessage(table, grant);
    if (message === undefined) continue;
    const id = grant.purpose === 'decide' ? await askingId(table, grant) : `restored.${bundle.slice(0, 8)}.${grant.id}`;
    const letter = { ...message, restored: true } as const;
    const row = { kind: 'mail', id, to: grant.person, grant: grant.id, message: letter } as const;
    if (isCarried) await table.commit([doneWrite(area, row, now())]);
    else if ((await table.commit([queueWrite(area, row, now())])) === 'committed') queued += 1;
  }
  return queued;
}

/** Of the first asking by an execution that is begun anew: it counts from nothing. */
async function askingId(table: Table, grant: DecisionGrant): Promise<string> {
  const round = (await loadSubmission(table, grant.submission))?.round;
  return askMailId(grant.id, { serial: serialOf(grant), round }, 0);
}

async function isNeeded(table: Table, grant: Grant, now: Date): Promise<boolean> {
  if (grant.status !== 'live' || grant.expiresAt <= now.toISOString()) return false;
  const season = (await loadSeason(table, grant))?.season;
  if (season === undefined || season.state === 'archived') return false;
  if (grant.purpose === 'publish') return true;
  // After the end of the season those as well who are to correct a report, or had it sent back.
  if (grant.purpose === 'file') return !isOver(season, await loadFiling(table, grant));
  if (grant.purpose !== 'decide') return false;
  const submission = await loadSubmission(table, grant.submission);
  return submission?.state === (grant.stage === 'review' ? 'in-review' : 'in-approval');
}
