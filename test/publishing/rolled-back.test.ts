/** A release that is taken back: nothing answers with what was withdrawn, and what it had corrected stands as it stood. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { planRelease } from '#shared/publishing/plan.js';
import { publishVersions } from '#shared/publishing/versions.js';
import { loadRollBackState, rollBackPreview } from '#shared/desk/roll-back-views.js';
import { verifySite } from '#shared/site/verify-site.js';
import { KEYS } from '../builders/signatures.js';
import { newsForSubscribers, newsOfTakedowns } from '#shared/publishing/subscriber-news.js';
import type { Release } from '#shared/season/release.js';
import { giveUpLease, loadRelease } from '#shared/store/releases.js';
import { begin } from '#shared/publishing/begin.js';
import { submissionSortKey } from '#shared/store/keys.js';
import { listTouched, touchedWrite } from '#shared/store/site-rows.js';
import { loadAgency } from '#shared/store/seasons.js';
import { loadFiling, listSubmissions } from '#shared/store/filings.js';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { partsOf } from '#shared/ids/submission-id.js';
import {
  CORRECTED,
  disown,
  idOf,
  NEW,
  takeBack,
  WITHDRAWN,
  worldToRollBack,
  type RolledBack,
} from './rolled-back-world.js';
import type { World } from './world.js';
import { agencyId } from './world.js';

let begun: RolledBack;
let before: ReadonlyMap<string, string>;
let world: World;
let rollback: Release;
beforeAll(async () => {
  begun = await worldToRollBack();
  before = begun.world.site.bodies();
  world = begun.world.copy();
  rollback = takeBack(world, begun.second);
  await world.run(rollback.id, []);
});
const at = (n: number, rest: string) => `2025/${agencyId(n)}/${rest}`;
const statesOf = async (n: number) => (await listSubmissions(world.table, partsOf(idOf(n)))).map(({ state }) => state);

describe('the table', () => {
  test('has the new report approved and public no more', async () => {
    expect(await statesOf(NEW!)).toEqual(['approved']);
    expect(await loadFiling(world.table, partsOf(idOf(NEW!)))).toMatchObject({ state: 'approved', released: null });
  });

  test('has the former version public by the release that had made it so, which its log tells', async () => {
    expect(await statesOf(CORRECTED!)).toEqual(['released', 'approved']);
    expect(await loadFiling(world.table, partsOf(idOf(CORRECTED!)))).toMatchObject({
      ...{ state: 'approved', current: 2, released: { n: 1, version: 1, release: begun.first } },
    });
  });

  test('tells each agency and the publisher, once', () => {
    const told = world.memory.everything().filter(({ kind }) => kind === 'mail');
    const named = (name: string) => told.filter((row) => JSON.stringify(row).includes(`"${name}"`));
    expect(named('rolled-back')).toHaveLength(2);
    expect(named('rollback-ended')).toHaveLength(1);
  });
});

describe('the site', () => {
  test('answers with nothing of what was withdrawn, in no page, data, pack or search index', () => {
    const shown = [...before].filter(([, body]) => WITHDRAWN.some((words) => body.includes(words)));
    expect(shown.length).toBeGreaterThan(5);
    const left = [...world.site.bodies()].filter(([, body]) => WITHDRAWN.some((words) => body.includes(words)));
    expect(left.map(([key]) => key)).toEqual([]);
  });

  test.each([
    ['the page of the new report', at(NEW!, 'index.html')],
    ['its version', at(NEW!, 'v1/index.html')],
    ['the corrected version', at(CORRECTED!, 'v2/index.html')],
  ])('says at %s that it went with its release', (_what, key) => {
    expect(world.site.bodyOf(key)).toContain('那一次发布已整批撤回');
    expect(world.site.bodyOf(`en/${key}`)).toContain('was taken back as a whole');
  });

  test('has at the addresses of the former version what stood there, to the byte, and counts it', () => {
    for (const [key, body] of before) {
      if (!key.includes(`${agencyId(CORRECTED!)}/v1/`)) continue;
      expect([key, world.site.bodyOf(key) === body]).toEqual([key, true]);
    }
    expect(world.site.bodyOf(at(CORRECTED!, 'index.html'))).toContain(`云溪县第${CORRECTED}局第1次的话`);
    expect(JSON.parse(world.site.bodyOf('data/v1/2025/index.json'))).toMatchObject({ totals: { reports: 3 } });
  });
});

test('the pointer names the release that took it back, which makes no report public', () => {
  expect(JSON.parse(world.site.bodyOf('data/v1/current.json'))).toMatchObject({ release: rollback.id, reports: 0 });
});

test('subscribers are told of each version that is gone, by the release that took it away, and by no other', async () => {
  const subscribers = ['https://portal.example.invalid/a'];
  const release = (await loadRelease(world.table, rollback.id))!;
  const [row, ...others] = await newsForSubscribers({ ...world.deps, subscribers }, release, []);
  expect(others).toEqual([]);
  expect(row?.Put?.Item?.['news']).toMatchObject({
    count: 2,
    changes: [
      { what: 'taken-down', version: 1, agency: { id: agencyId(NEW!) } },
      { what: 'taken-down', version: 2, agency: { id: agencyId(CORRECTED!) } },
    ],
  });
  const touched = [{ year: 2025, agency: agencyIdSchema.parse(agencyId(NEW!)) }];
  expect(await newsOfTakedowns({ ...world.deps, subscribers }, begun.second, touched)).toEqual([]);
});

test('the site and its packs verify without the table, notices included', async () => {
  const read = async (key: string) => world.site.objects.get(key)?.bytes;
  expect((await verifySite(read, KEYS)).flaws).toEqual([]);
});

test('a log from before there were areas tells the release by its name of today', async () => {
  const other = begun.world.copy();
  const old = begun.first.replace('home.', '');
  for (const row of other.memory.everything())
    if (String(row['sk']).startsWith('EVENT#'))
      other.memory.put(JSON.parse(JSON.stringify(row).replaceAll(`"${begun.first}"`, `"${old}"`)));
  const { id } = takeBack(other, begun.second);
  await other.run(id, []);
  expect((await loadFiling(other.table, partsOf(idOf(CORRECTED!)))).released?.release).toBe(begun.first);
});

test('the page before the deed says of which the version before does not stand again', async () => {
  const other = begun.world.copy();
  await disown(other, idOf(CORRECTED!));
  const state = await loadRollBackState(other.table, { area: 'home', year: 2025 }, begun.second);
  expect(state.disowned).toEqual([idOf(CORRECTED!)]);
  const release = (await loadRelease(other.table, begun.second))!;
  expect(rollBackPreview(state, release, (agency) => agency)).toEqual({
    ...{ withdrawn: [agencyId(NEW!)], returned: [], disowned: [] },
    notReturned: [{ agency: agencyId(CORRECTED!), version: 1 }],
  });
});

test('a decision that was disowned after the button, before the step, keeps the report from standing for release, or for what it had corrected', async () => {
  const other = begun.world.copy();
  const { id } = takeBack(other, begun.second);
  await disown(other, idOf(NEW!));
  await disown(other, idOf(CORRECTED!));
  await other.run(id, []);
  expect(await loadFiling(other.table, partsOf(idOf(NEW!)))).toMatchObject({
    ...{ state: 'taken-down', released: null, takedowns: [{ cause: 'rolled-back', putBack: null }] },
  });
  expect(await loadFiling(other.table, partsOf(idOf(CORRECTED!)))).toMatchObject({
    ...{ state: 'approved', current: 2, released: null },
  });
  const [ended] = other.memory.everything().flatMap((row) => {
    const message = row['message'] as { name?: string; disowned?: string[] } | undefined;
    return message?.name === 'rollback-ended' ? [message] : [];
  });
  const { name } = (await loadAgency(other.table, partsOf(idOf(NEW!))))!;
  expect(ended?.disowned).toEqual([name]);
  for (const version of ['index.html', 'v1/index.html', 'v1/report.json', 'v2/index.html'])
    expect(other.site.bodyOf(at(CORRECTED!, version))).not.toContain(`云溪县第${CORRECTED}局第`);
});

/** The deeds are done, as if the step had died before it could write the former version anew. */
async function diedAfterDeeds(): Promise<World> {
  const other = begun.world.copy();
  const { id } = takeBack(other, begun.second);
  await begin(other.deps, id);
  const fault = new Error('died');
  const send = async (command: unknown) => {
    if ((command as { constructor: { name: string } }).constructor.name === 'PutObjectCommand') throw fault;
    return other.site.send(command);
  };
  const dying = { ...other.deps, s3: { send } } as unknown as typeof other.deps;
  await expect(publishVersions(dying, { step: 'versions', release: id, from: 0, to: 50 })).rejects.toThrow('died');
  await giveUpLease(other.table, id);
  return other;
}

