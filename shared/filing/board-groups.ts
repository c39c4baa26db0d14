/** The groups of the board's counting bar, in the order of the way. Value of the query parameter `state`. */
export const BOARD_GROUPS = [
  'not-invited',
  'invited',
  /** The last file that came could not be taken, and there is no other. */
  'refused',
  'draft',
  'returned',
  'withdrawn',
  /** Opened again by the publisher after the approval. */
  'reopened',
  'in-review',
  'in-approval',
  'approved',
  'stopped',
  /** Public, and the agency was asked for a corrected version that has not come yet. */
  'correcting',
  'released',
  'taken-down',
  /** The draft expired when the season was closed; it was opened again since, and waits for another file. */
  'expired',
  /** The draft expired, and nothing is taken any more. */
  'ended',
  /** Taken off the roster: counted and listed apart. */
  'removed',
] as const;
export type BoardGroup = (typeof BOARD_GROUPS)[number];
