/**
 * `nianbao verify FILE|DIR|URL`: whether a receipt, an export, a bundle or a published site is what was signed, without an account
 * and without the service. Of a site it asks for nothing but the files that the site's own list names. Whatever cannot be
 * read is an answer, too, and no text out of a file can pass for one of ours.
 */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { digestOfBytes } from '#shared/ids/digest.js';
import { KEYS_FILE, MANIFEST_FILE } from '#shared/keeping/bundle.js';
import { BundleFolder } from '#shared/keeping/folder.js';
import { KEYS_KEY } from '#shared/site/keys.js';
import type { SigningKeys } from '#shared/site/pointer.js';
import { verifyPacks } from '#shared/packs/verify-bulk.js';
import { verifySite, type ReadSite } from '#shared/site/verify-site.js';
import { exportFileSchema, receiptFileSchema } from '#shared/takeaway/proof-files.js';
import { verifyExport, verifyReceipt, type Verified } from '#shared/takeaway/verify-files.js';
import { proof } from '#shared/words/zh/proof.js';
import { EXIT_USAGE, type Terminal } from './terminal.js';
import { tellBundle } from './verify-bundle.js';
import { fromFolder, fromUrl, jsonIn, keysIn, LIMITS, readBounded, shown, type Limits } from './verify-reading.js';

/** Something is not what was signed, or is not shown to be. */
export const EXIT_FLAWED = 2;

export const USAGE = [
  '用法：nianbao verify FILE|DIR|URL [--key keys.json] [--original FILE]',
  '  FILE 是回执 receipt.json 或导出 export.json，须用 --key 给出公钥文件；',
  '  DIR 或 URL 是公开网站，不给 --key 时用网站自己的 data/v1/keys.json；',
  '  DIR 也可以是 nianbao export-season 导出的文件夹，不给 --key 时用其中的 keys.json。',
  '  --original 给出原文件，与回执或导出中的校验值核对。',
];

interface Call {
  readonly what: string;
  readonly key: string | undefined;
  readonly original: string | undefined;
}
/** The keys that were given; undefined where none were. */
type Given = { readonly keys: SigningKeys | undefined } | { readonly answered: number };

