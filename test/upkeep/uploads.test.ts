/** What lies among the uploads and became nothing: a report is received late, anything else is only named. */
import { expect, test } from '@jest/globals';
import { PORTAL_PREFIX, PREVIOUS_PREFIX } from '#shared/s3/keys.js';
import type { UpkeepDependencies } from '#shared/upkeep/dependencies.js';
import { compareUploads } from '#shared/upkeep/files.js';
import type { Drift } from '#shared/upkeep/drift.js';
import { NOW } from '../deeds/filing/scene.js';
import { Faults, MemoryTable } from '../publishing/memory.js';

/** Three uploads that nobody claimed, one of them a report. */
function scene() {
  const keys = [
    `${PORTAL_PREFIX}/home/2025/jiaoyu/one`,
    `${PREVIOUS_PREFIX}/home/2025/jiaoyu/two`,
    'yunxi/2025/jiaoyu/three',
  ];
  const asked: string[] = [];
  const send = ({
    input: { Prefix, KeyMarker = '' },
  }: {
    readonly input: { readonly Prefix: string; readonly KeyMarker?: string };
  }) => {
    asked.push(Prefix);
    const LastModified = new Date(NOW.getTime() - 2 * 86_400_000);
    const Versions = keys.map((Key) => ({ Key, VersionId: 'v1', Size: 3, LastModified }));
    return Promise.resolve({ Versions: Versions.filter(({ Key }) => Key.startsWith(Prefix) && Key > KeyMarker) });
  };
  const upkeep = {
    table: new MemoryTable(new Faults()).asTable(),
    s3: { send },
    uploadsBucket: 'uploads',
    gate: 'off',
    now: () => NOW,
  };
  return { keys, asked, upkeep: upkeep as unknown as UpkeepDependencies };
}

test('what was saved from a portal and documents of earlier years are not looked for under a form of a report', async () => {
  const { keys, asked, upkeep } = scene();
  const drifts: Drift[] = [];
  await compareUploads(
    upkeep,
    (drift) => drifts.push(drift),
    () => true,
  );
  expect(drifts.map(({ about, healed, detail }) => [about, healed, detail.includes('sends it again')])).toEqual([
    [keys[0], false, true],
    [keys[1], false, true],
    [keys[2], false, false],
  ]);
  expect(asked).toEqual(['', keys[2]]);
});

test('each is told as soon as it is found, and where time ends before the bucket does, that is told as well', async () => {
  const { keys, upkeep } = scene();
  const drifts: Drift[] = [];
  let left = 2;
  await compareUploads(
    upkeep,
    (drift) => drifts.push(drift),
    () => left-- > 0,
  );
  expect(drifts.map(({ kind, about }) => [kind, about])).toEqual([
    ['upload-not-received', keys[0]],
    ['upload-not-received', keys[1]],
  ]);
});

test('the next run begins behind what the one before came to, and goes round to there', async () => {
  const { keys, upkeep } = scene();
  const run = async (left: number) => {
    const found: string[] = [];
    await compareUploads(
      upkeep,
      ({ about }) => found.push(about),
      () => left-- > 0,
    );
    return found;
  };
  expect(await run(2)).toEqual([keys[0], keys[1]]);
  expect(await run(1)).toEqual([keys[2]]);
  expect(await run(9)).toEqual(keys);
  // No step further: that is to be heard.
  expect(await run(0)).toEqual(['uploads']);
  expect(await run(2)).toEqual([keys[0], keys[1]]);
  expect(await run(9)).toEqual([keys[2], keys[0], keys[1]]);
});
