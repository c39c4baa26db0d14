/**
 * One season with somebody for every kind of link, two reports on their way, and what each route's address is filled in
 * with: what is tried of every route against everybody begins here.
 */
import { deskGrant } from '#shared/access/desk-grant.js';
import {
  decisionGrantId,
  filingGrantId,
  publisherGrantId,
  setUpGrantId,
  standInGrantId,
  stopGrantId,
} from '#shared/access/links.js';
import { UNMAILED, type Grant } from '#shared/access/model.js';
import type { SubmissionId } from '#shared/ids/submission-id.js';
import type { Person } from '#shared/ids/person.js';
import { personSchema } from '#shared/ids/person.js';
import { loadGrant } from '#shared/store/grants.js';
import { areaWrite, requireSeason, seasonWrites } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import { LINK_PURPOSES, WHO_MAY, type LinkPurpose, type Route } from '#shared/workflow/authorisation.js';
import { approver, contact, publisher, reviewer, season } from '../../deeds/filing/scene.js';
import { grantPut } from '../../store/put-grant.js';
import { openWith, walkOf, walkTo } from '../../store/walk.js';

export const FAR = '2099-01-01T00:00:00.000Z';
export const HOME = { area: season.area, year: season.year };
export const substitute = personSchema.parse({ name: '代发布', address: 'substitute@yunxi.example.invalid' });
/** The report that waits for the approver, and the one that is a draft. */
export const [WAITING, DRAFT] = ['jiaoyu', 'minzheng'] as const;

export type Links = Readonly<Record<LinkPurpose, Grant['id']>>;

/** @returns of each purpose the grant of somebody who has it */
export async function everyLink(table: Table): Promise<Links> {
  await table.commit([areaWrite({ id: season.area, name: season.areaName, parent: null })]);
  await openWith(table, WAITING, DRAFT);
  const stored = await requireSeason(table, HOME);
  await table.commit(seasonWrites(stored, { ...stored.season, substitute }, []));
  await walkTo(walkOf(table, WAITING), 'approval');
  await walkTo(walkOf(table, DRAFT), 'draft');
  const waits = submissionOf(table, WAITING);
  const links: Links = {
    file: filingGrantId({ ...HOME, agency: DRAFT }, contact),
    decide: decisionGrantId(waits, 'approval', approver),
    stop: stopGrantId(waits, 'review', reviewer, 0),
    publish: publisherGrantId(HOME, publisher),
    'stand-in': standInGrantId(HOME, substitute),
    'set-up': setUpGrantId(HOME.area),
    desk: deskGrant(season, approver, FAR).id,
  };
  const decided = { agency: WAITING, submission: waits, stage: 'review', decidedAt: await decidedAt(table) };
  const made: Readonly<Partial<Record<LinkPurpose, readonly [Person, object]>>> = {
    stop: [reviewer, decided],
    'stand-in': [substitute, {}],
    'set-up': [{ name: '开通人', address: substitute.address }, {}],
    desk: [approver, {}],
  };
  for (const purpose of LINK_PURPOSES) {
    const id = links[purpose];
    const held = await loadGrant(table, id);
    const [person, of] = made[purpose] ?? [publisher, {}];
    await table.commit([
      grantPut(
        (held === undefined
          ? { ...HOME, ...UNMAILED, ...of, id, purpose, person, expiresAt: FAR }
          : { ...held, expiresAt: FAR }) as Grant,
      ),
    ]);
  }
  return links;
}

async function decidedAt(table: Table): Promise<string> {
  const { submission } = await walkOf(table, WAITING).state();
  return submission?.decisions[0]?.at ?? '';
}

function submissionOf(table: Table, agency: string): SubmissionId {
  return walkOf(table, agency).idOf(1);
}

/** What stands in the place of each part of an address, for whoever has a link of this purpose. */
export function filledIn(
  route: Route,
  links: Links,
  purpose: LinkPurpose,
  changes: Readonly<Record<string, string>> = {},
) {
  const [method = '', path = ''] = route.split(' ');
  const agency = purpose === 'file' ? DRAFT : WAITING;
  const parts: Readonly<Record<string, string>> = {
    grant: links[purpose],
    agency,
    submission: `home.2025-${agency}-1`,
    page: '1',
    item: links.decide,
    question: 'area',
    part: 'deadlines',
    year: '2022',
    file: 'draft.docx',
    secret: 'x'.repeat(43),
    rule: 'A01',
    ...changes,
  };
  return { method, path: path.replace(/\{(\w+)\+?\}/g, (_, name: string) => parts[name] ?? `no ${name}`) };
}

/** Every route that a session stands before. */
export const BEHIND_LINKS = (Object.keys(WHO_MAY) as Route[]).filter((route) => route.includes('/g/{grant}'));
