/** As many made-up agencies as a drill wants: visibly nobody, at addresses that cannot exist. */
import type { DemoAgency } from '../../demo/season.js';

/** All of them characters that the font of made-up documents has: a name that lost one is another agency's, and is refused. */
const STEMS = '甲乙丙丁戊己庚辛';
const BRANCHES = '子丑未申东西南北';

/** No name has a figure in it, and none is another's beginning. */
const numberOf = (n: number) => `${STEMS[n % STEMS.length] ?? ''}${BRANCHES[Math.floor(n / STEMS.length)] ?? ''}`;

/** @param count at most 64 */
export function madeUp(count: number): DemoAgency[] {
  return Array.from({ length: count }, (_, n) => {
    const id = `body-${String(n + 1).padStart(2, '0')}`;
    const contact = { name: `联络员${numberOf(n)}`, address: `${id}@yunxi.example.invalid` };
    return { id, name: `云溪县示例${numberOf(n)}局`, kind: '部门', contact };
  });
}
