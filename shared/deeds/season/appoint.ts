/**
 * Another publisher: appointed by the one before, by the substitute who takes their place, or by an operator's link where
 * both are gone. The former publisher's links end in the same transaction, and both are told.
 */
import type { ActorRecord } from '#shared/audit/chain.js';
import { publisherGrantId, standInGrantId } from '#shared/access/links.js';
import { issue } from '#shared/access/model.js';
import { cutTo } from '#shared/ids/cut.js';
import { samePerson, type Person } from '#shared/ids/person.js';
import { assignmentConflicts } from '#shared/season/assignment.js';
import type { Agency, Season } from '#shared/season/model.js';
import type { Effect, Judgement } from '../change.js';
import type { DeedRefusal } from '../outcome.js';
import type { SeasonChange, StoredSeason } from './change.js';
import { endIfHeld, publisherGrant, standIn, type Naming } from './people.js';

export interface Appointing extends Omit<Naming, 'round'> {
  readonly publisher: Person;
  /** Who may take the new publisher's place; the former publisher where the substitute takes over. */
  readonly substitute: Person | null;
  readonly reason: string;
  readonly actor: ActorRecord;
  /** What the deed ends beside the grants of those who are replaced, such as an operator's link. */
  readonly effects: readonly Effect[];
}

export const REASON_MAX = 200;

export function appoint(
  stored: StoredSeason,
  agencies: readonly Agency[],
  { publisher, substitute, actor, effects, ...appointing }: Appointing,
  now: Date,
): Judgement<Season, SeasonChange> {
  const { season } = stored;
  const former = season.publisher;
  if (former.address === publisher.address && former.name === publisher.name) return { already: season };
  const reason = cutTo(appointing.reason.trim(), REASON_MAX);
  if (reason === '') return { refused: { code: 'reason-missing' } };
  const after: Season = { ...season, publisher, substitute };
  const conflict = conflictOf(after, agencies);
  if (conflict !== undefined) return { refused: conflict };
  const naming = { ...appointing, round: `v${stored.version}` };
  const [gone, before] = [former, season.substitute];
  const grant = publisherGrant(after, publisher, naming.expiresAt);
  const told = { year: season.year, area: season.areaName, reason };
  const stays = substitute !== null && before !== null && samePerson(substitute, before);
  const change: SeasonChange = {
    before: stored,
    season: after,
    agencies: [],
    events: [
      {
        at: now.toISOString(),
        deed: 'appoint-publisher',
        actor,
        submission: null,
        details: {
          publisher: publisher.name,
          former: former.name,
          substitute: substitute?.name ?? null,
          reason,
        },
      },
    ],
    effects: [
      ...effects,
      // A mended spelling of one person keeps the grant, which is known by the address.
      ...(former.address === publisher.address ? [] : endIfHeld(publisherGrantId(season, former), naming.known)),
      ...(before === null || stays ? [] : endIfHeld(standInGrantId(season, before), naming.known)),
      { issue: issue(grant, naming.known.get(grant.id)) },
      {
        queue: {
          kind: 'mail',
          id: `appointed.${grant.id}.${naming.round}`,
          to: publisher,
          grant: grant.id,
          message: { name: 'publisher-appointed', ...told, former: former.name },
        },
      },
      {
        queue: {
          kind: 'mail',
          id: `replaced.${publisherGrantId(season, gone)}.${naming.round}`,
          to: former,
          grant: null,
          message: { name: 'publisher-replaced', ...told, publisher: publisher.name },
        },
      },
      ...(substitute === null || stays ? [] : standIn(after, substitute, naming)),
    ],
  };
  return { change, value: after };
}

/** Publisher and substitute decide on every agency's report: neither may be its contact or decide at another stage. */
export function conflictOf(season: Season, agencies: readonly Agency[]): DeedRefusal | undefined {
  const { publisher, substitute, reviewer, approver } = season;
  const [pair] = assignmentConflicts({ publisher, substitute, reviewer, approver });
  if (pair !== undefined) return { code: 'same-person', pair };
  for (const { contact, reviewer, approver, name, removed } of agencies) {
    if (removed !== null) continue;
    const [found] = assignmentConflicts({ contact, reviewer, approver, publisher, substitute });
    if (found !== undefined) return { code: 'same-person', pair: found, agency: name };
  }
  return undefined;
}