export async function run(args: readonly string[], terminal: Terminal, limits: Limits = LIMITS): Promise<number> {
  const call = parse(args);
  if (call === undefined) return usage(terminal);
  const given = await keysGiven(call, terminal, limits);
  if ('answered' in given) return given.answered;
  const told = (key: string, why: string) => say(terminal, `${key}：${why}`);
  if (/^https?:\/\//.test(call.what)) return site(fromUrl(call.what, limits, told), call, terminal, given.keys);
  const path = resolve(terminal.directory, call.what);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return usage(terminal, `没有这个文件或文件夹：${call.what}`);
  if (found.isDirectory() && (await new BundleFolder(path).text(MANIFEST_FILE)) !== undefined)
    return wholeBundle(new BundleFolder(path), call, terminal, given.keys);
  return found.isDirectory()
    ? site(fromFolder(path, limits, told), call, terminal, given.keys)
    : file(path, call, terminal, given.keys, limits);
}

function parse(args: readonly string[]): Call | undefined {
  try {
    const options = { key: { type: 'string' }, original: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [what, another] = positionals;
    return what === undefined || another !== undefined
      ? undefined
      : { what, key: values.key, original: values.original };
  } catch {
    return undefined;
  }
}

/** One line, whatever the text holds. */
function say(terminal: Terminal, text: string): void {
  terminal.write(`${shown(text)}\n`);
}

function usage(terminal: Terminal, ...problem: string[]): number {
  for (const line of [...problem, ...USAGE]) terminal.complain(`${shown(line)}\n`);
  return EXIT_USAGE;
}

async function file(
  path: string,
  call: Call,
  terminal: Terminal,
  keys: SigningKeys | undefined,
  limits: Limits,
): Promise<number> {
  if (keys === undefined) return usage(terminal, '回执和导出须用 --key 给出公钥文件。');
  const bytes = await readBounded(path, limits);
  if (bytes === undefined) return usage(terminal, `不能读取这个文件，或文件过大：${call.what}`);
  const original = call.original && (await readBounded(resolve(terminal.directory, call.original), limits));
  if (original === undefined && call.original !== undefined) return usage(terminal, `不能读取原文件：${call.original}`);
  say(terminal, `公钥：${call.key}（${keyNames(keys)}）`);
  const value = jsonIn(bytes);
  const receipt = receiptFileSchema.safeParse(value);
  const exported = exportFileSchema.safeParse(value);
  const verified = receipt.success
    ? verifyReceipt(receipt.data, keys)
    : exported.success
      ? verifyExport(exported.data, keys)
      : undefined;
  if (verified === undefined) return tell(terminal, 'file', [`${call.what}：${proof.flaws.form}`]);
  const sha256 = receipt.success
    ? receipt.data.original.sha256
    : (exported.data?.content['original'] as { sha256?: unknown } | null | undefined)?.sha256;
  const differs = original instanceof Uint8Array && digestOfBytes(original) !== sha256;
  const flaws = [...new Set([...verified.flaws, ...(differs ? (['original'] as const) : [])])];
  if (flaws.length > 0)
    return tell(
      terminal,
      'file',
      flaws.map((flaw) => `${call.what}：${proof.flaws[flaw]}`),
    );
  return proven(terminal, verified, call.what, receipt.success ? receipt.data.number : undefined);
}

/** What no checkpoint vouches for is not called genuine, though nothing contradicts it. */
function proven(terminal: Terminal, { signedTo, events }: Verified, what: string, receipt: string | undefined): number {
  if (signedTo < events) {
    const { receiptUnproven, exportUnproven } = proof;
    say(terminal, `未证明\u3000${what}：${receipt === undefined ? exportUnproven(signedTo, events) : receiptUnproven}`);
    return EXIT_FLAWED;
  }
  return tell(terminal, 'file', [], receipt === undefined ? `导出属实：${what}` : `回执属实：${receipt}`);
}

async function wholeBundle(
  folder: BundleFolder,
  call: Call,
  terminal: Terminal,
  given: SigningKeys | undefined,
): Promise<number> {
  const keys = given ?? keysIn(Buffer.from((await folder.text(KEYS_FILE)) ?? ''));
  if (keys === undefined) return tell(terminal, 'file', [`${KEYS_FILE}：${proof.flaws.form}`]);
  say(
    terminal,
    given === undefined
      ? `公钥：导出包自己的 ${KEYS_FILE}（${keyNames(keys)}）；仿造的导出包会带着仿造的公钥，请与另行取得的公钥比对。`
      : `公钥：${call.key}（${keyNames(keys)}）`,
  );
  return tellBundle(folder, keys, terminal);
}

async function site(read: ReadSite, call: Call, terminal: Terminal, given: SigningKeys | undefined): Promise<number> {
  const own = given === undefined ? await read(KEYS_KEY) : undefined;
  if (given === undefined && own === undefined) return tell(terminal, 'site', [`${KEYS_KEY}：${proof.flaws.missing}`]);
  const keys = given ?? keysIn(own);
  if (keys === undefined) return tell(terminal, 'site', [`${KEYS_KEY}：${proof.flaws.form}`]);
  say(
    terminal,
    given === undefined
      ? `公钥：网站自己的 ${KEYS_KEY}（${keyNames(keys)}）；仿造的网站会带着仿造的公钥，请与另行取得的公钥比对。`
      : `公钥：${call.key}（${keyNames(keys)}）`,
  );
  const { flaws, files, sealed, unsealed, history, release } = await verifySite(read, keys);
  for (const path of unsealed) say(terminal, `${path}：${proof.flaws.unsealed}，只核对了清单中的校验值`);
  if (release?.isFormer === true) say(terminal, proof.formerRelease);
  const packs = await verifyPacks(read, keys.checkpoint);
  const named = [...flaws, ...packs.flaws].map(({ key, what }) => `${key}：${proof.flaws[what]}`);
  if (packs.release !== undefined) say(terminal, proof.packs(packs.files, packs.release, packs.isCurrent));
  const of = release === undefined ? '' : `，${proof.releaseOf(release.id, release.at)}`;
  const past = history === 0 ? '' : `，另有 ${history} 份导入的历史年报（没有签封）`;
  return tell(terminal, 'site', named, `网站属实：${files} 个文件，${sealed} 份报告与签封一致${past}${of}`);
}

function tell(terminal: Terminal, of: keyof typeof proof.whatNow, flaws: readonly string[], well = ''): number {
  for (const flaw of flaws) say(terminal, `不符\u3000${flaw}`);
  if (flaws.length > 0) {
    say(terminal, proof.whatNow[of]);
    return EXIT_FLAWED;
  }
  say(terminal, well);
  return 0;
}

async function keysGiven({ key }: Call, terminal: Terminal, limits: Limits): Promise<Given> {
  if (key === undefined) return { keys: undefined };
  const bytes = await readBounded(resolve(terminal.directory, key), limits);
  if (bytes === undefined) return { answered: usage(terminal, `不能读取公钥文件：${key}`) };
  const keys = keysIn(bytes);
  return keys === undefined ? { answered: tell(terminal, 'file', [`${key}：${proof.flaws.form}`]) } : { keys };
}

const keyNames = ({ seal, checkpoint }: SigningKeys) =>
  `签封 ${[...seal.keys()].join('、')}；校验点 ${[...checkpoint.keys()].join('、')}`;
