/** Things that happen twice, at once or in the wrong order: each has one effect, and nothing is lost. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileReport, isDraft } from '../../demo/journey.js';
import { linkIn } from '../../demo/stage.js';
import { formTo, Visitor } from '../../demo/visitor.js';
import { textsIn } from '#shared/words/texts.js';
import type { Stage as DecisionStage } from '#shared/filing/model.js';
import { outboxKey, taskKey } from '#shared/store/keys.js';
import { listEvents, listSubmissions } from '#shared/store/filings.js';
import { loadRow } from '#shared/store/outbox.js';
import { loadTask, taskWrite, type WaitingTask } from '#shared/store/tasks.js';
import { hurriedClock } from './clock.js';
import { ReportingAgency, madeUpAgencies, linkOf, openProduct, PEOPLE, YEAR, type Product } from './product.js';
import { filled, post, sendFile, sessionOf, uploadForm } from './requests.js';

const words = textsIn('zh');

jest.setTimeout(90_000);

const agencies = madeUpAgencies('events', 'files', 'rush', 'forms', 'fifty', 'early', 'between', 'late', 'public');
const clock = hurriedClock();
let product: Product;
beforeAll(async () => {
  product = await openProduct(agencies, clock);
});
afterAll(() => product?.close());

const body = (id: string) =>
  ReportingAgency.enter(
    product,
    agencies.find((agency) => agency.id === id),
  );
const deedsOf = async ({ agency }: ReportingAgency) =>
  (await listEvents(product.table, { area: 'home', year: YEAR, agency: agency.id })).map(
    ({ deed, submission }) => `${deed} ${submission}`,
  );
const submissionsOf = async ({ agency }: ReportingAgency) =>
  (await listSubmissions(product.table, { area: 'home', year: YEAR, agency: agency.id })).map(
    ({ id, state }) => `${id} ${state}`,
  );
const mailsTo = async (address: string, subject: RegExp) =>
  (await product.stage.mails()).filter((mail) => mail.to.includes(address) && subject.test(mail.subject));

/** The events about a key, as EventBridge handed them to the function: that it arrived, and what the scanner found. */
function eventsAbout(key: string): { readonly source: string }[] {
  const journal = readFileSync(join(product.dataDir, 'events', 'deliveries.jsonl'), 'utf8');
  return (
    journal
      .split('\n')
      .filter((line) => line.includes(key))
      .flatMap((line) => (JSON.parse(line) as { put?: { input: string }[] }).put ?? [])
      .map(({ input }) => JSON.parse(input) as { source?: string })
      // The dispatcher's calls lie there, too: the row that looks for this upload bears its key.
      .filter((event): event is { source: string } => event.source !== undefined)
  );
}

