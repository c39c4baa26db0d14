/** The guides name no command that is not there: scripts of package.json, subcommands of `nianbao`, stacks, outputs that are invoked. */
import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const GUIDES = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
].map((path) => [path, read(path)] as const);
const named = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))];

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const program = read('cli/subcommands.ts');
const infra = readdirSync(join(root, 'infra'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => read(`infra/${name}`))
  .join('\n');
const PARTS = ['Edge', 'Data', 'Workflow', 'Season', 'Clock', 'Watch'];

test.each(GUIDES)('%s names scripts, subcommands, stacks and outputs that are there', (_path, text) => {
  expect(named(text, /npm run ([a-z][\w:-]*)/g).filter((name) => scripts[name] === undefined)).toEqual([]);
  const called = named(text, /npm run nianbao -- ([a-z-]+)/g);
  expect(called.filter((name) => !new RegExp(`\\b${name}\\b`).test(program))).toEqual([]);
  expect(
    named(text, /cdk (?:deploy|destroy|diff)[^\n]*?\bNianbao([A-Z]\w+)/g).filter((part) => !PARTS.includes(part)),
  ).toEqual([]);
  const invoked = named(text, /--function-name ([A-Z][a-z]\w+)/g);
  expect(invoked.filter((name) => !infra.includes(`'${name}'`))).toEqual([]);
});

test('the guides name some of each', () => {
  const all = GUIDES.map(([, text]) => text).join('\n');
  for (const pattern of [/npm run nianbao -- ([a-z-]+)/g, /--function-name ([A-Z][a-z]\w+)/g])
    expect(named(all, pattern).length).toBeGreaterThan(2);
});
