/**
 * Erases the contacts of a season a year after it was closed (season/retention.ts), filing by filing and then the roster. A
 * filing that somebody still has to bring to its end keeps its contact until then. A chain that does not hold is left as it
 * is: it is evidence, and `reconcile` names it. Stopped anywhere, the next round goes on there; done twice it does nothing
 * more.
 */
import { filingGrantId } from '#shared/access/links.js';
import {
  contactsOf,
  eraseContacts,
  handsIn,
  replaceable,
  spellingsOf,
  without,
} from '#shared/deeds/filing/erase-contacts.js';
import { underWay } from '#shared/deeds/season/phase.js';
import { eraseRoster } from '#shared/deeds/season/erase-roster.js';
import type { Filing } from '#shared/filing/model.js';
import { isOver } from '#shared/filing/over.js';
import { filingRefOf, type FilingRef } from '#shared/ids/area-id.js';
import type { Person } from '#shared/ids/person.js';
import { checkpointBeside, examinedLog } from '#shared/proof/checkpoints.js';
import type { Checkpointing } from '#shared/proof/open.js';
import { errorForLog, type Log } from '#shared/runtime/log.js';
import type { Agency, Season } from '#shared/season/model.js';
import { isErased } from '#shared/season/pseudonym.js';
import { areContactsDue, CONTACTS_KEPT_DAYS } from '#shared/season/retention.js';
import { chainOfFiling } from '#shared/store/checkpoints.js';
import {
  endRetention,
  erasedEventWrite,
  erasedPartWrite,
  loadRetention,
  noteRetention,
  settleSalt,
  type Pass,
} from '#shared/store/erasing.js';
import { listSubmissions, loadFiling } from '#shared/store/filings.js';
import { loadForm } from '#shared/store/forms.js';
import { filingPartition } from '#shared/store/keys.js';
import { loadPortalChecks } from '#shared/store/portal-checks.js';
import { perform, performOnSeason } from '#shared/store/perform.js';
import { listAgencies, listFilings, requireSeason } from '#shared/store/seasons.js';
import type { Table, Write } from '#shared/store/table.js';
import { StoreBusy } from '#shared/store/trying-again.js';
import { eraseFormerContacts, grantWrites } from './erase-grants.js';

export interface ErasingDependencies {
  readonly table: Table;
  readonly checkpointing: Checkpointing;
  readonly log: Log;
  /** 32 bytes in hex, made anew. */
  readonly salt: () => string;
}

export interface ErasedContacts {
  /** Filings of which somebody was taken out, lines of the roster, and filings that are under way or whose chain does not hold. */
  readonly filings: number;
  readonly agencies: number;
  readonly left: number;
}

/** Two for each that a transaction holds, and room for season and event. */
const AGENCIES_AT_ONCE = 40;
const EVENTS_AT_ONCE = 50;

/** So often the place is noted, in case that the function ends before its time does. */
const NOTED_EVERY = 50;
/** What had to be left is looked at again so long after. */
const AGAIN_MS = 86_400_000;
/** Whoever was named since, as for a correction of a report long public, is found so long after. */
const LOOKED_AFTER_MS = 30 * AGAIN_MS;

/**
 * Goes on where the run before came to. Undefined where nothing is due.
 *
 * @param go whether there is time for more
 * @throws StoreBusy
 */
export async function eraseContactsOf(
  deps: ErasingDependencies,
  season: Season,
  now: Date,
  go: () => boolean = () => true,
): Promise<ErasedContacts | undefined> {
  const { table } = deps;
  const { closedAt } = season;
  if (closedAt === null || !areContactsDue(season, now)) return undefined;
  const before = await loadRetention(table, season);
  const begun = passNow(before?.pass ?? null, closedAt, now);
  if (begun === undefined) return undefined;
  const retention = before ?? (await settleSalt(table, season, deps.salt()));
  const agencies = await listAgencies(table, season);
  const roster = new Map(agencies.map((agency) => [agency.id, agency]));
  const filings = await listFilings(table, season);
  let pass = begun;
  const counts = { filings: 0, agencies: 0 };
  const stop = async (ended: Pass) => {
    await noteRetention(table, season, { ...retention, pass: ended });
    return { ...counts, left: ended.left.length };
  };
  const ids = [...new Set([...roster.keys(), ...[...filings.values()].map(({ agency }) => agency)])].sort();
  const turns = ids.filter((id) => hasTurn(begun, id, { agency: roster.get(id), filing: filings.get(id) }));
  for (const [n, id] of turns.entries()) {
    if (!go()) return stop(pass);
    if (n > 0 && n % NOTED_EVERY === 0) await stop(pass);
    const erased = await eraseOrLeave(
      deps,
      season,
      filingRefOf({ ...season, id }),
      roster.get(id),
      retention.salt,
      now,
    );
    pass = { ...pass, last: id, left: erased === 'left' ? [...pass.left, id] : pass.left };
    if (erased === 'erased') counts.filings += 1;
  }
  const left = new Set<string>(pass.left);
  if (!(await eraseFormerContacts(table, season, left, retention.salt, go))) return stop(pass);
  const due = agencies.filter(({ id, contact, phone }) => !left.has(id) && (!isErased(contact) || phone !== null));
  for (let from = 0; from < due.length; from += AGENCIES_AT_ONCE) {
    if (!go()) return stop(pass);
    const ids = new Set(due.slice(from, from + AGENCIES_AT_ONCE).map(({ id }) => id));
    counts.agencies += await eraseLines(table, season, ids, retention.salt, now);
  }
  const ended = { ...pass, endedAt: now.toISOString() };
  if (left.size > 0) return stop(ended);
  await endRetention(table, season, { ...retention, pass: ended }, now);
  return { ...counts, left: 0 };
}