describe('an upload', () => {
  test('whose event comes again and again, at once and afterwards, is one submission', async () => {
    const here = await body('events');
    const { form } = await uploadForm(here.browser);
    const answer = await sendFile(form, here.report().file);
    expect(answer.status).toBe(303);
    const key = filled(form)['key'] ?? '';
    await product.stage.until('the word of the scanner', () =>
      Promise.resolve(eventsAbout(key).length > 1 || undefined),
    );
    const events = eventsAbout(key);
    expect(events.map(({ source }) => source)).toEqual(['aws.s3', 'aws.guardduty']);
    const again = () => Promise.all(events.map((event) => product.cloud.invoke('ReceiveUpload', event)));
    await Promise.all([1, 2, 3].map(again));
    await untilDraft(here);
    await again();
    await product.cloud.idle();
    expect(await submissionsOf(here)).toEqual([`${here.id()} draft`]);
    // Where the scanner was quicker than the arrival, nothing waited for it.
    const passed = `pass-scan ${here.id()}`;
    const deeds = await deedsOf(here);
    expect(deeds.filter((deed) => deed === passed).length).toBeLessThanOrEqual(1);
    expect(deeds.filter((deed) => deed !== passed)).toEqual([`receive ${here.id()}`, `draft ${here.id()}`]);
    expect(await mailsTo(here.agency.contact.address, /已识别/)).toHaveLength(1);
  });

  test('of two different files through one form is two submissions, and the first gives way to the second', async () => {
    const here = await body('files');
    const { form } = await uploadForm(here.browser);
    await sendFile(form, here.report({ triple: true, wrongSum: true }).file);
    await untilDraft(here);
    await sendFile(form, here.report().file);
    await product.stage.until('the second draft', async () =>
      (await submissionsOf(here)).includes(`${here.id(2)} draft`) ? true : undefined,
    );
    expect(await submissionsOf(here)).toEqual([`${here.id(1)} superseded`, `${here.id(2)} draft`]);
    const [first, second] = await listSubmissions(product.table, { area: 'home', year: YEAR, agency: here.agency.id });
    expect(first?.arrival.key).toBe(second?.arrival.key);
    expect(first?.arrival.versionId).not.toBe(second?.arrival.versionId);
    expect(first?.digest).not.toBe(second?.digest);
  });

  test('overtaken while it is being read ends quietly', async () => {
    const here = await body('rush');
    const { form } = await uploadForm(here.browser);
    const files = [here.report({ triple: true, wrongSum: true }).file, here.report().file];
    await Promise.all(files.map((file) => sendFile(form, file)));
    await product.stage.until('the second draft', async () =>
      (await submissionsOf(here)).includes(`${here.id(2)} draft`) ? true : undefined,
    );
    await product.cloud.idle();
    expect(await submissionsOf(here)).toEqual([`${here.id(1)} superseded`, `${here.id(2)} draft`]);
    const intakes = await executionsOf('Intake');
    expect(intakes).toContainEqual({ name: here.id(2), status: 'SUCCEEDED' });
    // Overtaken before the scanner had passed it, it was not even begun.
    const first = intakes.find(({ name }) => name === here.id(1));
    if (first === undefined) return;
    expect(first.status).toBe('SUCCEEDED');
    expect(await historyOf('Intake', here.id(1))).not.toContain('Failed');
  });
});

test('a report filed by two clicks at once is filed once and reviewed once', async () => {
  const here = await body('forms');
  await here.draft();
  const session = await sessionOf(await linkOf(product, here.agency));
  const form = formTo(await here.browser.visitor.open(here.browser.pageUrl), '/file');
  const statement = filled(form, { officer: '负小责', title: '副局长', agree: 'on' });
  // One form sent three times is one filing, and each sender is led to its receipt; another officer's word is too late.
  const clicks = await Promise.all([1, 2, 3].map(() => post(session, form.action, statement)));
  expect(clicks.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect((await post(session, form.action, { ...statement, officer: '另有人' })).status).toBe(409);
  await here.requested('review');
  const again = await fileReport(here.browser).catch((error: unknown) => String(error));
  expect(again).toContain('no form to /file');
  await product.cloud.idle();
  expect((await deedsOf(here)).filter((deed) => /^(file|ask) /.test(deed))).toEqual([
    `file ${here.id()}`,
    `ask ${here.id()}`,
  ]);
  expect(await mailsTo(here.agency.contact.address, /报送回执/)).toHaveLength(1);
  expect(await mailsTo(PEOPLE.reviewer.address, new RegExp(here.agency.name))).toHaveLength(1);
  expect((await executionsOf('Review')).filter(({ name }) => name === here.id())).toHaveLength(1);
});

test('of fifty decisions at once on one link one counts, and forty-nine are told whose', async () => {
  const here = await body('fifty');
  await here.file();
  const link = linkIn(await here.requested('review'));
  const form = formTo(await new Visitor().open(link), '/decision');
  const session = await sessionOf(link);
  // Some from pages without script and some with: the script asks for JSON.
  const decideOnce = (n: number) =>
    post(
      session,
      form.action,
      filled(form, {
        confirmed: 'yes',
        ...(n % 2 === 0 ? { outcome: 'approved' } : { outcome: 'returned', comment: `第${n}次` }),
      }),
      n % 10 === 0 ? {} : { accept: 'application/json' },
    );
  const answers = await Promise.all(
    Array.from({ length: 50 }, async (_, n) => {
      const answer = await decideOnce(n);
      // Four copies of the function serve all fifty here; who waits in line for too long is told to try again.
      return answer.status === 503 ? decideOnce(n) : answer;
    }),
  );
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 303 || status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => ![200, 303, 409].includes(status))).toEqual([]);
  expect((await deedsOf(here)).filter((deed) => deed.includes('Review'))).toHaveLength(1);
  const [submission] = await listSubmissions(product.table, { area: 'home', year: YEAR, agency: here.agency.id });
  const decisions = submission?.decisions ?? [];
  expect(decisions).toHaveLength(1);
  for (const decision of decisions) {
    const { title, what } = words.deedRefusal({ code: 'already-decided', decision, withdrawn: false });
    expect(what).toContain(`${PEOPLE.reviewer.name}已于`);
    const polite = answers.filter(({ body: page }) => page.includes(title) && page.includes(what));
    expect(polite).toHaveLength(49);
  }
});

