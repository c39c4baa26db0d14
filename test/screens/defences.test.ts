/**
 * The handlers' own answers in a real browser: every page of the desk that an address opens runs under its policy without a
 * complaint, lets in no script but its own, stands in nobody's frame, is held by no window of another site, and leaves
 * cookies that no script and no plain connection sees.
 */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { SITE_CONTENT, SITE_HEADERS } from '#shared/workflow/site-content.js';
import { LINK_PURPOSES, WHO_MAY, type LinkPurpose, type Route } from '#shared/workflow/authorisation.js';
import { loadGrant } from '#shared/store/grants.js';
import { entered } from '../desk/database/entered.js';
import { everyLink, filledIn, type Links } from '../desk/database/every-link.js';
import { DESK, openRunningDesk, type RunningDesk } from '../desk/database/running-desk.js';
import { openBrowser } from '../e2e/browser.js';
import { wrongWith } from '../fuzz/requests.js';

jest.setTimeout(180_000);

const ELSEWHERE = 'https://evil.example.invalid';
const SITE = 'https://site.example.invalid';
/** A page of the desk that a browser shows, and no file to take away. */
const isPage = (route: string): boolean =>
  route.startsWith('GET ') &&
  !/\.(xlsx|csv|json|docx|pdf|zip)$|\{file\+?\}|\{page\}|documents|\/l\/|items|\/next$/.test(route);

let browser: Browser;
let desk: RunningDesk;
let links: Links;
beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), openRunningDesk()]);
  links = await everyLink(desk.table);
}, 180_000);
afterAll(async () => {
  await browser.close();
  await desk.close();
});

interface Opened {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: string[];
  /** What was wrong with the headers of any answer. */
  readonly wrong: string[];
}

/** What another site serves; by its path. */
const OF_OTHERS: Readonly<Record<string, (query: string) => string>> = {
  '/frame': (url) => `<iframe src="${url}"></iframe>`,
  '/opener': () => '<p>opener</p>',
};

async function opened(): Promise<Opened> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const [complaints, wrong]: [string[], string[]] = [[], []];
  await context.route('**/*', async (route, request) => {
    const url = new URL(request.url());
    if (url.origin === ELSEWHERE) {
      const body = OF_OTHERS[url.pathname]?.(url.search.slice(1)) ?? '';
      return route.fulfill({ contentType: 'text/html', body });
    }
    if (url.origin === SITE) {
      const headers = { ...Object.fromEntries(SITE_HEADERS), 'Content-Security-Policy': SITE_CONTENT.join('; ') };
      return route.fulfill({ contentType: 'text/html', headers, body: '<p>site</p>' });
    }
    if (url.origin !== DESK) return route.abort();
    if (url.pathname === '/favicon.ico') return route.fulfill({ status: 204 });
    const { ':authority': _, host: __, ...headers } = await request.allHeaders();
    const body = request.postDataBuffer();
    const answer = await desk.request(request.method(), url.pathname + url.search, {
      headers,
      ...(body === null ? {} : { body }),
    });
    wrong.push(...wrongWith(answer).map((each) => `${request.method()} ${url.pathname}: ${each}`));
    const given = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]);
    const headersOf = {
      ...Object.fromEntries(given.filter(([name]) => name !== 'location')),
      ...(answer.cookies.length > 0 && { 'set-cookie': answer.cookies.join('\n') }),
    };
    // What is answered here leads on by itself: a redirect of an answer that is made up would leave for the network.
    return answer.location === undefined
      ? route.fulfill({ status: answer.status, headers: headersOf, body: Buffer.from(answer.bytes) })
      : route.fulfill({
          headers: { ...headersOf, 'content-type': 'text/html' },
          body: `<meta http-equiv="refresh" content="0;url=${answer.location}">`,
        });
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    // That an address asked for answers with a refusal is what some are opened for.
    if (!/^Failed to load resource: the server responded/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { context, page, complaints, wrong };
}

/** A browser in which the link of this kind was opened. */
async function comeIn(purpose: LinkPurpose): Promise<Opened> {
  const browserOf = await opened();
  const grant = await loadGrant(desk.table, links[purpose]);
  if (grant === undefined) throw new Error(purpose);
  const { cookies } = await entered(desk.table, grant);
  await browserOf.context.addCookies(
    [...cookies].map(([name, value]) => ({ name, value, url: `${DESK}/g/${grant.id}`, secure: true, httpOnly: true })),
  );
  return browserOf;
}

