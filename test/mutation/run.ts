/**
 * `npm run mutate [-- WORD]`: applies each mutant (whose file or reason holds the word) to a copy of the tree and runs its tests
 * there; at least one test must fail, by what it expects and not because it could not start. The working tree is only read.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MUTANTS, type Mutant } from './mutants.js';

const root = resolve(import.meta.dirname, '../..');
/** Not sources, or, the packages, only linked. */
const LEFT_OUT = ['node_modules', '.git', '.nianbao', '.build', 'cdk.out', 'coverage'];

interface Outcome {
  readonly failed: number;
  /** Files that did not come to their tests. */
  readonly unstarted: number;
  readonly passed: number;
}

function copyTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'nianbao-mutants-'));
  for (const name of readdirSync(root).filter((entry) => !LEFT_OUT.includes(entry))) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

function runTests(copy: string, tests: readonly string[]): Outcome {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const jest = join('node_modules', 'jest', 'bin', 'jest.js');
  const args = ['--maxWorkers=1', '--json', `--outputFile=${report}`, '--silent', '--runTestsByPath', ...tests];
  const ran = spawnSync(process.execPath, ['--experimental-vm-modules', '--no-warnings', jest, ...args], {
    cwd: copy,
    encoding: 'utf8',
  });
  try {
    const said = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
    return {
      failed: said['numFailedTests'] ?? 0,
      unstarted: said['numRuntimeErrorTestSuites'] ?? 0,
      passed: said['numPassedTests'] ?? 0,
    };
  } catch (cause) {
    throw new Error(`The tests did not run: ${ran.stderr.slice(-2000)}`, { cause });
  }
}

/** What is wrong with a mutant; undefined where a test fails for want of the line. */
function problemOf(copy: string, { file, find, replace, tests }: Mutant): string | undefined {
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  if (source.split(find).length !== 2) return 'its line does not stand exactly once in the source';
  // By a function, since a `$` in a replacement would mean something.
  writeFileSync(
    path,
    source.replace(find, () => replace),
  );
  const { failed, unstarted } = runTests(copy, tests);
  writeFileSync(path, source);
  if (unstarted > 0) return 'its tests cannot start, so they prove nothing';
  return failed > 0 ? undefined : 'no test misses the line';
}

const [word = ''] = process.argv.slice(2);
const chosen = MUTANTS.filter(({ file, why }) => `${file} ${why}`.includes(word));
if (chosen.length === 0) throw new Error(`No mutant speaks of ${word}.`);
const copy = copyTree();
try {
  const whole = runTests(copy, [...new Set(chosen.flatMap(({ tests }) => tests))]);
  if (whole.failed + whole.unstarted > 0 || whole.passed === 0) {
    throw new Error('The tests fail before anything was taken out.');
  }
  const survivors = chosen.filter((mutant) => {
    const problem = problemOf(copy, mutant);
    console.log(`${problem === undefined ? 'missed ' : 'SURVIVES'} ${mutant.file}: ${mutant.why}`);
    if (problem !== undefined) console.log(`         ${problem}: ${JSON.stringify(mutant.find)}`);
    return problem !== undefined;
  });
  console.log(`${chosen.length} mutants, ${survivors.length} survive`);
  if (survivors.length > 0) process.exitCode = 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
