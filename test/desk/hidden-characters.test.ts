/** No page of the desk shows a text other than it is: what cannot be seen is named where it stands, in every field of every view. */
import { describe, expect, test } from '@jest/globals';
import { withHiddenNamed } from '#shared/desk/hidden-characters.js';
import { renderMail } from '#shared/words/letters/render.js';
import { byTag, readPage, visible } from './page.js';
import {
  boardPage,
  decisionPage,
  filingPage,
  inState,
  publisherFilingPage,
  rosterCheck,
  statement,
  troubled,
} from './views.js';
import {
  messagePage,
  renderBoardPage,
  renderDecisionPage,
  renderFilingPage,
  renderMessagePage,
  renderPublisherFilingPage,
  renderRosterPage,
} from './in-chinese.js';

const DIRTY = '\u202e\u200b\u0000\u0007\u00ad\u2066\u061c\u{e0041}\u3164\u2028';
/** Tab and line ends are part of a page's own text. */
const rawIn = (html: string) => /[\p{Cc}\p{Cf}\u3164\u2028]/u.exec(html.replace(/[\t\r\n]/g, ''));
/** What people write, by the names of its fields; ids, days and digests have a form of their own. */
const WRITTEN = new Set(
  'text name areaName fileName comment officer title reason heading paragraphs raw detail zh value what why roster'.split(
    ' ',
  ),
);

function dirtied<T>(value: T, field = ''): T {
  if (typeof value === 'string') return (WRITTEN.has(field) ? `${value}${DIRTY}` : value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => dirtied(one, field)) as T;
  if (typeof value !== 'object' || value === null || value instanceof Map || value instanceof Set) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, dirtied(one, key)])) as T;
}

const filed = inState(troubled, 'in-review', { statement });
const PAGES: readonly (readonly [string, () => string])[] = [
  ['draft', () => renderFilingPage(dirtied(filingPage(troubled)))],
  ['filed report', () => renderFilingPage(dirtied(filingPage(filed)))],
  ['review', () => renderDecisionPage(dirtied(decisionPage('review')))],
  ['approval', () => renderDecisionPage(dirtied(decisionPage('approval')))],
  ['board', () => renderBoardPage(dirtied(boardPage()))],
  ['publisher filing', () => renderPublisherFilingPage(dirtied(publisherFilingPage()))],
  ['roster', () => renderRosterPage(dirtied(rosterCheck()))],
  ['message', () => renderMessagePage(dirtied(messagePage('link-expired')))],
];

describe.each(PAGES)('the %s page', (_, render) => {
  test('holds no character that nobody sees, in text or attribute, and names those that were there', () => {
    const html = render();
    expect(rawIn(html)).toBeNull();
    expect(visible(readPage(html))).toContain('U+202EU+200BU+0000U+0007U+00ADU+2066U+061CU+E0041U+3164U+2028');
  });
});

test('a field that is sent back, and a title, only lose them', () => {
  const html = withHiddenNamed(`<title>a${DIRTY}b</title><p data-x="c${DIRTY}d">e</p><textarea>f${DIRTY}g</textarea>`);
  const page = readPage(html);
  expect(byTag(page, 'title')[0]!.text).toBe('ab');
  expect(byTag(page, 'p')[0]!.attributes['data-x']).toBe('cd');
  expect(byTag(page, 'textarea')[0]!.text).toBe('fg');
});

test('our own style and script stay what their digests say', () => {
  const ours = `<style>a{content:"\u200b"}</style><script>if (a<b) "\u200b"</script>`;
  expect(withHiddenNamed(`${ours}<p>\u200b</p>`)).toBe(`${ours}<p><span class="unseen">U+200B</span></p>`);
});

test('a mail holds none, in its subject, its text and its HTML', () => {
  const message = {
    name: 'returned',
    agencyName: `教育局${DIRTY}`,
    year: 2025,
    area: '云溪县',
    stage: 'review',
    comment: `第三表${DIRTY}`,
    deadline: '2026-01-31',
  } as const;
  const mail = renderMail(message as never, {
    language: 'zh',
    recipient: `周${DIRTY}`,
    link: null,
    siteBaseUrl: 'https://s.example',
    deskBaseUrl: 'https://d.example',
  });
  for (const part of [mail.subject, mail.text, mail.html]) expect(rawIn(part)).toBeNull();
});