test('what broke down after the deeds is put right by whichever release comes next, and a mark that was set since stays', async () => {
  const other = await diedAfterDeeds();
  const next = other.newRelease();
  await begin(other.deps, next.id);
  const since = other.newRelease().id;
  other.memory.put(touchedWrite(partsOf(idOf(CORRECTED!)), since).Put?.Item as never);
  await planRelease(other.deps, next.id);
  expect(other.site.bodyOf(at(CORRECTED!, 'index.html'))).toContain(`云溪县第${CORRECTED}局第1次的话`);
  const marks = await listTouched(other.table, 'home');
  expect(marks.find(({ agency }) => agency === agencyId(CORRECTED!))?.mark).toBe(since);
});

test('a former version that cannot be drawn keeps back no notice: neither its own nor that of another report', async () => {
  const other = await diedAfterDeeds();
  const { id } = other.takeDown(0);
  await begin(other.deps, id);
  const { pk, sk } = other.memory
    .everything()
    .find((row) => String(row.pk).endsWith(`#${agencyId(CORRECTED!)}`) && row.sk === submissionSortKey(1))!;
  other.memory.remove({ pk, sk });
  await expect(planRelease(other.deps, id)).rejects.toThrow('no such submission');
  for (const key of [`2025/${agencyId(0)}/index.html`, at(CORRECTED!, 'index.html'), at(CORRECTED!, 'v2/index.html')]) {
    expect(other.site.bodyOf(key)).toContain('已撤下');
    expect(other.site.bodyOf(key)).not.toContain(`云溪县第${CORRECTED}局第2次的话`);
  }
});
