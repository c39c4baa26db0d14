/** A zip of the packs of a year or of all, made file by file as they come. Equal files give equal bytes: no time of day is in it. */
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** The day that a zip dates its files: an archive can name none before 1980, and the release is named inside. */
const DATED = new Date(2000, 0, 1, 12);
/** What is compressed already. */
const PACKED = /\.(?:parquet|zip)$/;
const STEP = 1 << 20;

export interface GrowingZip {
  readonly add: (name: string, body: Uint8Array) => void;
  readonly close: () => Uint8Array;
}

export function growingZip(): GrowingZip {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  return {
    add: (name, body) => {
      const file = PACKED.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
      file.mtime = DATED;
      zip.add(file);
      // In steps, so that the text need not be held beside the whole of what it was packed to.
      for (let from = 0; from < body.length; from += STEP) {
        file.push(body.subarray(from, from + STEP), from + STEP >= body.length);
      }
      if (body.length === 0) file.push(body, true);
    },
    close: () => {
      zip.end();
      return Buffer.concat(chunks);
    },
  };
}
