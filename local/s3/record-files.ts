/**
 * The files of one bucket. Each key has a folder named by the SHA-256 of the key, so no key can leave the bucket's
 * folder; in it, each version has `<sequence>.json` (its record) and `<sequence>.body`, and `<sequence>.announced` once
 * its event was acknowledged. A version exists from the moment its record has been renamed into place: whatever else a
 * crash leaves behind is cleared away at the next start, except records that cannot be read, which stay for a person.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { objectRecordSchema, type ObjectRecord } from './object-record.js';

export interface LoadedRecords {
  readonly records: readonly ObjectRecord[];
  /** Sequences whose event was acknowledged. */
  readonly announced: ReadonlySet<number>;
  /** The highest sequence that any file bears, readable or not. */
  readonly highest: number;
  readonly ignored: readonly string[];
}

function fileName(sequence: number, kind: 'json' | 'body' | 'announced'): string {
  return `${sequence.toString(16).padStart(14, '0')}.${kind}`;
}

function folderName(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export class RecordFiles {
  private incomingCount = 0;

  private constructor(
    private readonly objects: string,
    private readonly incoming: string,
  ) {}

  static async open(folder: string): Promise<RecordFiles> {
    const files = new RecordFiles(join(folder, 'objects'), join(folder, 'incoming'));
    await rm(files.incoming, { recursive: true, force: true });
    await mkdir(files.incoming, { recursive: true });
    await mkdir(files.objects, { recursive: true });
    return files;
  }

  /** A fresh path on the same file system, for a body on its way in. */
  incomingFile(): string {
    this.incomingCount += 1;
    return join(this.incoming, `${process.pid}-${this.incomingCount}`);
  }

  bodyFile(record: ObjectRecord): string {
    return join(this.objects, folderName(record.key), fileName(record.sequence, 'body'));
  }

  /** Makes a version durable: body first, then the record by rename. A delete marker has no body. */
  async add(record: ObjectRecord, body: string | undefined): Promise<void> {
    const folder = join(this.objects, folderName(record.key));
    const created = await mkdir(folder, { recursive: true });
    if (body !== undefined) await rename(body, this.bodyFile(record));
    await this.writeRecord(record);
    if (created !== undefined) await syncFolder(this.objects);
  }

  async writeRecord(record: ObjectRecord): Promise<void> {
    const folder = join(this.objects, folderName(record.key));
    const temporary = this.incomingFile();
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(JSON.stringify(record));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, join(folder, fileName(record.sequence, 'json')));
    await syncFolder(folder);
  }

  /** Not synced: losing the mark in a power cut means one more delivery, which listeners must bear anyway. */
  async markAnnounced(record: ObjectRecord): Promise<void> {
    await writeFile(join(this.objects, folderName(record.key), fileName(record.sequence, 'announced')), '');
  }

  async removeBody(record: ObjectRecord): Promise<void> {
    await rm(this.bodyFile(record), { force: true });
  }

  /** The record goes first: a body without one is rubbish, a record without a body would be a lie. */
  async remove(record: ObjectRecord): Promise<void> {
    const folder = join(this.objects, folderName(record.key));
    await rm(join(folder, fileName(record.sequence, 'json')), { force: true });
    await syncFolder(folder);
    await rm(join(folder, fileName(record.sequence, 'body')), { force: true });
    await rm(join(folder, fileName(record.sequence, 'announced')), { force: true });
    // Fails while other versions live here, which is what it should do.
    await rmdir(folder).catch(() => undefined);
  }

  async load(): Promise<LoadedRecords> {
    const records: ObjectRecord[] = [];
    const ignored: string[] = [];
    const announced = new Set<number>();
    let highest = 0;
    for (const folder of await readdir(this.objects)) {
      const path = join(this.objects, folder);
      const names = await readdir(path);
      const withRecord = new Set(names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5)));
      for (const name of names) {
        const [stem = '', kind] = name.split('.');
        const sequence = parseInt(stem, 16);
        if (Number.isSafeInteger(sequence)) highest = Math.max(highest, sequence);
        if (kind === 'json') {
          const record = await this.read(path, folder, name, sequence);
          if (record) records.push(record);
          else ignored.push(join(path, name));
        } else if (!withRecord.has(stem)) {
          await rm(join(path, name), { force: true });
        } else if (kind === 'announced') {
          announced.add(sequence);
        }
      }
      if (withRecord.size === 0) await rmdir(path).catch(() => undefined);
    }
    return { records: records.sort((a, b) => a.sequence - b.sequence), announced, highest, ignored };
  }

  private async read(path: string, folder: string, name: string, sequence: number): Promise<ObjectRecord | undefined> {
    let content: unknown;
    try {
      content = JSON.parse(await readFile(join(path, name), 'utf8'));
    } catch {
      return undefined;
    }
    const parsed = objectRecordSchema.safeParse(content);
    if (!parsed.success) return undefined;
    const record = parsed.data;
    if (record.sequence !== sequence || folderName(record.key) !== folder) return undefined;
    if (record.deleteMarker || record.removed) return record;
    const size = await stat(this.bodyFile(record)).then(
      (found) => found.size,
      () => -1,
    );
    return size === record.size ? record : undefined;
  }
}
