/**
 * What a running process has used of the machine. Linux tells it in /proc, as often as one likes; elsewhere `ps` is
 * asked, which is a process of its own and therefore asked once a second.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

export interface Usage {
  /** Of all threads, in user and system mode together; null where the system does not tell. */
  readonly cpuMilliseconds: number | null;
  /** Resident memory; 0 where the system does not tell. */
  readonly residentBytes: number;
  /** The most of it so far; 0 where the system does not tell. */
  readonly peakBytes: number;
}

export interface Gauge {
  readonly everyMilliseconds: number;
  readonly read: (pid: number) => Usage;
}

const UNKNOWN: Usage = { cpuMilliseconds: null, residentBytes: 0, peakBytes: 0 };
/** proc(5) counts in ticks, of which Linux shows programs a hundred a second on every machine that Node runs on. */
const MILLISECONDS_PER_TICK = 10;

export function systemGauge(): Gauge {
  return existsSync('/proc/self/stat')
    ? { everyMilliseconds: 20, read: usageInProc }
    : { everyMilliseconds: 1_000, read: usageByPs };
}

function usageInProc(pid: number): Usage {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const bytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) * 1024;
    return {
      cpuMilliseconds: cpuOfStat(readFileSync(`/proc/${pid}/stat`, 'latin1')),
      residentBytes: bytes('VmRSS'),
      peakBytes: bytes('VmHWM'),
    };
  } catch {
    // It has just ended.
    return UNKNOWN;
  }
}

/** Fields 14 and 15 of /proc/{pid}/stat. The second is the program's name, which may hold blanks and brackets. */
export function cpuOfStat(stat: string): number | null {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return Number.isFinite(ticks) ? ticks * MILLISECONDS_PER_TICK : null;
}

function usageByPs(pid: number): Usage {
  const { stdout, status } = spawnSync('ps', ['-o', 'rss=,time=', '-p', String(pid)], { encoding: 'latin1' });
  return status === 0 ? usageOfPs(stdout) : UNKNOWN;
}

/** Kilobytes, then [[days-]hours:]minutes:seconds, with hundredths on macOS. */
export function usageOfPs(line: string): Usage {
  const [, kilobytes, days, hours, minutes, seconds] =
    /^\s*(\d+)\s+(?:(\d+)-)?(?:(\d+):)?(\d+):(\d+(?:\.\d+)?)\s*$/.exec(line) ?? [];
  if (kilobytes === undefined) return UNKNOWN;
  const inMinutes = (Number(days ?? 0) * 24 + Number(hours ?? 0)) * 60 + Number(minutes);
  const residentBytes = Number(kilobytes) * 1024;
  return {
    cpuMilliseconds: Math.round((inMinutes * 60 + Number(seconds)) * 1000),
    residentBytes,
    peakBytes: residentBytes,
  };
}
