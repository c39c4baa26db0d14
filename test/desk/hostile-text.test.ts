/** What people write is text on every page of the desk: it closes no tag, adds no attribute, and leads nowhere. */
import { expect, test } from '@jest/globals';
import { textsIn } from '#shared/words/texts.js';
import { everyPage } from './every-page.js';
import { all, readPage } from './page.js';

const MARK = 'hostile';
const HOSTILE = `"'><img src=x onerror=${MARK}><svg/onload=${MARK}></textarea></title></style></script><script>${MARK}</script>&lt;i`;
/** What people write is Chinese here; ids, days, digests and names of problems are not. */
const WRITTEN = /\p{Script=Han}/u;

function hostile<T>(value: T): T {
  if (typeof value === 'string') return (WRITTEN.test(value) ? `${value}${HOSTILE}` : value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => hostile(one)) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, hostile(one)])) as T;
}

test('wherever it stands', () => {
  const pages = everyPage(textsIn('zh'), (view) => hostile(view));
  let written = 0;
  for (const [name, html] of pages) {
    if (html.includes(MARK)) written++;
    const bad = all(readPage(html), ({ attributes }) =>
      Object.entries(attributes).some(
        ([key, value]) =>
          key.startsWith('on') || (['href', 'src', 'action'].includes(key) && /^\s*javascript:/i.test(value)),
      ),
    ).map(({ tag, attributes }) => [tag, attributes]);
    expect({ name, bad }).toEqual({ name, bad: [] });
    expect({ name, raw: /<img src=x|<svg\/onload/.test(html) }).toEqual({ name, raw: false });
  }
  expect(written).toBeGreaterThan(pages.length / 2);
});