describe('a decision is never lost', () => {
  test('made before the task token is stored', async () => {
    const here = await body('early');
    await here.file();
    const task = await tokenOf(here, 'review');
    await forget(here, 'review');
    await here.decideAs(PEOPLE.reviewer, 'approved');
    await putOff(here, 'review', 'not asked yet');
    await product.cloud.invoke('AskDecision', askingOf(here, 'review', 0, task.token));
    await passedOnce(here);
  });

  test('made while the machine waits under a newer token than the stored one', async () => {
    const here = await body('between');
    await here.file();
    const old = await tokenOf(here, 'review');
    const newer = await tokenAfterTimeout(here, 'review', old.token);
    // Asked again, by a mail whose link ends the one before.
    await product.cloud.idle();
    // As if ask-decision had not come to storing the newer one yet.
    await product.table.commit([taskWrite(here.id(), 'review', old)]);
    await here.decideAs(PEOPLE.reviewer, 'approved');
    await putOff(here, 'review', 'the task waits under another token');
    await product.cloud.invoke('AskDecision', askingOf(here, 'review', 1, newer.token));
    await passedOnce(here);
  });

  test('made before the deadline and told only after it', async () => {
    const here = await body('late');
    await here.file();
    await forget(here, 'review');
    await here.decideAs(PEOPLE.reviewer, 'approved');
    await putOff(here, 'review', 'not asked yet');
    // The mail that tells of the decision may still be on its way.
    const request = new RegExp(`请审核：${here.agency.name}`);
    const asked = (await mailsTo(PEOPLE.reviewer.address, request)).length;
    expect(asked).toBe(1);
    clock.endLongWaits();
    await passedOnce(here);
    // The machine asked again; the person was not.
    expect(await mailsTo(PEOPLE.reviewer.address, request)).toHaveLength(asked);
  });

  /** The next stage is reached, by one deed, and nothing is left to tell. */
  async function passedOnce(here: ReportingAgency): Promise<void> {
    await here.requested('approval');
    const told = outboxKey('home', 'tell', `${here.id()}.review`);
    await product.stage.until('the telling to be done', async () =>
      (await loadRow(product.table, told))?.status === 'done' ? true : undefined,
    );
    expect((await deedsOf(here)).filter((deed) => deed.startsWith('passReview'))).toHaveLength(1);
    expect(await loadTask(product.table, here.id(), 'review')).toBeUndefined();
    expect(await mailsTo(PEOPLE.approver.address, new RegExp(here.agency.name))).toHaveLength(1);
    expect(await submissionsOf(here)).toEqual([`${here.id()} in-approval`]);
  }
});

