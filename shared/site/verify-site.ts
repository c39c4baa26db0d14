/**
 * A published site against itself and the keys: the pointer is signed and names the manifest's digest, the manifests,
 * a tree, name that of every file and page, and each report carries its seal. Where the files come from is the caller's.
 */
import { isGenuine } from '#shared/audit/checkpoint.js';
import { digestOfBytes, type Digest } from '#shared/ids/digest.js';
import type { CountedReport } from '#shared/totals/totals.js';
import { isChainOfSeason } from '#shared/audit/subject.js';
import { areaOfRelease } from '#shared/ids/release-id.js';
import { MANIFEST_KEY, POINTER_KEY, yearIndexKey, yearJsonKey } from './keys.js';
import { manifestSchema, type Manifest } from './manifest.js';
import { isPointerSigned, POINTER_SCHEMA, pointerSchema, type SigningKeys } from './pointer.js';
import { indexAgrees, partAgrees, type SpelledRow } from './verify-part.js';
import { knownReports, yearAgrees, type KnownReports } from './verify-year.js';
import { isHistoryText, verifyHistory } from './verify-history.js';
import { reportFlaws, type ReportFlaw } from './verify-report.js';

/** The bytes under a key of the site; undefined where there are none. */
export type ReadSite = (key: string) => Promise<Uint8Array | undefined>;

export interface SiteFlaw {
  readonly key: string;
  /** `missing`, `digest`: other bytes than the manifest or pointer says; `release`: the pointer's own signature; `season`: the
   *  checkpoint is not of a season that this site publishes; `summary`: not what the reports come to. */
  readonly what: ReportFlaw | 'missing' | 'digest' | 'release' | 'season' | 'summary';
}
export interface SiteResult {
  readonly flaws: readonly SiteFlaw[];
  readonly files: number;
  /** Reports that hold under their seal, and those that were filed before there were seals. */
  readonly sealed: number;
  readonly unsealed: readonly string[];
  /** Reports of earlier years that were imported: nobody filed them here. */
  readonly history: number;
  /** What the pointer names; undefined where its signature does not hold. */
  readonly release: { readonly id: string; readonly at: string; readonly isFormer: boolean } | undefined;
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

export async function verifySite(read: ReadSite, keys: SigningKeys): Promise<SiteResult> {
  const flaws: SiteFlaw[] = [];
  const nothing = { files: 0, sealed: 0, unsealed: [], history: 0, release: undefined };
  const pointer = pointerSchema.safeParse(parsed(await read(POINTER_KEY)));
  if (!pointer.success) return { ...nothing, flaws: [{ key: POINTER_KEY, what: 'form' }] };
  const { schema, release, releasedAt, manifest, season } = pointer.data;
  const isFormer = schema !== POINTER_SCHEMA;
  const holds = isPointerSigned(pointer.data, keys.checkpoint);
  if (!holds) flaws.push({ key: POINTER_KEY, what: 'release' });
  const named = holds ? { id: release, at: releasedAt, isFormer } : undefined;
  if (!isGenuine(season.checkpoint, keys.checkpoint)) flaws.push({ key: POINTER_KEY, what: 'checkpoint' });
  const list = await read(MANIFEST_KEY);
  if (list === undefined) return { ...nothing, flaws: [...flaws, { key: MANIFEST_KEY, what: 'missing' }] };
  if (digestOfBytes(list) !== manifest.sha256) flaws.push({ key: MANIFEST_KEY, what: 'digest' });
  const root = manifestSchema.safeParse(parsed(list));
  if (!root.success) return { ...nothing, flaws: [...flaws, { key: MANIFEST_KEY, what: 'form' }] };
  const walk = new Walk(read, keys, flaws);
  await walk.node(root.data, MANIFEST_KEY);
  walk.compareYears();
  const area = areaOfRelease(release);
  const { files, sealed, unsealed, history } = walk;
  const { subject } = season.checkpoint;
  // A site of earlier years alone was released from the desk of a season that has published nothing yet.
  // One whose every report was held back before it was public tells of no season at all.
  const isEmpty = walk.logs.size === 0 && walk.years().length === 0;
  const isKnown =
    isEmpty || walk.logs.has(subject) || walk.years().some((year) => isChainOfSeason(subject, { area, year }));
  if (!isKnown) {
    flaws.push({ key: POINTER_KEY, what: 'season' });
  }
  return { flaws, files, sealed, unsealed, history, release: named };
}

/** What is known of a year while its lists are walked; of each report only what its row must say. */
interface OfYear {
  readonly texts: Map<string, string>;
  readonly counted: CountedReport[];
  /** Digest of the row of each report, by the report's key; or the report, where no part of the year has rows. */
  readonly rows: Map<string, Digest>;
  readonly reports: Map<string, string>;
}

/** The lists from the root down; what each names is read once, a range after the other. */
class Walk {
  files = 0;
  sealed = 0;
  history = 0;
  /** Of seasons by whose release reports of earlier years are public. */
  readonly logs = new Set<string>();
  readonly unsealed: string[] = [];
  private readonly ofYears = new Map<number, OfYear>();

  constructor(
    private readonly read: ReadSite,
    private readonly keys: SigningKeys,
    private readonly flaws: SiteFlaw[],
  ) {}

