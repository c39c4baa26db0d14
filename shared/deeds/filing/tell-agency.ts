/**
 * Mails about a report to whoever goes on with it: the agency's contact and, where it was recorded from paper, whoever records
 * it. Of news both hear, but for what take-down.ts tells; what is to be done with a file is asked of the one who works on it.
 * And to those who passed it, where that counts no more.
 */
import { filingGrantId, personMark } from '#shared/access/links.js';
import type { FilingGrant } from '#shared/access/model.js';
import type { Submission } from '#shared/filing/model.js';
import { mayRecord, worksOn } from '#shared/filing/recording.js';
import { filingRefOf } from '#shared/ids/area-id.js';
import type { Person } from '#shared/ids/person.js';
import type { MailMessage } from '#shared/outbox/message.js';
import type { OutboxDraft } from '#shared/outbox/row.js';
import type { Agency } from '#shared/season/model.js';
import type { Effect } from '../change.js';
import type { FilingCase } from './case.js';

/** A mail that the deed queues. */
export type Told = { readonly queue: Extract<OutboxDraft, { kind: 'mail' }> };

export type About = Pick<FilingCase, 'agency' | 'filing'>;

/** News of the report. */
export function tellAgency(state: About, submission: Submission | null, id: string, message: MailMessage): Told[] {
  const { agency } = state;
  const recorder = recorderOf(state, submission);
  const toContact = { kind: 'mail' as const, id, to: agency.contact, message };
  const told: Told = { queue: { ...toContact, grant: contactGrant(agency) } };
  if (recorder === undefined) return [told];
  return [
    told,
    {
      queue: {
        ...{ kind: 'mail', id: `${id}.recorder`, to: recorder, message },
        grant: filingGrantId(filingRefOf(agency), recorder),
      },
    },
  ];
}

/** What the file at work needs: to whoever sent it, as far as they still may, and otherwise to the contact. */
export function askAgency(state: About, submission: Submission, id: string, message: MailMessage): Effect {
  const { agency } = state;
  const recorder = recorderOf(state, submission);
  const grant = recorder === undefined ? contactGrant(agency) : filingGrantId(filingRefOf(agency), recorder);
  return { queue: { kind: 'mail', id, to: recorder ?? agency.contact, grant, message } };
}

/** Those who passed it, whoever is named to decide by now. */
export function tellDeciders({ id, decisions }: Submission, what: string, message: MailMessage): Effect[] {
  const people = new Map<string, Person>(decisions.map(({ by }) => [by.address, by]));
  return [...people.values()].map((to) => ({
    queue: { kind: 'mail', id: `${id}.${what}.${personMark(to)}`.slice(0, 200), to, grant: null, message },
  }));
}

/** The contact's own link, in a mail about what somebody else does for them; null where they were never given one. */
export function contactGrant(agency: Agency): FilingGrant['id'] | null {
  return agency.invitedAt === null || agency.removed !== null
    ? null
    : filingGrantId(filingRefOf(agency), agency.contact);
}

/** Who records this submission, or would record the next one. */
function recorderOf({ agency, filing }: About, submission: Submission | null) {
  if (submission?.recorded !== undefined && mayRecord(filing, submission.recorded.person))
    return submission.recorded.person;
  const { person, records } = worksOn(agency, filing);
  return records && submission === null ? person : undefined;
}
