/** A published file that comes back, for a correction or to be compared, ends where its annex begins. */
import { isAnnexHeading } from '#shared/report/annex.js';

export function withoutAnnex<Line extends { readonly text: string }>(lines: readonly Line[]): readonly Line[] {
  const at = lines.findIndex(({ text }) => isAnnexHeading(text));
  return at < 0 ? lines : lines.slice(0, at);
}
