/**
 * What a malware scanner says of an uploaded file, and what it means for whoever sent it. With the gate on, nothing is
 * read before the scanner has said of that very version that it found no threat; every other word, and none, keeps it shut.
 */
import * as z from 'zod';
import type { Refusal } from './refusal.js';

/** As the scanner tags a version. AWS, "Monitoring S3 object scans in Malware Protection for S3". */
export const SCAN_STATUSES = ['NO_THREATS_FOUND', 'THREATS_FOUND', 'UNSUPPORTED', 'ACCESS_DENIED', 'FAILED'] as const;
export type ScanStatus = (typeof SCAN_STATUSES)[number];
/** A word that nobody knows yet opens nothing. */
export const scanStatusSchema = z.enum(SCAN_STATUSES).catch('FAILED');

/** Whether files wait for the scanner: off where the region has none, or the operator switched it. */
export type Gate = 'on' | 'off';
export const gateOf = (text: string): Gate => (text === 'off' ? 'off' : 'on');

/** Characters of a threat's name, as the scanner calls it. */
export const THREAT_MAX = 80;

export interface ScanWord {
  readonly status: ScanStatus;
  /** What it says it found; only events tell it, tags do not. */
  readonly threat?: string | undefined;
}

/** How waiting can end: by the scanner's word, without one in time, or because the gate was switched off meanwhile. */
export type ScanEnd = ScanWord | { readonly status: 'NO_RESULT' | 'GATE_OFF' };

export const submissionScanSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('awaited') }),
  z.object({
    is: z.enum(['passed', 'stopped']),
    status: z.enum([...SCAN_STATUSES, 'NO_RESULT', 'GATE_OFF']),
    at: z.iso.datetime(),
  }),
]);
export type SubmissionScan = z.infer<typeof submissionScanSchema>;

/**
 * After so long without a result the file is given back: a scan takes seconds, and whoever sent it can send it again,
 * which is a new scan.
 */
export const SCAN_MINUTES = 30;
/** After so long the page already offers to send it again. */
const SLOW_MINUTES = 5;

export function isScanLate(receivedAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(receivedAt) >= SCAN_MINUTES * 60_000;
}

/** What the page of a submission says while it waits; null where it does not. */
export interface Scanning {
  readonly until: string;
  readonly isSlow: boolean;
}

export function scanningOf(
  submission: {
    readonly state: string;
    readonly scan?: SubmissionScan | undefined;
    readonly receivedAt: string;
  } | null,
  now: Date,
): Scanning | null {
  if (submission?.state !== 'received' || submission.scan?.is !== 'awaited') return null;
  const since = Date.parse(submission.receivedAt);
  return {
    until: new Date(since + SCAN_MINUTES * 60_000).toISOString(),
    isSlow: now.getTime() - since >= SLOW_MINUTES * 60_000,
  };
}

/** Why the file stays shut; null where it may be opened. */
export function refusalOfScan(end: ScanEnd): Refusal | null {
  switch (end.status) {
    case 'NO_THREATS_FOUND':
    case 'GATE_OFF':
      return null;
    case 'THREATS_FOUND':
      return { code: 'threat-found', detail: 'threat' in end ? (end.threat ?? '') : '' };
    case 'UNSUPPORTED':
      return { code: 'scan-unsupported', detail: '' };
    case 'ACCESS_DENIED':
    case 'FAILED':
    case 'NO_RESULT':
      return { code: 'scan-unfinished', detail: end.status };
  }
}
