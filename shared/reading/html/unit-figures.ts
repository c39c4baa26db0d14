/**
 * Pieces of a cell that show a number with its unit behind it, `12件`. The unit may be small, light or in a tag of its
 * own without making the number another one; the doubts about joined digits are asked of the digits alone.
 */
const UNIT = /[\s\u00a0]*(?:件次|人次|件|宗|项|个|条|份|次|起|例|万元)[\s\u00a0]*$/u;

/** The pieces without the unit at their end; the same where there is none. */
export function withoutUnit<Piece extends { readonly text: string }>(pieces: readonly Piece[]): readonly Piece[] {
  const text = pieces.map((piece) => piece.text).join('');
  const unit = UNIT.exec(text);
  if (unit === null) return pieces;
  let left = unit.index;
  return pieces.map((piece) => {
    const kept = piece.text.slice(0, Math.max(0, left));
    left -= piece.text.length;
    return { ...piece, text: kept };
  });
}
