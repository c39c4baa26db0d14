/** The page that searches the site. Its script takes these words from the page. */
export const search = {
  title: '查找',
  link: '查找',
  description: '按单位名称、简称、拼音，按报告文字或统计项目查找。',
  /** As a link on the home page. */
  toSearch: '查找单位、报告文字和统计项目',
  label: '单位、报告文字或统计项目',
  hint: '例如：教育局、卫健局、jiaoyuju、不予公开、行政复议、政策解读',
  year: '在哪一年度的报告文字中查找',
  button: '查找',
  noScript: '这个浏览器没有运行网页脚本，不能在这里查找。',
  /** Before links to the lists. */
  orElse: '也可以直接看：',
  allAgencies: '全部单位',
  agencies: '单位',
  figures: '统计项目',
  reports: '报告文字',
  none: '没有找到。可以少写几个字，或者从单位名录中查找。',
  searching: '正在查找……',
  failed: '查找所需的文件没有载入，请稍后再试，或者从单位名录中查找。',
  found: '找到 {n} 条',
  more: '只列出前 {n} 条，请多写几个字。',
  ofYear: '{year} 年度',
  sum: '{sum}（{numbers} 家有数字，共 {of} 家）',
  sumOfAll: '{sum}（{of} 家合计）',
  noSum: '没有数字（共 {of} 家）',
} as const;
