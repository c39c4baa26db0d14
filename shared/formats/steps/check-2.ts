/** 1 -> 2 of a check: it keeps what the search for copies found. What was checked before has none until the next upload. */
import type { Step } from '../format.js';

export const checkWithoutSearch: Step = (stored) => stored;