/** The pass to go on with, or to begin; undefined for a day after one that left somebody, and for a month after one that did not. */
function passNow(pass: Pass | null, closedAt: string, now: Date): Pass | undefined {
  const fresh = { closedAt, startedAt: now.toISOString(), last: null, left: [], endedAt: null, after: null };
  if (pass === null || pass.closedAt !== closedAt) return fresh;
  const { startedAt, left, endedAt } = pass;
  if (endedAt === null) return pass;
  const restMs = left.length > 0 ? AGAIN_MS : LOOKED_AFTER_MS;
  return now.getTime() - Date.parse(endedAt) < restMs ? undefined : { ...fresh, after: { startedAt, left } };
}

function hasTurn(
  { last, after }: Pass,
  id: Agency['id'],
  { agency, filing }: { readonly agency: Agency | undefined; readonly filing: Filing | undefined },
): boolean {
  if (last !== null && id <= last) return false;
  if (after === null || after.left.includes(id)) return true;
  // Named since, for a correction; or moved since, in whoever's name.
  return (agency !== undefined && !isErased(agency.contact)) || (filing?.lastDeedAt ?? '') > after.startedAt;
}

async function eraseLines(
  table: Table,
  season: Season,
  ids: ReadonlySet<string>,
  salt: string,
  now: Date,
): Promise<number> {
  const outcome = await performOnSeason(
    table,
    now,
    async () => ({
      stored: await requireSeason(table, season),
      agencies: (await listAgencies(table, season)).filter(({ id }) => ids.has(id)),
    }),
    ({ stored, agencies }) => eraseRoster(stored, agencies, salt, now),
  );
  if ('refused' in outcome) throw new StoreBusy(new Error(outcome.refused.code));
  return outcome.done;
}

/** What cannot be read or written, for whatever reason but the table's being out of reach, holds up none behind it. */
async function eraseOrLeave(
  deps: ErasingDependencies,
  season: Season,
  of: FilingRef,
  agency: Agency | undefined,
  salt: string,
  now: Date,
): Promise<'erased' | 'nothing' | 'left'> {
  try {
    return await eraseFiling(deps, season, of, agency, salt, now);
  } catch (error) {
    if (error instanceof StoreBusy) throw error;
    deps.log.error('contacts not erased', { ...of, ...errorForLog(error) });
    return 'left';
  }
}

/** It waits for its agency, or for somebody who may return it to its agency. */
const isUnderWay = (filing: Filing): boolean => filing.state === 'draft' || underWay([filing]).length > 0;

/** What came back to the agency after the closing may come again, for as long as contacts are kept. */
function mayStillCome(season: Season, filing: Filing, now: Date): boolean {
  if (isOver(season, filing) || filing.lastDeedAt === null) return false;
  return now.getTime() - Date.parse(filing.lastDeedAt) < CONTACTS_KEPT_DAYS * AGAIN_MS;
}

async function eraseFiling(
  { table, checkpointing, log }: ErasingDependencies,
  season: Season,
  of: FilingRef,
  agency: Agency | undefined,
  salt: string,
  now: Date,
): Promise<'erased' | 'nothing' | 'left'> {
  const found = await loadFiling(table, of);
  if (isUnderWay(found) || mayStillCome(season, found, now)) return 'left';
  const examined = await examinedLog(table, checkpointing.keys, chainOfFiling(of));
  if (examined.flaws.length > 0) return 'left';
  const typed = await Promise.all([loadForm(table, of), listSubmissions(table, of)]);
  const contacts = contactsOf(agency?.contact, examined.events, handsIn(...typed));
  if (contacts.length === 0) return 'nothing';
  const spellings = spellingsOf(contacts, salt);
  const outcome = await perform(
    table,
    now,
    async () => ({
      filing: await loadFiling(table, of),
      submissions: await listSubmissions(table, of),
      events: (await examinedLog(table, checkpointing.keys, chainOfFiling(of))).events,
      portal: await loadPortalChecks(table, of),
    }),
    (state) => {
      const change = eraseContacts(state, spellings, now);
      return change === undefined ? { already: false } : { change, value: true };
    },
    (_, change) => checkpointBeside(checkpointing, change, log, now),
  );
  if ('refused' in outcome) throw new Error(outcome.refused.code);
  // What the chain names by now may take the place of what it was.
  const { events, flaws } = await examinedLog(table, checkpointing.keys, chainOfFiling(of));
  if (flaws.length > 0) return 'left';
  const writes = replaceable(events, spellings).map((event) => erasedEventWrite(filingPartition(of), event));
  // The log last: whoever was replaced is known from it alone, and a run that breaks off in between begins with them again.
  for (const write of [
    ...(await grantWrites(
      table,
      contacts.map((person) => filingGrantId(of, person)),
      salt,
    )),
    ...(await formWrites(table, of, contacts, salt)),
  ])
    await table.commit([write]);
  for (let from = 0; from < writes.length; from += EVENTS_AT_ONCE)
    await table.commit(writes.slice(from, from + EVENTS_AT_ONCE));
  return outcome.done || writes.length > 0 ? 'erased' : 'nothing';
}

async function formWrites(table: Table, of: FilingRef, contacts: readonly Person[], salt: string): Promise<Write[]> {
  const spellings = spellingsOf(contacts, salt);
  return [...(await loadForm(table, of)).values()].map((part) =>
    erasedPartWrite(of, { ...part, by: without(part.by, spellings), writers: without(part.writers, spellings) }),
  );
}
