/**
 * A sheet as whoever fills it describes it: cells with their content and look, merges, widths. How that becomes a part
 * of a workbook is for sheet-xml.ts. Rows and columns count from 1.
 */
import { addressOfCell } from '#shared/reading/office/sheet-areas.js';

export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** A text is never taken for a formula: it is kept as a text, whatever it begins with. */
export type Content = { readonly text: string } | { readonly number: string } | null;

export type Font = 'plain' | 'bold' | 'title' | 'heading' | 'quiet' | 'link';

export interface DraftStyle {
  readonly font?: Font;
  /** Red, green, blue as six hexadecimal digits. */
  readonly fill?: string;
  readonly align?: 'left' | 'center';
  /** Text begins at the top of its cell and not in its middle. */
  readonly top?: boolean;
  readonly wrap?: boolean;
  readonly shrink?: boolean;
  readonly border?: boolean;
  /** Format code; `General` unless given. */
  readonly format?: string;
  /** May be filled in on a protected sheet. */
  readonly unlocked?: boolean;
}

export interface DraftCell extends Spot {
  readonly content: Content;
  readonly look: DraftStyle;
  /** A place in the same workbook, as `placeIn` writes it. */
  readonly link?: string;
  /** Shown when the pointer rests on the cell. */
  readonly note?: string;
}

export interface Merge extends Spot {
  readonly rows: number;
  readonly columns: number;
}

/** What a cell tells when it is entered, and what it takes. */
export interface Guidance extends Spot {
  readonly title: string;
  readonly prompt: string;
  readonly takes?: { readonly oneOf: string } | { readonly atMost: number };
}

export interface SheetDraft {
  readonly name: string;
  readonly widths: readonly number[];
  /** The last column is kept from view; it holds what only the software needs. */
  readonly lastColumnHidden?: boolean;
  /** In points. Programs fit a row to its texts by themselves, but not to texts of merged cells: those rows are given. */
  readonly heights?: ReadonlyMap<number, number>;
  /** Where programs start from before they fit a row to what is typed in it. */
  readonly startHeights?: ReadonlyMap<number, number>;
  readonly cells: readonly DraftCell[];
  readonly merges?: readonly Merge[];
  readonly guidance?: readonly Guidance[];
  /** Rows that stay in sight. */
  readonly frozenRows?: number;
  /** Only unlocked cells can be changed. Without a password: it guards against slips, not against people. */
  readonly guarded?: boolean;
  readonly orientation: 'portrait' | 'landscape';
}

/** `G12` */
export function cellAddress({ row, column }: Spot): string {
  return addressOfCell(row, column);
}

export function placeIn(sheet: string, spot: Spot): string {
  return `'${sheet.replaceAll("'", "''")}'!${cellAddress(spot)}`;
}
