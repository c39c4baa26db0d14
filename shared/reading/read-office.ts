/**
 * Reads Office documents alone, in this very process: for what the product wrote itself and proves by reading it back.
 * Files of strangers go through read-document.ts, in a process of its own.
 */
import type { Reading } from '#shared/report/record.js';
import { readGridded } from './decide.js';
import { DEFAULT_LIMITS } from './limits.js';
import { readOffice } from './office/office.js';

export function readOfficeDocument(bytes: Uint8Array): Reading {
  return readGridded(readOffice(bytes, DEFAULT_LIMITS), false);
}
