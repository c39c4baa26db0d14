/**
 * What the parent believes of a child's answer: nothing before it has looked at it, since the child has handled a file
 * of unknown origin.
 */
import * as z from 'zod';
import { recordSchema, REFUSAL_CODES, type Reading } from '#shared/report/record.js';
import { FAULTS, type Fault } from './child-answer.js';

const refusedSchema = z.object({
  status: z.literal('refused'),
  reason: z.object({ code: z.enum(REFUSAL_CODES), detail: z.string().max(2_000) }),
});
const readSchema = z.object({ status: z.enum(['extracted', 'partial']), record: recordSchema });
const faultSchema = z.object({ fault: z.enum(FAULTS), detail: z.string() });

export type ChildAnswer = { readonly reading: Reading } | { readonly fault: Fault; readonly detail: string };

/** Undefined for anything that is no whole answer. What is right is handed on as it came, key for key. */
export function parseAnswer(line: string): ChildAnswer | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const fault = faultSchema.safeParse(value);
  if (fault.success) return { fault: fault.data.fault, detail: fault.data.detail.slice(0, 200) };
  const isReading = refusedSchema.safeParse(value).success || readSchema.safeParse(value).success;
  return isReading ? { reading: value as Reading } : undefined;
}
