import type { GriddedDocument } from '../gridded.js';
import { refuse, type ReadingLimits, type Refusal } from '../limits.js';
import type { Package } from './parts.js';

export function readXlsx(_pack: Package, _limits: ReadingLimits): GriddedDocument | Refusal {
  return refuse('unsupported-other', 'xlsx');
}
