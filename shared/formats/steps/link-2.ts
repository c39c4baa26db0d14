/**
 * 1 -> 2 of a link: its row named the grant only. The end was the grant's, which stands in when the row tidies itself up, a
 * year later.
 */
import type { Step } from '../format.js';

const KEPT_SECONDS = 365 * 86_400;

export const linkWithEnd: Step = ({ grant, expiresAtSeconds }) => ({
  grant,
  serial: 0,
  mintedAt: null,
  expiresAt: new Date((Number(expiresAtSeconds) - KEPT_SECONDS) * 1000).toISOString(),
  former: true,
});
