/** Calendar days as sentences need them. Days are `2026-01-31` and carry no zone; nothing here reads a clock. */
import type { Bilingual } from '#shared/report/labels.js';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `2026-01-31` -> 2026年1月31日, 31 January 2026 */
export function dayName(day: string): Bilingual {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { zh: `${year}年${month}月${date}日`, en: `${date} ${MONTHS[month - 1] ?? ''} ${year}` };
}
