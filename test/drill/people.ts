/**
 * The people of a season in a process of their own, over HTTP only: they read their mail on the outbox page, follow links,
 * fill in forms, click twice, and try again when something fails. Each goes by what the page in front of them offers. Whoever
 * only waits looks less and less often until a mail comes, or the waiting of many would be all that the machine does.
 */
import { parseArgs } from 'node:util';
import { PEOPLE, type DemoAgency } from '../../demo/season.js';
import { AgencyPerson } from './agency-person.js';
import { Decider } from './decider.js';
import { Ledger } from './ledger.js';
import { Mailbox } from './mailbox.js';
import { habitsFrom } from './plan.js';
import { Publisher } from './publisher.js';

const { values } = parseArgs({
  options: {
    ledger: { type: 'string', default: '' },
    outbox: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    agencies: { type: 'string', default: '[]' },
    year: { type: 'string', default: '2025' },
    board: { type: 'string', default: '' },
    /** Between two looks at one's page, where there is something to do. */
    pause: { type: 'string', default: '400' },
  },
});

const ledger = new Ledger(values.ledger);
const mailbox = new Mailbox(values.outbox);
const agencies = JSON.parse(values.agencies) as DemoAgency[];
const habits = new Map(agencies.map((agency, n) => [agency.id, habitsFrom(Number(values.seed), n)]));
const habitsOf = (id: string) => {
  const found = habits.get(id);
  if (found === undefined) throw new Error(`nobody knows ${id}`);
  return found;
};
const context = { ledger, mailbox, agencies, habitsOf, year: Number(values.year) };

/** As often as a look that found nothing to do may double the pause. */
const MOST_DOUBLED = 4;

interface Someone {
  readonly name: string;
  readonly address: string;
  readonly person: { turn(): Promise<unknown> };
}
const people: readonly Someone[] = [
  ...agencies.map((agency, n) => ({
    ...{ name: agency.id, address: agency.contact.address },
    person: new AgencyPerson(context, agency, n),
  })),
  { name: 'reviewer', address: PEOPLE.reviewer.address, person: new Decider(context, 'reviewer', PEOPLE.reviewer) },
  { name: 'approver', address: PEOPLE.approver.address, person: new Decider(context, 'approver', PEOPLE.approver) },
  {
    name: 'publisher',
    address: PEOPLE.publisher.address,
    person: new Publisher(context, PEOPLE.publisher, values.board),
  },
];

const pause = Number(values.pause);
process.send?.({ ready: true });
void mailbox.readOn(3 * pause);
await Promise.all(
  people.map(async ({ name, address, person }, n) => {
    // Not all at the same moment.
    await new Promise((resolve) => setTimeout(resolve, (pause * n) / people.length));
    for (let doubled = 0; ;) {
      const mails = mailbox.to(address).length;
      try {
        doubled = (await person.turn()) === false ? Math.min(doubled + 1, MOST_DOUBLED) : 0;
      } catch (error) {
        // Soon again: nobody waits longer than the trouble lasts.
        doubled = 0;
        ledger.write({ did: 'failed', what: name, why: String(error).slice(0, 300) });
      }
      for (let waited = 0; waited < 2 ** doubled && mailbox.to(address).length === mails; waited++)
        await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }),
);
