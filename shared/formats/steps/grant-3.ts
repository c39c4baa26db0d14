/** 2 -> 3 of a grant: it names the link that opens it and counts how often all of its links were ended. */
import type { Step } from '../format.js';

/** Of former code every link opened its grant; when a new one may be asked for is counted elsewhere now. */
export const grantWithSerial: Step = ({ lastLinkAt: _, ...stored }) => ({ ...stored, serial: 0, links: null });
