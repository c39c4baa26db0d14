/** An Office document of either kind, told by its parts and not by its name. */
import type { GriddedDocument } from '../tables/gridded.js';
import { isRefusal, type ReadingLimits, type ReadingRefusal } from '../limits.js';
import { readDocx } from './docx.js';
import { openPackage } from './parts.js';
import { readXlsx } from './xlsx.js';

export function readOffice(bytes: Uint8Array, limits: ReadingLimits): GriddedDocument | ReadingRefusal {
  const pack = openPackage(bytes);
  if (isRefusal(pack)) return pack;
  return pack.kind === 'docx' ? readDocx(pack, limits) : readXlsx(pack, limits);
}
