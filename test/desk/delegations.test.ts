/** The page on which decisions are handed over, as a decider and as the publisher read it. */
import { expect, test } from '@jest/globals';
import { renderDelegationsPage } from '#shared/desk/pages/delegations.js';
import { LANGUAGES, textsIn } from '#shared/words/texts.js';
import { byTag, readPage, visible } from './page.js';
import { season, TODAY, viewerOf } from './views.js';

const pageOf = (role: 'publisher' | 'desk', language: (typeof LANGUAGES)[number] = 'zh') =>
  readPage(
    renderDelegationsPage(
      {
        ...{ viewer: viewerOf(role), season, today: TODAY, delegations: [], done: null, attempt: null },
        deciders: [{ ...season.reviewer, stages: ['review'] }],
      },
      textsIn(language),
    ),
  );

test.each([
  ['publisher', 'zh', '委托他人代为审核', '代办人和委托的人都会收到邮件'],
  ['desk', 'zh', '委托他人办理', '代办人和年报发布人都会收到邮件'],
  ['publisher', 'en', 'Let somebody stand in for a decider', 'who stands in and who is away get a mail'],
  ['desk', 'en', 'Let somebody decide in your place', 'who stands in and the publisher get a mail'],
] as const)('names to the %s in %s whose decisions they are and who is told', (role, language, title, told) => {
  const page = pageOf(role, language);
  expect(byTag(page, 'h1').map(({ text }) => text)).toContain(title);
  expect(visible(page)).toContain(told);
});

test.each(LANGUAGES)('says in %s that reports go over on the first day, not at once', (language) => {
  const text = visible(pageOf('publisher', language));
  expect(text).toMatch(/从第一天起|From the first day on/);
  expect(text).not.toMatch(/立即转给|at once/);
});

test('shows what was handed over before the form that hands over more', () => {
  expect(byTag(pageOf('desk'), 'h2').map(({ text }) => text)).toEqual(['委托情况', '新的委托']);
});
