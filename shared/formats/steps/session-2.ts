/** 1 -> 2 of a session: every one was opened by a mailed link, before there was a desk to open it from. */
import type { Step } from '../format.js';

export const sessionOpenedByLink: Step = (session) => ({ ...session, via: null });
