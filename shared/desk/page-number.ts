/** Which page of a long list an address asks for. */

/** More pages than any list of the desk has: what an address says is drawn in links again, and must stay a number. */
const MOST_PAGES = 10_000;

/** The first, where the text names none. */
export function pageNumber(text: string | undefined): number {
  const page = Number.parseInt(text ?? '', 10);
  return page >= 1 ? Math.min(MOST_PAGES, page) : 1;
}
