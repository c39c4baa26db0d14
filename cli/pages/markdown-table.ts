/** A table of the pages that are drawn from code, as Markdown. */

/** Chinese characters and their punctuation take two columns of a text table. */
const widthOf = (text: string) => text.length + (text.match(/[\u2e80-\u9fff\uff00-\uff60]/g) ?? []).length;

/** Padded as the repository's formatter pads it, so that the page passes its check. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.map((row) => widthOf(row[column] ?? ''))));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const padded = rows.map((row) =>
    line(widths.map((width, column) => (row[column] ?? '') + ' '.repeat(width - widthOf(row[column] ?? '')))),
  );
  return [...padded.slice(0, 1), line(widths.map((width) => '-'.repeat(width))), ...padded.slice(1)];
}
