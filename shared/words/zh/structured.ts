/** What search engines are told of the site's pages. */
export const structured = {
  report: (title: string, area: string): string =>
    `${title}（${area}）：主动公开、收到和处理政府信息公开申请、行政复议和行政诉讼三张表共 200 格数据，以及六个部分的文字。按国办公开办函〔2021〕30号规定的格式。`,
  year: (title: string, area: string): string =>
    `${title}：${area}各单位年度报告的全部数据，每份报告 200 格，另有全地区汇总数和公布情况。`,
};
