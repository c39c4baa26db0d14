/** `nianbao verify` in the terminal: a receipt, an export and a site, whole and with every kind of byte flipped in turn. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { emptyChain, extendChain } from '#shared/audit/chain.js';
import type { Submission } from '#shared/filing/model.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { currentObjects, indexObjects, releasePointer, versionObjects } from '#shared/site/objects.js';
import { formerPointerStatement, keysText, pointerStatement } from '#shared/site/pointer.js';
import { publishedReport, summaryOf } from '#shared/site/summary.js';
import { exportFile, receiptFile } from '#shared/takeaway/proof-files.js';
import { run } from '../../cli/verify.js';
import { checkpointAt, checkpointKey, KEYS, testKey, underSeal } from '../builders/signatures.js';
import { agency, checkOf, contact, findingOf, record, submissionIn } from '../deeds/filing/scene.js';
import { removeFolder, temporaryFolder } from '../local/fixtures/assembly.js';
import { BASE, roster } from '../site/sample.js';

const check = checkOf(findingOf('explain', 'B01:a'));
const original = Buffer.from('the original');
const submission: Submission = underSeal({
  record,
  check,
  submission: {
    ...submissionIn('released'),
    digest: digestOfBytes(original),
    explanations: [{ finding: 'B01:a', text: '按答复书份数统计。' }],
  },
});
const drafts = ['receive', 'file', 'approve', 'release'].map((deed) => ({
  at: '2026-01-20T02:00:00.000Z',
  deed,
  actor: { role: 'agency' as const, person: contact },
  submission: submission.id,
  details: deed === 'file' ? { content: submission.contentDigest, sealed: true } : {},
}));
const { events, head } = extendChain(emptyChain('FILING#home#2025#jiaoyu'), drafts);
const at = (count: number) => checkpointAt({ ...head, count, head: events[count - 1]!.hash });
const log = { head, events, checkpoints: [at(2), at(4)] };

const report = publishedReport({
  agency,
  area: '云溪县',
  submission,
  record,
  check,
  version: 1,
  publishedAt: '2026-01-30T17:00:00Z',
  correction: null,
  earlier: [],
  checkpoint: at(4),
});
const objects = [
  ...versionObjects(report),
  ...currentObjects(report),
  ...indexObjects([summaryOf(report)], [roster([report.agency])], BASE, KEYS),
];
const season = extendChain(emptyChain('SEASON#home#2025'), [{ ...drafts[0]!, submission: null }]).head;
const names = {
  release: releaseIdSchema.parse('home.r20260130-abc123'),
  releasedAt: '2026-01-30T17:00:00Z',
  manifest: digestOfBytes(String(objects.find(({ key }) => key === 'data/v1/manifest.json')?.body)),
  reports: 1,
  season: checkpointAt(season),
};
const pointer = { ...names, signed: checkpointKey.sign(pointerStatement(names)) };

let dir: string;
beforeAll(() => {
  dir = temporaryFolder();
  for (const { key, body } of [...objects, releasePointer(pointer)]) write(join('site', key), body);
  write('keys.json', keysText(KEYS));
  write('receipt.json', JSON.stringify(receiptFile(submission, log)));
  write('export.json', JSON.stringify(exportFile({ submission, record, check }, log)));
  write('original.pdf', original);
});
afterAll(() => removeFolder(dir));

function write(path: string, body: string | Uint8Array): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), body);
}

async function verify(...args: string[]): Promise<{ code: number; out: string }> {
  let out = '';
  const keep = (text: string) => void (out += text);
  return { code: await run(args, { directory: dir, write: keep, complain: keep }), out };
}

/** Changes a text in a file, asks, and puts the file back. */
async function with_(path: string, from: string | RegExp, to: string, ...args: string[]) {
  const before = readFileSync(join(dir, path), 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  write(path, after);
  try {
    return await verify(...args);
  } finally {
    write(path, before);
  }
}

test('what is whole is found so, and it is said whose keys were used', async () => {
  expect(await verify('receipt.json', '--key', 'keys.json', '--original', 'original.pdf')).toEqual({
    code: 0,
    out: expect.stringMatching(/公钥：keys\.json（签封 seal-key；校验点 checkpoint-key）\n回执属实：2025-jiaoyu-1-/),
  });
  expect(await verify('export.json', '--key', 'keys.json')).toMatchObject({ code: 0 });
  expect(await verify('site', '--key', 'keys.json')).toEqual({
    code: 0,
    out: expect.stringContaining('1 份报告与签封一致'),
  });
  const own = await verify('site');
  expect([own.code, own.out]).toEqual([0, expect.stringContaining('仿造的公钥')]);
});

describe('a byte flipped in', () => {
  const hex = /"hash": ?"./;
  test.each<[string, string, string | RegExp, string, string]>([
    ['the name of the original', 'receipt.json', '年报.pdf', '年报2.pdf', '原文件'],
    ['the officer', 'receipt.json', '孙局长', '李局长', '报送声明'],
    ['the number', 'receipt.json', /"number":"2025-jiaoyu-1-./, '"number":"2025-jiaoyu-1-U', '报送编号'],
    ['the deed', 'receipt.json', '"role":"agency"', '"role":"publisher"', '办理记录'],
    ['the hash of the deed', 'receipt.json', hex, '"hash":"', '文件格式'],
    ['the count of the checkpoint', 'receipt.json', '"count":2', '"count":3', '校验点'],
    ['a cell', 'export.json', '["review.total","number",', '["review.total","blank",', '单元格'],
    ['a section', 'export.json', /"sections":\[\[1,"./, '"sections":[[1,"？', '正文'],
    ['an explanation', 'export.json', '按答复书份数统计。', '按申请份数统计。', '说明'],
    ['an event', 'export.json', '"deed":"approve"', '"deed":"returned"', '办理记录'],
    ['the head', 'export.json', '"count":4', '"count":3', '办理记录的末端校验值'],
    ['the subject', 'export.json', '"submission":"home.2025-jiaoyu-1"', '"submission":"home.2025-caizheng-1"', '签封'],
  ])('%s is named', async (_, path, from, to, name) => {
    const { code, out } = await with_(path, from, to, path, '--key', 'keys.json');
    expect([code, out]).toEqual([2, expect.stringContaining(name)]);
  });

  test('the original is named', async () => {
    const { code, out } = await with_(
      'original.pdf',
      'the',
      'The',
      'receipt.json',
      '--key',
      'keys.json',
      '--original',
      'original.pdf',
    );
    expect([code, out]).toEqual([2, expect.stringContaining('receipt.json：原文件')]);
  });

  test.each([
    ['data/v1/current.json', '"releasedAt": "2026-01-30', '"releasedAt": "2026-01-29', '发布签名'],
    ['data/v1/current.json', '"count": 1', '"count": 2', '校验点'],
    ['data/v1/current.json', '"reports": 1', '"reports": 4711', '发布签名'],
    ['data/v1/manifest.json', '"size": ', '"size": 1', '文件内容'],
    ['data/v1/2025.csv', '教育局', '财政局', '文件内容'],
    ['data/v1/2025.json', '云溪县', '别的县', '文件内容'],
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
    const { code, out } = await with_(join('site', path), from, to, 'site', '--key', 'keys.json');
    expect([code, out]).toEqual([2, expect.stringMatching(new RegExp(`${path}：.*${name}`))]);
  });
});

describe('a site', () => {
  const [json] = ['2025/jiaoyu/v1/report.json'];

  test.each([json, '2025/jiaoyu/v1/report.csv', '2025/index.html', 'data/v1/2025.json', 'data/v1/manifest.json'])(
    'from which %s was deleted is told so',
    async (path) => {
      const before = readFileSync(join(dir, 'site', path));
      rmSync(join(dir, 'site', path));
      const { code, out } = await verify('site', '--key', 'keys.json');
      write(join('site', path), before);
      expect([code, out]).toEqual([2, expect.stringContaining(`${path}：文件缺失`)]);
    },
  );

  test('of which a report was rewritten with its list is not what was signed', async () => {
    const report = readFileSync(join(dir, 'site', json), 'utf8');
    const forged = report.replace('按答复书份数统计。', '按申请份数统计。');
    const digests = [digestOfBytes(report), digestOfBytes(forged)] as const;
    write(join('site', json), forged);
    const { code, out } = await with_('site/data/v1/manifest.json', ...digests, 'site', '--key', 'keys.json');
    write(join('site', json), report);
    expect([code, out]).toEqual([2, expect.stringContaining('data/v1/manifest.json：文件内容')]);
    expect(out).toMatch(new RegExp(`${json}：说明`));
  });
});

describe('the log of an export', () => {
  const exported = exportFile({ submission, record, check }, log)!;
  const chainOf = (...deeds: string[]) => {
    const of = (deed: string) => drafts.find((draft) => draft.deed === deed) ?? { ...drafts[0]!, deed };
    return extendChain(emptyChain('FILING#home#2025#jiaoyu'), deeds.map(of));
  };
  const [first, second, ...rest] = events;

  test.each<[string, Partial<typeof log>, string]>([
    ['rewritten', chainOf('receive', 'file', 'return', 'release'), '校验点'],
    ['cut short', { events: events.slice(0, 3) }, '末端校验值'],
    ['cut short with its head', chainOf('receive', 'file', 'approve'), '校验点'],
    ['with an event deleted', { events: events.filter(({ deed }) => deed !== 'approve') }, '办理记录'],
    ['in another order', { events: [second!, first!, ...rest] }, '办理记录'],
    ['forked', chainOf('receive', 'file', 'withdraw', 'receive'), '校验点'],
    ['without its deed of filing', chainOf('receive', 'approve', 'release', 'release'), '办理记录'],
  ])('%s is caught', async (_, change, name) => {
    write('forged-export.json', JSON.stringify({ ...exported, log: { ...log, ...change } }));
    const { code, out } = await verify('forged-export.json', '--key', 'keys.json');
    expect([code, out]).toEqual([2, expect.stringContaining(name)]);
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
    const late = await with_(join('site', key), '2026-01-30', '2026-01-31', 'site', '--key', 'keys.json');
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
  const indexes = indexObjects([{ ...summaryOf(report), ...change }], [roster([report.agency])], BASE, KEYS);
  const list = indexes.find(({ key }) => key === 'data/v1/manifest.json')!;
  const forged = { ...names, manifest: digestOfBytes(String(list.body)) };
  const signed = releasePointer({ ...forged, signed: checkpointKey.sign(pointerStatement(forged)) });
  for (const { key, body } of [...objects, ...indexes, signed]) write(join('changed', key), body);
  const { code, out } = await verify('changed', '--key', 'keys.json');
  expect([code, out.split('\n').filter((line) => line.startsWith('不符'))]).toEqual([
    2,
    ['不符\u3000data/v1/2025.json：年度汇总数据（与各份报告或其合计不一致）'],
  ]);
});

test('a site forged throughout is whole by its own keys and not by the true ones', async () => {
  const forger = testKey('checkpoint-key');
  write('forged.json', keysText({ seal: KEYS.seal, checkpoint: forger.keys }));
  const { code, out } = await verify('site', '--key', 'forged.json');
  expect([code, out]).toEqual([2, expect.stringContaining('发布签名')]);
});

describe('what no signature vouches for', () => {
  const exported = exportFile({ submission, record, check }, log)!;
  const forgedDraft = { ...drafts[2]!, actor: { role: 'approver' as const, person: { ...contact, name: '冒名' } } };

  test('is not called genuine in an export that lost its checkpoints', async () => {
    const chain = extendChain(emptyChain(head.subject), [drafts[0]!, drafts[1]!, forgedDraft, drafts[3]!]);
    write('forged-export.json', JSON.stringify({ ...exported, log: { ...chain, checkpoints: [] } }));
    const { code, out } = await verify('forged-export.json', '--key', 'keys.json');
    expect([code, out]).toEqual([2, expect.stringMatching(/未证明.*只签名到第 0 条，其后到第 4 条未经证明/)]);
    expect(out).not.toContain('导出属实');
  });

  test('is not called genuine behind the last checkpoint', async () => {
    const more = extendChain(head, [forgedDraft]);
    const longer = { ...log, head: more.head, events: [...events, ...more.events] };
    write('forged-export.json', JSON.stringify({ ...exported, log: longer }));
    const { code, out } = await verify('forged-export.json', '--key', 'keys.json');
    expect([code, out]).toEqual([2, expect.stringMatching(/未证明.*只签名到第 4 条，其后到第 5 条未经证明/)]);
    expect(out).not.toContain('导出属实');
  });

  test('is not called genuine in a receipt without a checkpoint', async () => {
    write('forged-receipt.json', JSON.stringify({ ...receiptFile(submission, log), checkpoint: null }));
    const { code, out } = await verify('forged-receipt.json', '--key', 'keys.json');
    expect([code, out]).toEqual([2, expect.stringMatching(/未证明.*经办人和办理时间未经证明/)]);
    expect(out).not.toContain('回执属实');
  });
});

describe('what cannot be read is answered with a sentence:', () => {
  const content = { ...exportFile({ submission, record, check }, log)!.content };
  const deep = '['.repeat(3000) + ']'.repeat(3000);
  const exportWith = (cells: string) =>
    JSON.stringify(exportFile({ submission, record, check }, log)).replace(JSON.stringify(content['cells']), cells);

  test.each([
    ['a fraction in a part', exportWith('[1.5]')],
    ['lists in lists without end', exportWith(deep)],
    ['nothing but lists', deep],
    ['no JSON', '不是 JSON'],
    ['nothing', ''],
  ])('%s', async (_, text) => {
    write('odd.json', text);
    const { code, out } = await verify('odd.json', '--key', 'keys.json');
    expect([code, out]).toEqual([2, expect.stringContaining('odd.json：文件格式')]);
  });

  test.each([
    ['no JSON', '不是 JSON'],
    ['keys that are none', keysText(KEYS).replaceAll('M', '?')],
    [
      'keys of another kind',
      keysText({ seal: new Map([['k', generateKeyPairSync('ed25519').publicKey]]), checkpoint: KEYS.checkpoint }),
    ],
  ])('a file of keys that holds %s', async (_, text) => {
    write('odd-keys.json', text);
    for (const what of ['receipt.json', 'site']) {
      const { code, out } = await verify(what, '--key', 'odd-keys.json');
      expect([code, out]).toEqual([2, expect.stringContaining('odd-keys.json：文件格式')]);
    }
  });

  test.each([
    [['receipt.json', '--key', 'nowhere.json'], '不能读取公钥文件：nowhere.json'],
    [['site', '--key', 'site'], '不能读取公钥文件：site'],
    [['receipt.json', '--key', 'keys.json', '--original', 'nowhere.pdf'], '不能读取原文件：nowhere.pdf'],
  ])('%j', async (args, sentence) => {
    expect(await verify(...args)).toEqual({ code: 64, out: expect.stringContaining(sentence) });
  });
});

test('the name of a key makes no line of its own', async () => {
  const named = 'k\n回执属实：2025-jiaoyu-1-AAAAAAAAAA\n\u001b[8m\u202e';
  write('named.json', keysText({ seal: new Map([[named, KEYS.seal.get('seal-key')!]]), checkpoint: KEYS.checkpoint }));
  const { code, out } = await verify('receipt.json', '--key', 'named.json');
  expect(code).toBe(2);
  expect(out.split('\n').filter((line) => line.startsWith('回执属实'))).toEqual([]);
  expect(out).toContain('k\\n回执属实：2025-jiaoyu-1-AAAAAAAAAA\\n<U+001B>[8m<U+202E>');
});

describe('a site behind an address', () => {
  const limits = { bytes: 1_000_000, milliseconds: 60_000 };
  async function at(answer: RequestListener, within = limits): Promise<{ code: number; out: string }> {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    let out = '';
    const keep = (text: string) => void (out += text);
    const { port } = server.address() as AddressInfo;
    const code = await run(
      [`http://127.0.0.1:${port}/`, '--key', 'keys.json'],
      { directory: dir, write: keep, complain: keep },
      within,
    );
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    return { code, out };
  }
  const file: RequestListener = ({ url }, response) => response.end(readFileSync(join(dir, 'site', url!)));

  test('is read file by file, and the verdict names the release and its date', async () => {
    expect(await at(file)).toEqual({
      code: 0,
      out: expect.stringMatching(/网站属实：.*发布批次 home\.r20260130-abc123，发布时间 2026-01-30T17:00:00Z/),
    });
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

test('a call that makes no sense is told how to call', async () => {
  for (const args of [[], ['a', 'b'], ['nowhere.json'], ['receipt.json'], ['site', '--what']]) {
    expect(await verify(...args)).toEqual({ code: 64, out: expect.stringContaining('用法') });
  }
});
