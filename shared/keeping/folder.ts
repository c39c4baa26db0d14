/**
 * A bundle's folder on a disk: files of lines that are hashed while they are written and read line by line, and objects under
 * their own digest. Nothing is held whole but one line or one object.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { digestSchema, type Digest } from '#shared/ids/digest.js';
import { objectFile, type ListedFile } from './bundle.js';

export class BundleFolder {
  constructor(readonly path: string) {}

  /** Undefined where there is no such file. */
  async text(file: string): Promise<string | undefined> {
    return readFile(join(this.path, file), 'utf8').catch(ifMissing);
  }

  /** Whole or not at all: a file that is there was written to its end. */
  async write(file: string, text: string): Promise<void> {
    const path = join(this.path, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.part`, text);
    await rename(`${path}.part`, path);
  }

  /**
   * Begins a file of lines anew; it stands once it is closed.
   *
   * @param atOnce characters that are gathered before they are written
   */
  async lines(file: string, atOnce = AT_ONCE): Promise<LineFile> {
    const path = join(this.path, file);
    await mkdir(dirname(path), { recursive: true });
    return new LineFile(file, path, await open(`${path}.part`, 'w'), atOnce);
  }

  async remove(file: string): Promise<void> {
    await rm(join(this.path, file), { force: true });
  }

  /** The lines of a file; none where there is no such file. */
  async *readLines(file: string): AsyncGenerator<string> {
    const path = join(this.path, file);
    if ((await stat(path).catch(ifMissing)) === undefined) return;
    // By the line feed alone: Node's own reader of lines ends one, from version 24 on, at U+2028 too, which texts may hold.
    let rest = '';
    for await (const chunk of createReadStream(path, 'utf8') as AsyncIterable<string>) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') yield line;
    }
    if (rest !== '') yield rest;
  }

  /** Digest, size and number of lines of a file as it lies there now; undefined where there is none. */
  async measured(file: string): Promise<ListedFile | undefined> {
    const path = join(this.path, file);
    if ((await stat(path).catch(ifMissing)) === undefined) return undefined;
    const hash = createHash('sha256');
    let [bytes, lines] = [0, 0];
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
      for (const byte of chunk) if (byte === 0x0a) lines += 1;
    }
    return { path: file, sha256: digestSchema.parse(hash.digest('hex')), bytes, lines };
  }

  /** Keeps the bytes of a stream under their digest; bytes that are kept already are kept once. */
  async keepObject(body: Readable): Promise<{ readonly sha256: Digest; readonly size: number }> {
    const part = join(this.path, 'objects', `incoming-${randomUUID()}.part`);
    await mkdir(dirname(part), { recursive: true });
    const hash = createHash('sha256');
    let size = 0;
    const counting = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        size += chunk.length;
        done(null, chunk);
      },
    });
    try {
      await pipeline(body, counting, createWriteStream(part));
      const sha256 = digestSchema.parse(hash.digest('hex'));
      const path = join(this.path, objectFile(sha256));
      await mkdir(dirname(path), { recursive: true });
      await rename(part, path);
      return { sha256, size };
    } finally {
      await rm(part, { force: true });
    }
  }

  async holdsObject(sha256: Digest, size: number): Promise<boolean> {
    const found = await stat(join(this.path, objectFile(sha256))).catch(ifMissing);
    return found?.isFile() === true && found.size === size;
  }

  /** Undefined where it is not there. */
  async object(sha256: Digest): Promise<Uint8Array | undefined> {
    return readFile(join(this.path, objectFile(sha256))).catch(ifMissing);
  }
}

/** As much as one write takes; a line is a few hundred bytes to a few hundred kilobytes. */
const AT_ONCE = 256 * 1024;

export class LineFile {
  private readonly hash = createHash('sha256');
  private waiting: string[] = [];
  private waitingLength = 0;
  private bytes = 0;
  private count = 0;

  constructor(
    private readonly file: string,
    private readonly path: string,
    private readonly handle: Awaited<ReturnType<typeof open>>,
    private readonly atOnce: number,
  ) {}

  async add(line: string): Promise<void> {
    this.waiting.push(`${line}\n`);
    this.waitingLength += line.length;
    this.count += 1;
    if (this.waitingLength >= this.atOnce) await this.flush();
  }

  /** The file stands from now on. */
  async close(): Promise<ListedFile> {
    await this.flush();
    await this.handle.sync();
    await this.handle.close();
    await rename(`${this.path}.part`, this.path);
    return {
      path: this.file,
      sha256: digestSchema.parse(this.hash.digest('hex')),
      bytes: this.bytes,
      lines: this.count,
    };
  }

  /** Without the file standing: whoever goes on finds its lines under the name of a part. */
  async leave(): Promise<void> {
    await this.flush();
    await this.handle.close();
  }

  private async flush(): Promise<void> {
    const bytes = Buffer.from(this.waiting.join(''));
    [this.waiting, this.waitingLength] = [[], 0];
    this.hash.update(bytes);
    this.bytes += bytes.length;
    await this.handle.write(bytes);
  }
}

function ifMissing(error: unknown): undefined {
  if ((error as { readonly code?: string }).code === 'ENOENT') return undefined;
  throw error;
}
