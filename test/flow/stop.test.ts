/**
 * "This was not me", in a season that asks for codes: who decided in a person's name is stopped before the report is public,
 * whatever the report came to by then, and the stage is asked anew; naming deciders takes more than a forwarded link.
 */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { release } from '../../demo/journey.js';
import { linkIn } from '../../demo/stage.js';
import { formTo, Visitor } from '../../demo/visitor.js';
import { loadAgency } from '#shared/store/seasons.js';
import { loadSubmission } from '#shared/store/filings.js';
import { ReportingAgency, madeUpAgencies, openProduct, PEOPLE, YEAR, type Product } from './product.js';

jest.setTimeout(300_000);

const agencies = madeUpAgencies('asked', 'approved', 'returned', 'public');
let product: Product;
beforeAll(async () => {
  product = await openProduct(agencies, undefined, 'code');
});
afterAll(() => product?.close());

const stateOf = async (here: ReportingAgency) => (await loadSubmission(product.table, here.id()))?.state;

/** The link in the newest mail that tells this person of a decision of theirs. */
async function stopLink(here: ReportingAgency, { address }: { address: string }): Promise<string> {
  await product.cloud.idle();
  const mails = await product.stage.mails();
  const told = mails.findLast(
    (mail) =>
      mail.to.includes(address) && /您刚刚作出了决定/.test(mail.subject) && mail.subject.includes(here.agency.name),
  );
  if (told === undefined) throw new Error(`nobody told ${address} of a decision`);
  return linkIn(told);
}

async function disown(here: ReportingAgency, who: { address: string }) {
  const visitor = new Visitor();
  const page = await visitor.open(await stopLink(here, who));
  expect((await visitor.submit(formTo(page, '/stop'))).status).toBe(422);
  return visitor.submit(formTo(page, '/stop'), { sure: 'yes' });
}

async function resume(here: ReportingAgency) {
  const { publisher, boardUrl } = product.seeded;
  await product.cloud.idle();
  const page = await publisher.open(`${boardUrl}/filings/${here.agency.id}`);
  return publisher.submit(formTo(page, '/resume'));
}

test.each([
  ['asked', 'in-approval', PEOPLE.reviewer],
  ['approved', 'approved', PEOPLE.approver],
] as const)(
  'a report that was %s already (%s) stands still, and comes to publication by a decision made anew',
  async (id, by, who) => {
    const here = await ReportingAgency.enter(
      product,
      agencies.find((agency) => agency.id === id),
    );
    await here.file();
    await here.decideAs(PEOPLE.reviewer, 'approved');
    await here.requested('approval');
    if (by === 'approved') await here.decideAs(PEOPLE.approver, 'approved');
    await product.cloud.idle();
    expect(await stateOf(here)).toBe(by);

    expect((await disown(here, who)).status).toBe(200);
    expect(await stateOf(here)).toBe('stopped');
    await product.stage.mailTo(PEOPLE.publisher.address, /不是本人|并非本人|不承认/, 0);
    expect((await resume(here)).status).toBe(200);
    await product.cloud.idle();
    if (who === PEOPLE.reviewer) await here.decideAs(PEOPLE.reviewer, 'approved');
    await product.cloud.idle();
    await here.decideAs(PEOPLE.approver, 'approved');
    await product.cloud.idle();
    expect(await stateOf(here)).toBe('approved');
  },
);

test('a return that was nobody’s is stopped too', async () => {
  const here = await ReportingAgency.enter(product, agencies[2]);
  await here.file();
  await here.decideAs(PEOPLE.reviewer, 'returned');
  expect((await disown(here, PEOPLE.reviewer)).status).toBe(200);
  expect(await stateOf(here)).toBe('stopped');
  // Somebody with a forwarded link of the publisher's gets no further than to the code.
  // With no mail on its way that would end the link.
  await product.cloud.idle();
  const stranger = new Visitor();
  const board = await stranger.open(await product.stage.newestLink(PEOPLE.publisher.address));
  const page = await stranger.open(`${board.url}/filings/${here.agency.id}`);
  const asked = await stranger.submit(formTo(page, '/resume'));
  expect(asked.forms.some(({ names }) => names.includes('code'))).toBe(true);
  expect(await stateOf(here)).toBe('stopped');
  expect((await resume(here)).status).toBe(200);
  await product.cloud.idle();
  expect(await stateOf(here)).toBe('in-review');
});

test('what is public already is not taken back, and the publisher is told', async () => {
  const here = await ReportingAgency.enter(product, agencies[3]);
  await here.approve();
  await release(product.seeded.publisher, product.seeded.boardUrl, [here.id()]);
  await product.stage.mailTo(here.agency.contact.address, /已发布/);
  await product.cloud.idle();
  expect((await disown(here, PEOPLE.approver)).status).toBe(200);
  expect(await stateOf(here)).toBe('released');
});

test('with the publisher’s link alone nobody names deciders', async () => {
  const { address } = PEOPLE.publisher;
  // With no mail on its way that would end the link.
  await product.cloud.idle();
  const stranger = new Visitor();
  const board = await stranger.open(await product.stage.newestLink(address));
  const [{ id, name, kind, contact }] = agencies as [(typeof agencies)[number]];
  const line = [id, name, kind, contact.name, contact.address, '陌生人', 'stranger@elsewhere.example.invalid'].join(
    '\t',
  );
  const understood = await stranger.submit(formTo(board, '/roster'), { roster: line });
  const answer = await stranger.submit(formTo(understood, '/roster/save'));
  expect(answer.forms.some(({ names }) => names.includes('code'))).toBe(true);
  const agency = await loadAgency(product.table, { area: 'home', year: YEAR, agency: id });
  expect(agency?.reviewer.address).toBe(PEOPLE.reviewer.address);
});
