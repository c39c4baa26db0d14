/**
 * Carries out a deed: read, judge, commit in one transaction, and, where somebody else was quicker, read and judge
 * again. The judging is a pure function (deeds/), so that what is lawful can be tested without a table. A deed
 * that meets a change of state between reading and committing never half-happens: it is judged anew on the new state.
 */
import type { Effect, FilingChange, Judgement } from '#shared/deeds/change.js';
import { refused, type Outcome } from '#shared/deeds/outcome.js';
import type { FormChange } from '#shared/deeds/form/save.js';
import { voidProofsWrite } from './browsers.js';
import { filingWrites } from './filings.js';
import { partWrite } from './forms.js';
import { endGrantWrite, grantCheck, isGood, issueWrite } from './grants.js';
import { linkHandedOverWrite } from './links.js';
import { historyWrites } from './history.js';
import { portalWrite } from './portal-checks.js';
import { importWrites } from './previous.js';
import type { SeasonChange } from '#shared/deeds/season/change.js';
import { seasonClosed } from '#shared/deeds/season/phase.js';
import { seasonDeedsThat } from '#shared/season/deeds.js';
import { queueWrite } from './outbox.js';
import { noteReminderWrite, pauseRemindersWrite } from './reminders.js';
import { newReleaseWrite, releaseWrite } from './releases.js';
import { draftHeadWrite } from './roster-drafts.js';
import { agencyWrite, seasonWrites } from './seasons.js';
import { unheardCheck } from './scans.js';
import { touchedByWrites, touchedWrite } from './site-rows.js';
import { KeysOutOfReach } from '#shared/audit/keys-out-of-reach.js';
import type { Table, Write } from './table.js';
import { StoreBusy } from './trying-again.js';
import { taskWrite } from './tasks.js';
import { figuresWrite, scopeWrite } from './totals.js';
import { claimWrite } from './uploads.js';

const ROUNDS = 8;

/**
 * Writes of a deed that are made outside, e.g. signed, once it is known what the deed changes; `stale` where what it was
 * judged on is over by then.
 */
export type WritesBeside<S, C> = (state: S, change: C) => Promise<readonly Write[] | 'stale'>;

/** A deed on a filing. */
export function perform<S, T>(
  table: Table,
  now: Date,
  read: () => Promise<S>,
  judge: (state: S) => Judgement<T>,
  beside?: WritesBeside<S, FilingChange>,
): Promise<Outcome<T>> {
  const writesOf = (change: FilingChange) => [
    ...filingWrites(change),
    ...(change.figures === undefined ? [] : [figuresWrite(change.before, change.figures)]),
    ...(change.previous === undefined ? [] : importWrites(change.before, change.previous)),
    ...(change.portal === undefined ? [] : [portalWrite(change.before, change.portal)]),
    ...(change.release === undefined ? [] : [newReleaseWrite(change.release), ...touchedByWrites(change.release)]),
    ...(change.touches === undefined ? [] : [touchedWrite(change.before, change.touches)]),
    ...change.effects.map((effect) => effectWrite(change.before.area, effect, now)),
  ];
  return carryOut(table, now, read, judge, writesOf, beside);
}

/**
 * A deed on a season: its roster, its invitations, its releases.
 * @param mailsDueAt of mails for which the deed itself says no time (outbox/spread.ts)
 */
export function performOnSeason<S, T>(
  table: Table,
  now: Date,
  read: () => Promise<S>,
  judge: (state: S) => Judgement<T, SeasonChange>,
  mailsDueAt = now,
): Promise<Outcome<T>> {
  return carryOut(
    table,
    now,
    read,
    (state) => unlessArchived(judge(state)),
    (change) => [
      ...seasonWrites(change.before, change.season, change.events),
      ...change.agencies.map(agencyWrite),
      ...(change.history ?? []).flatMap(historyWrites),
      ...(change.release === undefined ? [] : [newReleaseWrite(change.release), ...touchedByWrites(change.release)]),
      ...(change.scope === undefined ? [] : [scopeWrite(change.scope)]),
      ...(change.turned === undefined ? [] : [releaseWrite(change.turned.before, change.turned.after)]),
      ...(change.saving === undefined ? [] : [draftHeadWrite(change.saving.draft, change.saving.version)]),
      ...change.effects.map((effect) => effectWrite(change.season.area, effect, now, mailsDueAt)),
    ],
  );
}

