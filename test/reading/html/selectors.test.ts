/** Which elements a selector may be for: never fewer than in a browser. */
import { describe, expect, test } from '@jest/globals';
import { attributeOf, isElement, parsePage, type ParsedElement } from '#shared/reading/html/parse.js';
import { SelectorEngine } from '#shared/reading/html/selectors.js';
import { isForPaperOnly, rulesIn } from '#shared/reading/html/sheet-rules.js';
import { StyleBudget } from '#shared/reading/html/style-budget.js';

const body = `<div id=a class="x y"></div><p id=b> </p><my-el id=c></my-el>
<fieldset id=d disabled><legend id=e><input id=f></legend><i id=g><input id=h></i></fieldset>
<a id=i href=x>1</a><b id=j lang=en>2</b>`;
const ALL = 'a b c d e f g h i j';

function elementsIn(page: string): { document: ReturnType<typeof parsePage>; elements: ParsedElement[] } {
  const document = parsePage(page);
  const within = (node: ParsedElement | typeof document): ParsedElement[] =>
    node.childNodes.filter(isElement).flatMap((child) => [child, ...within(child)]);
  return { document, elements: within(document).filter((element) => attributeOf(element, 'id') !== undefined) };
}

/** With a question mark where something was taken as holding. */
function matched(selectors: string, page = `<!DOCTYPE html><html lang=zh-CN><body>${body}`): string {
  const { document, elements } = elementsIn(page);
  const list = new SelectorEngine(document, new StyleBudget()).selectorsIn(selectors);
  const ids = elements.filter((one) => list.some(({ matches }) => matches(one))).map((one) => attributeOf(one, 'id'));
  return ids.length === 0 ? '' : `${ids.join(' ')}${list.every(({ certain }) => certain) ? '' : ' ?'}`;
}

describe('what the source decides is asked of it', () => {
  test.each([
    ['*', ALL],
    ['.x.y', 'a'],
    ['.X', ''],
    ['[lang=EN]', 'j'],
    ['[ID="a"]', 'a'],
    ['fieldset > i, legend input', 'f g'],
    ['body p', 'b'],
    ['d\\69v', 'a'],
    ['[href="x"], [href*="50%"]', 'i'],
  ])('%s: %s', (selectors, ids) => expect(matched(selectors)).toBe(ids));

  test('classes of a page in quirks mode ignore their case', () => {
    expect(matched('.X', body)).toBe('a');
  });
});

describe('everything else holds', () => {
  test.each([
    ['div:hover', 'a ?'],
    ['p:unknown', 'b ?'],
    ['p:not(.x)', 'b ?'],
    ['p:nth-child(7)', 'b ?'],
    ['p::first-letter', 'b ?'],
    ['p::before', 'b ?'],
    [':has(b)', `${ALL} ?`],
    [':hover', `${ALL} ?`],
    ['#a + b', 'j ?'],
    ['i ~ p', 'b ?'],
    [':is(div, p:hover)', 'a b ?'],
    ['fieldset:hover > i', 'g ?'],
    ['svg|p', 'b ?'],
    ['p, [', `${ALL} ?`],
  ])('%s: %s', (selectors, ids) => expect(matched(selectors)).toBe(ids));

  test.each(['::selection', 'div::-webkit-scrollbar', ':checked', 'p, input:disabled, ::placeholder'])(
    '%s draws no text of an element',
    (selectors) => expect(matched(selectors).replace('b ?', '').replace('b', '')).toBe(''),
  );
});

describe('rules that stand in others, under conditions, or in broken text', () => {
  const none = 'display:none';
  test.each<[string, [selectors: string, certain: boolean][]]>([
    [`a{${none}`, [['a', true]]],
    [`<!-- a{${none}} -->`, [['a', true]]],
    [`a{color red;${none}}`, [['a', true]]],
    [`@import url(x); a{${none}}`, [['a', true]]],
    [`@media screen and (max-width:600px){a{${none}}} b{${none}}`, [['a', false], ['b', true]]], // prettier-ignore
    [`@media print{a{${none}}} b{${none}}`, [['b', true]]],
    [`@media print, screen{a{${none}}}`, [['a', false]]],
    [`@unknown (display:grid){a{${none}}}`, [['a', false]]],
    [`@layer x{a{${none}}}`, [['a', true]]],
    [`@keyframes x{0%{${none}}}`, []],
    [`@page{${none}}`, []],
    [`a{b:hover{${none}}}`, [['b:hover', false]]],
    [`a{&.x{${none}}}`, [['*.x', false]]],
    [`a{@media screen{${none}}}`, [['a', false]]],
    [`[x=(}]{a{${none}}}`, []],
    [`a/* } */{${none}}`, [['a', true]]],
    [`a{background:url(data:x;y);${none}}`, [['a', true]]],
  ])('%s', (sheet, expected) => {
    const rules = rulesIn(sheet, new StyleBudget()).rules.filter(({ declarations }) => declarations.length > 0);
    expect(rules.map(({ selectors, certain }) => [selectors, certain])).toEqual(expected);
    for (const { declarations } of rules) expect(declarations.at(-1)).toEqual({ property: 'display', value: 'none' });
  });

  test('escapes, comments, capitals and importance are undone', () => {
    const { rules } = rulesIn('a{D\\69 splay/* x */ : N\\6f ne ! IMPORTANT}', new StyleBudget());
    expect(rules[0]?.declarations).toEqual([{ property: 'display', value: 'none' }]);
  });

  test('families that a sheet loads are named', () => {
    expect(rulesIn('@font-face{font-family:"Song";src:url(x)}', new StyleBudget()).fonts).toEqual(['song']);
  });

  test.each<[string, boolean]>([
    ['print', true],
    ['only print and (color), speech', true],
    ['print, screen', false],
    ['not print', false],
    ['', false],
  ])('%s is for paper only: %s', (media, paper) => expect(isForPaperOnly(media)).toBe(paper));
});
