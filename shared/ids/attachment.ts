/** The header by which a browser saves an answer under a name (RFC 6266): a plain one, and the Chinese one for those that can read it. */

/** Characters that RFC 5987 does not let stand for themselves, though encodeURIComponent does. */
const UNSAFE = /['()*]/g;
/** What no file system takes in a name, and what turns a line around. */
const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}]/gu;

/** `plainName` is ASCII; it also stands in where the other is empty. */
export function attachment(fileName: string, plainName: string): string {
  const encoded = encodeURIComponent((fileName || plainName).replace(NOT_IN_NAMES, '_')).replace(
    UNSAFE,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plainName}"; filename*=UTF-8''${encoded}`;
}
