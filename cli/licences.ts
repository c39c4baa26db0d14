/** `npm run licences`: every package that runs in the product with its licence; fails on one that the list does not allow. */
import { join } from 'node:path';
import { licenceFlaws, licenceOf, versioned } from './licence-check.js';
import { productionPackages } from './locked-packages.js';

const packages = productionPackages(join(import.meta.dirname, '..'));
const counts = new Map<string, number>();
for (const one of [...packages].sort((a, b) => (a.path < b.path ? -1 : 1))) {
  const licence = licenceOf(one) ?? 'none';
  counts.set(licence, (counts.get(licence) ?? 0) + 1);
  process.stdout.write(`${versioned(one).padEnd(56)} ${licence}\n`);
}
const summary = [...counts].sort(([, a], [, b]) => b - a).map(([licence, count]) => `${licence} ${count}`);
process.stdout.write(`\n${packages.length} packages: ${summary.join(', ')}\n`);
const flaws = licenceFlaws(packages);
for (const { name, licence } of flaws) {
  process.stderr.write(`${name}: ${licence ?? 'no licence named'} is not on the list in cli/licence-check.ts\n`);
}
process.exitCode = flaws.length > 0 ? 1 : 0;
