/** The packages that package-lock.json names, without a network: which of them run in the product, and under which licence. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
    }),
  ),
});

export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** As its author spells it (SPDX); null where the lock file has none. */
  readonly licence: string | null;
  readonly path: string;
}

/** Everything that is installed for `dependencies`, theirs included; what only builds and tests is left out. */
export function productionPackages(root: string): LockedPackage[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  return Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
    .map(([path, { version = '', license }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license ?? null,
      path,
    }));
}

/** Older packages keep their licence as a text alone: its file, where it is installed. */
export function licenceFile(root: string, { path }: LockedPackage): string | undefined {
  const names = ['LICENSE', 'LICENSE.md', 'LICENCE', 'license'];
  const file = names.map((name) => join(root, path, name)).find((each) => existsSync(each));
  return file === undefined ? undefined : readFileSync(file, 'utf8');
}
