/** 4 -> 5 of a submission: its item holds it packed (store/filings.ts). What it says is the same. */
import type { Step } from '../format.js';

export const submissionPacked: Step = (stored) => stored;
