/**
 * `npm run contract -- --endpoint service=URL [--endpoint ...] [--no-walk]`: the contract tests of the local cloud and the
 * walk of the demo against other implementations (docs/second-opinion.md). Ends with 1 where anything failed, with 2 where
 * the question was wrong. Credentials and region are the caller's AWS_* variables, or made-up ones.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT_USAGE } from '../../cli/terminal.js';
import { readEndpoints, type Asked } from './endpoints.js';
import { SERVICES, type ComparedService } from './services.js';
import { reportSchema, tallyOf, type ServiceTally } from './tally.js';

const ROOT = resolve(import.meta.dirname, '../..');
const JEST = join(ROOT, 'node_modules/jest/bin/jest.js');
/** Servers on one machine want credentials and do not care whose they are. */
const MADE_UP = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: 'us-east-1' };

const { values } = parseArgs({
  options: {
    endpoint: { type: 'string', multiple: true, default: [] },
    'no-walk': { type: 'boolean', default: false },
  },
});
const asked = readEndpoints(values.endpoint);
if ('wrong' in asked) {
  console.error(asked.wrong);
  process.exit(EXIT_USAGE);
}

const folder = mkdtempSync(join(tmpdir(), 'nianbao-contract-'));
try {
  const rows: { service: string; tally: ServiceTally; walk: string }[] = [];
  for (const each of asked) {
    const tally = await testsOf(each);
    rows.push({ service: each.service, tally, walk: values['no-walk'] ? 'not asked' : await walkOf(each) });
  }
  print(rows);
  const bad = rows.some(({ tally, walk }) => tally.failed.length + tally.unexplained.length > 0 || walk === 'FAILED');
  process.exitCode = bad ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function testsOf({ service, url }: Asked): Promise<ServiceTally> {
  const { tests, variable, omitted }: ComparedService = SERVICES[service];
  const outputFile = join(folder, `${service}.json`);
  console.log(`${service}: ${tests.length} files of tests against ${url} ...`);
  const files = tests.map((name) => join(ROOT, 'test/local', `${name}.test.ts`));
  const flags = ['--experimental-vm-modules', '--no-warnings'];
  const jest = [
    '--selectProjects',
    'slow',
    '--json',
    '--silent',
    '--outputFile',
    outputFile,
    '--runTestsByPath',
    ...files,
  ];
  await run([...flags, JEST, ...jest], { ...MADE_UP, ...process.env, [variable]: url }, 'ignore');
  return tallyOf(reportSchema.parse(JSON.parse(readFileSync(outputFile, 'utf8'))), omitted);
}

async function walkOf({ service, url }: Asked): Promise<string> {
  const { walk }: ComparedService = SERVICES[service];
  if ('none' in walk) return 'left out';
  console.log(`${service}: the walk of the demo on ${url} ...`);
  const code = await run(
    ['--import', 'tsx', join(ROOT, 'demo/walk.ts'), `--${walk.option}`, url],
    process.env,
    'inherit',
  );
  return code === 0 ? 'came through' : 'FAILED';
}

/** The exit code; a process that was killed has none. */
function run(args: readonly string[], env: NodeJS.ProcessEnv, output: 'ignore' | 'inherit'): Promise<number | null> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', output, output] });
    child.once('error', failed);
    child.once('close', done);
  });
}

function print(rows: readonly { service: string; tally: ServiceTally; walk: string }[]): void {
  const line = (...cells: readonly (string | number)[]) =>
    console.log(
      cells
        .map((cell) => String(cell).padEnd(15))
        .join('')
        .trimEnd(),
    );
  console.log('');
  line('service', 'passed', 'failed', 'left out', 'walk');
  for (const { service, tally, walk } of rows) {
    line(service, tally.passed, tally.failed.length + tally.unexplained.length, tally.leftOut.length, walk);
  }
  for (const { service, tally } of rows) {
    if (tally.failed.length > 0) console.log(`\n${service}, failed:`);
    for (const name of tally.failed) console.log(`  ${name}`);
    for (const name of tally.unexplained) console.log(`  left out, and nothing says why: ${name}`);
  }
  for (const { service } of rows as readonly { service: keyof typeof SERVICES }[]) {
    const { omitted, inside, walk }: ComparedService = SERVICES[service];
    console.log(`\n${service}, left out:`);
    for (const { begins, why } of omitted) console.log(`  ${begins} ...: ${why}`);
    for (const [file, why] of Object.entries(inside)) console.log(`  ${file}: ${why}`);
    if ('none' in walk) console.log(`  the walk: ${walk.none}`);
  }
}
