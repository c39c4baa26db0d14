/** What `nianbao verify` is given: receipts, exports and sites that anybody may have written. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson, type Canonical } from '#shared/ids/canonical-json.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { HEADS_FILE, KEYS_FILE, MANIFEST_FILE, OBJECTS_FILE, SIGNATURE_FILE } from '#shared/keeping/bundle.js';
import { BundleFolder } from '#shared/keeping/folder.js';
import { verifyBundle } from '#shared/keeping/verify-bundle.js';
import { bulkStatement, bulkText } from '#shared/packs/bulk.js';
import { BULK_KEY, packKey } from '#shared/packs/keys.js';
import { keysFrom } from '#shared/site/pointer.js';
import { verifyPacks } from '#shared/packs/verify-bulk.js';
import { verifySite } from '#shared/site/verify-site.js';
import { exportFileSchema, receiptFileSchema } from '#shared/takeaway/proof-files.js';
import { verifyExport, verifyReceipt } from '#shared/takeaway/verify-files.js';
import { jsonIn } from '../../../cli/verify-reading.js';
import { checkpointKey, KEYS } from '../../builders/signatures.js';
import { names, SIGNED } from '../../cli/signed.js';
import { textOf, utf8, type Target } from '../target.js';

/** Nobody waits for it but whoever asked; LIMITS of cli/verify-reading.ts gives a file a minute. */
const SECONDS = 60;

const bytesOf = (path: string): Uint8Array => {
  const body = SIGNED[path];
  return typeof body === 'string' ? utf8(body) : (body ?? new Uint8Array());
};
const SITE: ReadonlyMap<string, Uint8Array> = new Map(
  Object.keys(SIGNED).flatMap((path) => (path.startsWith('site/') ? [[path.slice(5), bytesOf(path)] as const] : [])),
);
const WORDS = ['"', '{', '[', 'null', '1e400', '"__proto__":{', '\\ud800', '0.1', '-0', '"../../x"', '[[[['];

/** The same site with a list of packs that is signed: what it names is read and made anew only then. */
function withPacks(): ReadonlyMap<string, Uint8Array> {
  const csv = utf8('year\n');
  const path = packKey(2025, 'csv');
  const { release, releasedAt, manifest } = names;
  const files = [{ path, sha256: digestOfBytes(csv), size: csv.length }];
  const bulk = { release, releasedAt, manifest, files, standing: {}, changes: [] };
  const list = utf8(bulkText(bulk, checkpointKey.sign(bulkStatement(bulk))));
  return new Map([...SITE, [path, csv], [BULK_KEY, list]]);
}
/** What stands unsigned at the beginning of a bundle, in each of its files; the rest is read only once the signature holds. */
const BUNDLE_FILES = [MANIFEST_FILE, SIGNATURE_FILE, KEYS_FILE, HEADS_FILE, OBJECTS_FILE];
const BUNDLE = JSON.stringify({
  v: 1,
  area: 'home',
  files: [],
  manifest: 'a'.repeat(64),
  at: '2026-01-01T00:00:00.000Z',
});

const PACKED = withPacks();
/** What verifyPacks itself reads. */
const OF_PACKS = [...PACKED].flatMap(([key, body]) =>
  /(bulk|current|2025\/index)\.json$|\.jsonl$/.test(key) ? [body] : [],
);

const WHOLE = [
  receiptFileSchema.parse(JSON.parse(textOf(bytesOf('receipt.json')))),
  exportFileSchema.parse(JSON.parse(textOf(bytesOf('export.json')))),
].map((file) => canonicalJson(file as Canonical));

/** Read in place of the file that says the most like it, so that each kind of file is tried in its own place. */
async function asOfTheSite(bytes: Uint8Array, site = SITE): Promise<string> {
  const start = textOf(bytes).slice(0, 40);
  const [key] = [...site].find(([, body]) => textOf(body).startsWith(start)) ?? ['data/v1/manifest.json'];
  const read = (path: string) => Promise.resolve(path === key ? bytes : site.get(path));
  const { flaws } = await verifySite(read, KEYS);
  const packs = await verifyPacks(read, KEYS.checkpoint);
  return flaws.length + packs.flaws.length > 0 ? 'flawed' : 'holds';
}

export const PROOF_TARGETS: readonly Target[] = [
  {
    name: 'receipt or export',
    enters: 'shared/takeaway/verify-files.ts',
    soil: () => ({ seeds: ['receipt.json', 'export.json'].map(bytesOf), words: WORDS, grain: 'text' }),
    read: (bytes) => {
      const value = jsonIn(bytes);
      const receipt = receiptFileSchema.safeParse(value);
      const exported = exportFileSchema.safeParse(value);
      const verified = receipt.success
        ? verifyReceipt(receipt.data, KEYS)
        : exported.success
          ? verifyExport(exported.data, KEYS)
          : undefined;
      if (verified !== undefined) {
        if (verified.flaws.length > 0) return 'flawed';
        // What is called whole says what was signed, and nothing else.
        const said = canonicalJson((receipt.data ?? exported.data) as Canonical);
        if (!WHOLE.includes(said)) throw new Error('another text passes for the one that was signed');
        return 'holds';
      }
      return 'none';
    },
    seconds: SECONDS,
  },
  {
    name: 'published site',
    enters: 'shared/site/verify-site.ts',
    soil: () => ({
      seeds: [...SITE].flatMap(([key, body]) => (/jsonl?$/.test(key) ? [body] : [])),
      words: WORDS,
      grain: 'text',
    }),
    read: (bytes) => asOfTheSite(bytes),
    seconds: SECONDS,
  },
  {
    name: 'site with packs',
    enters: 'shared/packs/verify-bulk.ts',
    soil: () => ({ seeds: OF_PACKS, words: WORDS, grain: 'text' }),
    read: (bytes) => asOfTheSite(bytes, PACKED),
    seconds: SECONDS,
  },
  {
    name: 'bundle of a season',
    enters: 'shared/keeping/verify-bundle.ts',
    soil: () => ({ seeds: [bytesOf('export.json'), utf8(BUNDLE)], words: WORDS, grain: 'text' }),
    read: async (bytes) => {
      const path = mkdtempSync(join(tmpdir(), 'nianbao-bundle-'));
      try {
        for (const file of BUNDLE_FILES) writeFileSync(join(path, file), bytes);
        const { flaws } = await verifyBundle(new BundleFolder(path), KEYS);
        if (flaws.length === 0) throw new Error('a bundle that nobody signed passes');
        return 'flawed';
      } finally {
        rmSync(path, { recursive: true, force: true });
      }
    },
    seconds: SECONDS,
  },
  {
    name: 'keys of a site',
    enters: 'shared/site/pointer.ts',
    soil: () => ({ seeds: [bytesOf('keys.json')], words: WORDS, grain: 'text' }),
    read: (bytes) => {
      try {
        return `keys: ${keysFrom(textOf(bytes)).seal.size}`;
      } catch (error) {
        // `nianbao verify` takes any exception for "no keys": what is looked for here is time and memory.
        return error instanceof Error ? error.name : 'thrown';
      }
    },
    seconds: SECONDS,
  },
];
