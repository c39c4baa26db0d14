/** `nianbao verify` of a published site in the terminal: with every kind of byte flipped in turn, rewritten, forged, and behind an address. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { digestOfBytes } from '#shared/ids/digest.js';
import { releasePointer } from '#shared/site/objects.js';
import { indexObjects } from '../site/whole-site.js';
import { formerPointerStatement, keysText, pointerStatement } from '#shared/site/pointer.js';
import { summaryOf } from '#shared/site/summary.js';
import { checkpointAt, checkpointKey, KEYS, testKey } from '../builders/signatures.js';
import { SITE, roster } from '../site/sample.js';
import { at, names, objects, pointer, report, season, SignedFiles } from './signed-files.js';

const files = new SignedFiles();
afterAll(() => files.remove());
const { dir } = files;
const verify = (...args: string[]) => files.verify(args);
const write = files.write.bind(files);
const verifyWith = files.verifyWith.bind(files);

describe('a byte flipped in', () => {
  test.each([
    ['data/v1/current.json', '"releasedAt": "2026-01-30', '"releasedAt": "2026-01-29', '发布签名'],
    ['data/v1/current.json', '"count": 1', '"count": 2', '校验点'],
    ['data/v1/current.json', '"reports": 1', '"reports": 4711', '发布签名'],
    ['data/v1/manifest.json', '"size": ', '"size": 1', '文件内容'],
    ['data/v1/2025/parts/1.jsonl', '教育局', '财政局', '文件内容'],
    ['data/v1/2025/index.json', '示例县', '别的县', '文件内容'],
    ['data/v1/2025/manifest.json', '"size": ', '"size": 1', '文件内容'],
    ['data/v1/2025/parts/1.manifest.json', '"size": ', '"size": 1', '文件内容'],
    ['agencies/index.html', '教育局', '财政局', '文件内容'],
    ['data/v1/2025/parts/1.jsonl', '教育局', '财政局', '文件内容'],
    ['data/v1/2025/index.json', '示例县', '别的县', '文件内容'],
    ['data/v1/schema.json', 'object', 'Object', '文件内容'],
    ['data/v1/keys.json', '"seal"', '"Seal"', '文件内容'],
    ['2025/jiaoyu/v1/report.csv', '表二', '表三', '文件内容'],
    ['2025/jiaoyu/v1/index.html', '孙局长', '李局长', '文件内容'],
    ['2025/jiaoyu/index.html', '孙局长', '李局长', '文件内容'],
    ['2025/index.html', '教育局', '财政局', '文件内容'],
    ['index.html', '云溪县', '别的县', '文件内容'],
    ['feed.xml', '教育局', '财政局', '文件内容'],
    ['2025/jiaoyu/v1/report.json', '按答复书份数统计。', '按申请份数统计。', '说明'],
    ['2025/jiaoyu/v1/report.json', /"value": \d+/, '"value": 987654', '单元格'],
    ['2025/jiaoyu/v1/report.json', /"table4": \[\d+/, '"table4": [987654', '单元格'],
    ['2025/jiaoyu/v1/report.json', '"officer": "孙局长"', '"officer": "李局长"', '报送声明'],
  ])('%s (%s) is named', async (path, from, to, name) => {
    const { code, out } = await verifyWith(join('site', path), from, to, 'site', '--key', 'keys.json');
    expect([code, out]).toEqual([2, expect.stringMatching(new RegExp(`${path}：.*${name}`))]);
  });
});

describe('a site', () => {
  const [json] = ['2025/jiaoyu/v1/report.json'];

  test.each([
    json,
    '2025/jiaoyu/v1/report.csv',
    '2025/index.html',
    'data/v1/2025/index.json',
    'data/v1/2025/parts/1.jsonl',
    'data/v1/2025/manifest.json',
    'data/v1/manifest.json',
  ])('from which %s was deleted is told so', async (path) => {
    const before = readFileSync(join(dir, 'site', path));
    rmSync(join(dir, 'site', path));
    const { code, out } = await verify('site', '--key', 'keys.json');
    write(join('site', path), before);
    expect([code, out]).toEqual([2, expect.stringContaining(`${path}：文件缺失`)]);
  });

  test('of which a report was rewritten with its list is not what was signed', async () => {
    const report = readFileSync(join(dir, 'site', json), 'utf8');
    const forged = report.replace('按答复书份数统计。', '按申请份数统计。');
    const digests = [digestOfBytes(report), digestOfBytes(forged)] as const;
    write(join('site', json), forged);
    const list = 'data/v1/2025/parts/1.manifest.json';
    const { code, out } = await verifyWith(join('site', list), ...digests, 'site', '--key', 'keys.json');
    write(join('site', json), report);
    expect([code, out]).toEqual([2, expect.stringContaining(`${list}：文件内容`)]);
    expect(out).toMatch(new RegExp(`${json}：说明`));
  });
});

describe('the pointer', () => {
  const ask = async (changed: object) => {
    const { key, body } = releasePointer({ ...pointer, ...changed });
    const before = readFileSync(join(dir, 'site', key), 'utf8');
    write(join('site', key), body);
    const answer = await verify('site', '--key', 'keys.json');
    write(join('site', key), before);
    return answer;
  };

  test('with another genuine checkpoint is not what was signed', async () => {
    const { code, out } = await ask({ season: checkpointAt(season, '2026-01-31T00:00:00.000Z') });
    expect([code, out]).toEqual([2, expect.stringContaining('current.json：发布签名')]);
  });

  test.each([at(4).subject, 'SEASON#home#2024', 'SEASON#other#2025'])(
    'does not carry the checkpoint of %s',
    async (subject) => {
      const names2 = { ...names, season: checkpointAt({ ...season, subject }) };
      const { code, out } = await ask({ ...names2, signed: checkpointKey.sign(pointerStatement(names2)) });
      expect([code, out]).toEqual([2, expect.stringContaining('current.json：年度办理记录的校验点')]);
      expect(out).not.toContain('发布签名');
    },
  );

  test('of former code holds for what it signs, and it is said what that leaves out', async () => {
    const { key, body } = releasePointer({ ...pointer, signed: checkpointKey.sign(formerPointerStatement(names)) });
    const before = readFileSync(join(dir, 'site', key), 'utf8');
    write(join('site', key), String(body).replace('current.v3', 'current.v2'));
    const { code, out } = await verify('site', '--key', 'keys.json');
    const late = await verifyWith(join('site', key), '2026-01-30', '2026-01-31', 'site', '--key', 'keys.json');
    write(join('site', key), body);
    const mixed = await verify('site', '--key', 'keys.json');
    write(join('site', key), before);
    expect([code, out]).toEqual([0, expect.stringMatching(/旧版的，不包括报告数和年度校验点[^]*网站属实/)]);
    for (const no of [late, mixed]) expect([no.code, no.out]).toEqual([2, expect.stringContaining('发布签名')]);
  });
});

/** As a release would sign it whose rows somebody changed in the table. */
test.each([
  ['a value', { values: summaryOf(report).values.map((value, at) => (at === 0 ? '987654' : value)) }],
  ['the name of the agency', { agency: { ...report.agency, name: '别的单位' } }],
  ['a kind', { kinds: 'u'.repeat(200) }],
])('a signed site of which %s in a row of the year is not that of the report is told so', async (_, change) => {
  const indexes = indexObjects([{ ...summaryOf(report), ...change }], [roster([report.agency])], SITE, KEYS, []);
  const list = indexes.find(({ key }) => key === 'data/v1/manifest.json')!;
  const forged = { ...names, manifest: digestOfBytes(String(list.body)) };
  const signed = releasePointer({ ...forged, signed: checkpointKey.sign(pointerStatement(forged)) });
  for (const { key, body } of [...objects, ...indexes, signed]) write(join('changed', key), body);
  const { code, out } = await verify('changed', '--key', 'keys.json');
  expect([code, out.split('\n').filter((line) => line.startsWith('不符'))]).toEqual([
    2,
    // Of the year no sum can be held to a part that holds.
    ['parts/1.jsonl', 'index.json'].map((name) => expect.stringContaining(`${name}：年度汇总数据`)),
  ]);
});

