/** How report.csv is laid out: one line per cell. The site writes it and the reader reads it back, from the same words. */
import type { CellReading } from './record.js';

export const CSV_HEAD = [
  '年度',
  '单位代码',
  '单位名称',
  '表',
  '项目',
  '数值',
  '填写情况',
  '补录',
  '单位说明',
  '单元格标识',
  '位置',
] as const;

export const CSV_COLUMNS = { year: 0, agency: 2, value: 5, kind: 6, id: 9 } as const;

export const CSV_KINDS = {
  number: '数字',
  blank: '空白',
  mark: '标记',
  'not-printed': '原表无此格',
  unread: '未能识别',
} as const satisfies Record<CellReading['kind'], string>;

/** Before the characters of a mark. */
export const CSV_MARK = '标记：';
