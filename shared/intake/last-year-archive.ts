/**
 * Documents of last year for all agencies: an archive is taken apart into objects of their own, each of which arrives as an
 * upload does and is read by itself, so that a hundred files are a hundred short runs. What a document says of its agency
 * and year is noted for the publisher; nothing is taken over here (take-over-last-year.ts).
 */
import { asHistory } from '#shared/filing/history.js';
import { isUnread, lastYearFileSchema, wantedYear, type LastYearFile } from '#shared/filing/last-year.js';
import type { PreviousImport } from '#shared/filing/model.js';
import type { Refusal } from '#shared/filing/refusal.js';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { reportYearSchema, type ReportYear } from '#shared/ids/report-year.js';
import { isRefusal } from '#shared/reading/limits.js';
import { openArchive, type Archive, type ArchiveBudget } from '#shared/reading/office/archive.js';
import { CELL_IDS } from '#shared/report/cells.js';
import { unreadCells } from '#shared/report/record.js';
import { checkRecord } from '#shared/rules/index.js';
import { lastYearKey, PREVIOUS_ALL, PREVIOUS_PREFIX } from '#shared/s3/keys.js';
import { writeObject } from '#shared/s3/objects.js';
import { UPLOAD_TYPE } from '#shared/s3/upload-form.js';
import type { Agency } from '#shared/season/model.js';
import {
  lastYearWrite,
  loadLastYear,
  storeLastYear,
  type LastYearStoring,
  type SentFor,
} from '#shared/store/last-year.js';
import { listAgencies } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import { arrivedBytes } from './arrived-bytes.js';
import { agencyOfName } from './belongs.js';
import type { ImportDependencies } from './import-previous.js';
import { checkContext } from './judge.js';

/** Of an archive of reports: as many as a season may have, each as large as an upload may be. */
const REPORTS_BUDGET: ArchiveBudget = {
  entries: 1_000,
  partBytes: 20 * 1024 * 1024,
  totalBytes: 400 * 1024 * 1024,
  ratio: 200,
  ratioFloor: 1024 * 1024,
  chineseNames: true,
};
/** What programs leave beside documents; nobody sent it. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)/iu;

interface Sent extends SentFor {
  readonly of?: ReportYear | undefined;
  readonly upload: string;
  readonly n: number | null;
}

function sentAs(key: string): Sent | undefined {
  const [prefix, area, year, all, upload = '', n] = key.split('/');
  const earlier = /^_\d{4}$/.test(all ?? '') ? reportYearSchema.safeParse(Number(all?.slice(1))).data : undefined;
  if (prefix !== PREVIOUS_PREFIX || (all !== PREVIOUS_ALL && earlier === undefined)) return undefined;
  const of = { area: areaIdSchema.safeParse(area), year: reportYearSchema.safeParse(Number(year)) };
  if (!of.area.success || !of.year.success) return undefined;
  return {
    ...{ area: of.area.data, year: of.year.data, upload, n: n === undefined ? null : Number(n) },
    ...(earlier === undefined ? {} : { of: earlier }),
  };
}

/** What an arrival became; the publisher emptied the list meanwhile, and nothing comes of it. */
type Became = LastYearFile['state'] | 'discarded';

/** @returns undefined for an object that was not sent for all agencies */
export async function takeOneOfAll(
  dependencies: ImportDependencies,
  arrival: PreviousImport['arrival'],
): Promise<Became | undefined> {
  const sent = sentAs(arrival.key);
  if (sent === undefined) return undefined;
  const { table } = dependencies;
  const now = dependencies.now();
  const id = sent.n === null ? sent.upload : `${sent.upload}-${sent.n}`;
  const known = await loadLastYear(table, sent, id, now);
  // What was taken out of an archive was noted before it arrived: where the note is gone, it was discarded.
  if (known === 'discarded' || (known === undefined && sent.n !== null)) return 'discarded';
  const file = known ?? fresh(sent, id, arrival, now);
  // The event came again after all of it was done.
  if (!isUnread(file)) return file.state;
  if (sent.n === null) await storeLastYear(table, file, now, { from: null });
  const arrived = await arrivedBytes(dependencies, arrival);
  if ('refusal' in arrived) return refuse(table, file, arrived.refusal, now);
  const archive = sent.n === null ? archiveOf(arrived.bytes) : undefined;
  if (archive !== undefined && 'refused' in archive) return refuse(table, file, archive.refused, now);
  return archive === undefined
    ? readOne(dependencies, { ...file, arrival, digest: digestOfBytes(arrived.bytes) }, arrived.bytes, now)
    : takeApart(dependencies, file, archive, now);
}

