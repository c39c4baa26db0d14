/** 2 -> 3 of a season: one deadline for all, nobody in the publisher's place, nobody named to be asked, never closed. */
import type { Step } from '../format.js';

export const seasonOfOneDeadline: Step = (stored) => ({
  ...stored,
  deadlines: null,
  substitute: null,
  office: null,
  delegations: [],
  closedAt: null,
  archivedAt: null,
});