describe('a site whose data cannot be taken apart is answered with a sentence:', () => {
  test.each<[string, string, string | RegExp, string, string]>([
    ['an exponent in a report', '2025/jiaoyu/v1/report.json', /"table2": \[\d+/, '"table2": [1e2', '单元格'],
    ['an exponent in a year', 'data/v1/2025/parts/1.jsonl', /"table2": ?\[\d+/, '"table2": [1e2', '年度汇总数据'],
    [
      'a text without end',
      'data/v1/2025/index.json',
      '"area": "',
      `"area": "${'x'.repeat(12_000_000)}`,
      '年度汇总数据',
    ],
    ['a report without its approval', '2025/jiaoyu/v1/report.json', '"stage": "approval"', '"stage": "review"', '决定'],
  ])('%s', async (_, path, from, to, name) => {
    const { code, out } = await verifyWith(join('site', path), from, to, 'site', '--key', 'keys.json');
    expect([code, out]).toEqual([2, expect.stringMatching(new RegExp(`${path}：.*${name}`))]);
  });
});

test('a site forged throughout is whole by its own keys and not by the true ones', async () => {
  const forger = testKey('checkpoint-key');
  write('forged.json', keysText({ seal: KEYS.seal, checkpoint: forger.keys }));
  const { code, out } = await verify('site', '--key', 'forged.json');
  expect([code, out]).toEqual([2, expect.stringContaining('发布签名')]);
});

describe('a site behind an address', () => {
  const limits = { bytes: 1_000_000, milliseconds: 60_000 };
  async function at(answer: RequestListener, within = limits, place = ''): Promise<{ code: number; out: string }> {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const said = await files.verify([`http://127.0.0.1:${port}/${place}`, '--key', 'keys.json'], within);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    return said;
  }
  const file: RequestListener = ({ url }, response) => {
    const path = join(dir, 'site', url!);
    if (existsSync(path)) response.end(readFileSync(path));
    else response.writeHead(404).end();
  };

  test('is read file by file, and the verdict names the release and its date', async () => {
    expect(await at(file)).toEqual({
      code: 0,
      out: expect.stringMatching(/网站属实：.*发布批次 home\.r20260130-abc123，发布时间 2026-01-30T17:00:00Z/),
    });
  });

  test('is verified in the folder of its area, from its own address on', async () => {
    const inFolder: RequestListener = (request, response) => {
      const [, path] = /^\/areas\/yunshan(\/.*)$/.exec(request.url ?? '') ?? [];
      if (path === undefined) response.writeHead(404).end();
      else file(Object.assign(request, { url: path }), response as never);
    };
    for (const place of ['areas/yunshan', 'areas/yunshan/']) {
      expect(await at(inFolder, limits, place)).toMatchObject({ code: 0, out: expect.stringContaining('网站属实') });
    }
    expect(await at(inFolder)).toMatchObject({ code: 2 });
  });

  test('is not read beyond the bound of a file', async () => {
    const endless: RequestListener = (_, response) => {
      const more = () => void (response.destroyed || response.write(Buffer.alloc(65_536, ' '), more));
      more();
    };
    expect(await at(endless)).toEqual({ code: 2, out: expect.stringContaining('current.json：文件过大') });
  });

  test('that never answers is not waited for', async () => {
    const { code, out } = await at(() => undefined, { ...limits, milliseconds: 20 });
    expect([code, out]).toEqual([2, expect.stringContaining('current.json：不能读取')]);
  });
});
