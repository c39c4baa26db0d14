/** The words of the pages that compare years and agencies. */
export const compare = {
  title: '历年和各单位比较',
  intro: '每个数字都来自本站公布的年度报告。选择一项，查看历年合计和各年度最多的单位。',
  figureTitle: (figure: string): string => `${figure}：历年和各单位比较`,
  description: (area: string, figure: string): string => `${area}各单位${figure}的历年合计，以及各年度最多的单位`,
  /** What a figure counts, in the words of the form. */
  what: {
    received: '本年新收政府信息公开申请数量，表三第一项，单位：件。',
    granted: '予以公开的申请，表三第三项（一），单位：件。',
    partial: '部分公开的申请，表三第三项（二），单位：件。',
    denied: '不予公开的申请，表三第三项（三）1至8合计，单位：件。',
    carriedForward: '结转下年度继续办理的申请，表三第四项，单位：件。',
    review: '行政复议案件总计，表四，单位：件。',
    litigation: '行政诉讼案件总计，表四“未经复议直接起诉”和“复议后起诉”两项相加，单位：件。',
  } as const,
  figures: '比较的项目',
  byYear: '历年合计',
  total: '合计',
  coverage: '公布情况',
  coverageOf: (published: number, expected: number): string => `${published}/${expected} 家`,
  coverageUnknown: '应公布家数不详',
  /** Beside a sum: of how many reports it is. */
  numbersOf: (numbers: number, of: number): string => `${of} 份中 ${numbers} 份有数字`,
  noNumber: '没有数字',
  partly: '没有填全的单位',
  partlyNote: '有的单位没有填全这一项的各格。它们填了的数字计入合计，另列一栏，不参加排序。',
  most: '各年度最多的单位',
  mostOf: (year: number): string => `${year}年`,
  nobody: '这一年没有单位填报大于 0 的数字。',
  /** `教育局 12 件，占 32%` in a sentence. */
  mostSentence: (year: number, agency: string, value: string, share: string): string =>
    `${year}年最多的是${agency}，${value} 件，占 ${share}`,
  mostShared: (year: number, agencies: string, value: string): string => `${year}年最多的是${agencies}，各 ${value} 件`,
  manyShared: (year: number, count: number, value: string): string => `${year}年最多的有 ${count} 家，各 ${value} 件`,
  share: '占比',
  more: (from: number, to: number): string => `第 ${from} 至 ${to} 名`,
  others: (value: string): string => `以上之外的单位合计 ${value} 件。`,
  allData: (year: number): string => `${year}年度全部单位的数据`,
  toCompare: '历年和各单位比较',
  /** Before the names of the figures, each a link. */
  whoMost: '各项由哪些单位构成，历年怎样变化：',
  nothing: '还没有可以比较的数据。',
};
