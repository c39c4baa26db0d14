/** A release may wait for its time, or be cancelled before it: code from before that knows neither state. */
import type { Step } from '../format.js';

export const releaseAtOnce: Step = (stored) => stored;
