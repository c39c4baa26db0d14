/**
 * A published site against itself and the keys: the pointer is signed and names the manifest's digest, the manifest names
 * that of every file and page, and each report carries its seal. Where the files come from is the caller's.
 */
import { isGenuine } from '#shared/audit/checkpoint.js';
import { isSigned } from '#shared/audit/signature.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { isChainOfSeason } from '#shared/audit/subject.js';
import { areaOfRelease } from '#shared/ids/release-id.js';
import { MANIFEST_KEY, POINTER_KEY, yearJsonKey } from './keys.js';
import { manifestSchema } from './manifest.js';
import {
  formerPointerStatement,
  POINTER_SCHEMA,
  pointerSchema,
  pointerStatement,
  type SigningKeys,
} from './pointer.js';
import { yearAgrees } from './verify-year.js';
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
  /** What the pointer names; undefined where its signature does not hold. */
  readonly release: { readonly id: string; readonly at: string; readonly isFormer: boolean } | undefined;
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

export async function verifySite(read: ReadSite, keys: SigningKeys): Promise<SiteResult> {
  const flaws: SiteFlaw[] = [];
  const nothing = { files: 0, sealed: 0, unsealed: [], release: undefined };
  const pointer = pointerSchema.safeParse(parsed(await read(POINTER_KEY)));
  if (!pointer.success) return { ...nothing, flaws: [{ key: POINTER_KEY, what: 'form' }] };
  const { schema, release, releasedAt, reports, manifest, season, signed } = pointer.data;
  const isFormer = schema !== POINTER_SCHEMA;
  const statementOf = isFormer ? formerPointerStatement : pointerStatement;
  const said = { release, releasedAt, reports, manifest: manifest.sha256, season: season.checkpoint };
  const holds = isSigned(statementOf(said), signed, keys.checkpoint);
  if (!holds) flaws.push({ key: POINTER_KEY, what: 'release' });
  const named = holds ? { id: release, at: releasedAt, isFormer } : undefined;
  if (!isGenuine(season.checkpoint, keys.checkpoint)) flaws.push({ key: POINTER_KEY, what: 'checkpoint' });
  const list = await read(MANIFEST_KEY);
  if (list === undefined) return { ...nothing, flaws: [...flaws, { key: MANIFEST_KEY, what: 'missing' }] };
  if (digestOfBytes(list) !== manifest.sha256) flaws.push({ key: MANIFEST_KEY, what: 'digest' });
  const { success, data } = manifestSchema.safeParse(parsed(list));
  if (!success) return { ...nothing, flaws: [...flaws, { key: MANIFEST_KEY, what: 'form' }] };
  const area = areaOfRelease(release);
  const years = data.files.flatMap(({ path }) => yearOf(path) ?? []);
  if (!years.some((year) => isChainOfSeason(season.checkpoint.subject, { area, year }))) {
    flaws.push({ key: POINTER_KEY, what: 'season' });
  }
  const [published, summaries] = [new Map<string, string>(), new Map<string, string>()];
  let sealed = 0;
  const unsealed: string[] = [];
  for (const { path, sha256 } of data.files) {
    const bytes = await read(path);
    if (bytes === undefined || digestOfBytes(bytes) !== sha256) {
      flaws.push({ key: path, what: bytes === undefined ? 'missing' : 'digest' });
    }
    if (bytes !== undefined && yearOf(path) !== undefined) summaries.set(path, text(bytes));
    if (bytes === undefined || !path.endsWith('/report.json')) continue;
    published.set(path, text(bytes));
    const found = isFormerReport(parsed(bytes)) ? (['unsealed'] as const) : reportFlaws(text(bytes), keys);
    if (found.length === 0) sealed += 1;
    if (found.includes('unsealed')) unsealed.push(path);
    flaws.push(...found.filter((what) => what !== 'unsealed').map((what) => ({ key: path, what })));
  }
  for (const [key, words] of summaries) if (!yearAgrees(words, published)) flaws.push({ key, what: 'summary' });
  for (const { path, sha256 } of data.pages) {
    const bytes = await read(path);
    if (bytes === undefined || digestOfBytes(bytes) !== sha256) {
      flaws.push({ key: path, what: bytes === undefined ? 'missing' : 'digest' });
    }
  }
  return { flaws, files: data.files.length + data.pages.length, sealed, unsealed, release: named };
}

/** The year whose data lie under the key. */
function yearOf(key: string): number | undefined {
  const year = Number(/(\d{4})\.json$/.exec(key)?.[1]);
  return key === yearJsonKey(year) ? year : undefined;
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
