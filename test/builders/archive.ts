/**
 * ZIP archives for documents, the same bytes for the same parts, and the ways in which one can be made to lie.
 */
export { zipParts, type Parts } from '#shared/takeaway/ooxml/package.js';

const [LOCAL, CENTRAL] = [0x04034b50, 0x02014b50];

/** Offsets of both headers of every entry: where its name stands and where its sizes do. */
function headersOf(archive: Uint8Array): { at: number; central: boolean; name: string }[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.length);
  const headers: { at: number; central: boolean; name: string }[] = [];
  for (let at = 0; at < archive.length - 30; at++) {
    const signature = view.getUint32(at, true);
    if (signature !== LOCAL && signature !== CENTRAL) continue;
    const central = signature === CENTRAL;
    const start = at + (central ? 46 : 30);
    const length = view.getUint16(at + (central ? 28 : 26), true);
    headers.push({ at, central, name: new TextDecoder().decode(archive.subarray(start, start + length)) });
  }
  return headers;
}

function changed(
  archive: Uint8Array,
  name: string,
  change: (view: DataView, at: number, central: boolean) => void,
): Uint8Array {
  const copy = archive.slice();
  const view = new DataView(copy.buffer);
  for (const header of headersOf(copy)) if (header.name === name) change(view, header.at, header.central);
  return copy;
}

/** The entry says that it inflates to `size` bytes, whatever it really does. */
export function withDeclaredSize(archive: Uint8Array, name: string, size: number): Uint8Array {
  return changed(archive, name, (view, at, central) => view.setUint32(at + (central ? 24 : 22), size, true));
}

/** Sets the flag that an entry is locked by a password. */
export function withLock(archive: Uint8Array, name: string): Uint8Array {
  return changed(archive, name, (view, at, central) => {
    const flags = at + (central ? 8 : 6);
    view.setUint16(flags, view.getUint16(flags, true) | 1, true);
  });
}

/** Gives an entry another name of the same length, in both headers or in the directory alone. */
export function withName(
  archive: Uint8Array,
  name: string,
  other: string,
  where: 'both' | 'directory' = 'both',
): Uint8Array {
  const bytes = new TextEncoder().encode(other);
  return changed(archive, name, (view, at, central) => {
    if (!central && where === 'directory') return;
    new Uint8Array(view.buffer).set(bytes, at + (central ? 46 : 30));
  });
}

/** The second entry's directory record points at the body of the first. */
export function withSharedBody(archive: Uint8Array, first: string, second: string): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.length);
  const home = headersOf(archive).find((header) => header.central && header.name === first);
  const offset = home === undefined ? 0 : view.getUint32(home.at + 42, true);
  const packed = home === undefined ? 0 : view.getUint32(home.at + 20, true);
  return changed(archive, second, (other, at, central) => {
    if (!central) return;
    other.setUint32(at + 42, offset, true);
    other.setUint32(at + 20, packed, true);
  });
}
