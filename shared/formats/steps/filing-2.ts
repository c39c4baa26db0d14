/** 1 -> 2 of a filing: its audit chain says itself what it is the chain of, because keys may be named anew. */
import { HOME_AREA } from '#shared/ids/area-id.js';
import type { Step, Stored } from '../format.js';

export const filingWithSubject: Step = (stored) => ({
  ...stored,
  area: HOME_AREA,
  audit: { ...(stored['audit'] as Stored), subject: `FILING#${stored['year']}#${stored['agency']}` },
});
