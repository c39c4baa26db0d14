/** Small files that once failed, by the entrance that they failed at; each is tried again for ever. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'corpus');

/** `document: web page` as the name of a folder. */
export const folderOf = (target: string): string => target.replace(/[^a-z]+/giu, '-').toLowerCase();

export const CORPUS: readonly { readonly folder: string; readonly file: string; readonly bytes: () => Uint8Array }[] =
  readdirSync(FOLDER, { withFileTypes: true }).flatMap((folder) =>
    folder.isDirectory()
      ? readdirSync(join(FOLDER, folder.name)).map((file) => ({
          ...{ folder: folder.name, file },
          bytes: () => new Uint8Array(readFileSync(join(FOLDER, folder.name, file))),
        }))
      : [],
  );
