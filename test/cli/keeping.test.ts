/** Commands over a whole installation: what they need is named before anything is opened, and a broken bundle is named as one. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Subcommand, Terminal } from '../../cli/terminal.js';
import { keysText } from '#shared/site/pointer.js';
import { KEYS } from '../builders/signatures.js';
import { removeFolder, temporaryFolder } from '../local/fixtures/assembly.js';

const EXIT_USAGE = 64;
let directory: string;
beforeAll(() => {
  directory = temporaryFolder();
  writeFileSync(join(directory, 'half.json'), JSON.stringify({ TABLE_NAME: 'nianbao' }));
  writeFileSync(join(directory, 'list.json'), '[]');
});
afterAll(() => removeFolder(directory));

async function called(name: string, ...args: string[]) {
  const { run } = (await import(`../../cli/${name}.js`)) as Subcommand;
  let text = '';
  const say = (more: string) => (text += more);
  const terminal = { directory, write: say, complain: say } as unknown as Terminal;
  return { code: await run(args, terminal), text };
}

describe.each([
  ['export-season', ['--area', 'home', '--to', 'bundle']],
  ['restore-season', ['bundle']],
  ['reconcile', []],
] as const)('nianbao %s', (name, enough) => {
  test('says how it is called', async () => {
    expect(await called(name, '--what')).toEqual({
      code: EXIT_USAGE,
      text: expect.stringContaining(`nianbao ${name}`),
    });
  });

  test.each([
    [[], '--installation'],
    [['--installation', 'none.json'], 'none.json'],
    [['--installation', 'list.json'], 'list.json'],
    [['--installation', 'half.json'], 'UPLOADS_BUCKET'],
  ])('with %j names what is missing', async (installation, named) => {
    const { code, text } = await called(name, ...enough, ...installation);
    expect([code, text]).toEqual([EXIT_USAGE, expect.stringContaining(named)]);
  });
});

test.each([
  ['{}', 'manifest.json'],
  ['no JSON', 'manifest.json'],
])('nianbao verify names a bundle whose manifest is %s', async (manifest, named) => {
  const bundle = join(directory, `bundle-${manifest.length}`);
  mkdirSync(bundle);
  writeFileSync(join(bundle, 'manifest.json'), manifest);
  writeFileSync(join(bundle, 'keys.json'), keysText(KEYS));
  const { code, text } = await called('verify', bundle);
  expect([code, text]).toEqual([2, expect.stringContaining(`不符\u3000${named}`)]);
});
