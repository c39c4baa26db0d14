/** Which language a browser asks for. */
import { expect, test } from '@jest/globals';
import { askedFor } from '#shared/desk/language.js';

test.each([
  ['', 'zh'],
  ['*', 'zh'],
  ['fr', 'zh'],
  ['en', 'en'],
  ['EN-us', 'en'],
  ['zh-Hant-TW, en', 'zh'],
  ['zh;q=0.5, en;q=0.9', 'en'],
  ['en;q=0, zh;q=0.1', 'zh'],
  ['en;q=0', 'zh'],
  ['fr, en;q=0.2', 'en'],
  ['en;q=nonsense', 'zh'],
  [',;q=;,', 'zh'],
] as const)('Accept-Language "%s" is answered in %s', (header, language) => {
  expect(askedFor(header)).toBe(language);
});
