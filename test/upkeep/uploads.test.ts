/** What lies among the uploads and became nothing: a report is received late, anything else is only named. */
import { expect, test } from '@jest/globals';
import { PORTAL_PREFIX, PREVIOUS_PREFIX } from '#shared/s3/keys.js';
import type { UpkeepDependencies } from '#shared/upkeep/dependencies.js';
import { compareUploads } from '#shared/upkeep/files.js';
import { NOW } from '../deeds/filing/scene.js';
import { Faults, MemoryTable } from '../publishing/memory.js';

test('what was saved from a portal and documents of earlier years are not looked for under a form of a report', async () => {
  const keys = [
    `${PORTAL_PREFIX}/home/2025/jiaoyu/one`,
    `${PREVIOUS_PREFIX}/home/2025/jiaoyu/two`,
    'home/2025/jiaoyu/three',
  ];
  const asked: string[] = [];
  const send = ({ input: { Prefix } }: { readonly input: { readonly Prefix: string } }) => {
    asked.push(Prefix);
    const LastModified = new Date(NOW.getTime() - 2 * 86_400_000);
    const Versions = keys.map((Key) => ({ Key, VersionId: 'v1', Size: 3, LastModified }));
    return Promise.resolve({ Versions: Versions.filter(({ Key }) => Key.startsWith(Prefix)) });
  };
  const upkeep = {
    table: new MemoryTable(new Faults()).asTable(),
    s3: { send },
    uploadsBucket: 'uploads',
    now: () => NOW,
  };
  const drifts = await compareUploads(upkeep as unknown as UpkeepDependencies);
  expect(drifts.map(({ about, healed, detail }) => [about, healed, detail.includes('sends it again')])).toEqual([
    [keys[0], false, true],
    [keys[1], false, true],
    [keys[2], false, false],
  ]);
  expect(asked).toEqual(['', keys[2]]);
});
