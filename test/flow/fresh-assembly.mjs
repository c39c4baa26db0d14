/**
 * Before the first test that drives the whole product, once for all workers: what is tested is made of the sources as
 * they are now. Jest calls this only where such a test was selected (jest.config.mjs). NIANBAO_ASSEMBLY names an assembly
 * that is tested as it is.
 */
import { tsImport } from 'tsx/esm/api';

export default async function makeAssembly() {
  if (process.env['NIANBAO_ASSEMBLY'] !== undefined) return;
  const { synthesize } = await tsImport('../../demo/synthesize.ts', import.meta.url);
  synthesize();
}
