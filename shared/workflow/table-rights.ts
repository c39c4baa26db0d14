/**
 * Which kinds of items each function reads and writes, and how. The CDK app makes the table's rights from this list, by
 * how a partition key begins; the flow tests refuse whatever is not on it, as AWS would (test/flow/guarded-database.ts).
 * Here those that show pages, figures and documents to everybody; all others in rooms as their functions are.
 */
import type { FunctionName } from './functions.js';
import type { ItemKind } from './item-kinds.js';
import { AGENCY_RIGHTS } from './table-rights/agency.js';
import { DECIDER_RIGHTS } from './table-rights/decider.js';
import { ENTRANCE_RIGHTS } from './table-rights/entrance.js';
import { PUBLISHER_RIGHTS } from './table-rights/publisher.js';
import { ASKER, BOARD, DESK, NOTHING, type TableRights } from './table-rights/rights.js';
import { SEASON_RIGHTS } from './table-rights/season.js';
import { WORK_RIGHTS } from './table-rights/work.js';

export const TABLE_RIGHTS: Readonly<Record<FunctionName, TableRights>> = {
  'show-desk': { reads: [...DESK, 'form', 'upload', 'comments', 'setup', 'person', 'lastYear', 'history', ...BOARD] },
  'show-document': { reads: [...ASKER, 'filing'] },
  'show-page-picture': { reads: [...ASKER, 'filing'] },
  'download-workbook': { reads: DESK },
  ...SEASON_RIGHTS,
  ...ENTRANCE_RIGHTS,
  ...AGENCY_RIGHTS,
  ...DECIDER_RIGHTS,
  ...PUBLISHER_RIGHTS,
  ...WORK_RIGHTS,
};

/** The layout is looked at by all that see the table. */
export function readableKinds(name: FunctionName): readonly ItemKind[] {
  const rights = TABLE_RIGHTS[name];
  return rights === NOTHING ? [] : ['layout', ...rights.reads];
}