const ALSO_IN_ARCHIVE = seasonDeedsThat('alsoInArchive');

/** An archived season is read only: it can be opened again, and no more. */
function unlessArchived<T>(judgement: Judgement<T, SeasonChange>): Judgement<T, SeasonChange> {
  if (!('change' in judgement)) return judgement;
  const { before, season, events } = judgement.change;
  if (events.length > 0 && events.every(({ deed }) => ALSO_IN_ARCHIVE.has(deed))) return judgement;
  return before?.season.state === 'archived' && season.state === 'archived'
    ? { refused: seasonClosed(before.season) }
    : judgement;
}

/** Saving what is typed in a form; nothing of the filing changes. */
export function performOnForm<S, T>(
  table: Table,
  now: Date,
  read: () => Promise<S>,
  judge: (state: S) => Judgement<T, FormChange>,
): Promise<Outcome<T>> {
  return carryOut(table, now, read, judge, (change) => [
    ...change.parts.map((part) => partWrite(change.of, part)),
    ...change.effects.map((effect) => effectWrite(change.of.area, effect, now)),
  ]);
}

const ENDED = refused({ code: 'link-ended' });
const needed = (effects: readonly Effect[]) => effects.filter((effect) => 'needGrant' in effect);

async function carryOut<S, T, C extends { readonly effects: readonly Effect[] }>(
  table: Table,
  now: Date,
  read: () => Promise<S>,
  judge: (state: S) => Judgement<T, C>,
  writesOf: (change: C) => Write[],
  beside?: WritesBeside<S, C>,
): Promise<Outcome<T>> {
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const state = await read();
      const judgement = judge(state);
      if ('refused' in judgement) return judgement;
      if ('already' in judgement) return { done: judgement.already };
      const { change, value } = judgement;
      const further = (await beside?.(state, change)) ?? [];
      if (further === 'stale') continue;
      if ((await table.commit([...writesOf(change), ...further])) === 'committed') return { done: value };
      // No judging anew mends a grant that is over.
      for (const { needGrant: id } of needed(change.effects)) if (!(await isGood(table, id, now))) return ENDED;
    }
    return refused({ code: 'busy' });
  } catch (error) {
    if (error instanceof StoreBusy || error instanceof KeysOutOfReach) return refused({ code: 'busy' });
    throw error;
  }
}

/** For what happens by the calendar and changes no season. @param mailsDueAt as in `performOnSeason` */
export function effectWrites(area: string, effects: readonly Effect[], now: Date, mailsDueAt = now): Write[] {
  return effects.map((effect) => effectWrite(area, effect, now, mailsDueAt));
}

function effectWrite(area: string, effect: Effect, now: Date, mailsDueAt = now): Write {
  if ('queue' in effect) {
    const otherwise = effect.queue.kind === 'mail' ? mailsDueAt : now;
    return queueWrite(area, effect.queue, effect.dueAt === undefined ? otherwise : new Date(effect.dueAt));
  }
  if ('claim' in effect) return claimWrite(effect.claim.arrival, effect.claim.submission);
  if ('unheard' in effect) return unheardCheck(effect.unheard);
  if ('issue' in effect) return issueWrite(effect.issue);
  if ('needGrant' in effect) return grantCheck(effect.needGrant, now);
  if ('handOver' in effect) return linkHandedOverWrite(effect.handOver.grant, effect.handOver.link);
  if ('endGrant' in effect) return endGrantWrite(effect.endGrant.id, effect.endGrant.as, now);
  if ('noteReminder' in effect) return noteReminderWrite(effect.noteReminder, now);
  if ('pauseReminders' in effect) return pauseRemindersWrite(effect.pauseReminders);
  if ('voidProofs' in effect) return voidProofsWrite(effect.voidProofs, now);
  const { submission, stage, token, grant } = effect.waitForDecision;
  return taskWrite(submission, stage, { token, grant, askedAt: now.toISOString() });
}
