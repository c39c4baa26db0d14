/**
 * A decider who changes their mind, with one window and with two: one window is never told of itself, and what another one
 * chose since is put beside, where either may be taken.
 */
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { canonicalJson } from '#shared/ids/canonical-json.js';
import { originalKey } from '#shared/s3/keys.js';
import { chainOfFiling, checkpointWrite, loadLog } from '#shared/store/checkpoints.js';
import { loadSubmission } from '#shared/store/filings.js';
import { loadDecisionDraft } from '#shared/store/decision-drafts.js';
import { areaWrite } from '#shared/store/seasons.js';
import type { DecisionGrant } from '#shared/access/model.js';
import { textsIn } from '#shared/words/texts.js';
import { checkpointAt } from '../../builders/signatures.js';
import { season } from '../../deeds/filing/scene.js';
import { grantPut } from '../../store/put-grant.js';
import { openWith, walkOf, walkTo } from '../../store/walk.js';
import { all, byTag, readPage, visible, type Found } from '../page.js';
import { entered, type Entered } from './entered.js';
import { FAR, HOME } from './every-link.js';
import { openRunningDesk, type RunningDesk } from './running-desk.js';

jest.setTimeout(60_000);

const t = textsIn('zh');
const OUTCOMES = ['approved', 'returned'] as const;
type Outcome = (typeof OUTCOMES)[number];
const AGENCIES = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8'];
let desk: RunningDesk;
let grant: DecisionGrant;
let browser: Entered;
beforeAll(async () => {
  desk = await openRunningDesk();
  await desk.table.commit([areaWrite({ id: season.area, name: season.areaName, parent: null })]);
  await openWith(desk.table, ...AGENCIES);
}, 120_000);
afterAll(() => desk.close());
beforeEach(async () => {
  const agency = AGENCIES.pop() ?? '';
  const walk = walkOf(desk.table, agency);
  await walkTo(walk, 'review');
  const { arrival, ...kept } = (await loadSubmission(desk.table, walk.idOf(1)))!;
  desk.documents.set(originalKey(kept), Buffer.from(canonicalJson({ document: arrival })));
  const chain = chainOfFiling({ ...HOME, agency });
  await desk.table.commit([checkpointWrite(chain, checkpointAt((await loadLog(desk.table, chain)).head))]);
  grant = { ...(await walk.decisionGrant('review')), expiresAt: FAR };
  await desk.table.commit([grantPut(grant)]);
  browser = await entered(desk.table, grant);
});

interface Shown {
  readonly status: number;
  readonly page: Found;
  readonly text: string;
}
const shown = (status: number, body: string): Shown => {
  const page = readPage(body);
  return { status, page, text: visible(page) };
};
const open = async () => {
  const { status, body } = await desk.request('GET', `/g/${grant.id}`, { cookies: browser.cookies });
  return shown(status, body);
};

/** The fields of a form as a browser without script posts them; of several forms the one that has such a field. */
function fieldsOf(page: Found, marked = 'shown'): Record<string, string> {
  const form = byTag(page, 'form').find(
    (one) => all(one, ({ attributes }) => attributes['name'] === marked).length > 0,
  );
  if (form === undefined) throw new Error(`no form with ${marked}: ${visible(page).slice(0, 300)}`);
  const fields: Record<string, string> = {};
  for (const { tag, attributes, text } of all(form, ({ attributes: { name } }) => name !== undefined)) {
    const { name = '', type, value = '' } = attributes;
    if (tag === 'textarea') fields[name] = text;
    else if (tag === 'select')
      fields[name] =
        all(form, (one) => one.tag === 'option' && 'selected' in one.attributes)[0]?.attributes['value'] ?? '';
    else if (tag === 'input' && (type !== 'radio' || 'checked' in attributes)) fields[name] = value;
  }
  return fields;
}
async function post(path: '/decision' | '/comments', form: Record<string, string>): Promise<Shown> {
  const { status, body } = await desk.request('POST', `/g/${grant.id}${path}`, { cookies: browser.cookies, form });
  return shown(status, body);
}
const next = ({ page }: Shown, changes: Record<string, string>) => post('/decision', { ...fieldsOf(page), ...changes });
const change = ({ page }: Shown) => post('/decision', fieldsOf(page, 'change'));
const isConfirming = ({ status, text }: Shown, outcome: Outcome) =>
  status === 200 && text.includes(t.decision.confirm.button.review[outcome]);
const drafted = async () => (await loadDecisionDraft(desk.table, grant))?.outcome;

test.each([
  ['returned', 'approved'],
  ['approved', 'returned'],
] as const)('whoever chose %s, looked at it and now chooses %s is asked to confirm that', async (first, then) => {
  let confirm = await next(await open(), { outcome: first, comment: '请核对表三。' });
  expect([isConfirming(confirm, first), await drafted()]).toEqual([true, first]);
  // And back, as often as they like.
  for (const outcome of [then, first, then]) {
    const form = await change(confirm);
    expect(form.status).toBe(200);
    confirm = await next(form, { outcome });
    expect([isConfirming(confirm, outcome), await drafted()]).toEqual([true, outcome]);
    expect(confirm.text).toContain('请核对表三。');
  }
});

test.each(OUTCOMES)(
  'what another window chose since is put beside what this one shows; %s may be taken of both',
  async (taken) => {
    await next(await open(), { outcome: 'returned', comment: '请核对表三。' });
    const [here, other] = [await open(), await open()];
    // The other window changes its mind; this one presses on with what it showed.
    expect(isConfirming(await next(other, { outcome: 'approved' }), 'approved')).toBe(true);
    const conflict = await next(here, { outcome: 'returned' });
    expect([conflict.status, conflict.text.includes(t.review.conflict.title)]).toEqual([409, true]);
    const settled = await next(conflict, { outcome: taken });
    expect([isConfirming(settled, taken), await drafted()]).toEqual([true, taken]);
  },
);

test('two windows that choose differently from nothing are told, and a choice that both made is nobody’s conflict', async () => {
  const [here, other, third] = [await open(), await open(), await open()];
  expect(isConfirming(await next(other, { outcome: 'approved', comment: '数字已核对。' }), 'approved')).toBe(true);
  expect((await next(here, { outcome: 'returned' })).status).toBe(409);
  expect(isConfirming(await next(third, { outcome: 'approved' }), 'approved')).toBe(true);
});

test('a choice that was saved for later is changed by one press', async () => {
  await post('/comments', { ...fieldsOf((await open()).page), outcome: 'returned', comment: '请核对表三。' });
  expect(await drafted()).toBe('returned');
  expect(isConfirming(await next(await open(), { outcome: 'approved' }), 'approved')).toBe(true);
});
