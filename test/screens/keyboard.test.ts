/**
 * Every page without a mouse: the first stop leads past the head, whatever can be pressed is reached and seen to have the
 * focus, a refused form takes the focus to what is wrong, and what script adds is done by keys too.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { textsIn } from '#shared/words/texts.js';
import { everyPage } from '../desk/every-page.js';
import { openBrowser } from '../e2e/browser.js';
import { enter, tabTo } from '../e2e/keyboard.js';
import { openWindow, overhang, PHONE, type Window } from './window.js';

const t = textsIn('zh');
const PAGES = new Map(everyPage(t));

let browser: Browser;
let window: Window;

beforeAll(async () => {
  browser = await openBrowser();
  window = await openWindow(browser);
}, 120_000);
afterAll(() => browser.close());

async function open(name: string): Promise<Window['page']> {
  const html = PAGES.get(name);
  if (html === undefined) throw new Error(`no page is called ${name}`);
  await window.show(html);
  return window.page;
}

/** Run in the page: what a keyboard must reach there. Of a group of choices one is a stop, the arrows do the rest. */
const STOPS = `(() => {
  const groups = new Set();
  return [...document.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex]')].filter((element) => {
    if (element.tabIndex < 0 || element.disabled || element.type === 'hidden') return false;
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    if (element.type !== 'radio') return true;
    const group = element.name;
    return groups.has(group) ? false : groups.add(group) !== undefined;
  });
})()`;
const NAME = `((element) => (element.id || element.name || element.textContent || element.tagName).trim().slice(0, 40))`;
/** Run in the page after each press: which stop has the focus, and whether somebody could see that it has. */
const HERE = `(() => {
  const stop = document.activeElement;
  if (stop === document.body || stop === null) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(stop);
  stop.dataset.reached = '1';
  const { width, height } = stop.getBoundingClientRect();
  return { name: ${NAME}(stop), seen: outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2 && width * height > 0 };
})()`;

describe('by keyboard alone', () => {
  test.each([
    'filing, draft',
    'filing, empty',
    'filing, clean',
    'review',
    'board',
    'my desk',
    'publisher filing',
    'roster, to check',
    'agency, with problems',
    'delegations of the publisher',
    'settings, late',
    'undelivered, resent',
    'preview of invitations',
    'reminders',
    'one by one, 1 of 2',
    'taken link',
    'entry',
  ])(
    'everything on “%s” is reached, and is seen to have the focus',
    async (name) => {
      const page = await open(name);
      const stops = await page.evaluate<number>(`${STOPS}.length`);
      const unseen: string[] = [];
      // Where a form was refused, the focus is at its summary: from the top, as somebody comes who goes back there.
      await page.evaluate(`(() => {
      const top = document.createElement('span');
      top.tabIndex = -1;
      document.body.prepend(top);
      top.focus();
    })()`);
      // A day has four stops of its own.
      const days = await page.locator('input[type=date]').count();
      for (let presses = 0; presses <= stops + 3 * days + 5; presses++) {
        await page.keyboard.press('Tab');
        const here = await page.evaluate<{ name: string; seen: boolean } | null>(HERE);
        if (here === null) break;
        if (!here.seen) unseen.push(here.name);
      }
      const missed = await page.evaluate<string[]>(
        `${STOPS}.filter((one) => !one.dataset.reached && !(one.type === 'radio' && [...document.getElementsByName(one.name)].some((other) => other.dataset.reached))).map(${NAME})`,
      );
      expect({ missed, unseen }).toEqual({ missed: [], unseen: [] });
    },
    120_000,
  );

  test('the first stop of every kind of page leads past its head', async () => {
    for (const name of ['filing, draft', 'board', 'entry']) {
      const page = await open(name);
      await page.keyboard.press('Tab');
      expect(await page.evaluate<boolean>('document.activeElement.getBoundingClientRect().left >= 0')).toBe(true);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await page.evaluate<boolean>('document.getElementById("main").contains(document.activeElement)')).toBe(
        true,
      );
    }
  });

  test.each([
    ['filing, statement missing', 'field-officer'],
    ['filing, no numbers', 'key-table3[4][0]'],
    ['filing, answer without a word', 'reply-c1'],
    ['review, no outcome', 'field-outcome-approved'],
    ['review, returned without a word', 'field-comment'],
    ['stop, not sure', 'field-sure'],
    ['board, nothing selected', 'field-first'],
    ['reminders, paused without a reason', 'field-reason'],
    ['delegations, days', 'to-since'],
    ['setting, office', 'field-officeName'],
    ['agency, bad-day', 'field-deadline'],
  ])('after “%s” the summary has the focus, and its first link gives it to the field', async (name, field) => {
    const page = await open(name);
    expect(await page.evaluate<string>('document.activeElement.dataset.problem')).toBe('1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction('location.hash !== ""');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe(field);
  });

  test('the board is put in order, and all of it selected, by links', async () => {
    let page = await open('board');
    await tabTo(page, t.board.columns.left);
    await enter(page);
    expect(window.asked.map((request) => new URL(request.url()).search)).toContainEqual(
      expect.stringContaining('sort=left'),
    );
    page = await open('board');
    await tabTo(page, t.boardView.selectAll(6).replace(/（.*/, ''));
    await enter(page);
    expect(window.asked.map((request) => new URL(request.url()).search)).toContainEqual(
      expect.stringContaining('select=all'),
    );
  });

  test('a comment is pinned to a paragraph by Enter, and put aside by Escape', async () => {
    const page = await open('review');
    await page.evaluate(`document.querySelector('.text [data-about]').focus()`);
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.name')).toMatch(/^comment-text:/);
    expect(await page.evaluate<string>('document.querySelector(".comment.here select").value')).toMatch(
      /^(section|paragraph):/,
    );
    await page.keyboard.type('太短');
    await page.keyboard.press('Escape');
    expect(await page.locator('.comment.here').count()).toBe(0);
  });

  test('a comment on a number is pinned by the choice of places, which every keyboard has', async () => {
    const page = await open('review');
    await page.evaluate(`document.getElementById('field-about').focus()`);
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate<string>('document.getElementById("field-about").value')).toMatch(/^cell:/);
  });

  test('what is folded opens by Enter', async () => {
    const page = await open('publisher filing');
    await page.evaluate(`document.querySelector('main summary').focus()`);
    await page.keyboard.press('Enter');
    expect(await page.evaluate<boolean>(`document.querySelector('main details').open`)).toBe(true);
  });
});

describe('table 2 on a phone', () => {
  test.each(['filing, clean', 'review', 'form'])('is read on “%s” without pushing it to and fro', async (name) => {
    await window.page.setViewportSize(PHONE);
    try {
      const page = await open(name);
      expect(await overhang(page)).toBe(0);
      const cut = await page.evaluate<string[]>(`
        [...document.querySelectorAll('.t2, .t2 th, .t2 td')].filter((one) => {
          if (!one.checkVisibility() || getComputedStyle(one).clipPath !== 'none') return false;
          const { left, right } = one.getBoundingClientRect();
          return left < 0 || right > innerWidth || one.scrollWidth > one.clientWidth + 1;
        }).map((one) => one.textContent.trim())`);
      expect(cut).toEqual([]);
    } finally {
      await window.page.setViewportSize({ width: 1280, height: 900 });
    }
  });
});
