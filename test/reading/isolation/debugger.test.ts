/** The debugger of the process that starts readers, with its credentials: it does not open for their signals. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleReader } from '../../../infra/bundle-reader.js';
import { openFenced, REFUSED, type Fenced } from './inside.js';

jest.setTimeout(120_000);
let fenced: Fenced;
let folder = '';
beforeAll(() => {
  fenced = openFenced();
  folder = mkdtempSync(join(tmpdir(), 'parent-'));
  bundleReader(folder, { parent: 'test/reading/isolation/debugged-parent.ts' });
});
afterAll(() => {
  fenced.remove();
  rmSync(folder, { recursive: true });
});

/** On a port of the system's choice, so that it opens whatever else is being debugged on this machine. */
function parent(...entry: string[]): unknown {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--inspect-port=127.0.0.1:0', join(folder, 'parent.mjs'), ...entry],
    { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  );
  return stdout === '' ? stderr : JSON.parse(stdout);
}

test('opens for the signal of any child in a process that has read nothing', () => {
  expect(parent()).toEqual({ listeners: 0, debugged: true });
});

test('stays shut in a process that reads documents, and the reader cannot send the signal', () => {
  const probe = join(fenced.folder, 'probe.mjs');
  writeFileSync(
    probe,
    `import { writeSync } from 'node:fs';
    try { process._debugProcess(process.ppid); writeSync(1, 'sent'); } catch (error) { writeSync(1, error.code); }`,
  );
  expect(parent(probe)).toEqual({ fenced: REFUSED, listeners: 1, debugged: false });
});
