/** The npm that started this command, or the one on the path. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
/** The longest answer, a list of parts, has some hundred KB. */
const MOST_BYTES = 64 * 1024 * 1024;

export function npm(...args: readonly string[]): { readonly out: string; readonly error: string } {
  const path = process.env['npm_execpath'];
  const options = { cwd: root, encoding: 'utf8', maxBuffer: MOST_BYTES } as const;
  const run = path?.endsWith('.js')
    ? spawnSync(process.execPath, [path, ...args], options)
    : spawnSync('npm', [...args], { ...options, shell: process.platform === 'win32' });
  return { out: run.stdout ?? '', error: run.error?.message ?? run.stderr ?? '' };
}
