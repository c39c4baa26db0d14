/** The words of pages that name a part of a long list, and of what a year's page says of those who have not published. */
export const siteRanges = {
  /** What a list page holds, by the first and the last agency on it. */
  between: (first: string, last: string): string => (first === last ? first : `${first} 至 ${last}`),
  listTitle: (title: string, between: string): string => (between === '' ? title : `${title}：${between}`),
  page: (n: number): string => `第 ${n} 页`,
  emptyRange: (n: number): string => `第 ${n} 页（还没有报告）`,
  reports: (count: number): string => `${count} 份报告`,
  agencies: (count: number): string => `${count} 家单位`,
  agenciesTitle: (area: string): string => `${area}公布过年度报告的单位`,
  allAgencies: '全部单位',
  highest: '数量最多的单位',
  due: (count: number, first: string, last: string | null): string =>
    last === null
      ? `还有 ${count} 家单位没有公布，公布期限为${first}。`
      : `还有 ${count} 家单位没有公布，公布期限按单位类别为${first}至${last}。`,
  asOf: (day: string): string => `以上情况截至${day}。`,
  yearIndex: (year: number): string => `${year}年度汇总和数据文件清单（JSON）`,
};
