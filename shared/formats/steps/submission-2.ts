/** 1 -> 2 of a submission: it belongs to an area, which its id names, while its objects keep the name that they have. */
import { HOME_AREA } from '#shared/ids/area-id.js';
import type { Step } from '../format.js';

export const submissionWithArea: Step = (stored) => ({ ...stored, area: HOME_AREA, storedUnder: stored['id'] });
