/** 1 -> 2 of most things: before there were areas, everything belonged to the one that is called home now. */
import { HOME_AREA } from '#shared/ids/area-id.js';
import type { Step } from '../format.js';

export const withArea: Step = (stored) => ({ ...stored, area: HOME_AREA });
