/** 1 -> 2 of the words of a report: what was known by its fingerprints stands under no word, and is not found by them. */
import type { Step } from '../format.js';

export const textWithoutWords: Step = ({ agency, n }) => ({ agency, n, words: [] });
