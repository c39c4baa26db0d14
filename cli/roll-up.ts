/**
 * `nianbao roll-up --year 2025 --from URL|DIR ...`: the sums of a province or of the country, from the files of whole years that the site
 * of each area publishes, and never from a table. It brings them under one folder in the layout that DuckDB and Athena read, and
 * has DuckDB run cli/roll-up.sql over it. Without DuckDB the folder is laid out all the same.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { csvText, number, text } from '#shared/ids/csv.js';
import { decimalText, exact } from '#shared/ids/decimal.js';
import { CELL_COLUMNS } from '#shared/packs/columns.js';
import type { GivenKeys } from './roll-up-signed.js';
import { clearYear, layOut, sourceOf, type LaidOut } from './roll-up-sources.js';
import { EXIT_USAGE, type Terminal } from './terminal.js';
import { fromFolder, fromUrl, keysIn, readBounded, shown, type Limits } from './verify-reading.js';

/** Some area is missing, or the sums would be wrong. */
export const EXIT_INCOMPLETE = 2;
/** A year of 5,000 reports has some tens of megabytes (docs/speed.md). */
const LIMITS: Limits = { bytes: 1024 * 1024 * 1024, milliseconds: 300_000 };

export const USAGE = [
  '用法：nianbao roll-up --year 2025 --from URL|DIR ... [--list FILE] [--key keys.json ...] [--governments] [--keep DIR] [--out FILE.csv]',
  '  --from 是一个地区公开网站的网址或文件夹，可多次给出；不同省份的地区代码相同时写 名称=网址。',
  '  --list 是文本文件，每行一个网址或 名称=网址。',
  '  --key 是另行取得的公钥文件，可多次给出；给出后逐个核对各网站的签名，签名不符的地区不计入。',
  '  --governments 表示计入合计的政府汇总年报，其下级网站都不在给出的网站之中，不会重复计算。',
  '  --keep 保留整理好的数据文件夹，供 DuckDB、Athena 查询；--out 写出汇总表，不给时打印覆盖情况。',
];

interface Call {
  readonly year: number;
  readonly from: readonly string[];
  readonly list: string | undefined;
  readonly key: readonly string[];
  readonly governments: boolean;
  readonly keep: string | undefined;
  readonly out: string | undefined;
}

export async function run(args: readonly string[], terminal: Terminal, limits: Limits = LIMITS): Promise<number> {
  const say = (line: string) => terminal.write(`${shown(line)}\n`);
  const complain = (line: string) => terminal.complain(`${shown(line)}\n`);
  const usage = (...problems: string[]) => {
    for (const line of [...problems, ...USAGE]) complain(line);
    return EXIT_USAGE;
  };
  const call = parse(args);
  if (call === undefined) return usage();
  const listed = call.list === undefined ? [] : await linesOf(resolve(terminal.directory, call.list), limits);
  if (listed === undefined) return usage(`不能读取：${call.list}`);
  const sources = [...call.from, ...listed].map(sourceOf);
  if (sources.length === 0) return usage('没有给出任何网站。');
  const keys: GivenKeys[] = [];
  for (const file of call.key) {
    const found = keysIn(await readBounded(resolve(terminal.directory, file), limits));
    if (found === undefined) return usage(`不能读取公钥文件，或不是公钥文件：${file}`);
    keys.push({ file, keys: found });
  }
  const kept = call.keep === undefined ? undefined : resolve(terminal.directory, call.keep);
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'nianbao-roll-up-')));
  try {
    await clearYear(folder, call.year);
    const laidOut: LaidOut[] = [];
    for (const [at, source] of sources.entries()) {
      const told = (key: string, why: string) => complain(`${source.where}：${key}：${why}`);
      const read = /^https?:\/\//.test(source.where)
        ? fromUrl(source.where, limits, told)
        : fromFolder(resolve(terminal.directory, source.where), limits, told);
      const one = await layOut(source, read, {
        ...{ folder, year: call.year, fallback: `unknown-${at + 1}` },
        keys: keys.length === 0 ? undefined : keys,
      });
      if (laidOut.some(({ site }) => site === one.site))
        return usage(`两个网站都叫 ${one.site}：同一网站只能给出一次；确是不同地区的，请写 名称=网址。`);
      if (one.missing !== undefined) complain(`${source.where}：${one.missing}；没有计入。`);
      laidOut.push(one);
    }
    return await sum(folder, call, laidOut, { terminal, say, complain });
  } finally {
    if (kept === undefined) await rm(folder, { recursive: true, force: true });
  }
}

