/** What a submission of former times says of who had a hand in it, once it is lifted. */
import { expect, test } from '@jest/globals';
import { fourEyesConflict } from '#shared/filing/four-eyes.js';
import { submissionSchema } from '#shared/filing/model.js';
import { submissionWithTouches } from '#shared/formats/steps/submission-3.js';
import { approver, contact, publisher, reviewer, stranger, submissionIn } from '../deeds/filing/scene.js';

function former(state: 'draft' | 'in-approval' | 'approved') {
  const waiver = { finding: 'A05:a', message: '不等', reason: '旧表', by: publisher, at: '2026-01-18T02:00:00.000Z' };
  const { touched: _touched, ...stored } = submissionIn(state, { waivers: [waiver] });
  return submissionSchema.parse(submissionWithTouches(stored));
}

test('names who filed, who signed, who waived and who decided', () => {
  expect(former('approved').touched).toEqual([
    { person: publisher, how: 'waived' },
    { person: { name: '孙局长', address: null }, how: 'stated' },
    { person: contact, how: 'filed' },
    { person: reviewer, how: 'reviewed' },
    { person: approver, how: 'approved' },
  ]);
});

test('lets nobody of them decide, and everybody else', () => {
  const waiting = former('in-approval');
  expect(fourEyesConflict(waiting, { name: '孙 局长', address: null }, 'approval')).toBe('stated-it');
  expect(fourEyesConflict(waiting, reviewer, 'approval')).toBe('reviewed-it');
  expect(fourEyesConflict(waiting, publisher, 'release')).toBeUndefined();
  expect(fourEyesConflict(waiting, stranger, 'approval')).toBeUndefined();
});

test('knows of a draft only who waived: who keyed in stands in its cells', () => {
  expect(former('draft').touched).toEqual([{ person: publisher, how: 'waived' }]);
});
