/** Numbers in sentences carry separators, in both languages the same; inside the official tables they do not. */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}
