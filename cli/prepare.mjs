#!/usr/bin/env node
/**
 * Runs before the commands of package.json, on a clone that may have nothing installed: plain JavaScript, no packages.
 * Installs what the lock file names when it is missing or out of date; says clearly what is wrong where it cannot.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 18)) {
  console.error(`Node.js ${process.versions.node} is too old: 20.18 or newer is needed (https://nodejs.org).`);
  process.exit(1);
}
if (!isInstalled()) install();
sayWhatIsMissing();

/** npm keeps a copy of the lock file beside what it installed; different package versions mean another install. */
function isInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const [wanted, present] = [join(root, 'package-lock.json'), installed].map((file) =>
    Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages).filter(([name]) => name !== ''),
  );
  const versions = new Map(present.map(([name, entry]) => [name, entry.version]));
  return wanted.every(([name, entry]) => entry.optional || versions.get(name) === entry.version);
}

function install() {
  console.error('Installing the packages that package-lock.json names (once; about 600 MB) ...');
  const npm = process.env.npm_execpath;
  // No package here needs its install script: what is native comes as a package of its own for each platform.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const run = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (run.status !== 0) {
    console.error('npm ci failed. Check that this machine reaches an npm registry, then run the command again.');
    process.exit(run.status ?? 1);
  }
}

function sayWhatIsMissing() {
  if (process.env.DDB_ENDPOINT) return;
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    createRequire(import.meta.url).resolve(`${name}/package.json`);
  } catch {
    console.error(
      `There is no embedded DynamoDB for ${process.platform}-${process.arch} (package ${name}).\n` +
        'To run here, start any DynamoDB-compatible server with transactions and streams and set DDB_ENDPOINT to its\n' +
        'address, for example DDB_ENDPOINT=http://127.0.0.1:8000.',
    );
  }
}
