/**
 * Every page in every language. What people wrote stays as it is, and is marked where it is Chinese on an English page;
 * whatever the product itself says there is English.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { withChineseMarked } from '#shared/words/chinese-in-english.js';
import { KIND_WORDS, ROSTER_HEADINGS } from '#shared/season/roster/fields.js';
import { LANGUAGES, textsIn } from '#shared/words/texts.js';
import { everyPage } from './every-page.js';
import { all, byTag, readPage, type Found } from './page.js';

/** The question mark of the full width is the sign of a number that was not read. */
const HAN = /[\p{Script=Han}、。，：；（）【】]/u;
const english = textsIn('en');

/** A view whose names, comments and sentences are Latin, but for the Chinese side of what is kept in both languages. */
function inLatin<T>(value: T): T {
  if (typeof value === 'string') return value.replace(/[^ -~\n]/gu, 'x') as T;
  if (Array.isArray(value)) return value.map((one: unknown) => inLatin(one)) as T;
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, inLatin(one)])) as T;
  if (typeof value !== 'object' || value === null) return value;
  if ('zh' in value && 'en' in value) return { zh: '中文原文', en: value.en === '' ? 'A sentence.' : value.en } as T;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inLatin(one)])) as T;
}

/** What may be Chinese on an English page whatever the report: the law's number, the roster's own words, the way back. */
const QUOTED = new Set([
  '中文',
  // Names in examples of what to type.
  '云溪县',
  // What findings quote.
  '规章',
  '年政府信息公开工作年度报告',
  '云溪县政务公开办公室',
  '国办公开办函〔2021〕30号',
  ...Object.keys(KIND_WORDS),
  ...Object.values(ROSTER_HEADINGS),
  '有',
  '无',
]);

const marked = (page: Found) => all(page, ({ attributes }) => attributes['lang'] === 'zh-CN').map(({ text }) => text);
const ofPage = (html: string) => readPage(html);

describe.each(everyPage(english, inLatin))('in English, the page %s', (name, html) => {
  const page = ofPage(html);
  // A rule's example and basis quote what a report or the law says; the preview is the Chinese document itself.
  const isDocument = name.startsWith('rule ') || name === 'form, preview';

  it('says in its head that it is English', () => {
    expect(byTag(page, 'html')[0]?.attributes['lang']).toBe('en');
    expect(byTag(page, 'title')[0]?.text).not.toMatch(HAN);
  });

  it('has no Chinese word of the product', () => {
    if (isDocument) return;
    expect(marked(page).filter((text) => !QUOTED.has(text))).toEqual([]);
  });

  it('has no Chinese mark of the product', () => {
    if (isDocument) return;
    expect(markedIn(html)).toEqual([]);
  });

  it('has no Chinese in a label or a hint', () => {
    const told = all(page, () => true).flatMap(({ attributes }) =>
      ['aria-label', 'title', 'alt', 'placeholder', 'data-label', 'data-too-large'].flatMap(
        (key) => attributes[key] ?? [],
      ),
    );
    expect(told.filter((text) => HAN.test(text))).toEqual([]);
  });
});

describe.each(
  LANGUAGES.flatMap((language) => everyPage(textsIn(language)).map(([name, html]) => [language, name, html])),
)('in %s, the page %s', (language, _name, html = '') => {
  const page = ofPage(html);

  it('marks what is in the other language', () => {
    const other = all(page, ({ tag, attributes }) => tag === 'button' && 'lang' in attributes);
    expect(other.map(({ text }) => text)).toEqual([language === 'zh' ? 'English' : '中文']);
    if (language === 'en') expect(unmarkedIn(html)).toEqual([]);
  });

  it('gives every id once', () => {
    const ids = all(page, ({ attributes }) => 'id' in attributes).map(({ attributes }) => attributes['id']);
    expect(ids).toEqual([...new Set(ids)]);
  });
});

/** Text with Chinese in it that stands in no element marked as Chinese; fields hold what people wrote. */
function unmarkedIn(html: string): string[] {
  const body = /<body>[\s\S]*<\/body>/.exec(html)?.[0] ?? '';
  const bare = body
    .replace(/<(script|style|textarea|option)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<(\w+)[^>]*\slang="zh-CN"[^>]*>[^<]*<\/\1>/g, '')
    .replace(/<[^>]*>/g, '\n');
  return bare.split('\n').filter((text) => /\p{Script=Han}/u.test(text));
}

/** What stands between the pieces of a page with a mark of Chinese in it, the choices of a field included. */
function markedIn(html: string): string[] {
  const body = /<body>[\s\S]*<\/body>/.exec(html)?.[0] ?? '';
  return body
    .replace(/<(script|style|textarea)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<(\w+)[^>]*\slang="zh-CN"[^>]*>[^<]*<\/\1>/g, '')
    .split(/<[^>]*>/)
    .filter((text) => HAN.test(text) || text.includes('\u3000'));
}

it('knows every page that there is', () => {
  const folder = new URL('../../shared/desk/pages/', import.meta.url);
  const made = readdirSync(folder).flatMap((file) =>
    [...readFileSync(new URL(file, folder), 'utf8').matchAll(/export function (render\w+)\(/g)].map(([, name]) => name),
  );
  const drawn = [
    'every-page',
    'every-page-of-a-person',
    'every-page-of-the-publisher',
    'every-page-of-releases',
    'every-page-of-totals',
    'every-page-of-the-portal',
  ]
    .map((file) => readFileSync(new URL(`./${file}.ts`, import.meta.url), 'utf8'))
    .join('');
  expect(made.filter((name) => !drawn.includes(`${name},`))).toEqual([]);
});

describe('Chinese on an English page', () => {
  const page = (body: string) => `<!doctype html><html lang="en"><body>${body}</body></html>`;
  const chinese = (text: string) => `<span lang="zh-CN">${text}</span>`;

  it('is marked, with the digits within it', () => {
    expect(withChineseMarked(page('<p>See 云溪县教育局, 2025年度第3稿.</p>'))).toBe(
      page(`<p>See ${chinese('云溪县教育局')}, 2025${chinese('年度第3稿')}.</p>`),
    );
  });

  it('stays as it is in fields and attributes, and on a Chinese page', () => {
    const kept = page('<textarea>教育局</textarea><input value="教育局"><button lang="zh-CN">中文</button>');
    expect(withChineseMarked(kept)).toBe(kept);
    const zh = '<!doctype html><html lang="zh-CN"><body>教育局</body></html>';
    expect(withChineseMarked(zh)).toBe(zh);
  });
});
