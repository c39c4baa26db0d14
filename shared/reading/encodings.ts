/**
 * Bytes -> text, by what the bytes themselves allow. Whatever cannot be decoded without loss is no text, and neither is
 * what was lost before: a figure among garbled characters may be garbled too.
 */

const latin1 = (bytes: Uint8Array, length: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.length)).toString('latin1');

const BOMS = [
  { encoding: 'utf-8', bom: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bom: [0xff, 0xfe] },
  { encoding: 'utf-16be', bom: [0xfe, 0xff] },
];

/** What a web page says of its own encoding, where that is another one than those tried in any case. */
function declaredCharset(bytes: Uint8Array): string[] | undefined {
  const head = latin1(bytes, 4096);
  const [, name] = /<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,20})/iu.exec(head) ?? [];
  if (name === undefined || /^gb/iu.test(name)) return undefined;
  return /^utf-?8$/iu.test(name) ? [] : [name.toLowerCase()];
}

function decodedAs(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Not this encoding, or no encoding at all.
    return undefined;
  }
}

export function decode(bytes: Uint8Array): string | undefined {
  const marked = BOMS.find(({ bom }) => bom.every((byte, index) => bytes[index] === byte));
  const declared = declaredCharset(bytes);
  const tries = marked === undefined ? ['utf-8', ...(declared ?? []), 'gb18030'] : [marked.encoding];
  for (const encoding of tries) {
    const text = decodedAs(bytes, encoding);
    if (text === undefined) continue;
    // GB18030 gives ideographs for nearly any bytes: against the page's own word it takes more than that.
    if (encoding !== 'gb18030' || declared === undefined || text.includes('政府信息公开')) return text;
  }
  return undefined;
}

/** By the word of whoever sent it, which stands above the text's own; a mark at its beginning stands above both. */
export function decodeAs(bytes: Uint8Array, charset: string): string | undefined {
  if (BOMS.some(({ bom }) => bom.every((byte, index) => bytes[index] === byte))) return decode(bytes);
  return decodedAs(bytes, /^gb/iu.test(charset) ? 'gb18030' : charset);
}

/** Characters that only appear when bytes were read in the wrong encoding, at some time in the file's life. */
export function isGarbled(text: string): boolean {
  if (text.includes('\ufffd')) return true;
  // Of the upper half of Latin-1 only ©, · and the space that does not break stand in honest pages.
  const odd = text.match(/[\u0080-\u009f\u00a1-\u00a8\u00aa-\u00b6\u00b8-\u00ff\ue000-\uf8ff]/gu)?.length ?? 0;
  const ideographs = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return odd > 20 && odd > ideographs / 10;
}
