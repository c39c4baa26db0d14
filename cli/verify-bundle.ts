/** What is wrong with a bundle, or that nothing is, for a terminal. */
import type { BundleFolder } from '#shared/keeping/folder.js';
import { verifyBundle } from '#shared/keeping/verify-bundle.js';
import type { SigningKeys } from '#shared/site/pointer.js';
import { bundle } from '#shared/words/zh/bundle.js';
import type { Terminal } from './terminal.js';
import { shown } from './verify-reading.js';

export async function tellBundle(folder: BundleFolder, keys: SigningKeys, terminal: Terminal): Promise<number> {
  const { flaws, manifest, unknownKeys, chains, events, sealed, objects } = await verifyBundle(folder, keys);
  for (const key of unknownKeys) terminal.write(`${shown(bundle.unknownKey(key))}\n`);
  for (const { about, what } of flaws) terminal.write(`不符\u3000${shown(`${about}：${bundle.flaws[what]}`)}\n`);
  if (flaws.length > 0 || manifest === undefined) {
    terminal.write(`${bundle.useless}\n`);
    return 2;
  }
  const { area, years, madeAt, leftOut, moved } = manifest;
  terminal.write(`${bundle.genuine({ area, years, madeAt, chains, events, sealed, objects })}\n`);
  if (moved.length > 0) terminal.write(`${bundle.moved(moved.length)}\n`);
  if (leftOut.length > 0) terminal.write(`${bundle.leftOut(leftOut)}\n`);
  return 0;
}
