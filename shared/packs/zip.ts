/** A zip of the packs of a year or of all, made file by file as they come. Equal files give equal bytes: no time of day is in it. */
import { Zip, ZipPassThrough } from 'fflate';
import { deflateRawSync } from 'node:zlib';

/** The day that a zip dates its files: an archive can name none before 1980, and the release is named inside. */
const DATED = new Date(2000, 0, 1, 12);
/** What is compressed already. */
const PACKED = /\.(?:parquet|zip)$/;
/** The number by which a zip says "deflated" (APPNOTE 4.4.5). */
const DEFLATED = 8;

/** Node's own compression, some times as fast as one in JavaScript; size and checksum are taken by the class above it. */
class Deflated extends ZipPassThrough {
  constructor(name: string) {
    super(name);
    this.compression = DEFLATED;
  }
  protected override process(whole: Uint8Array, final: boolean): void {
    this.ondata(null, deflateRawSync(whole, { level: 6 }), final);
  }
}

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
      const file = PACKED.test(name) ? new ZipPassThrough(name) : new Deflated(name);
      file.mtime = DATED;
      zip.add(file);
      file.push(body, true);
    },
    close: () => {
      zip.end();
      return Buffer.concat(chunks);
    },
  };
}
