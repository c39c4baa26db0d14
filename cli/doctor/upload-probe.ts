/**
 * A small file of ours on the way that reports take: the signed form, S3, the scanner, its event, receive-upload and the table. Its key
 * belongs to no form and no area, so that it becomes no submission; whatever happened, its versions and the scanner's word are
 * taken away again. What this proves and what not: docs/adr/0080-doctor.md.
 */
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { randomUUID } from 'node:crypto';
import { digestOfBytes } from '#shared/ids/digest.js';
import { PROBE_PREFIX } from '#shared/s3/keys.js';
import { readObject, s3Client, type S3Client } from '#shared/s3/objects.js';
import { listVersions } from '#shared/s3/listing.js';
import { scanTag } from '#shared/s3/scan.js';
import { signUploadForm } from '#shared/s3/upload-form.js';
import { openTableOfAnyLayout } from '#shared/store/client.js';
import { scanKey } from '#shared/store/keys.js';
import type { Table } from '#shared/store/table.js';
import type { UploadFacts } from './world.js';

/** GuardDuty promises no time; a small file is mostly scanned within half a minute. */
const WAIT_MS = 120_000;
const LOOK_EVERY_MS = 1_000;
const MAX_BYTES = 1024;

export interface Probe {
  readonly bucket: string;
  readonly tableName: string;
  readonly isGated: boolean;
  /** Whether the bucket's policy is enforced, as it is on AWS. */
  readonly isGuarded: boolean;
  /** Whose pages send uploads. */
  readonly desk: string | undefined;
  readonly pause: (ms: number) => Promise<void>;
}

interface Version {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
}

export async function tryUpload(probe: Probe): Promise<UploadFacts> {
  const s3 = s3Client();
  const table = openTableOfAnyLayout(probe.tableName);
  const key = `${PROBE_PREFIX}/${randomUUID()}`;
  let seen: Omit<UploadFacts, 'vanished'>;
  try {
    seen = await follow(s3, table, probe, key);
  } catch (error) {
    await takeAway(s3, table, probe.bucket, key);
    throw error;
  }
  return { ...seen, vanished: await takeAway(s3, table, probe.bucket, key) };
}

async function follow(s3: S3Client, table: Table, probe: Probe, key: string): Promise<Omit<UploadFacts, 'vanished'>> {
  const { bucket, isGated, isGuarded } = probe;
  const content = Buffer.from(`nianbao doctor ${key}\n`);
  const { posted, allowedOrigin } = await post(s3, probe, key, content);
  const nothing = { posted, allowedOrigin, openUnscanned: undefined, tag: undefined, heard: false, readBack: false };
  const [arrived] = posted === 201 ? await listVersions(s3, { bucket, key }) : [];
  if (arrived === undefined) return nothing;
  const version = { bucket, key, versionId: arrived.versionId };
  const reads = async () => (await bytesOf(s3, version))?.equals(content) === true;
  if (!isGated) return { ...nothing, readBack: await reads() };
  const wasOpen = isGuarded && (await reads());
  // Read and scanned afterwards, it was open; read and scanned by now, nobody can tell.
  const openUnscanned = wasOpen && (await scanTag(s3, version)) !== undefined ? undefined : wasOpen;
  const { tag, heard } = await scanned(s3, table, version, probe.pause);
  return { ...nothing, openUnscanned, tag, heard, readBack: tag !== undefined && (await reads()) };
}

/** As a browser does, from a page of the desk. */
async function post(s3: S3Client, { bucket, desk }: Probe, key: string, content: Buffer) {
  const terms = { bucket, key, maxBytes: MAX_BYTES, minutes: 5, sha256: digestOfBytes(content), redirectTo: null };
  const { url, fields } = await signUploadForm(s3, terms, new Date());
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set('file', new Blob([new Uint8Array(content)]), 'nianbao-doctor.txt');
  const answer = await fetch(url, {
    method: 'POST',
    body,
    headers: desk === undefined ? {} : { Origin: desk },
    signal: AbortSignal.timeout(WAIT_MS),
  });
  await answer.body?.cancel();
  return { posted: answer.status, allowedOrigin: answer.headers.get('access-control-allow-origin') ?? undefined };
}

/** Undefined where it is refused. */
async function bytesOf(s3: S3Client, version: Version): Promise<Buffer | undefined> {
  try {
    const found = await readObject(s3, { ...version, maxBytes: MAX_BYTES });
    return found && Buffer.from(found.bytes);
  } catch (error) {
    if ((error as { readonly name?: string }).name === 'AccessDenied') return undefined;
    throw error;
  }
}

async function scanned(s3: S3Client, table: Table, version: Version, pause: Probe['pause']) {
  let tag: string | undefined;
  let heard = false;
  for (let waited = 0; waited <= WAIT_MS && !(tag !== undefined && heard); waited += LOOK_EVERY_MS) {
    tag ??= await scanTag(s3, version);
    heard ||= (await table.get(scanKey(version.key, version.versionId))) !== undefined;
    if (tag === undefined || !heard) await pause(LOOK_EVERY_MS);
  }
  return { tag, heard };
}

/** Whether nothing of it is left. */
async function takeAway(s3: S3Client, table: Table, bucket: string, key: string): Promise<boolean> {
  for (const { versionId } of await listVersions(s3, { bucket, key })) {
    await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
    await table.commit([{ Delete: { Key: { ...scanKey(key, versionId) } } }]);
  }
  return (await listVersions(s3, { bucket, key })).length === 0;
}
