/**
 * The words of the public site. Labels of the form are not here: they belong to the form (shared/report/labels.ts).
 */
import { SHORT_FORM_CELLS, TABLE3_COLUMNS } from '#shared/report/cells.js';
import { REPORT_TITLE, TABLE3_COLUMN_LABELS, TABLE3_ROW_LABELS } from '#shared/report/labels.js';
import type { CellReading, DocumentFormat } from '#shared/report/record.js';
import type { AgencyKind } from '#shared/ids/agency-kind.js';

const CELL_HEAD = ['年度', '单位代码', '单位名称'] as const;

export const TEXTS = {
  skip: '跳到正文',
  siteName: (area: string): string => `${area}政府信息公开年报`,
  home: '首页',
  breadcrumb: '当前位置',
  yearTitle: (year: number): string => `${year}年${REPORT_TITLE.zh}`,
  footer: '本站由各单位报送、审定的年度报告生成。未填报的数据不按 0 计算。',
  feed: '更新订阅（Atom）',
  scrollHint: '表格较宽，可左右滑动查看。',

  published: (day: string): string => `${day}公布`,
  corrected: (day: string): string => `${day}更正`,
  agencyLine: (kind: string): string => `单位类别：${kind}`,
  files: '下载',
  originalSize: (format: string, size: string): string => `${format}，${size}`,
  formats: {
    pdf: 'PDF',
    docx: 'Word',
    html: '网页',
    xlsx: 'Excel',
    text: '文本',
    json: 'JSON',
    mht: '网页（归档）',
  } as const satisfies Record<DocumentFormat, string>,
  contents: '目录',
  correctionHead: (version: number): string => `本报告已更正，现为第 ${version} 版。`,
  correctionReason: (reason: string): string => `更正原因：${reason}`,
  oneVersion: (version: number): string => `这里保存的是第 ${version} 版。`,
  toCurrent: '查看现行版本',
  noText: '原文本节没有文字。',
  noteMark: (n: number): string => `注${n}`,
  noteLabel: (n: number): string => `注${n}：见表后说明`,
  ruleLink: (rule: string): string => `规则 ${rule}`,
  explained: '单位说明：',
  waived: (day: string): string => `公布单位同意保留（${day}）：`,
  keyedMark: '补',
  keyedLabel: '由填报单位补录，见表后说明',
  keyedNote: (cells: string, day: string): string =>
    `由填报单位补录：${cells}。原文中的这些数字未能自动识别，由填报单位于${day}填写并负责。`,
  listComma: '、',
  blankCell: '原文空白',
  markCell: '原文如此',
  notPrintedCell: '原文无此格',
  unreadCell: '未能识别',
  otherNotes: '校核说明',
  filing: '报送与审定',
  officer: '报送负责人',
  officerName: (name: string, title: string): string => `${name}（${title}）`,
  filedAt: '报送日期',
  stages: { review: '审核通过', approval: '审定通过' } as const,
  upload: '报送的文件',
  originalName: '原文文件名',
  originalKind: '原文件格式和大小',
  originalDigest: '文件摘要（SHA-256）',
  originalNotPublished:
    '原文件不公开提供下载：本站只提供由本系统生成的内容。持有原文件的，可以用文件摘要核对是否就是报送的那一份。',
  originalGone: (digest: string): string =>
    `原文件不再公开提供下载：本站只提供由本系统生成的内容。\n文件摘要（SHA-256）：${digest}\n`,
  seal: '内容签封',
  beforeSeals: '报送时还没有启用签封',
  sealDigest: '内容摘要（SHA-256）',
  auditHead: '发布时的办理记录校验值（SHA-256）',
  shortFormNote: '本报告使用的表式把“（六）其他处理”合并为一行填报。',
  versions: '历次版本',
  version: (n: number): string => `第 ${n} 版`,

  coverage: (published: number, expected: number): string => `${expected} 家单位中 ${published} 家已公布`,
  coverageCount: (published: number): string => `已公布 ${published} 份`,
  missingCount: (count: number): string => `${count} 家单位尚未公布：`,
  allPublished: '应公布的单位均已公布。',
  reports: '各单位年度报告',
  totals: '汇总数据',
  totalsScope: (reports: number): string =>
    `以下为 ${reports} 份报告的合计，包括政府部门、乡镇（街道）和垂直管理单位。人民政府的年度报告本身就是汇总，不再重复相加。`,
  totalsCoverage:
    '空白、标记和原表没有的格不按 0 相加。并非每份报告都填了数字的，在合计下面注明“几份报告中几份有数字”。',
  totalsNone: '没有可以汇总的报告。',
  totalOf: (numbers: number, of: number): string => `${numbers}/${of} 份`,
  totalNone: '没有报告给出数字',
  totalsShort: (reports: number): string =>
    `另有 ${reports} 份报告把“（六）其他处理”合并为一行填报，没有计入上表第（六）项的三行；这一行的合计为：`,
  totalsPair: (label: string, total: string): string => `${label} ${total}`,
  data: '开放数据',
  yearData: '本年度全部数据',
  dataIntro:
    'JSON 供程序使用，数字和文字保持原样；CSV 供表格软件使用，可能被当作公式的文字前加了单引号，数字不变。每格没有数字的，JSON 中为 null 并注明原因，CSV 中为空。',
  schemaReport: '单份报告的数据格式说明（JSON Schema）',
  schemaYear: '年度数据的格式说明（JSON Schema）',
  manifest: '全部数据文件及校验值',
  dataOfYear: (year: number, format: string): string => `${year}年度全部报告（${format}）`,
  years: '按年度查看',
  agencies: '按单位查看',
  yearLink: (year: number): string => `${year}年度`,
  agencyTitle: (name: string): string => `${name}历年政府信息公开工作年度报告`,
  agencyFigures: '历年主要数据',
  noData: '没有填报',
  cols: {
    agency: '单位',
    year: '年度',
    publishedAt: '公布日期',
    received: '新收申请',
    granted: '予以公开',
    partial: '部分公开',
    denied: '不予公开',
    carriedForward: '结转下年',
    review: '行政复议',
    litigation: '行政诉讼',
    data: '数据',
  } as const,
  notFoundTitle: '没有找到这个网页',
  notFound: '这个地址没有对应的网页。可能是地址有误，也可能是报告还没有公布。',
  notFoundNext: '请从首页按年度或者单位查找。',
  homeTitle: REPORT_TITLE.zh,
  homeIntro: '各单位依照《中华人民共和国政府信息公开条例》第四十九条、第五十条公布的年度报告：每份报告有网页和数据。',
  nothingYet: '还没有公布年度报告。',
  feedCorrected: (title: string, version: number): string => `${title}（更正，第 ${version} 版）`,

  kinds: {
    number: '数字',
    blank: '空白',
    mark: '标记',
    'not-printed': '原表无此格',
    unread: '未能识别',
  } as const satisfies Record<CellReading['kind'], string>,
  markAs: (raw: string): string => `标记：${raw}`,
  agencyKinds: {
    government: '人民政府',
    department: '政府部门',
    township: '乡镇（街道）',
    vertical: '垂直管理单位',
  } as const satisfies Record<AgencyKind, string>,
  shortFormCell: (index: number): string => {
    const column = TABLE3_COLUMNS[index % SHORT_FORM_CELLS.length] ?? 'total';
    return `${TABLE3_ROW_LABELS['otherHandling.total'].zh}·${TABLE3_COLUMN_LABELS[column].zh}（合并填报）`;
  },

  csv: {
    keyed: '由填报单位补录',
    reportHead: [...CELL_HEAD, '表', '项目', '数值', '填写情况', '补录', '单位说明', '单元格标识', '位置'],
    yearHead: [
      ...CELL_HEAD,
      '单位类别',
      '版本',
      '发布日期',
      '更正日期',
      '更正原因',
      '表式',
      '网页',
      '文件摘要（SHA-256）',
      '有数字的单元格数',
    ],
  },
} as const;
