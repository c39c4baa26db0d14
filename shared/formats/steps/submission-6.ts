/**
 * 5 -> 6 of a submission: decisions may pin comments, and what was returned has a checklist to answer. Of a return of former
 * times the opinion is its only item; what was filed or drafted since then answers no list, and nobody asks for one.
 */
import type { Step, Stored } from '../format.js';

export const submissionWithChecklist: Step = (stored) => {
  if (stored['state'] !== 'returned') return stored;
  const decisions = stored['decisions'] as readonly Stored[];
  const comment = decisions.at(-1)?.['comment'];
  if (typeof comment !== 'string' || comment.trim() === '') return stored;
  return { ...stored, returnedWith: [{ id: 'general', about: null, text: comment, reply: null }] };
};
