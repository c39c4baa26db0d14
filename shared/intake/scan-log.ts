/** Says in the log what came of a scan, in the words that alarms count. */
import type { ScanEnd } from '#shared/filing/scan.js';
import type { Log } from '#shared/runtime/log.js';
import { SCAN_UNFINISHED, THREAT_FOUND } from '#shared/workflow/alarmed-lines.js';

export function logScan(log: Log, status: ScanEnd['status'], about: Readonly<Record<string, string>>): void {
  if (status === 'THREATS_FOUND') log.error(THREAT_FOUND, { ...about, status });
  else if (status === 'ACCESS_DENIED' || status === 'FAILED' || status === 'NO_RESULT')
    log.error(SCAN_UNFINISHED, { ...about, status });
  else log.info('scanned', { ...about, status });
}
