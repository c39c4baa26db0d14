/** The groups of the board's counting bar, in the order of the way. Value of the query parameter `state`. */
export const BOARD_GROUPS = [
  'not-invited',
  'invited',
  'draft',
  'returned',
  'in-review',
  'in-approval',
  'approved',
  'stopped',
  'released',
  'ended',
] as const;
export type BoardGroup = (typeof BOARD_GROUPS)[number];
