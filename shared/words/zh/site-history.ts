/** The words of the public site for reports of earlier years: they were imported, and nobody filed or decided them here. */
export const siteHistory = {
  mark: '历史年报',
  /** At the head of its page. */
  noticeTitle: '历史年报：导入的以往报告',
  notice:
    '这份报告由单位当时自行公布，后来导入本站，供查阅和比较。没有经过本系统报送、审核、审定，本站没有核对其中的数字。',
  unreadNone: '三张表的格都已识别。',
  unread: (count: number): string =>
    `有 ${count} 格未能识别，表中写“未能识别”，不按 0 计算，以单位当时公布的原文为准。`,
  trial:
    '这份报告使用 2019 年的试行表式（国办公开办函〔2019〕60号）。那张表里与现行表式含义不同的格（如“本年新制作数量”“对外公开总数量”“政府集中采购”）在这里没有位置，没有列出；现行表式有、那张表没有的格写“原文无此格”。',
  about: '这份报告的来源',
  where: '来源',
  publishedThen: '当时公布的日期',
  page: '当时的网页',
  stated: '文件上的单位名称',
  importedAt: '导入日期',
  publishedHere: '在本站公开的日期',
  documentKind: '文件格式',
  documentDigest: '文件摘要（SHA-256）',
  documentNotPublished: '来源由主办本站的部门填写，本站没有打开过这些网址；原文件不在本站提供下载。',
  auditHead: '公开时的办理记录校验值（SHA-256）',
  /** Title of its page, and in a list of years or reports: `2020年…年度报告（历史年报，导入）`. */
  listed: (title: string): string => `${title}（历史年报，导入）`,
  yearNotice: (count: number): string =>
    `本年度的 ${count} 份是历史年报：由单位当时自行公布，后来导入本站，没有经过本系统报送、审核、审定。当年共有多少家单位应当公布，本站不掌握，合计只是已导入的这几份相加。`,
  coverage: (count: number): string => `已导入历史年报 ${count} 份（应公布家数不详）`,
  totals: (count: number): string => `历史年报，仅为已导入的 ${count} 份相加，不代表全部单位；未能识别的格没有计入。`,
  chart: '方形的点是导入的历史年报，没有经过本系统审核；其中未能识别的数字留空，不按 0 计算。',
  point: '历史年报',
  here: (day: string): string => `${day}在本站公开`,
  schema: '历史年报的数据格式说明（JSON Schema）',
  csvHead: '来源',
  csvValue: '历史年报（导入，未经本系统审定）',
  csvFiled: '本系统报送、审定',
};
