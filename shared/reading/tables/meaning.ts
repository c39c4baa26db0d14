/**
 * Characters that turn what a label says: of which year, done or not done, in force or gone, of one or of a hundred. A misprint leaves them
 * alone; a label with one more or one less is another label, however near it looks.
 */
import { normaliseLabel } from '../normalise.js';
import { remembered } from '../remembered.js';

/** 末 is what 未 is most often misprinted as. */
const TURNING = /[本上去前未已非不无失月季级届累允复百千万]/gu;

const turningIn = remembered((text) =>
  [...normaliseLabel(text).replaceAll('末', '未').matchAll(TURNING)]
    .map(([character]) => character)
    .sort()
    .join(''),
);

export function turnsMeaning(printed: string, official: string): boolean {
  return turningIn(printed) !== turningIn(official);
}
