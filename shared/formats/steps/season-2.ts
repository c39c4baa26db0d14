/** 1 -> 2 of a season: `area` was the area's name and is its id now. */
import { HOME_AREA } from '#shared/ids/area-id.js';
import type { Step } from '../format.js';

export const seasonWithAreaName: Step = (stored) => ({ ...stored, area: HOME_AREA, areaName: stored['area'] });
