/** 2 -> 3 of an agency: it had one name, no phone, no past and no parent, and nobody took it off the roster. */
import type { Step } from '../format.js';

export const agencyOfOneName: Step = (stored) => ({
  ...stored,
  aliases: [],
  formerNames: [],
  predecessors: [],
  parent: null,
  phone: null,
  removed: null,
});
