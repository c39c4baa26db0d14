/**
 * `nianbao verify FILE|DIR|URL`: whether a receipt, an export or a published site is what was signed, without an account
 * and without the service. Of a site it asks for nothing but the files that the site's own list names.
 */
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { digestOfBytes } from '#shared/ids/digest.js';
import { KEYS_KEY } from '#shared/site/keys.js';
import { keysFrom, type SigningKeys } from '#shared/site/pointer.js';
import { verifySite, type ReadSite } from '#shared/site/verify-site.js';
import { exportFileSchema, receiptFileSchema } from '#shared/takeaway/proof-files.js';
import { exportFlaws, receiptFlaws, type Flaw } from '#shared/takeaway/verify-files.js';
import { proof } from '#shared/words/zh/proof.js';
import { EXIT_USAGE, type Terminal } from './terminal.js';

/** Something is not what was signed. */
export const EXIT_FLAWED = 2;

const USAGE = [
  '用法：nianbao verify FILE|DIR|URL [--key keys.json] [--original FILE]',
  '  FILE 是回执 receipt.json 或导出 export.json，须用 --key 给出公钥文件；',
  '  DIR 或 URL 是公开网站，不给 --key 时用网站自己的 data/v1/keys.json。',
  '  --original 给出原文件，与回执或导出中的校验值核对。',
  '',
].join('\n');

interface Call {
  readonly what: string;
  readonly key: string | undefined;
  readonly original: string | undefined;
}

export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const call = parse(args);
  if (call === undefined) return usage(terminal, '');
  if (/^https?:\/\//.test(call.what)) return site(fromUrl(call.what), call, terminal);
  const path = resolve(terminal.directory, call.what);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return usage(terminal, `没有这个文件或文件夹：${call.what}\n`);
  return found.isDirectory() ? site(fromFolder(path), call, terminal) : file(path, call, terminal);
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

function usage(terminal: Terminal, problem: string): number {
  terminal.complain(problem + USAGE);
  return EXIT_USAGE;
}

async function file(path: string, call: Call, terminal: Terminal): Promise<number> {
  const given = await keysGiven(call, terminal);
  if (given === undefined) return usage(terminal, '回执和导出须用 --key 给出公钥文件。\n');
  terminal.write(`公钥：${call.key}（${keyNames(given)}）\n`);
  const value = json(await readFile(path, 'utf8'));
  const receipt = receiptFileSchema.safeParse(value);
  const exported = exportFileSchema.safeParse(value);
  if (!receipt.success && !exported.success) return tell(terminal, [`${call.what}：${proof.flaws.form}`]);
  const flaws: readonly Flaw[] = receipt.success
    ? receiptFlaws(receipt.data, given)
    : exported.success
      ? exportFlaws(exported.data, given)
      : [];
  const sha256 = receipt.success
    ? receipt.data.original.sha256
    : (exported.data?.content['original'] as { sha256?: unknown } | undefined)?.sha256;
  const original = await originalFlaw(call, terminal, sha256);
  const named = [...new Set([...flaws, ...original])].map((flaw) => `${call.what}：${proof.flaws[flaw]}`);
  return tell(terminal, named, receipt.success ? `回执属实：${receipt.data.number}` : `导出属实：${call.what}`);
}

async function originalFlaw(call: Call, terminal: Terminal, sha256: unknown): Promise<Flaw[]> {
  if (call.original === undefined) return [];
  const bytes = await readFile(resolve(terminal.directory, call.original));
  return digestOfBytes(bytes) === sha256 ? [] : ['original'];
}

async function site(read: ReadSite, call: Call, terminal: Terminal): Promise<number> {
  const given = await keysGiven(call, terminal);
  const own = given === undefined ? await read(KEYS_KEY) : undefined;
  if (given === undefined && own === undefined) return tell(terminal, [`${KEYS_KEY}：${proof.flaws.missing}`]);
  let keys: SigningKeys;
  try {
    keys = given ?? keysFrom(Buffer.from(own ?? []).toString('utf8'));
  } catch {
    return tell(terminal, [`${KEYS_KEY}：${proof.flaws.form}`]);
  }
  terminal.write(
    given === undefined
      ? `公钥：网站自己的 ${KEYS_KEY}（${keyNames(keys)}）；仿造的网站会带着仿造的公钥，请与另行取得的公钥比对。\n`
      : `公钥：${call.key}（${keyNames(keys)}）\n`,
  );
  const { flaws, files, sealed, unsealed } = await verifySite(read, keys);
  for (const path of unsealed) terminal.write(`${path}：${proof.flaws.unsealed}，只核对了清单中的校验值\n`);
  const named = flaws.map(({ key, what }) => `${key}：${proof.flaws[what]}`);
  return tell(terminal, named, `网站属实：${files} 个文件，${sealed} 份报告与签封一致`);
}

function tell(terminal: Terminal, flaws: readonly string[], well = ''): number {
  for (const flaw of flaws) terminal.write(`不符\u3000${flaw}\n`);
  if (flaws.length > 0) return EXIT_FLAWED;
  terminal.write(`${well}\n`);
  return 0;
}

/** @throws where the file is none of keys */
async function keysGiven({ key }: Call, { directory }: Terminal): Promise<SigningKeys | undefined> {
  return key === undefined ? undefined : keysFrom(await readFile(resolve(directory, key), 'utf8'));
}

const keyNames = ({ seal, checkpoint }: SigningKeys) =>
  `签封 ${[...seal.keys()].join('、')}；校验点 ${[...checkpoint.keys()].join('、')}`;

/** Keys of the site have no way out of it: the list that names them is checked for their form. */
function fromFolder(folder: string): ReadSite {
  return (key) => readFile(join(folder, ...key.split('/').filter((part) => part !== '..'))).catch(() => undefined);
}

function fromUrl(base: string): ReadSite {
  return async (key) => {
    const answer = await fetch(`${base.replace(/\/+$/, '')}/${key}`);
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
