/** How the site writes an instant and a size: the day in China (UTC+8 the whole year), and kilobytes. */

const CHINA = 8 * 60 * 60 * 1000;

function inChina(instant: string): Date {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) throw new RangeError(`not an instant: ${instant}`);
  return new Date(time + CHINA);
}

/** `2026-01-30T17:00:00Z` -> `2026年1月31日`. */
export function chinaDay(instant: string): string {
  const date = inChina(instant);
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
}

/** `2026-01-30T17:00:00Z` -> `2026-01-31`. */
export function chinaDate(instant: string): string {
  return inChina(instant).toISOString().slice(0, 10);
}

/** `1.2 MB`, `340 KB`, `12 B`. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
