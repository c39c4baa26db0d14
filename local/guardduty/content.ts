/**
 * What the local scanner finds in a file: the EICAR test string, anywhere in it or in archives inside it. It stands for a
 * scanner and is none. Source of the string: https://www.eicar.org/download-anti-malware-testfile/
 */
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

export type ScanResultStatus = 'NO_THREATS_FOUND' | 'THREATS_FOUND' | 'UNSUPPORTED' | 'FAILED';

export interface Scanned {
  readonly status: ScanResultStatus;
  readonly threat?: string;
  readonly reason?: string;
}

/** In two parts, so that no scanner takes this file for the test file. */
const EICAR = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-'));
/** As GuardDuty's quotas have it: archives in archives; deeper ones are left out. */
const DEPTH = 5;
/** Far below GuardDuty's: this runs beside everything else. */
const MOST_BYTES = 512 * 1024 * 1024;
const inflated = promisify(inflateRaw);
const ENCRYPTED: Scanned = { status: 'UNSUPPORTED', reason: 'PASSWORD_PROTECTED' };
const CLEAN: Scanned = { status: 'NO_THREATS_FOUND' };

export async function scanContent(bytes: Buffer, depth = 0, budget = { left: MOST_BYTES }): Promise<Scanned> {
  if (bytes.includes(EICAR)) return { status: 'THREATS_FOUND', threat: 'EICAR-Test-File (not a virus)' };
  if (depth === DEPTH) return CLEAN;
  let result = CLEAN;
  for (const entry of entriesOf(bytes)) {
    if (entry.encrypted) result = ENCRYPTED;
    else {
      const content = await contentOf(bytes, entry, budget.left);
      if (content === undefined) continue;
      budget.left -= content.length;
      if (budget.left <= 0) return { status: 'UNSUPPORTED', reason: 'ARCHIVE_TOO_LARGE' };
      const inside = await scanContent(content, depth + 1, budget);
      if (inside.status === 'THREATS_FOUND') return inside;
      if (inside.status !== 'NO_THREATS_FOUND') result = inside;
    }
  }
  return result;
}

interface Entry {
  readonly encrypted: boolean;
  readonly method: number;
  readonly size: number;
  readonly at: number;
}

/** Of a ZIP archive by its central directory; none of anything else, or of what is broken. APPNOTE.TXT, 4.3. */
function entriesOf(bytes: Buffer): Entry[] {
  if (bytes.length < 22 || bytes.readUInt16LE(0) !== 0x4b50) return [];
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > bytes.length) return [];
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  while (at + 46 <= end && bytes.readUInt32LE(at) === 0x02014b50) {
    entries.push({
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      size: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

async function contentOf(bytes: Buffer, { at, size, method }: Entry, most: number): Promise<Buffer | undefined> {
  if (at + 30 > bytes.length) return undefined;
  const begin = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const stored = bytes.subarray(begin, begin + size);
  if (method === 0) return stored;
  if (method !== 8) return undefined;
  try {
    return await inflated(stored, { maxOutputLength: Math.max(1, most) });
  } catch {
    // Broken, or larger than the budget: what could be opened of the file was looked at.
    return undefined;
  }
}
