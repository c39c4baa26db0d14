/** Which elements a selector is for: those that it surely matches, and, with a question mark, those that it may match. */
import { describe, expect, test } from '@jest/globals';
import { attributeOf, isElement, parsePage, type ParsedElement } from '#shared/reading/html/parse.js';
import { rulesIn } from '#shared/reading/html/rules.js';
import { SelectorEngine } from '#shared/reading/html/selector-engine.js';
import { selectorsIn } from '#shared/reading/html/selectors.js';
import { StyleBudget } from '#shared/reading/html/style-budget.js';

const body = `<div id=a class="x y"></div><p id=b> </p><my-el id=c></my-el>
<fieldset id=d disabled><legend id=e><input id=f></legend><i id=g><input id=h></i></fieldset>
<a id=i href=x>1</a><b id=j lang=en>2</b>`;

function elementsIn(page: string): { document: ReturnType<typeof parsePage>; elements: ParsedElement[] } {
  const document = parsePage(page);
  const within = (node: ParsedElement | typeof document): ParsedElement[] =>
    node.childNodes.filter(isElement).flatMap((child) => [child, ...within(child)]);
  return { document, elements: within(document).filter((element) => attributeOf(element, 'id') !== undefined) };
}

function matched(selectors: string, page = `<!DOCTYPE html><html lang=zh-CN><body>${body}`): string {
  const { document, elements } = elementsIn(page);
  const list = selectorsIn(selectors, new SelectorEngine(document, new StyleBudget()), true);
  return elements
    .flatMap((element) => {
      const answers = list.map((selector) => selector.matches(element));
      const id = attributeOf(element, 'id') ?? '';
      return answers.includes('yes') ? [id] : answers.includes('unsure') ? [`${id}?`] : [];
    })
    .join(' ');
}

describe('what the source decides is decided', () => {
  test.each([
    ['*', 'a b c d e f g h i j'],
    ['.x.y', 'a'],
    ['.X', ''],
    ['[lang=EN]', 'j'],
    ['[ID="a"]', 'a'],
    ['#a + p', 'b'],
    ['#a ~ my-el', 'c'],
    ['fieldset > i, legend input', 'f g'],
    [':empty', 'a c f h'],
    [':disabled', 'd h'],
    [':enabled', 'f'],
    [':link', 'i'],
    ['a:not(:visited)', 'i'],
    [':lang(zh)', 'a b c d e f g h i'],
    [':lang("zh-TW", en)', 'j'],
    ['p:first-child, div:first-child', 'a'],
    ['body > :nth-child(2n)', 'b d j'],
    ['b:last-child', 'j'],
    [':has(> input)', 'e g'],
    [':is(div, p):not(.x)', 'b'],
    [':where(div)', 'a'],
    ['d\\69v', 'a'],
    ['p/* , div */', 'b'],
    ['[href="x"], [href*="50%"]', 'i'],
  ])('%s: %s', (selectors, ids) => expect(matched(selectors)).toBe(ids));

  test('classes of a page in quirks mode ignore their case', () => {
    expect(matched('.X', body)).toBe('a');
  });
});

describe('states of a visit do not hold as the page opens', () => {
  test.each([
    ['div:hover', ''],
    ['div:is(.x, :focus)', 'a'],
    ['div:not(:hover)', 'a'],
    ['div:not(:hover, .x)', ''],
    ['::selection', ''],
  ])('%s: %s', (selectors, ids) => expect(matched(selectors)).toBe(ids));
});

describe('what the source does not decide stays with the elements that it is about', () => {
  test.each([
    ['p:unknown', 'b?'],
    ['p:unknown .x', ''],
    ['#d:unknown input', 'f? h?'],
    ['p:not(:unknown)', 'b?'],
    ['p:not(.x:unknown)', 'b?'],
    ['div:not(.x, :unknown)', ''],
    ['div:not(:not(:unknown))', 'a?'],
    ['div:is(.x, :unknown)', 'a'],
    ['div:is(.z, :unknown)', 'a?'],
    ['p:nth-child(1 of p)', 'b?'],
    ['input:checked', 'f? h?'],
    ['p::first-letter', 'b?'],
    [':defined', 'a b c? d e f g h i j'],
    [':not(:defined)', 'c?'],
    ['p:lang(\\*-CN)', 'b?'],
  ])('%s: %s', (selectors, ids) => expect(matched(selectors)).toBe(ids));

  test('the language, where the page names none', () => {
    expect(matched(':lang(zh)', `<!DOCTYPE html>${body}`)).toBe('a? b? c? d? e? f? g? h? i?');
  });
});

describe('a list of which a browser does not know all', () => {
  test.each([
    ['div, p:unknown', 'a? b?'],
    ['div, _:-ms-lang(x)', 'a?'],
    ['div, p::-moz-unknown', 'a?'],
    ['div, p::-webkit-unknown', 'a'],
    ['div, input:checked', 'a f? h?'],
  ])('%s: %s', (selectors, ids) => expect(matched(selectors)).toBe(ids));

  test.each(['div,', ', div', 'div >', '> div', 'div p..x', '.5x, div', 'div[x!=y]', '50%', 'div @x', 'div /deep/ p'])(
    '%s is dropped as a whole',
    (selectors) => expect(matched(selectors)).toBe(''),
  );
});

test('a long sheet is cut between rules, and says what it says whole', () => {
  const filler = 'i{color:red}'.repeat(3_000);
  const font = `@font-face{src:url(data:${'A'.repeat(20_000)})}`;
  const sheet = `${filler}@media print{${filler}}${font}a{display:none}[x=(}]{b{display:none}}${filler}p{order:1}`;
  const selectors = rulesIn(sheet, new StyleBudget()).map((rule) => rule.selectors);
  expect(selectors.filter((selector) => selector !== 'i')).toEqual(['a']);
});

describe('rules that stand in others or under conditions', () => {
  const none = 'display:none';
  test.each<[string, [selectors: string, certain: boolean][]]>([
    [`a{${none}`, [['a', true]]],
    [`<!-- a{${none}} -->`, [['a', true]]],
    [`a{color red;${none}}`, [['a', true]]],
    [`@import url(x); a{${none}}`, [['a', true]]],
    [`@media screen and (max-width:600px){a{${none}}} b{${none}}`, [['b', true]]],
    [`@media print, screen{a{${none}}}`, [['a', true]]],
    [`@supports (display:grid){a{${none}}}`, [['a', true]]],
    [`@supports not (display:grid){a{${none}}}`, [['a', false]]],
    [`@container (width > 1px){@layer x{a{${none}}}}`, [['a', false]]],
    [`@keyframes x{0%{${none}}}`, []],
    [`a{&:hover{${none}}}`, [[':is(a):hover', true]]],
    [`a{b{${none}} > i{${none}}}`, [[':is(a) b', true], [':is(a) > i', true]]], // prettier-ignore
    [`a{b:hover{${none}}}`, [[':is(a) b:hover', true]]],
    [`a,p{c,& d{${none}}}`, [[':is(a,p) c,:is(a,p) d', true]]],
    [`a{@media screen{${none}}}`, [['a', true]]],
    [`& .x{${none}}`, [[':is(:root) .x', true]]],
  ])('%s', (sheet, expected) => {
    const rules = rulesIn(sheet, new StyleBudget());
    expect(rules.map(({ selectors, certain }) => [selectors, certain])).toEqual(expected);
  });
});