function parse(args: readonly string[]): Call | undefined {
  try {
    const string = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: {
        year: string,
        from: { ...string, multiple: true },
        list: string,
        key: { ...string, multiple: true },
        governments: { type: 'boolean' },
        keep: string,
        out: string,
      },
    });
    const { year, from = [], list, key = [], governments = false, keep, out } = values;
    return year !== undefined && /^20\d\d$/.test(year)
      ? { year: Number(year), from, list, key, governments, keep, out }
      : undefined;
  } catch {
    return undefined;
  }
}

async function linesOf(path: string, limits: Limits): Promise<string[] | undefined> {
  const bytes = await readBounded(path, limits);
  if (bytes === undefined) return undefined;
  const lines = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

interface Told {
  readonly terminal: Terminal;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

type Row = Readonly<Record<string, string | null>>;
type Ask = (question: string) => Promise<readonly Row[]>;

async function sum(
  folder: string,
  call: Call,
  laidOut: readonly LaidOut[],
  { terminal, say, complain }: Told,
): Promise<number> {
  const { year, out } = call;
  const missing = laidOut.filter((one) => one.missing !== undefined).map(({ label }) => label);
  if (missing.length === laidOut.length) {
    complain(`没有一个地区有 ${year} 年的数据，没有汇总。请核对年度和网址：已经用本系统发布过的网站才有数据。`);
    return EXIT_INCOMPLETE;
  }
  const ask = await engine(folder, year);
  if (ask === undefined) {
    complain(
      '没有装 DuckDB（npm install @duckdb/node-api），未作汇总；用 --keep 保留数据后可用 duckdb 命令行执行 cli/roll-up.sql。',
    );
    return EXIT_INCOMPLETE;
  }
  const twice = await ask('SELECT page FROM given_twice ORDER BY page LIMIT 1');
  if (twice[0] !== undefined) {
    complain(
      `同一份年报出现在两个网站里，会被重复计算，没有汇总：${twice[0]['page'] ?? ''}。请去掉其中一个网站，再运行一次。`,
    );
    return EXIT_INCOMPLETE;
  }
  const [step] = await ask('SELECT * FROM out_of_step ORDER BY site LIMIT 1');
  if (step !== undefined) {
    complain(
      `${step['site']}：年度汇总计入 ${step['in_index']} 份年报，整年数据里是 ${step['in_files']} 份，两者不是同一次发布的，没有汇总。整年数据通常在发布后几分钟内更新，请过一会儿再运行一次；第二天仍然这样的，请告诉该网站的管理人员。`,
    );
    return EXIT_INCOMPLETE;
  }
  const governments =
    laidOut.length === 1 || call.governments ? [] : await ask('SELECT * FROM counted_governments ORDER BY page');
  if (governments[0] !== undefined) {
    complain(
      `${governments[0]['site']} 把 ${governments.length} 份政府的汇总年报也计入了合计，例如 ${governments[0]['agency_name']}（${governments[0]['page']}）：它已经包含下级各单位的数字，同时给出下级的网站会重复计算，没有汇总。下级的网站不在其中的，加上 --governments 再运行一次；在其中的，去掉其中一方。`,
    );
    return EXIT_INCOMPLETE;
  }
  const areas = await ask('SELECT * FROM areas');
  const [cover = {}] = await ask('SELECT * FROM coverage');
  const silent = areas.filter(({ published, counted_expected }) => published !== null && counted_expected === null);
  say(
    `${year} 年：${laidOut.length} 个地区中有 ${cover['areas']} 个有数据${missing.length === 0 ? '' : `，缺 ${missing.join('、')}`}。`,
  );
  say(
    `这些地区应计入 ${cover['counted_expected'] ?? '（未说明）'} 个单位，已计入 ${cover['counted']} 个${
      silent.length === 0 ? '' : `；其中 ${silent.length} 个地区没有说明应报单位数`
    }${missing.length === 0 ? '' : '；缺的地区应报多少单位不得而知'}。`,
  );
  if (call.key.length > 0) tellSigned(laidOut, say);
  else
    say(
      '未核对签名：只核对了各网站文件与其清单是否一致；清单由谁签名，请用 nianbao verify 网址 --key keys.json 逐个核对。',
    );
  if (out !== undefined) await writeFile(resolve(terminal.directory, out), await table(ask, laidOut.length, cover));
  return missing.length === 0 ? 0 : EXIT_INCOMPLETE;
}

/** Which areas were looked at, and with whose keys. What was not signed was not counted. */
function tellSigned(laidOut: readonly LaidOut[], say: Told['say']): void {
  const signed = laidOut.flatMap(({ label, signed: found }) => (found === undefined ? [] : [{ label, ...found }]));
  say(`已用给出的公钥核对签名：${signed.map(({ label, by }) => `${label}（${by.file}）`).join('、')}。`);
  for (const { label, isCurrent } of signed)
    if (!isCurrent) say(`${label}：网站已有更新的发布，这里汇总的整年数据是之前的，稍后跟上。`);
}

/** In the order of the form. Beside each sum stands of how many areas and agencies it speaks, since it would be half a truth without. */
async function table(ask: Ask, areas: number, cover: Row): Promise<string> {
  const head = ['table', 'cell', 'name_zh', 'name_en', 'unit', 'total', 'numbers', 'reports'];
  const rows = new Map((await ask('SELECT * FROM roll_up')).map((row) => [row['cell'], row]));
  const of = [String(areas), cover['areas'] ?? '', cover['counted_expected'] ?? '', cover['counted'] ?? ''];
  const lines = CELL_COLUMNS.flatMap(({ name }) => {
    const row = rows.get(name);
    if (row === undefined) return [];
    const field = (column: string) => row[column] ?? '';
    return [
      [
        ...[number(field('table')), text(name), text(field('name_zh')), text(field('name_en')), text(field('unit'))],
        ...[
          row['total'] == null ? null : number(decimalText(exact(row['total']))),
          number(field('numbers')),
          number(field('reports')),
        ],
        ...of.map((count) => (count === '' ? null : number(count))),
      ],
    ];
  });
  const covered = ['areas_expected', 'areas', 'agencies_expected', 'agencies'];
  return csvText([[...head, ...covered].map(text), ...lines]);
}

/** DuckDB with the views of cli/roll-up.sql, answering in text, so that no number passes through a float; undefined where there is none. */
async function engine(folder: string, year: number): Promise<Ask | undefined> {
  const duckdb = await import('@duckdb/node-api').catch(() => undefined);
  if (duckdb === undefined) return undefined;
  const connection = await (await duckdb.DuckDBInstance.create(':memory:')).connect();
  await connection.run(`SET VARIABLE folder = '${folder.replaceAll("'", "''")}'; SET VARIABLE year = ${year}`);
  await connection.run(await readFile(join(import.meta.dirname, 'roll-up.sql'), 'utf8'));
  return async (question) => {
    const rows = (await connection.runAndReadAll(`SELECT COLUMNS(*)::VARCHAR FROM (${question})`)).getRowObjects();
    return rows as unknown as readonly Row[];
  };
}
