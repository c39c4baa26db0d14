/** 3 -> 4 of a season: nobody who was missing was named by it on purpose, and no release waited for its time. */
import type { Step } from '../format.js';

export const seasonWithoutSchedule: Step = (stored) => ({ ...stored, namesMissing: false, scheduled: [] });