const pagesOf = (purpose: LinkPurpose): string[] =>
  (Object.keys(WHO_MAY) as Route[])
    .filter((route) => isPage(route))
    .filter((route) => WHO_MAY[route] === 'anybody' || (WHO_MAY[route] as readonly string[]).includes(purpose))
    .map((route) => (route === '$default' ? '/nowhere' : filledIn(route, links, purpose).path));

/** What a page that was broken into would try first. */
const INTRUDE = `(() => {
  const script = document.createElement('script');
  script.textContent = 'window.intruded = true';
  document.body.append(script);
  document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="window.intruded = true">');
  const far = document.createElement('script');
  far.src = '${ELSEWHERE}/x.js';
  document.body.append(far);
})()`;

describe.each(LINK_PURPOSES)('the pages behind a link of the kind %s', (purpose) => {
  test('keep to their policy and their headers, and let no other script in', async () => {
    const { context, page, complaints, wrong } = await comeIn(purpose);
    const intruded: string[] = [];
    for (const path of pagesOf(purpose)) {
      await page.goto(`${DESK}${path}`);
      expect(complaints.splice(0).map((each) => `${path}: ${each}`)).toEqual([]);
      expect(await page.evaluate('document.cookie')).toBe('');
      await page.evaluate(INTRUDE);
      await page.waitForFunction('document.images.length >= 0');
      if ((await page.evaluate('window.intruded')) === true) intruded.push(path);
      // The browser says what it refused; without these words nothing was tried.
      if (!complaints.splice(0).some((each) => each.includes('Content Security Policy')))
        intruded.push(`${path}: silent`);
    }
    expect({ intruded, wrong }).toEqual({ intruded: [], wrong: [] });
    await context.close();
  });
});

describe('the desk', () => {
  test('leaves cookies that no script reads, that go by TLS alone, and to pages of one link', async () => {
    await desk.deliver();
    const mailed = desk.mails.flatMap(({ text }) => /\/l\/[\w-]{43}/.exec(text) ?? []);
    expect(mailed.length).toBeGreaterThan(0);
    const { context, page } = await opened();
    await page.goto(`${DESK}${mailed.at(-1)}`);
    await page.waitForURL(/\/g\//);
    const cookies = await context.cookies();
    const session = cookies.find(({ name }) => name === 'session');
    expect(session).toMatchObject({
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
      path: new URL(page.url()).pathname,
    });
    expect(cookies.filter(({ httpOnly, secure }) => !httpOnly || !secure)).toEqual([]);
    // The address that is left says nothing of the secret, and the next site is told no address at all.
    expect(page.url()).not.toContain('/l/');
    await context.close();
  });

  test.each([
    ['the desk', `${DESK}/`],
    ['the public site', `${SITE}/`],
  ])('%s stands in nobody’s frame', async (_, url) => {
    const { context, page } = await opened();
    await page.goto(`${ELSEWHERE}/frame?${url}`);
    const [frame] = page.frames().slice(1);
    expect(await frame?.evaluate('document.body?.innerText ?? ""').catch(() => '')).not.toMatch(/site|年报/);
    expect(frame?.url()).not.toBe(url);
    await context.close();
  });

  test.each([
    ['the desk', `${DESK}/`],
    ['the public site', `${SITE}/`],
  ])('%s is let go by the window that opened it', async (_, url) => {
    const { context, page } = await opened();
    await page.goto(`${ELSEWHERE}/opener`);
    const [popup] = await Promise.all([
      context.waitForEvent('page'),
      page.evaluate(`void (window.held = window.open('${url}'))`),
    ]);
    await popup.waitForLoadState();
    expect(popup.url()).toBe(url);
    expect(await page.evaluate('window.held.closed')).toBe(true);
    expect(await popup.evaluate('window.opener')).toBeNull();
    await context.close();
  });

  test('asks to be reached by TLS, and lets no other site load what it shows', async () => {
    const { headers } = await desk.request('GET', '/');
    expect(headers).toMatchObject({
      'strict-transport-security': 'max-age=31536000',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
  });
});
