/** The words inside the data files of the public site. They are Chinese data: an English page links to the same files. */
import { SHORT_FORM_CELLS, TABLE3_COLUMNS } from '#shared/report/cells.js';
import { TABLE3_COLUMN_LABELS, TABLE3_ROW_LABELS } from '#shared/report/labels.js';
import type { CellReading } from '#shared/report/record.js';

const CELL_HEAD = ['年度', '单位代码', '单位名称'] as const;

export const siteData = {
  kinds: {
    number: '数字',
    blank: '空白',
    mark: '标记',
    'not-printed': '原表无此格',
    unread: '未能识别',
  } as const satisfies Record<CellReading['kind'], string>,
  markAs: (raw: string): string => `标记：${raw}`,
  shortFormCell: (index: number): string => {
    const column = TABLE3_COLUMNS[index % SHORT_FORM_CELLS.length] ?? 'total';
    return `${TABLE3_ROW_LABELS['otherHandling.total'].zh}·${TABLE3_COLUMN_LABELS[column].zh}（合并填报）`;
  },
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
} as const;
