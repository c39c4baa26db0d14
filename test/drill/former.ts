/** The product as another commit has it: laid out beside this one, with the packages of this one, and synthesized. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../demo/synthesize.js';

/** @returns the folder of the assembly. @throws where there is no such commit or it does not synthesize */
export function formerAssembly(ref: string): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
  const commit = git('rev-parse', '--verify', `${ref}^{commit}`).slice(0, 12);
  const tree = join(tmpdir(), `nianbao-former-${commit}`);
  const assembly = join(tree, 'cdk.out');
  if (existsSync(join(assembly, 'manifest.json'))) return assembly;
  if (!existsSync(join(tree, 'package.json'))) {
    mkdirSync(tree, { recursive: true });
    git('archive', '--format=tar', '--output', `${tree}.tar`, commit);
    execFileSync('tar', ['-xf', `${tree}.tar`, '-C', tree]);
    rmSync(`${tree}.tar`);
  }
  if (!existsSync(join(tree, 'node_modules'))) symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
  try {
    // Code from before there were environments passes over the name of one.
    execFileSync(process.execPath, ['--import', 'tsx', join(tree, 'infra', 'app.ts'), '--environment', 'demo'], {
      cwd: tree,
      env: { ...process.env, CDK_OUTDIR: assembly },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch (error) {
    // Half of one would be taken for a whole one the next time.
    rmSync(assembly, { recursive: true, force: true });
    throw error;
  }
  return assembly;
}
