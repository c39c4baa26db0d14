/** Synthesizes the CDK app into a folder by the same program that `npm run synth` runs. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

/** @throws with the program's own words if the app does not synthesize */
export function synthesize(outDir = join(ROOT, 'cdk.out')): string {
  const run = spawnSync(process.execPath, ['--import', 'tsx', join(ROOT, 'infra', 'app.ts')], {
    cwd: ROOT,
    env: { ...process.env, CDK_OUTDIR: outDir },
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`the CDK app did not synthesize:\n${run.stdout}${run.stderr}`);
  return outDir;
}
