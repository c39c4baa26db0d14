/** The first reading of a PDF: pages, lattice and bands, alignment, conservation; nobody looks a second time. */
import { isRefusal, DEFAULT_LIMITS } from '#shared/reading/limits.js';
import { readPdf } from '#shared/reading/pdf/read-pdf.js';

export async function firstReading(bytes: Uint8Array): Promise<boolean> {
  return !isRefusal(await readPdf(bytes, DEFAULT_LIMITS, { witnesses: () => Promise.resolve(new Map()) }));
}
