/**
 * Sums over areas by an engine that shares nothing with the product, from the files that their sites publish: held against what the
 * product itself comes to from the same reports.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { AGENCY_KINDS } from '#shared/ids/agency-kind.js';
import { daySchema } from '#shared/ids/calendar.js';
import { decimalText, exact } from '#shared/ids/decimal.js';
import { folderOf } from '#shared/ids/place.js';
import { CELL_IDS, SHORT_FORM_CELLS } from '#shared/report/cells.js';
import { PUBLISHED_SUMMARY } from '#shared/site/model.js';
import { currentObjects, versionObjects } from '#shared/site/objects.js';
import { USUAL } from '#shared/site/scope.js';
import { summaryOf } from '#shared/site/summary.js';
import { listSummaries } from '#shared/store/releases.js';
import { countsTowardsTotals, totalsOf, type CountedReport } from '#shared/totals/totals.js';
import { run } from '../../cli/roll-up.js';
import { removeFolder, temporaryFolder } from '../local/fixtures/assembly.js';
import { World } from '../publishing/world.js';
import { reportsOfYear } from '../packs/sample-year.js';
import { withPacks } from '../site/packed.js';
import { indexObjects } from '../site/whole-site.js';
import type { YearRoster } from '#shared/site/model.js';
import { agency, roster, SITE } from '../site/sample.js';
import { KEYS, testKey } from '../builders/signatures.js';
import { keysText } from '#shared/site/pointer.js';

const root = temporaryFolder();
let server: Server | undefined;
let address: string;
const counted: CountedReport[] = [];

function put(folder: string, key: string, body: string | Uint8Array): void {
  const path = join(root, folder, ...key.split('/'));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, body);
}

/** A county with fractions, marks, unread cells, the older form, a government, and an agency that has not published. */
async function layOutHome(): Promise<void> {
  counted.push(
    ...reportsOfYear(2025)
      .map(summaryOf)
      .filter(({ agency: { kind } }) => countsTowardsTotals(kind)),
  );
  await layOut('home', (all) => roster(all, 2025));
}

/** The same as a city that declared that it counts reports of governments. */
const layOutCity = () =>
  layOut('city', (all) => {
    const usual = roster(all, 2025);
    const scope = { ...USUAL, declared: daySchema.parse('2026-01-05'), kinds: [...AGENCY_KINDS] };
    return { ...usual, scope, agencies: usual.agencies.map((one) => ({ ...one, counted: true })) };
  });

async function layOut(folder: string, rosterOf: (all: Parameters<typeof roster>[0]) => YearRoster): Promise<void> {
  const reports = reportsOfYear(2025);
  const summaries = reports.map(summaryOf);
  const all = [...reports.map((report) => report.agency), agency('zz', '示例县档案局')];
  const drawn = [
    ...reports.flatMap(versionObjects),
    ...reports.flatMap(currentObjects),
    ...indexObjects(summaries, [rosterOf(all)], SITE, KEYS, []),
  ];
  for (const { key, body } of await withPacks(drawn)) put(folder, key, body);
}

/** A county released by the product's own steps, in the folder of its area. */
async function layOutYunshan(): Promise<void> {
  const home = new World([0]);
  await home.release([0]);
  const world = new World([0, 1, 2], { area: areaIdSchema.parse('yunshan'), areaName: '云山县' }, home);
  await world.release([0, 2]);
  const summaries = await listSummaries(world.table, 'yunshan');
  counted.push(...summaries.map(({ summary, version }) => PUBLISHED_SUMMARY.read(summary, version)));
  const place = folderOf('yunshan');
  for (const [key, { bytes }] of world.site.objects)
    if (key.startsWith(place)) put('yunshan', key.slice(place.length), bytes);
}