test('a release confirmed twice is one release', async () => {
  const here = await body('public');
  await here.approve();
  const { publisher, boardUrl, publisherLink } = product.seeded;
  const board = await publisher.open(boardUrl);
  const preview = await publisher.submit(formTo(board, '/releases'), { submission: [here.id()] });
  const form = formTo(preview, '/releases');
  const session = await sessionOf(publisherLink);
  const clicks = await Promise.all([1, 2].map(() => post(session, form.action, filled(form))));
  for (const { status } of clicks) expect([303, 409, 422]).toContain(status);
  expect(clicks.map(({ status }) => status)).toContain(303);
  await product.stage.mailTo(here.agency.contact.address, /已发布/);
  await product.cloud.idle();
  expect(await executionsOf('Release')).toHaveLength(1);
  expect(await mailsTo(here.agency.contact.address, /已发布/)).toHaveLength(1);
  expect((await deedsOf(here)).filter((deed) => deed.startsWith('release '))).toHaveLength(1);
  const json = `${product.cloud.endpoints.site}/${YEAR}/${here.agency.id}`;
  expect((await fetch(`${json}/v1/report.json`)).status).toBe(200);
  expect((await fetch(`${json}/v2/report.json`)).status).not.toBe(200);
});

async function untilDraft(here: ReportingAgency): Promise<void> {
  await product.stage.until('a draft', async () =>
    isDraft(await here.browser.visitor.open(here.browser.pageUrl)) ? true : undefined,
  );
}

async function executionsOf(machine: string): Promise<{ name: string; status: string }[]> {
  const stateMachineArn = product.cloud.stateMachineArn(machine);
  const { executions } = JSON.parse(await stepFunctions('ListExecutions', { stateMachineArn })) as {
    executions: { name: string; status: string }[];
  };
  return executions.map(({ name, status }) => ({ name, status }));
}

function historyOf(machine: string, name: string): Promise<string> {
  const executionArn = `${product.cloud.stateMachineArn(machine).replace(':stateMachine:', ':execution:')}:${name}`;
  return stepFunctions('GetExecutionHistory', { executionArn });
}

async function stepFunctions(operation: string, input: object): Promise<string> {
  const answer = await fetch(product.cloud.endpoints.sfn, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AWSStepFunctions.${operation}` },
    body: JSON.stringify(input),
  });
  return answer.text();
}

async function tokenOf(here: ReportingAgency, stage: DecisionStage): Promise<WaitingTask> {
  return product.stage.until(`the token of ${here.id()}`, () => loadTask(product.table, here.id(), stage));
}

/** Takes the token away, as if ask-decision had not come to storing it yet. */
async function forget(here: ReportingAgency, stage: DecisionStage): Promise<void> {
  await product.table.commit([{ Delete: { Key: { ...taskKey(here.id(), stage) } } }]);
}

async function tokenAfterTimeout(here: ReportingAgency, stage: DecisionStage, old: string): Promise<WaitingTask> {
  clock.endLongWaits();
  return product.stage.until('the next token', async () => {
    const task = await loadTask(product.table, here.id(), stage);
    return task === undefined || task.token === old ? undefined : task;
  });
}

function askingOf(here: ReportingAgency, stage: DecisionStage, asked: number, taskToken: string) {
  return { submission: here.id(), stage, asked, taskToken };
}

/** The decision stands and could not be told: it waits in the outbox, with the reason. */
async function putOff(here: ReportingAgency, stage: DecisionStage, reason: string): Promise<void> {
  const row = outboxKey('home', 'tell', `${here.id()}.${stage}`);
  await product.stage.until(`the telling to be put off: ${reason}`, async () => {
    const found = await loadRow(product.table, row);
    return found?.status === 'queued' && found.error === reason ? true : undefined;
  });
}
