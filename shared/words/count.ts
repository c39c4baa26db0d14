/**
 * Numbers in sentences carry separators, in both languages the same; inside the official tables they do not. Texts count
 * while a function loads: the platform's own formatting would cost each start as much as reading a report.
 * @param value a whole number
 */
export function count(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
