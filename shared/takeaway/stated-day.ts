/**
 * The day on which a web page says of itself that it was published: "发布日期：2026-01-20", "发布时间：2026年1月20日 09:00". It
 * stands above the report, between title and text. Two different days are none: nobody knows which is meant.
 */
import { daySchema } from '#shared/ids/calendar.js';

/** Of publishing alone: a day on which something was written or dated says nothing of the page. */
const STATED =
  /(?:发布|公布|公开|上网|发稿)(?:日期|时间)\s*[:：]?\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)/gu;

export function statedDay(opening: readonly string[]): string | null {
  const text = opening.join('\n').normalize('NFKC');
  const days = new Set(
    [...text.matchAll(STATED)].flatMap(([, year = '', month = '', day = '']) => {
      const found = daySchema.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
      return found.success ? [found.data] : [];
    }),
  );
  const [only] = days;
  return days.size === 1 && only !== undefined ? only : null;
}
