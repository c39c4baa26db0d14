/** Takes the contacts off the lines of a roster whose season is long closed (season/retention.ts). */
import { ERASING } from '#shared/audit/chain.js';
import type { Agency } from '#shared/season/model.js';
import { isErased, pseudonymOf } from '#shared/season/pseudonym.js';
import type { Judgement } from '../change.js';
import { systemActor } from '../filing/case.js';
import type { SeasonChange, SeasonEvent, StoredSeason } from './change.js';

/** @returns how many lines */
export function eraseRoster(
  stored: StoredSeason,
  agencies: readonly Agency[],
  salt: string,
  now: Date,
): Judgement<number, SeasonChange> {
  const due = agencies.filter(({ contact, phone }) => !isErased(contact) || phone !== null);
  if (due.length === 0) return { already: 0 };
  const erased = due.map((agency) => ({ ...agency, contact: pseudonymOf(agency.contact, salt), phone: null }));
  const event: SeasonEvent = {
    at: now.toISOString(),
    deed: ERASING,
    actor: systemActor('advance-seasons'),
    submission: null,
    details: { rule: 'roster', agencies: due.map(({ id }) => id) },
  };
  const change = { before: stored, season: stored.season, agencies: erased, events: [event], effects: [] };
  return { change, value: due.length };
}
