/** A made-up county with made-up agencies and people: visibly nobody, at addresses that cannot exist. */
import type { SeasonRequest } from './stage.js';

const address = (name: string) => `${name}@yunxi.example.invalid`;

export const PEOPLE = {
  publisher: { name: '年小布', address: address('publisher') },
  reviewer: { name: '初小审', address: address('reviewer') },
  approver: { name: '定小审', address: address('approver') },
} as const;

export interface DemoAgency {
  readonly id: string;
  readonly name: string;
  readonly kind: '部门' | '乡镇' | '政府' | '垂直';
  readonly contact: { readonly name: string; readonly address: string };
}

export const AGENCIES: readonly DemoAgency[] = [
  { id: 'jiaoyu', name: '云溪县示例教育局', kind: '部门', contact: { name: '文小教', address: address('jiaoyu') } },
  { id: 'minzheng', name: '云溪县示例民政局', kind: '部门', contact: { name: '文小民', address: address('minzheng') } },
  { id: 'ziran', name: '云溪县示例自然资源局', kind: '部门', contact: { name: '文小土', address: address('ziran') } },
  { id: 'tongji', name: '云溪县示例统计局', kind: '部门', contact: { name: '文小数', address: address('tongji') } },
  {
    id: 'qingshi',
    name: '云溪县示例青石镇人民政府',
    kind: '乡镇',
    contact: { name: '文小镇', address: address('qingshi') },
  },
  { id: 'shuiwu', name: '云溪县示例税务局', kind: '垂直', contact: { name: '文小税', address: address('shuiwu') } },
];

/** Regulation art. 49: reports of a year are due on 31 January of the next. */
export function seasonRequest(year: number): SeasonRequest {
  return { year, area: '云溪县（示例）', deadline: `${year + 1}-01-31`, ...PEOPLE };
}

/** The year whose reports are collected at this time: in January last year's, otherwise the running one. */
export function yearToCollect(today: Date): number {
  return today.getMonth() === 0 ? today.getFullYear() - 1 : today.getFullYear();
}

export function rosterText(agencies: readonly DemoAgency[]): string {
  return agencies
    .map(({ id, name, kind, contact }) => [id, name, kind, contact.name, contact.address, '', '', '', ''].join('\t'))
    .join('\n');
}
