/**
 * Synthesizes the CDK app into a folder by the same program that `npm run synth` runs, where what lies there is not what
 * the sources give now. Everything that serves the product on one machine (start, demo, pictures, tests) comes by here,
 * so none of them shows old code.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { assemblySources, isUpToDate } from '../infra/made-from.js';
import { ONE_MACHINE } from '../infra/named-environment.js';

export const ROOT = join(import.meta.dirname, '..');
/** Where the assembly lies unless somebody says otherwise. */
export const ASSEMBLY = join(ROOT, 'cdk.out');

/** @throws with the program's own words if the app does not synthesize */
export function synthesize(outDir = ASSEMBLY): string {
  if (isUpToDate(outDir, ROOT, assemblySources(ROOT))) return outDir;
  const run = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(ROOT, 'infra', 'app.ts'), '--environment', ONE_MACHINE],
    {
      cwd: ROOT,
      env: { ...process.env, CDK_OUTDIR: outDir },
      encoding: 'utf8',
    },
  );
  if (run.status !== 0) throw new Error(`the CDK app did not synthesize:\n${run.stdout}${run.stderr}`);
  return outDir;
}
