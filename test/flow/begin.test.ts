/**
 * An office begins by itself: out of an empty installation, with nothing but the one-time link that the operator's command
 * prints, to the first invited agency; and another publisher takes over.
 */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { saveRoster, typeCode } from '../../demo/journey.js';
import { rosterText } from '../../demo/season.js';
import { stageOf, type Stage } from '../../demo/stage.js';
import { formTo, Visitor, type Page } from '../../demo/visitor.js';
import { dayOf } from '#shared/ids/calendar.js';
import { yearCollectedOn } from '#shared/season/answers.js';
import type { LocalCloud } from '../../local/cloud.js';
import { removeFolder, temporaryFolder } from '../local/fixtures/assembly.js';
import { madeUpAgencies, startUnderRights } from './product.js';

const PUBLISHER = { name: '年小布', address: 'publisher@yunxi.example.invalid' };
const SUBSTITUTE = { name: '替小布', address: 'substitute@yunxi.example.invalid' };
const ANSWERS: readonly [question: string, fields: Readonly<Record<string, string>>][] = [
  ['area', { areaName: '云溪县' }],
  [
    'people',
    {
      publisherName: PUBLISHER.name,
      publisherAddress: PUBLISHER.address,
      substituteName: SUBSTITUTE.name,
      substituteAddress: SUBSTITUTE.address,
    },
  ],
  ['office', { officeName: '云溪县政务公开办公室', officePhone: '0359-7020000', officeHours: '工作日 9:00—17:00' }],
  // Its days stand filled in with what is usual.
  ['calendar', { year: String(yearCollectedOn(dayOf(new Date()))) }],
  [
    'deciders',
    {
      reviewerName: '初小审',
      reviewerAddress: 'reviewer@yunxi.example.invalid',
      approverName: '定小审',
      approverAddress: 'approver@yunxi.example.invalid',
    },
  ],
];

let cloud: LocalCloud;
let stage: Stage;
let dataDir: string;
beforeAll(async () => {
  dataDir = temporaryFolder();
  cloud = await startUnderRights(dataDir);
  stage = stageOf(cloud);
});
afterAll(async () => {
  await cloud.close().finally(() => removeFolder(dataDir));
});

const founder = new Visitor();
let link: string;
let board: Page;

jest.setTimeout(180_000);

describe('an empty installation', () => {
  test('is begun by the newest link alone', async () => {
    const former = await stage.setUpLink();
    const opened = await new Visitor().open(former);
    expect(opened.text).toContain('为哪个地区收集年报');
    link = await stage.setUpLink();
    expect((await new Visitor().open(former)).status).toBe(410);
  });

  test('asks one question after the other, names what is wrong, and goes on where it was left', async () => {
    let page = await founder.open(link);
    const refused = await founder.submit(formTo(page, '/set-up/area'), { areaName: '' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('请填写地区名称');
    for (const [question, fields] of ANSWERS) {
      page = await founder.submit(formTo(page, `/set-up/${question}`), fields);
      expect(page.status).toBe(200);
      // The same link in another browser goes on there.
      if (question === 'people') expect((await new Visitor().open(link)).text).toContain('找哪个部门');
    }
    expect(page.text).toContain('请核对，然后开始');
    const changed = await founder.open(new URL(`${page.url}/set-up/area`).href);
    page = await founder.submit(formTo(changed, '/set-up/area'), { areaName: '云溪县（示例）' });
    expect(page.text).toContain('云溪县（示例）');
    board = await founder.submit(formTo(page, '/begin'));
  });

  test('is the publisher desk afterwards, and its link is used up', async () => {
    expect(board.status).toBe(200);
    expect(board.url).toContain('/g/publish.home.');
    expect(board.text).toContain('年小布');
    expect(board.html.includes('name="roster"')).toBe(true);
    expect((await founder.open(link)).text).toContain('这个链接已经用过');
    await stage.mailTo(PUBLISHER.address, /年报季已开始/);
    await stage.mailTo(SUBSTITUTE.address, /代替人/);
  });

  test('invites its first agency', async () => {
    const agencies = madeUpAgencies('one');
    const saved = await saveRoster(stage, founder, board, rosterText(agencies));
    expect(saved.status).toBe(200);
    const withRoster = await founder.open(board.url);
    const preview = await founder.submit(formTo(withRoster, '/invitations'), { agency: ['one'] });
    await founder.submit(formTo(preview, '/invitations'));
    const invitation = await stage.mailTo('one@yunxi.example.invalid', /年度报告/);
    expect(invitation.text).toContain('云溪县政务公开办公室，电话 0359-7020000');
  });
});

describe('another publisher', () => {
  test('is the substitute, by a link and a code of their own; the former link is over', async () => {
    const substitute = new Visitor();
    const page = await substitute.open(await stage.newestLink(SUBSTITUTE.address));
    const before = (await stage.mails()).length;
    const asked = await substitute.submit(formTo(page, '/publisher'), { reason: '年小布休假', sure: 'yes' });
    const taken = await typeCode(stage, substitute, SUBSTITUTE, before, asked);
    expect(taken.url).toContain('/g/publish.home.');
    expect(taken.text).toContain(SUBSTITUTE.name);
    expect((await founder.open(board.url)).status).toBe(410);
    const told = await stage.mailTo(PUBLISHER.address, /已改为替小布/);
    expect(told.text).toContain('年小布休假');
  });

  test('is appointed by a new set-up link where nobody is left', async () => {
    const operator = new Visitor();
    const page = await operator.open(await stage.setUpLink());
    expect(page.text).toContain('指定新的发布人');
    const same = { publisherName: '初小审', publisherAddress: 'other@yunxi.example.invalid' };
    const refused = await operator.submit(formTo(page, '/publisher'), { ...same, reason: '调离', sure: 'yes' });
    expect(refused.status).toBe(403);
    const fields = {
      publisherName: '新小布',
      publisherAddress: 'new@yunxi.example.invalid',
      reason: '调离',
      sure: 'yes',
    };
    const taken = await operator.submit(formTo(refused, '/publisher'), fields);
    expect(taken.url).toContain('/g/publish.home.');
    await stage.mailTo('new@yunxi.example.invalid', /您现在是/);
  });
});
