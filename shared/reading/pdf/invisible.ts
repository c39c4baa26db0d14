/** Characters that leave nothing on the paper; both engines hand them over among the others. */
const INVISIBLE = /^[\s\p{Cc}\p{Cf}]$/u;

/** White space, control codes and codes for the layout of text; of the usual ranges known without asking. */
export function isInvisible(code: number): boolean {
  if (code <= 0x20 || code > 0x10ffff) return true;
  if (code < 0x7f || (code >= 0x4e00 && code <= 0x9fff)) return false;
  return INVISIBLE.test(String.fromCodePoint(code));
}
