/**
 * Every Lambda of the product: one verb, what calls it, and which variables it reads. The CDK app makes the functions
 * from this list and the handlers read exactly these variables, so that neither can drift from the other.
 * Rights stand beside it: those on the table in table-rights.ts, all others with the construct in infra/ that grants them.
 */
import { DESK_FUNCTIONS } from './desk-functions.js';
import type { FunctionEntry } from './function-entry.js';
import { WORK_FUNCTIONS } from './work-functions.js';

export const FUNCTIONS = { ...DESK_FUNCTIONS, ...WORK_FUNCTIONS } as const satisfies Record<string, FunctionEntry>;
export type FunctionName = keyof typeof FUNCTIONS;

export const MACHINES = ['intake', 'review', 'release'] as const;
export type MachineName = (typeof MACHINES)[number];
