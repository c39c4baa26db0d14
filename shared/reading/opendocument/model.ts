/** What the walk through an OpenDocument finds, for the readers of texts and of sheets. */
import type { Flow } from '../office/word-flow.js';

export interface OpenCell {
  readonly covered: boolean;
  readonly repeat: number;
  readonly columns: number;
  readonly rows: number;
  readonly style: string | undefined;
  readonly type: string | undefined;
  readonly value: string | undefined;
  readonly formula: boolean;
  readonly flow: Flow;
  /** Something about it is not known to be harmless: a person must look. */
  unsure: boolean;
  /** The last cell that a picture anchored here reaches: `Sheet.C3`. */
  readonly reaches: string[];
}

export interface OpenRow {
  readonly repeat: number;
  readonly hidden: boolean;
  readonly style: string | undefined;
  readonly cells: OpenCell[];
}

export interface OpenColumn {
  readonly repeat: number;
  readonly hidden: boolean;
  readonly width: number | undefined;
  readonly cellStyle: string | undefined;
}

export interface OpenTable {
  readonly name: string;
  readonly hidden: boolean;
  readonly unsure: boolean;
  readonly columns: OpenColumn[];
  readonly rows: OpenRow[];
  nests: boolean;
  /** Formats under conditions, or pictures that lie anywhere over it. */
  altered: boolean;
}

export interface OpenContent {
  readonly paragraphs: readonly { readonly lines: readonly string[]; readonly table: number | undefined }[];
  readonly tables: readonly OpenTable[];
  readonly pictures: number;
  readonly comments: number;
  readonly changes: number;
  readonly hidden: number;
}

export interface OpenLimits {
  readonly tables: number;
  readonly cells: number;
  readonly characters: number;
}
