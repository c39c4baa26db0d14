/** What people call an agency every day, as its name lets expect. */
import { expect, test } from '@jest/globals';
import { everydayNames } from '#shared/rules/text/everyday-names.js';

test.each([
  ['白石市科学技术委员会', '白石市', '市科委'],
  ['云溪县教育局', '云溪县', '县教育局'],
  ['云溪县发展和改革局', '云溪县', '县发改局'],
  ['白石市发展和改革委员会', '白石市', '市发改委'],
  ['白石市公安局南岸区分局', '南岸区', '南岸区公安分局'],
  ['云溪县人力资源和社会保障局', '云溪县', '县人社局'],
  ['云溪县人民政府办公室', '云溪县（示例）', '县政府办'],
  ['云溪县青石镇人民政府', '云溪县', '青石镇政府'],
  ['云溪县城关街道办事处', '云溪县', '城关街道'],
  ['教育局', '云溪县', '云溪县教育局'],
])('%s in %s: %s', (name, area, expected) => {
  expect(everydayNames(name, area)).toContain(expected);
});

test.each([
  ['云溪县人民政府', '云溪县'],
  ['云溪县科学技术委员会', '云溪县'],
  ['云溪县青石镇人民政府', '云溪县'],
])('%s has none that is too short to tell by, and none that is the full one', (name, area) => {
  const names = everydayNames(name, area);
  expect(names.every((each) => [...each].length >= 3 && each !== name)).toBe(true);
  expect(names).not.toContain('县青石镇政府');
});
