/** The drawn state table says what the table says. */
import { expect, test } from '@jest/globals';
import { statesPage } from '../../../cli/pages/states-page.js';
import { textsIn } from '#shared/words/texts.js';
import { DEED_WAYS } from '../../../cli/pages/deed-ways.js';
import { DEEDS, next, SUBMISSION_STATES, type DeedName } from '#shared/filing/states.js';

const page = statesPage();
const deeds = Object.keys(DEEDS) as DeedName[];

test('the diagram has one arrow for each lawful pair and no other between two states', () => {
  const arrows = [...page.matchAll(/^ {2}(\w+) --> (\w+) : (\w+)/gm)].map(
    ([, from, to, deed]) => `${from} ${deed} ${to}`,
  );
  const lawful = deeds.flatMap((deed) =>
    SUBMISSION_STATES.flatMap((state) => {
      const to = next(state, deed);
      return to === undefined ? [] : [`${state} ${deed} ${to}`.replaceAll('-', '_')];
    }),
  );
  expect(arrows.sort()).toEqual(lawful.sort());
});

test('the table of all pairs names the next state or nothing', () => {
  const rows = page
    .split('\n')
    .filter((line) => /^\| `[a-z-]+` \S+ +\|/.test(line) && line.split('|').length === deeds.length + 3);
  expect(rows).toHaveLength(SUBMISSION_STATES.length);
  rows.forEach((row, index) => {
    const cells = row
      .split('|')
      .slice(2, -1)
      .map((cell) => cell.trim());
    expect(cells).toEqual(deeds.map((deed) => next(SUBMISSION_STATES[index]!, deed) ?? ''));
  });
});

/** Whose deeds no person presses a button for. */
const NOBODY = ['system'];

test.each(deeds)('%s is told by mail, and has its button where a person does it', (deed) => {
  const { pressed, mails } = DEED_WAYS[deed];
  // Whoever uploads sees what came of it on the page at once; of all else somebody is told by mail.
  expect(mails.length > 0).toBe(deed !== 'supersede');
  expect(pressed === null).toBe(NOBODY.includes(DEEDS[deed].by));
  for (const language of ['zh', 'en'] as const) {
    if (pressed !== null) expect(page).toContain(pressed.button(textsIn(language)));
  }
});
