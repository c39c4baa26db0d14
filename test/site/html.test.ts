/** Every kind of page of the site is valid HTML, as a validator that is not ours has it. */
import { describe, expect, test } from '@jest/globals';
import { HtmlValidate } from 'html-validate';
import { smallSite } from './small-site.js';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // How it is spelled, which is the renderer's.
    'void-style': ['error', { style: 'selfclose' }],
    'doctype-style': 'off',
    'attribute-boolean-style': ['error', { style: 'empty' }],
    'no-inline-style': 'error',
    // Lists may be named, too (ARIA 1.2).
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // Long titles are those of the law.
    'long-title': 'off',
    // The sheet is named by its digest and comes from the same origin.
    'require-sri': 'off',
    // Regions that scroll are reached by the keyboard.
    'prefer-native-element': 'off',
    // Cells are named after the ids of the form, as `c-outcomes.total.total`.
    'valid-id': ['error', { relaxed: true }],
    // Phone numbers and years break where the reader's browser breaks them.
    'tel-non-breaking': 'off',
  },
});
/** The rules' pages differ in their words alone. */
const pages = (await smallSite()).filter(({ key }) => key.endsWith('.html') && !/rules\/[B-Z]/.test(key));

describe('the HTML of every page', () => {
  test.each(pages.map(({ key, body }) => [key, String(body)]))('%s', async (_, html) => {
    const { results } = await validator.validateString(html);
    const found = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
    );
    expect([...new Set(found)]).toEqual([]);
  });
});

test('the validator finds what is wrong', async () => {
  const { valid } = await validator.validateString('<!DOCTYPE html><html lang="zh"><body><p><div></p></body></html>');
  expect(valid).toBe(false);
});