beforeAll(async () => {
  await layOutHome();
  await layOutYunshan();
  await layOutCity();
  server = createServer((request, response) => {
    const path = join(root, 'home', ...(request.url ?? '').split('/'));
    if (existsSync(path)) response.end(readFileSync(path));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', () => resolve()));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server?.close(resolve) ?? resolve(undefined));
  removeFolder(root);
});

async function rollUp(...args: string[]): Promise<{ code: number; said: string; complained: string }> {
  const heard = { said: '', complained: '' };
  const terminal = {
    directory: root,
    write: (text: string) => void (heard.said += text),
    complain: (text: string) => void (heard.complained += text),
  };
  return { code: await run(args, terminal), ...heard };
}

/** What no sum is told without: it rests on lists whose signatures nobody has looked at. */
const UNSIGNED =
  '未核对签名：只核对了各网站文件与其清单是否一致；清单由谁签名，请用 nianbao verify 网址 --key keys.json 逐个核对。\n';

describe('two areas', () => {
  test('come to what the product itself adds up, cell by cell and exactly', async () => {
    const args = ['--year', '2025', '--from', address, '--from', 'yunshan', '--out', 'sums.csv'];
    expect(await rollUp(...args)).toEqual({
      code: 0,
      said: `2025 年：2 个地区中有 2 个有数据。\n这些地区应计入 7 个单位，已计入 5 个。\n${UNSIGNED}`,
      complained: '',
    });
    const rows = parse(readFileSync(join(root, 'sums.csv')), { bom: true, columns: true }) as Record<string, string>[];
    const totals = totalsOf(counted);
    expect(totals.reports).toBe(5);
    const expected = [
      ...CELL_IDS.map((cell, at) => ({ cell, ...totals.cells[at]! })),
      ...SHORT_FORM_CELLS.map((cell, at) => ({ cell, ...totals.shortForm!.cells[at]! })),
    ];
    expect(rows.map(({ cell }) => cell)).toEqual(expected.map(({ cell }) => cell));
    expect(rows.map(({ cell, total, numbers }) => [cell, total, numbers])).toEqual(
      expected.map(({ cell, sum, numbers }) => [cell, sum === null ? '' : decimalText(exact(sum)), String(numbers)]),
    );
    // There is something to get wrong: fractions, cells that not all reports have, and sums that differ.
    expect(rows.some(({ total }) => /\.\d/.test(total ?? ''))).toBe(true);
    expect(new Set(rows.map(({ numbers }) => numbers)).size).toBeGreaterThan(2);
    expect(rows[0]).toMatchObject({ areas_expected: '2', areas: '2', agencies_expected: '7', agencies: '5' });
  });

  test('a third that has published nothing is named, and counted among those expected', async () => {
    const { code, said, complained } = await rollUp(
      ...['--year', '2025', '--from', 'home', '--from', 'yunshan', '--from', 'yunzhou=nowhere', '--out', 'sums.csv'],
    );
    expect(code).toBe(2);
    expect(said).toContain('3 个地区中有 2 个有数据，缺 yunzhou。');
    expect(said).toContain('缺的地区应报多少单位不得而知');
    expect(complained).toContain('nowhere');
    const rows = parse(readFileSync(join(root, 'sums.csv')), { bom: true, columns: true }) as Record<string, string>[];
    expect(rows[0]).toMatchObject({ areas_expected: '3', areas: '2', agencies: '5' });
  });

  test('one of which says not how many owe a report: then nobody knows how many do in all', async () => {
    const index = 'data/v1/2025/index.json';
    for (const key of ['data/v1/bulk.json', 'data/v1/2025.parquet', 'data/v1/2025-long.parquet'])
      put('silent', key, readFileSync(join(root, 'yunshan', ...key.split('/'))));
    const said = JSON.parse(readFileSync(join(root, 'yunshan', index), 'utf8'));
    delete said.totals.expected;
    put('silent', index, JSON.stringify({ ...said, coverage: null }));
    const rolled = await rollUp('--year', '2025', '--from', 'home', '--from', 'silent', '--out', 'sums.csv');
    expect(rolled.said).toContain('应计入 （未说明） 个单位，已计入 5 个；其中 1 个地区没有说明应报单位数');
    const rows = parse(readFileSync(join(root, 'sums.csv')), { bom: true, columns: true }) as Record<string, string>[];
    expect(rows[0]).toMatchObject({ areas: '2', agencies_expected: '', agencies: '5' });
  });

  test('are laid out for other engines, by area and year', async () => {
    await rollUp('--year', '2025', '--from', 'home', '--from', 'yunshan', '--keep', 'kept');
    for (const site of ['home', 'yunshan']) {
      for (const file of ['cells/S/cells.parquet', 'reports/S/reports.parquet', 'areas/S/area.json'])
        expect(existsSync(join(root, 'kept', file.replace('S', `site=${site}/report_year=2025`)))).toBe(true);
    }
    // What lies there from before is of no matter to the next run, but for other years.
    for (const file of ['cells/S/cells.parquet', 'reports/S/reports.parquet']) {
      const path = (year: number) => join('kept', file.replace('S', `site=home/report_year=${year}`));
      put('', path(2024), readFileSync(join(root, path(2025))));
    }
    const next = await rollUp('--year', '2025', '--from', 'yunshan', '--from', 'home-elsewhere', '--keep', 'kept');
    expect([next.code, next.said]).toEqual([
      2,
      `2025 年：2 个地区中有 1 个有数据，缺 home-elsewhere。\n这些地区应计入 3 个单位，已计入 2 个；缺的地区应报多少单位不得而知。\n${UNSIGNED}`,
    ]);
    expect(existsSync(join(root, 'kept/cells/site=home/report_year=2025'))).toBe(false);
    expect(existsSync(join(root, 'kept/cells/site=home/report_year=2024'))).toBe(true);
    rmSync(join(root, 'kept'), { recursive: true });
  });
});

describe('with keys at hand', () => {
  const whole = (folder: string) => cpSync(join(root, 'yunshan'), join(root, folder), { recursive: true });
  const changed = (folder: string, key: string, change: (said: Record<string, unknown>) => void) => {
    const said = JSON.parse(readFileSync(join(root, folder, key), 'utf8')) as Record<string, unknown>;
    change(said);
    put(folder, key, JSON.stringify(said));
  };
  beforeAll(() => {
    put('', 'keys.json', keysText(KEYS));
    const [seal, checkpoint] = [testKey('seal-key').keys, testKey('checkpoint-key').keys];
    put('', 'other.json', keysText({ seal, checkpoint }));
  });
  const keyed = (...from: string[]) =>
    rollUp('--year', '2025', ...from.flatMap((one) => ['--from', one]), '--key', 'other.json', '--key', 'keys.json');

  test('it says whose signatures were looked at, and by which file', async () => {
    expect(await keyed('yunshan')).toEqual({
      code: 0,
      said: '2025 年：1 个地区中有 1 个有数据。\n这些地区应计入 3 个单位，已计入 2 个。\n已用给出的公钥核对签名：yunshan（keys.json）。\n',
      complained: '',
    });
  });

  test('an area that they did not sign is not counted', async () => {
    // Nothing points at what was drawn for it, so that nobody signed it.
    const { code, said, complained } = await keyed('yunshan', 'home');
    expect([code, complained]).toEqual([2, expect.stringContaining('home：未计入，发布签名不符')]);
    expect(said).toContain('2 个地区中有 1 个有数据，缺 home。');
    expect(said).toContain('已用给出的公钥核对签名：yunshan（keys.json）。');
    const foreign = await rollUp('--year', '2025', '--from', 'yunshan', '--key', 'other.json');
    expect([foreign.code, foreign.complained]).toEqual([2, expect.stringContaining('不是给出的公钥所签')]);
  });

  test.each([
    ['its list of packs', 'data/v1/bulk.json', 'releasedAt', '2026-03-01T00:00:00.000Z', '批量数据清单的签名不符'],
    ['its pointer', 'data/v1/current.json', 'reports', 7, '发布签名不符'],
    ['its list of all files', 'data/v1/manifest.json', 'pages', [], '清单与签名不符'],
    ['its index of the year', 'data/v1/2025/index.json', 'coverage', null, '与已签名的清单不符'],
  ])('nor one of which %s was changed', async (_, key, field, value, why) => {
    whole(`forged-${field}`);
    changed(`forged-${field}`, key, (said) => {
      expect(said[field]).not.toEqual(value);
      said[field] = value;
    });
    const { code, complained } = await keyed(`forged-${field}`);
    expect([code, complained]).toEqual([2, expect.stringContaining(why)]);
    // Without keys nobody would have seen it.
    expect((await rollUp('--year', '2025', '--from', `forged-${field}`)).code).toBe(0);
  });

  test('a file that holds no keys is said to hold none', async () => {
    const { code, complained } = await rollUp('--year', '2025', '--from', 'yunshan', '--key', 'sites.txt');
    expect([code, complained]).toEqual([64, expect.stringContaining('不能读取公钥文件，或不是公钥文件：sites.txt')]);
  });
});

describe('nothing is added up twice, or that is not what the site signed for', () => {
  test('one site given twice', async () => {
    const twice = await rollUp('--year', '2025', '--from', 'home', '--from', address);
    expect([twice.code, twice.complained]).toEqual([64, expect.stringContaining('两个网站都叫 home')]);
    const renamed = await rollUp('--year', '2025', '--from', 'home', '--from', `other=${address}`);
    expect([renamed.code, renamed.said]).toEqual([2, '']);
    expect(renamed.complained).toContain('重复计算');
  });

  test('a report of a government beside the sites of what stands below it, unless these are said not to be given', async () => {
    const both = ['--year', '2025', '--from', 'city=city', '--from', 'yunshan'];
    const refused = await rollUp(...both);
    expect([refused.code, refused.said]).toEqual([2, '']);
    expect(refused.complained).toContain('会重复计算，没有汇总');
    expect((await rollUp(...both, '--governments')).code).toBe(0);
    expect((await rollUp('--year', '2025', '--from', 'city=city')).code).toBe(0);
  });

  test('an index and files of whole years that are not of one release', async () => {
    cpSync(join(root, 'yunshan'), join(root, 'ahead'), { recursive: true });
    const index = 'data/v1/2025/index.json';
    const said = JSON.parse(readFileSync(join(root, 'ahead', index), 'utf8'));
    put('ahead', index, JSON.stringify({ ...said, totals: { ...said.totals, reports: said.totals.reports + 1 } }));
    const { code, said: told, complained } = await rollUp('--year', '2025', '--from', 'ahead', '--out', 'ahead.csv');
    expect([code, told, existsSync(join(root, 'ahead.csv'))]).toEqual([2, '', false]);
    expect(complained).toContain('年度汇总计入 3 份年报，整年数据里是 2 份');
  });

  test('a file that is not the one of the list', async () => {
    for (const key of [
      'data/v1/bulk.json',
      'data/v1/2025.parquet',
      'data/v1/2025-long.parquet',
      'data/v1/2025/index.json',
    ])
      put('spoiled', key, readFileSync(join(root, 'yunshan', ...key.split('/'))));
    const path = join(root, 'spoiled/data/v1/2025-long.parquet');
    const bytes = readFileSync(path);
    bytes[100]! ^= 1;
    writeFileSync(path, bytes);
    const { code, complained } = await rollUp('--year', '2025', '--from', 'spoiled');
    expect([code, complained]).toEqual([2, expect.stringContaining('与清单的校验值不符')]);
  });

  test('a year that nobody has, and a call that makes no sense', async () => {
    expect((await rollUp('--year', '2019', '--from', 'yunshan')).code).toBe(2);
    for (const args of [
      [],
      ['--year', '2025'],
      ['--year', 'x', '--from', 'home'],
      ['--year', '2025', '--list', 'none'],
    ])
      expect((await rollUp(...args)).code).toBe(64);
    put('', 'list.txt', '# areas\nhome\nyunshan\n');
    expect((await rollUp('--year', '2025', '--list', 'list.txt')).code).toBe(0);
  });
});