function fresh({ area, year, of }: Sent, id: string, arrival: PreviousImport['arrival'], now: Date): LastYearFile {
  const unknown = { digest: null, refusal: null, says: null, match: null, counts: null, chosen: null };
  return lastYearFileSchema.parse({
    id,
    area,
    year,
    ...(of === undefined ? {} : { of }),
    name: null,
    state: 'unpacking',
    arrival,
    at: now.toISOString(),
    ...unknown,
  });
}

/** Undefined for what is one document, though many documents are archives themselves. */
function archiveOf(bytes: Uint8Array): Archive | { readonly refused: Refusal } | undefined {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return undefined;
  const archive = openArchive(bytes, REPORTS_BUDGET);
  if (isRefusal(archive)) return { refused: { code: archive.refused, detail: archive.detail } };
  return archive.names.some((name) => name === '[Content_Types].xml' || name === 'mimetype') ? undefined : archive;
}

async function takeApart(
  { table, s3, uploadsBucket }: ImportDependencies,
  whole: LastYearFile,
  archive: Archive,
  now: Date,
): Promise<Became> {
  const names = archive.names.filter((name) => !LITTER.test(name));
  if (names.length === 0) return refuse(table, whole, { code: 'not-a-report', detail: 'nothing in it' }, now);
  // Nothing is noted of an archive that was discarded, or taken apart elsewhere, meanwhile.
  const note = (one: LastYearFile, from: 'waiting' | null) =>
    storeLastYear(table, one, now, { from, beside: [lastYearWrite(whole, 'unpacking', now)] });
  for (const [index, name] of names.entries()) {
    const id = `${whole.id}-${index + 1}`;
    const known = await loadLastYear(table, whole, id, now);
    if (known === 'discarded') return 'discarded';
    if (known !== undefined && known.state !== 'waiting') continue;
    const part = archive.read(name);
    const base: LastYearFile = { ...whole, id, name: name.slice(-200), state: 'waiting', arrival: null };
    if (part === undefined || isRefusal(part)) {
      const refusal: Refusal =
        part === undefined ? { code: 'damaged', detail: name } : { code: part.refused, detail: part.detail };
      await note({ ...base, state: 'refused', refusal }, known === undefined ? null : 'waiting');
      continue;
    }
    if (known === undefined && (await note(base, null)) === 'stale') return becameOf(table, whole, now);
    await writeObject(s3, { bucket: uploadsBucket, key: lastYearKey(base), body: part, contentType: UPLOAD_TYPE });
  }
  // The archive itself is none of the documents: it is done, and listed no more.
  return stored(table, { ...whole, state: 'taken' }, now, { from: 'unpacking' });
}

async function readOne(
  { table, read }: ImportDependencies,
  file: LastYearFile,
  bytes: Uint8Array,
  now: Date,
): Promise<Became> {
  const reading = await read(bytes);
  if (reading.status === 'refused') return refuse(table, file, reading.reason, now);
  // What becomes public as history holds no number that nobody vouched for.
  const record = file.of === undefined ? reading.record : asHistory(reading.record);
  const agency = agencyOfName(record.agencyName, await listAgencies(table, file));
  const unread = unreadCells(record).length;
  const findings = agency === undefined ? [] : findingsOf(record, agency, wantedYear(file), now);
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const done: LastYearFile = {
    ...file,
    state: 'read',
    says: { agencyName: record.agencyName, year: record.year, form: record.form, format: record.format },
    match: agency?.id ?? null,
    counts: { read: CELL_IDS.length - unread, unread, block: count('block'), explain: count('explain') },
  };
  return stored(table, done, now, { from: file.state, record });
}

/** As a report of its own year. */
function findingsOf(record: Parameters<typeof checkRecord>[0], agency: Agency, year: number, now: Date) {
  const then = { ...agency, year: reportYearSchema.parse(year) };
  return checkRecord(record, checkContext({ agency: then, submission: null, check: null }, now, undefined)).findings;
}

async function refuse(table: Table, file: LastYearFile, refusal: Refusal, now: Date): Promise<Became> {
  return stored(table, { ...file, state: 'refused', refusal }, now, { from: file.state });
}

async function stored(table: Table, file: LastYearFile, now: Date, how: LastYearStoring): Promise<Became> {
  const outcome = await storeLastYear(table, file, now, how);
  return outcome === 'committed' ? file.state : becameOf(table, file, now);
}

async function becameOf(table: Table, file: LastYearFile, now: Date): Promise<Became> {
  const known = await loadLastYear(table, file, file.id, now);
  return known === undefined || known === 'discarded' ? 'discarded' : known.state;
}
