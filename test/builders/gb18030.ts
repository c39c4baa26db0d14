/** Text -> GB18030, which the platform can only decode: its two-byte part, turned round. */

let table: Map<string, readonly [number, number]> | undefined;

function twoByteTable(): Map<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\ufffd' && !found.has(character))
        found.set(character, [lead, trail]);
    }
  }
  return found;
}

export function gb18030(text: string): Uint8Array {
  table ??= twoByteTable();
  const bytes: number[] = [];
  for (const character of text) {
    const pair = table.get(character);
    if (character < '\u0080') bytes.push(character.charCodeAt(0));
    else if (pair === undefined) throw new RangeError(`not in the two-byte part of GB18030: ${character}`);
    else bytes.push(...pair);
  }
  return Uint8Array.from(bytes);
}
