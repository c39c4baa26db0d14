/**
 * `npm run bench:cold`: what each function weighs and how long its code takes to load, in a fresh Node.js each time: the part of a cold
 * start that is ours. The fastest of a few, of the processor's time; a process that loads nothing is taken off.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { zipSync } from 'fflate';
import { table } from '../../cli/pages/markdown-table.js';
import { synthesize } from '../../demo/synthesize.js';
import { readTemplate } from '../../local/template/read-template.js';
import { verbOfFunction } from '../flow/verb-of-function.js';

const RUNS = 3;
/** Nothing is called with them: a client is made when a function loads, and wants some. */
const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none', AWS_REGION: 'us-east-1' };
const TELL =
  ';const { user, system } = process.cpuUsage(); console.log(JSON.stringify([(user + system) / 1e3, process.memoryUsage().rss / 1048576])); process.exit(0);';
interface Measured {
  readonly name: string;
  readonly bundleKb: number;
  readonly zipMb: number;
  readonly loadMs: number;
  readonly loadedMb: number;
  /** What the function is given. */
  readonly memoryMb: number;
}

const account = { region: 'us-east-1', accountId: '000000000000', partition: 'aws', urlSuffix: 'amazonaws.com' };
const parameters = { DeskBaseUrl: 'http://localhost', SiteBaseUrl: 'http://127.0.0.1', MailFrom: 'a@example.invalid' };
const { functions } = readTemplate(process.env['NIANBAO_ASSEMBLY'] ?? synthesize(), account, parameters);
const nothing = best('', {});
const rows = functions.map(({ name, assetDir, environment, memoryMb }): Measured => {
  const bundle = join(assetDir, 'index.mjs');
  const { ms, mb } = best(`await import(${JSON.stringify(bundle)});`, environment);
  return {
    name: verbOfFunction(name) ?? name,
    bundleKb: statSync(bundle).size / 1024,
    zipMb: zippedBytes(assetDir) / 1e6,
    loadMs: Math.max(0, ms - nothing.ms),
    loadedMb: mb,
    memoryMb,
  };
});
rows.sort((a, b) => b.loadMs - a.loadMs);
console.log(
  table([
    ['function', 'bundle, KB', 'zipped, MB', 'loading, CPU ms', 'memory once loaded, MB', 'of MB'],
    ...rows.map(({ name, bundleKb, zipMb, loadMs, loadedMb, memoryMb }) => [
      name,
      bundleKb.toFixed(0),
      zipMb.toFixed(2),
      loadMs.toFixed(0),
      loadedMb.toFixed(0),
      String(memoryMb),
    ]),
  ]).join('\n'),
);

function best(code: string, environment: Readonly<Record<string, string>>): { ms: number; mb: number } {
  const all = Array.from({ length: RUNS }, () => {
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', `${code}${TELL}`], {
      env: { ...CREDENTIALS, ...environment },
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Error(`the function does not load: ${run.stderr.slice(-500)}`);
    const [ms = 0, mb = 0] = JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '[]') as number[];
    return { ms, mb };
  });
  return all.reduce((fastest, one) => (one.ms < fastest.ms ? one : fastest));
}

function zippedBytes(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const parts = files.map((entry): [string, Uint8Array] => {
    const path = join(entry.parentPath, entry.name);
    return [relative(folder, path), new Uint8Array(readFileSync(path))];
  });
  return zipSync(Object.fromEntries(parts)).length;
}
