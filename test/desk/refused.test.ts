/**
 * What every page does after a refused form: the title says so first, the summary takes the focus and leads to each field,
 * and each field says of itself what is wrong.
 */
import { describe, expect, it } from '@jest/globals';
import { LANGUAGES, textsIn } from '#shared/words/texts.js';
import { everyPage } from './every-page.js';
import { all, byId, byTag, readPage, type Found } from './page.js';

const PAGES = LANGUAGES.flatMap((language) =>
  everyPage(textsIn(language)).map(([name, html]) => ({
    language,
    name,
    html,
    isRefused: html.includes(' data-problem='),
  })),
);
/** What leads where is the same in every language. */
const REFUSED = PAGES.filter(({ isRefused, language }) => isRefused && language === 'zh').map(({ name, html }) => ({
  name,
  page: readPage(html),
}));
const summaryOf = (page: Found) => all(page, ({ attributes }) => attributes['data-problem'] === '1')[0];
const titleOf = (html: string) => /<title>([^<]*)/.exec(html)?.[1]?.trim() ?? '';
const FIELDS = ['input', 'textarea', 'select', 'fieldset'];

it('knows refused pages of many kinds', () => {
  expect(REFUSED.length).toBeGreaterThan(40);
});

describe.each(REFUSED)('the refused page $name', ({ page }) => {
  const summary = summaryOf(page)!;

  it('has one summary, with a heading, that can take the focus', () => {
    expect(all(page, ({ attributes }) => attributes['data-problem'] === '1')).toHaveLength(1);
    expect(summary.attributes).toMatchObject({ role: 'alert', tabindex: '-1' });
    expect(byId(summary, summary.attributes['aria-labelledby'] ?? '')?.text).toMatch(/\S/);
  });

  it('leads from the summary to fields that there are', () => {
    const targets = byTag(summary, 'a').flatMap(
      ({ attributes: { href } }) => (/^#(.+)$/.exec(href ?? '') ?? [])[1] ?? [],
    );
    expect(targets.filter((id) => byId(page, id) === undefined)).toEqual([]);
  });

  it('leads to what takes the focus, and not to a group of fields', () => {
    const targets = byTag(summary, 'a').flatMap(
      ({ attributes: { href } }) => (/^#(.+)$/.exec(href ?? '') ?? [])[1] ?? [],
    );
    expect(targets.filter((id) => byId(page, id)?.tag === 'fieldset')).toEqual([]);
  });

  it('says beside each refused field what is wrong with it', () => {
    const invalid = all(page, ({ attributes }) => attributes['aria-invalid'] === 'true');
    for (const field of invalid) {
      expect(FIELDS).toContain(field.tag);
      // A hint stands there in any case.
      const ids = (field.attributes['aria-describedby'] ?? '').split(' ').filter((id) => !id.endsWith('hint'));
      const told = ids.map((id) => byId(page, id)?.text ?? '');
      expect([field.attributes['name'], told.join('')]).toEqual([
        field.attributes['name'],
        expect.stringMatching(/\S/),
      ]);
    }
  });
});

it('a page says first in its title that something is wrong, if a form was refused, and only then', () => {
  const wrong = PAGES.filter(
    ({ language, html, isRefused }) => titleOf(html).startsWith(textsIn(language).layout.refused) !== isRefused,
  );
  expect(wrong.map(({ language, name }) => `${name} (${language})`)).toEqual([]);
});
