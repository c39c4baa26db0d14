/** Every kind of page of the site is valid HTML, as a validator that is not ours has it. */
import { describe, expect, test } from '@jest/globals';
import { htmlFlaws, validator } from './html-validator.js';
import { smallSite } from './small-site.js';

/** The rules' pages differ in their words alone. */
const pages = (await smallSite()).filter(({ key }) => key.endsWith('.html') && !/rules\/[B-Z]/.test(key));

describe('the HTML of every page', () => {
  test.each(pages.map(({ key, body }) => [key, String(body)]))('%s', async (_, html) => {
    expect(await htmlFlaws(html)).toEqual([]);
  });
});

test('the validator finds what is wrong', async () => {
  const { valid } = await validator.validateString('<!DOCTYPE html><html lang="zh"><body><p><div></p></body></html>');
  expect(valid).toBe(false);
});
