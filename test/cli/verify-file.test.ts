/** `nianbao verify` of a receipt and an export in the terminal: whole, with every kind of byte flipped in turn, and unreadable. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { emptyChain, extendChain } from '#shared/audit/chain.js';
import { keysText } from '#shared/site/pointer.js';
import { exportFile, receiptFile } from '#shared/takeaway/proof-files.js';
import { KEYS } from '../builders/signatures.js';
import { contact, record } from '../deeds/filing/scene.js';
import { check, drafts, events, head, log, SignedFiles, submission } from './signed-files.js';

const files = new SignedFiles();
afterAll(() => files.remove());
const verify = (...args: string[]) => files.verify(args);
const write = files.write.bind(files);
const verifyWith = files.verifyWith.bind(files);

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
    const { code, out } = await verifyWith(path, from, to, path, '--key', 'keys.json');
    expect([code, out]).toEqual([2, expect.stringContaining(name)]);
  });

  test('the original is named', async () => {
    const { code, out } = await verifyWith(
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

test('a call that makes no sense is told how to call', async () => {
  for (const args of [[], ['a', 'b'], ['nowhere.json'], ['receipt.json'], ['site', '--what']]) {
    expect(await verify(...args)).toEqual({ code: 64, out: expect.stringContaining('用法') });
  }
});
