/**
 * 2 -> 3 of a submission: it says who had a hand in it. Of a former one this is known as far as it was kept: who filed, who
 * was named as officer, who waived and who decided. Who keyed in and confirmed stands in the cells (filing/four-eyes.ts).
 */
import type { Step, Stored } from '../format.js';

export const submissionWithTouches: Step = (stored) => {
  const statement = stored['statement'] as Stored | null;
  const waivers = stored['waivers'] as readonly Stored[];
  const decisions = stored['decisions'] as readonly Stored[];
  return {
    ...stored,
    touched: [
      ...waivers.map(({ by }) => ({ person: by, how: 'waived' })),
      ...(statement === null
        ? []
        : [
            { person: { name: statement['officer'], address: null }, how: 'stated' },
            { person: statement['by'], how: 'filed' },
          ]),
      ...decisions.map(({ stage, by }) => ({ person: by, how: stage === 'review' ? 'reviewed' : 'approved' })),
    ],
  };
};
