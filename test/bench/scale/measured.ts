/** What `npm run bench:load -- … --save` measured of one report, by the part of its way. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { PHASES } from '../load/phases.js';

const counts = z.record(z.string(), z.number());
const measuredSchema = z.object({ size: z.number(), phases: z.record(z.enum(PHASES), counts) });
export type Measured = z.infer<typeof measuredSchema>;

export function readMeasured(file: string): Measured {
  return measuredSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** One kind of work of one report: how often, and how long each time. */
export interface Runs {
  readonly verb: string;
  readonly times: number;
  readonly seconds: number;
}

/** The functions that run on this part of the way: `lambda VERB` counts them, `ms VERB` is their time together. */
export function runsOf(phase: Readonly<Record<string, number>>): Runs[] {
  return Object.entries(phase).flatMap(([name, times]) => {
    const verb = /^lambda ([a-z-]+)$/.exec(name)?.[1];
    if (verb === undefined) return [];
    return [{ verb, times, seconds: (phase[`ms ${verb}`] ?? 0) / times / 1000 }];
  });
}
