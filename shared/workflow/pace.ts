/**
 * What a route costs whoever runs the product, by which it is decided how often it may be asked. One who only reads is told
 * from one who does something by the method; what mails somebody or computes for long says so in its entry of FUNCTIONS.
 */
import type { SpecialPace, Trigger } from './function-entry.js';

export type Pace = 'reading' | 'deed' | SpecialPace;
export type HttpTrigger = Extract<Trigger, { readonly on: 'http' }>;

/** @param key one of the trigger's routes, or `$default` */
export function paceOf({ pace }: HttpTrigger, key: string): Pace {
  return pace ?? (key.startsWith('POST ') ? 'deed' : 'reading');
}
