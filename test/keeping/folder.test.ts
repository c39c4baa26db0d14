/** Files of lines come back line by line, whatever stands in the lines. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BundleFolder } from '#shared/keeping/folder.js';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'nianbao-folder-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test.each([1, 1_000_000])('lines written %i characters at once end at their line feeds alone', async (atOnce) => {
  const folder = new BundleFolder(dir);
  const lines = ['一', 'a\u2028b', 'c\u2029d', 'e\rf', 'g\u0085h', '长'.repeat(100_000), '末'];
  const file = await folder.lines(`lines-${atOnce}`, atOnce);
  for (const line of lines) await file.add(line);
  const listed = await file.close();
  const read: string[] = [];
  for await (const line of folder.readLines(`lines-${atOnce}`)) read.push(line);
  expect(read).toEqual(lines);
  expect(listed).toEqual(await folder.measured(`lines-${atOnce}`));
  for await (const line of folder.readLines('none')) throw new Error(line);
});
