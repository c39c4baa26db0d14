/** Who makes up the totals of a year, and whose reports are added up, on the public pages. */
export interface PublicScopeWords {
  readonly kinds: readonly string[];
  /** Names; empty for all. */
  readonly groups: readonly string[];
  readonly inParent: boolean;
  readonly except: number;
  readonly below: boolean;
  /** The day, in words. */
  readonly declared: string;
}

/** So many of so many. */
interface Part {
  readonly n: number;
  readonly of: number;
}

export const contributions = {
  title: (year: number, row: string): string => `${year}年“${row}”的合计由谁构成`,
  description: (area: string, year: number, row: string): string => `${area}${year}年度“${row}”合计中各单位填报的数字`,
  table2: '主动公开情况',
  who: '各单位填报的数',
  total: '合计',
  totalOfRange: '本页合计',
  allRanges: '查看全部单位',
  coverage: (published: number, expected: number): string =>
    `汇总范围内 ${expected} 家单位中 ${published} 家已公布，只有已公布的计入合计。`,
  none: {
    blank: '空白',
    mark: '填的是标记',
  },
  note: '没有填数字的单位照样列出，不按 0 计算。点击单位名称查看它的年度报告。',
  usual: '合计包括政府部门、乡镇（街道）和垂直管理单位；人民政府的年度报告本身就是汇总，不再重复相加。',
  scope: ({ kinds, groups, inParent, except, below, declared }: PublicScopeWords): string =>
    [
      `合计范围由本地区于${declared}确定：${groups.length === 0 ? '' : `${groups.join('、')}及其下属单位中的`}${kinds.join('、')}`,
      ...(inParent ? ['下属单位的数已含在上级单位的年报里，不另计'] : []),
      ...(except > 0 ? [`另有 ${except} 家单位不计入`] : []),
      ...(below ? ['下级地区的数不在这里相加，请看它们自己的网站'] : []),
    ].join('；') + '。',
  seeWho: '点击合计中的数字，查看由哪些单位构成。',
  /** Before links to the rows. */
  everybody: '各单位填报的数：',
  /** Beside who had the most: how many gave a number, where not all did; how many have published, where not all have. */
  among: (given: Part | null, published: Part | null): string =>
    `（${[
      ...(given === null ? [] : [`只在填了这一项的 ${given.n} 家中比较，共 ${given.of} 份报告`]),
      ...(published === null ? [] : [`${published.of} 家中 ${published.n} 家已公布`]),
    ].join('；')}）`,
  /** Under a ranking. */
  without: (count: number): string => `另有 ${count} 家没有填全这一项，不参加排序，它们的数可能更大。`,
};
