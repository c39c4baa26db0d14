/** What the pages of reports of earlier years are given. */
import type { HistoryReport } from '#shared/filing/history.js';
import type { Agency } from '#shared/season/model.js';
import type { LastYearRow } from './last-year-views.js';
import type { Attempt, SeasonPage } from './views.js';

export type HistoryFault =
  | 'nothing-chosen'
  | 'no-source'
  | 'too-long'
  | 'bad-day'
  | 'none-to-release'
  | 'other-agency'
  | 'busy'
  | 'busy-discarding'
  | 'season-closed'
  | 'link-ended';

export interface HistoryYear {
  readonly year: number;
  /** It was collected here. */
  readonly hasSeason: boolean;
  readonly held: number;
  readonly released: number;
  readonly down: number;
}

/** GET `/g/{grant}/history` of the publisher. */
export interface HistoryPage extends SeasonPage {
  /** Newest first. */
  readonly years: readonly HistoryYear[];
}

export interface TypedSource {
  readonly where: string;
  readonly published: string;
  readonly page: string;
}

/** GET `/g/{grant}/history/{year}`, and the answers of its deeds. */
export interface HistoryYearPage extends SeasonPage {
  readonly year: number;
  readonly rows: readonly LastYearRow[];
  /** Agencies that are on the roster, in its order. */
  readonly agencies: readonly Agency[];
  /** By agency id. */
  readonly reports: readonly HistoryReport[];
  /** Where the area's site stands, without a closing slash. */
  readonly siteBase: string;
  readonly typed: TypedSource;
  readonly fault: HistoryFault | null;
  readonly attempt: Attempt | null;
  /** Names of agencies for which more than one file was chosen. */
  readonly twice: readonly string[];
  /** What the last press did. */
  readonly done: { readonly is: 'saved' | 'releasing'; readonly count: number } | { readonly is: 'taken-down' } | null;
}
