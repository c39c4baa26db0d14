/** What the page of last year's reports of all agencies is given. */
import type { LastYearDoubt, LastYearFile } from '#shared/filing/last-year.js';
import type { Agency } from '#shared/season/model.js';
import type { SeasonPage } from './views.js';

export type LastYearFault = 'nothing-chosen' | 'busy' | 'busy-discarding' | 'season-closed' | 'link-ended';

export interface LastYearRow {
  readonly file: LastYearFile;
  readonly doubts: readonly LastYearDoubt[];
  /** It can be taken for nobody. */
  readonly isOut: boolean;
  /** Of the roster: chosen before, proposed, or nobody. */
  readonly proposed: Agency['id'] | null;
}

/** GET `/g/{grant}/last-year` of the publisher, and the answers of its deeds. */
export interface LastYearPage extends SeasonPage {
  readonly rows: readonly LastYearRow[];
  /** Agencies that are on the roster, in its order. */
  readonly agencies: readonly Agency[];
  readonly fault: LastYearFault | null;
  /** Names of agencies for which more than one file was chosen. */
  readonly twice: readonly string[];
  /** How many were taken over by the last press; null where nobody pressed. */
  readonly saved: number | null;
}
