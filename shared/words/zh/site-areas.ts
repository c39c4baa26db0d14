/** Where the site of an area leads to those of other areas. */
export const siteAreas = {
  title: '各地区的年度报告',
  intro: '每个地区的年度报告、汇总和数据公布在各自的网页上，请选择地区。',
  above: '上级地区的年度报告',
  below: '下级地区的年度报告',
  others: '其他地区的年度报告',
  all: (count: number): string => `全部 ${count} 个地区`,
};
