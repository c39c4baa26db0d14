/**
 * Whether a drill had anything to lose: invariants hold of a season that never moved, and of a fault that met nobody. What is asked
 * grows with the minutes and the agencies, and is far below what an idle machine does (docs/drill.md).
 */
import type { Met } from './conductor.js';
import type { Entry } from './ledger.js';
import { SERVICES, type PlannedFault } from './plan.js';

export interface Size {
  readonly minutes: number;
  readonly agencies: number;
}

/** Ten minutes are enough for most agencies to come through once; of rarer deeds one every ten. */
const WHOLE_MINUTES = 10;

/** What people were told that is too little, in words; empty where it is enough. */
export function tooLittle(entries: readonly Entry[], { minutes, agencies }: Size): string[] {
  const share = Math.min(1, minutes / WHOLE_MINUTES);
  const did = (what: Entry['did']) => entries.filter((entry) => entry.did === what);
  const filed = new Set(entries.flatMap((entry) => (entry.did === 'filed' ? [entry.agency] : [])));
  const released = new Set(entries.flatMap((entry) => (entry.did === 'released' ? entry.submissions : [])));
  const rare = Math.floor(minutes / WHOLE_MINUTES);
  const asked: readonly (readonly [string, number, number])[] = [
    ['agencies that filed', filed.size, Math.ceil(agencies * 0.75 * share)],
    ['decisions', did('decided').length, Math.ceil(agencies * 1.5 * share)],
    ['reports released', released.size, Math.ceil(agencies * 0.5 * share)],
    ['corrections asked for', did('corrected').length, rare],
    ['reports taken down', did('taken-down').length, rare],
    ['decisions disowned', did('disowned').length, rare],
  ];
  return asked.filter(([, n, least]) => n < least).map(([what, n, least]) => `${what}: ${n}, ${least} are the least`);
}

/** So often a kind of fault is planned before it has to have met somebody. */
const OFTEN = 4;

/** Faults that were planned often and met nobody: they came when there was nothing left to do. */
export function metNobody(faults: readonly PlannedFault[], met: Met): string[] {
  const planned = (test: (fault: PlannedFault['fault']) => boolean) => faults.filter(({ fault }) => test(fault)).length;
  const services = SERVICES.flatMap((service) => {
    const often = planned((fault) => fault.kind === 'service' && fault.service === service) >= OFTEN;
    return often && !met.get(requestsTo(service)) ? [`no request to ${service} met a fault`] : [];
  });
  const clocks = planned(({ kind }) => kind === 'clock-back') >= OFTEN && !met.get(SET_BACK);
  const failed = met.get(NOT_CARRIED_OUT) ?? 0;
  return [
    ...services,
    ...(clocks ? ['no function was invoked while its clock was set back'] : []),
    ...(failed * 10 > faults.length ? [`${failed} of ${faults.length} faults could not be carried out`] : []),
  ];
}

export const requestsTo = (service: string): string => `requests to ${service} that met a fault`;
export const SET_BACK = 'instances whose clock was set back';
export const NOT_CARRIED_OUT = 'faults that could not be carried out';
