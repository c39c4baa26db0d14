/** The words inside the data files of the public site. They are Chinese data: an English page links to the same files. */
import { SHORT_FORM_CELLS, TABLE3_COLUMNS } from '#shared/report/cells.js';
import { TABLE3_COLUMN_LABELS, TABLE3_ROW_LABELS } from '#shared/report/labels.js';
import { CSV_HEAD, CSV_KINDS, CSV_MARK } from '#shared/report/published-csv.js';

const CELL_HEAD = ['年度', '单位代码', '单位名称'] as const;

export const siteData = {
  kinds: CSV_KINDS,
  markAs: (raw: string): string => `${CSV_MARK}${raw}`,
  shortFormCell: (index: number): string => {
    const column = TABLE3_COLUMNS[index % SHORT_FORM_CELLS.length] ?? 'total';
    return `${TABLE3_ROW_LABELS['otherHandling.total'].zh}·${TABLE3_COLUMN_LABELS[column].zh}（合并填报）`;
  },
  keyed: '由填报单位补录',
  reportHead: CSV_HEAD,
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
    '来源',
    '计入合计',
  ],
  counted: (counted: boolean): string => (counted ? '是' : '否'),
} as const;