  async node(list: Manifest, at: string): Promise<void> {
    const reports = new Map<string, string>();
    const parts: { key: string; text: string }[] = [];
    for (const { path, sha256 } of list.files) {
      const bytes = await this.looked(path, sha256);
      if (bytes === undefined) continue;
      const year = yearOf(path);
      if (year !== undefined) this.of(year).texts.set(path, text(bytes));
      if (partOf(path) !== undefined) parts.push({ key: path, text: text(bytes) });
      if (path.endsWith('/report.json')) this.report(path, text(bytes), reports);
    }
    for (const { path, sha256 } of list.pages) await this.looked(path, sha256);
    if (parts.length === 0)
      for (const [key, words] of reports) this.of(Number(key.slice(0, 4))).reports.set(key, words);
    for (const part of parts) this.part(part, reports);
    for (const { path, sha256 } of list.manifests) {
      const bytes = await this.looked(path, sha256);
      if (bytes === undefined) continue;
      const { success, data } = manifestSchema.safeParse(parsed(bytes));
      // A list that names itself or one above it would never end.
      if (success && path.length > at.length) await this.node(data, path);
      else this.flaws.push({ key: path, what: 'form' });
    }
  }

  /** Whose data or parts were found. */
  years(): number[] {
    return [...this.ofYears.keys()];
  }

  compareYears(): void {
    for (const { texts, counted, rows, reports } of this.ofYears.values()) {
      const byText = knownReports(reports);
      const known: KnownReports =
        rows.size === 0
          ? byText
          : { keys: new Set(rows.keys()), agrees: (key, row) => rows.get(key) === digestOfRow(row) };
      for (const [key, words] of texts) {
        const agrees = isIndex(key)
          ? agreesOrThrows(() => indexAgrees(words, counted, rows.size))
          : yearAgrees(words, known);
        if (!agrees) this.flaws.push({ key, what: 'summary' });
      }
    }
  }

  private of(year: number): OfYear {
    const found = this.ofYears.get(year) ?? { texts: new Map(), counted: [], rows: new Map(), reports: new Map() };
    this.ofYears.set(year, found);
    return found;
  }

  private async looked(path: string, sha256: string): Promise<Uint8Array | undefined> {
    this.files += 1;
    const bytes = await this.read(path);
    if (bytes === undefined || digestOfBytes(bytes) !== sha256) {
      this.flaws.push({ key: path, what: bytes === undefined ? 'missing' : 'digest' });
    }
    return bytes;
  }

  private report(path: string, words: string, reports: Map<string, string>): void {
    reports.set(path, words);
    if (isHistoryText(parsed(Buffer.from(words)))) return this.ofHistory(path, words);
    const found = isFormerReport(parsed(Buffer.from(words))) ? (['unsealed'] as const) : reportFlaws(words, this.keys);
    if (found.length === 0) this.sealed += 1;
    if (found.includes('unsealed')) this.unsealed.push(path);
    this.flaws.push(...found.filter((what) => what !== 'unsealed').map((what) => ({ key: path, what })));
  }

  private ofHistory(path: string, words: string): void {
    const { flaws, subject } = verifyHistory(path, words, this.keys);
    if (flaws.length === 0) this.history += 1;
    if (subject !== undefined) this.logs.add(subject);
    this.flaws.push(...flaws.map((what) => ({ key: path, what })));
  }

  private part(
    { key, text: words }: { readonly key: string; readonly text: string },
    reports: Map<string, string>,
  ): void {
    const year = partOf(key) ?? 0;
    const { counted, rows } = this.of(year);
    const lines = agreesOrThrows(() => partAgrees(year, words, reports));
    if (!lines) this.flaws.push({ key, what: 'summary' });
    for (const line of lines || []) {
      rows.set(line.key, digestOfRow(line.spelled));
      if (line.counted !== null) counted.push(line.counted);
    }
  }
}

const digestOfRow = (row: SpelledRow): Digest => digestOfBytes(JSON.stringify(row));

/** A number spelled as this product never spells one, or a text too long to be taken apart, agrees with nothing. */
function agreesOrThrows<T>(look: () => T): T | false {
  try {
    return look();
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError) return false;
    throw error;
  }
}

/** The year whose data lie under the key, or the index of them. */
function yearOf(key: string): number | undefined {
  const year = Number(/^data\/v1\/(\d{4})(?:\.json|\/index\.json)$/.exec(key)?.[1]);
  return key === yearJsonKey(year) || key === yearIndexKey(year) ? year : undefined;
}

const isIndex = (key: string) => key.endsWith('/index.json');

/** The year that a part is of. */
function partOf(key: string): number | undefined {
  const year = /^data\/v1\/(\d{4})\/parts\/\d+\.jsonl$/.exec(key)?.[1];
  return year === undefined ? undefined : Number(year);
}

/** Published by the code from before there were seals, and never written again. */
function isFormerReport(report: unknown): boolean {
  return (report as { schema?: unknown } | undefined)?.schema === 'nianbao.report.v1';
}

function parsed(bytes: Uint8Array | undefined): unknown {
  try {
    return bytes === undefined ? undefined : JSON.parse(text(bytes));
  } catch {
    return undefined;
  }
}
