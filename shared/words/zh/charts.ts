/** The words of the charts of the public site. Values come with separators; a count has the same counter everywhere. */
export const charts = {
  heading: '历年变化',
  /** The title of a chart says what it shows. */
  title: (figure: string, finding: string): string => `${figure}：${finding}`,
  none: '各年都没有数字',
  alone: (year: number, value: string): string => `${year}年 ${value} 件`,
  more: (year: number, value: string, by: string): string => `${year}年 ${value} 件，比上年多 ${by} 件`,
  less: (year: number, value: string, by: string): string => `${year}年 ${value} 件，比上年少 ${by} 件`,
  same: (year: number, value: string, _by: string): string => `${year}年 ${value} 件，与上年相同`,
  gap: (year: number, before: number, value: string): string => `${year}年没有数字，${before}年 ${value} 件`,
  noNumber: (year: number): string => `${year}年没有数字`,
  coverage: (published: number, expected: number): string => `${expected} 家中 ${published} 家`,
  given: (numbers: number, of: number): string => `${of} 份报告中 ${numbers} 份填全`,
  alternative: (figure: string, years: string): string => `折线图。${figure}：${years}。`,
  note: '各图的纵轴都从 0 开始，刻度各不相同。线断开的年份没有公开的报告，或者报告没有填这个数字；没有数字不按 0 计算。',
  break: (year: number): string =>
    `图中竖虚线表示表式改变：${year}年起的报告使用国办公开办函〔2021〕30号规定的表式，此前使用2019年的试行表式。前后分开画，不直接比较。`,
  part: '细虚线一端的年份，合计不全或者不能确定是否齐全：有单位没有公布，有报告没有填全这个数字，或者没有名册。不宜与其他年份比较。',
  source: '数据来源：本站公布的各份年度报告。图中的数字都在下面的表格里。',
  outcomes: {
    /** `申请怎样办结：合计 532 件，予以公开占 46%` */
    title: (all: string, most: string, share: string): string => `申请怎样办结：合计 ${all} 件，${most}占 ${share}`,
    outcome: '办理结果',
    number: '件数',
    note: (reports: number): string => `由 ${reports} 份报告相加，取表三“总计”一列；没有数字的格不按 0 计算。`,
  },
};
