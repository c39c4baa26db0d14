/**
 * How authors word and furnish the official tables otherwise without meaning anything else: other words for a head,
 * other ordinals, a caption above the heads, a note below the values. Nothing in it changes what a cell says.
 */
import { SECTION_HEADINGS, SECTION_ORDINALS } from '#shared/report/labels.js';
import type { FormGrid, GridCell } from './form-tables.js';

export const ORDINAL_STYLES = ['1.', '1．', '1、', '（1）', '①', ''] as const;
export type OrdinalStyle = (typeof ORDINAL_STYLES)[number];

export const HEADING_STYLES = ['一、', '一.', '第一部分　'] as const;
export type HeadingStyle = (typeof HEADING_STYLES)[number];

export interface Wording {
  /** 合计 for 总计. */
  readonly sumCalled?: '总计' | '合计';
  /** 规范性文件 without 行政. */
  readonly shortDocuments?: boolean;
  readonly ordinals?: OrdinalStyle;
  /** A row above the heads. */
  readonly caption?: string;
  /** A row below the last one. */
  readonly note?: string;
}

function withOrdinal(text: string, style: OrdinalStyle): string {
  return text.replace(/^([1-8])\./u, (_, digit: string) =>
    style === '①' ? String.fromCodePoint(0x245f + Number(digit)) : style.replace('1', digit),
  );
}

export function reworded(grid: FormGrid, wording: Wording): FormGrid {
  const { sumCalled = '总计', shortDocuments = false, ordinals = '1.', caption, note } = wording;
  const word = (cell: GridCell): GridCell => {
    if (cell.role === 'value') return cell;
    const text =
      cell.text === '总计' ? sumCalled : shortDocuments ? cell.text.replace(/^行政(?=规范)/u, '') : cell.text;
    return { ...cell, text: withOrdinal(text, ordinals) };
  };
  const across = (text: string | undefined): GridCell[][] =>
    text === undefined ? [] : [[{ text, role: 'label', colspan: grid.columns.length, rowspan: 1 }]];
  return { ...grid, rows: [...across(caption), ...grid.rows.map((row) => row.map(word)), ...across(note)] };
}

/** A heading of the six sections as it may be numbered. */
export function headingStyled(index: number, style: HeadingStyle): string {
  return style.replace('一', SECTION_ORDINALS[index] ?? '') + (SECTION_HEADINGS[index]?.zh ?? '');
}
