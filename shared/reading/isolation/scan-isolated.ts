/**
 * Reading with eyes: a document is read as ever, and once more with the recognisers where its pages or tables are
 * pictures. Recognition computes a hundred times as long, so only those documents get the process that may.
 */
import { TABLE_AS_PICTURE } from '../scans/pictured-tables.js';
import type { Reading, RefusalCode } from '#shared/report/record.js';
import { readIsolated, type IsolationOptions } from './read-isolated.js';
import { CHILD_LIMITS, type ChildLimits } from './run-child.js';

/** A scan of ten pages takes two to three minutes of CPU; the clock allows for a machine that is a little busy. */
export const SCAN_CHILD: ChildLimits = {
  ...CHILD_LIMITS,
  cpuMilliseconds: 240_000,
  wallMilliseconds: 300_000,
  heapMegabytes: 512,
  residentBytes: 1_200 * 1024 * 1024,
};

/** @param bytes may still be on their way */
export async function readWithScans(
  bytes: Uint8Array | Promise<Uint8Array>,
  options: IsolationOptions = {},
): Promise<Reading> {
  const reading = await readIsolated(bytes, options);
  if (!isPictured(reading)) return reading;
  const child = { ...SCAN_CHILD, ...options.child };
  const scan = await readIsolated(bytes, { ...options, entry: 'scan-child.mjs', child });
  if (scan.status !== 'refused') return scan;
  // Tables that were read as text stand, whatever became of the others; and nothing seen is the fault of the picture.
  return reading.status !== 'refused' || NOTHING_SEEN.has(scan.reason.code) ? reading : scan;
}

/** What becomes of a picture that is too bad, too large or of something else. */
const NOTHING_SEEN: ReadonlySet<RefusalCode> = new Set(['no-tables', 'not-a-report', 'timeout', 'memory']);

function isPictured(reading: Reading): boolean {
  if (reading.status === 'refused') return reading.reason.code === 'scanned';
  return reading.record.notes.some(({ code }) => code === TABLE_AS_PICTURE);
}
