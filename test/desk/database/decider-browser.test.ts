/** In a browser that was proved to be a decider's or the publisher's, nothing is done in an agency's name, whatever the route. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WHO_MAY, type Asker } from '#shared/workflow/authorisation.js';
import { approver, fileGrant, publisher, publishGrant, reviewer, stranger } from '../../deeds/filing/scene.js';
import { grantPut } from '../../store/put-grant.js';
import { openWith } from '../../store/walk.js';
import { entered } from './entered.js';
import { openRunningDesk, type RunningDesk } from './running-desk.js';

let desk: RunningDesk;
beforeAll(async () => {
  desk = await openRunningDesk();
  await openWith(desk.table, 'jiaoyu');
  await desk.table.commit([grantPut(fileGrant)]);
});
afterAll(() => desk.close());

/** The agency's session, and the proof of this person in the same browser. */
async function browserOf(person: typeof publisher): Promise<Map<string, string>> {
  const { cookies } = await entered(desk.table, fileGrant, { proven: false });
  const proof = await entered(desk.table, { ...publishGrant, person });
  return new Map([...proof.cookies, ...cookies]);
}

const POSTS = (Object.entries(WHO_MAY) as [string, Asker][]).flatMap(([route, asker]) =>
  route.startsWith('POST ') && asker !== 'anybody' && asker.every((one) => one === 'file')
    ? [route.slice('POST '.length).replace('{grant}', fileGrant.id)]
    : [],
);

test('the routes that only agencies may post to are tried', () => {
  expect(POSTS).toContain(`/g/${fileGrant.id}/file`);
  expect(POSTS).toContain(`/g/${fileGrant.id}/upload`);
});

test.each(POSTS)('the publisher’s browser cannot post to %s', async (path) => {
  const refused = await desk.request('POST', path, { cookies: await browserOf(publisher), form: {} });
  expect(refused.status).toBe(403);
  expect(refused.body).toContain(publisher.name);
});

test.each([reviewer, approver])('nor can that of $name', async (person) => {
  const refused = await desk.request('POST', `/g/${fileGrant.id}/file`, { cookies: await browserOf(person), form: {} });
  expect([refused.status, refused.body.includes(person.name)]).toEqual([403, true]);
});

test('the browser of anybody else can, and one whose proof is another person’s under the name of a decider', async () => {
  const path = `/g/${fileGrant.id}/file`;
  const own = await desk.request('POST', path, { cookies: await browserOf(stranger), form: {} });
  expect(own.status).not.toBe(403);
  const cookies = new Map(
    [...(await browserOf(publisher))].map(([name, value]) => [name, name === 'session' ? value : 'A'.repeat(43)]),
  );
  expect((await desk.request('POST', path, { cookies, form: {} })).status).not.toBe(403);
});
