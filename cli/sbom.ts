/**
 * `npm run sbom -- [FILE]`: the list of parts (CycloneDX, JSON) of what runs in the product, out of package-lock.json by npm itself;
 * to the terminal where no file is named. Licences that packages keep in a file alone are put in.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { LICENCE_BY_FILE } from './licence-check.js';
import { npm } from './run-npm.js';

const bomSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({ component: z.looseObject({ name: z.string() }) }),
  components: z
    .array(z.looseObject({ name: z.string(), version: z.string(), licenses: z.array(z.unknown()).optional() }))
    .min(1),
});

const { out, error } = npm('sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--omit', 'dev');
const bom = out.startsWith('{') ? bomSchema.parse(JSON.parse(out)) : undefined;
if (bom === undefined)
  throw new Error(`npm 10 or newer makes the list of parts; this one said: ${error.slice(0, 500)}`);

const components = bom.components.map((one) => {
  const known = LICENCE_BY_FILE[`${one.name}@${one.version}`];
  return (one.licenses ?? []).length > 0 || known === undefined
    ? one
    : { ...one, licenses: [{ license: { id: known.licence } }] };
});
// npm names the product by the folder in which it lies.
const component = { ...bom.metadata.component, name: 'nianbao' };
const text = `${JSON.stringify({ ...bom, metadata: { ...bom.metadata, component }, components }, null, 2)}\n`;

const [file] = process.argv.slice(2);
if (file === undefined) process.stdout.write(text);
else {
  writeFileSync(resolve(process.env['INIT_CWD'] ?? '.', file), text);
  process.stderr.write(`${components.length} parts: ${file}\n`);
}
