import { describe, expect, test } from '@jest/globals';
import type { Example } from '#shared/rules/index.js';
import { judge, message, severities, wordsOf } from '../judge.js';

const ID = '11010519491231002X';
const MOBILE = '13800001234';
const CARD = '6228480000000000000';

const inSix = (...text: string[]): Example => ({ sections: { 6: text } });

describe('P01: identity numbers', () => {
  test('block, masked in message and sentence, with the place of the whole', () => {
    const example = inSix('没有其他事项。', `申请人身份证号${ID}，电话${MOBILE}。`);
    expect(severities('P01', example)).toEqual(['block']);
    expect(wordsOf('P01', example)).toEqual([ID]);
    const [finding] = judge('P01', example).findings;
    expect(finding!.message.zh).toContain('110105********002X');
    expect(finding!.evidence[0]!.sentence).toBe('申请人身份证号110105********002X，电话138****1234。');
    expect(JSON.stringify(judge('P01', example).findings)).not.toMatch(new RegExp(`${ID}|${MOBILE}`));
  });

  test('of the old form: certain only where the sentence says what they are', () => {
    expect(severities('P01', inSix('身份证号110101900307123。'))).toEqual(['block']);
    expect(severities('P01', inSix('编号110101900307123。'))).toEqual(['explain']);
  });

  test('in the opening too', () => {
    expect(severities('P01', { opening: [`填表人身份证${ID}`] })).toEqual(['block']);
  });
});

describe('P02: mobiles and bank cards', () => {
  test.each<[string, Example, string[]]>([
    ['a mobile in the text', inSix(`申请人（${MOBILE}）已获答复。`), ['block']],
    ['a mobile to call', inSix(`联系电话：${MOBILE}。`), ['note']],
    ['a mobile in the preamble', { opening: [`负责人${MOBILE}`] }, ['note']],
    ['a bank card', inSix(`缴款账号${CARD}。`), ['block']],
    ['a bank card in the preamble', { opening: [`联系电话，账号${CARD}`] }, ['block']],
    ['a landline', inSix('联系电话：0000-0000000。'), []],
    ['an identity number', inSix(`证件${ID}。`), []],
  ])('%s', (_, example, expected) => {
    expect(severities('P02', example)).toEqual(expected);
  });

  test('each place is a finding of its own', () => {
    const keys = judge('P02', inSix(`甲${MOBILE}，乙${MOBILE}。`)).findings.map((one) => one.key);
    expect(new Set(keys).size).toBe(2);
  });
});

describe('P03: names', () => {
  test('are masked in message and sentence', () => {
    const example = inSix('申请人王小明向本机关申请公开批文。');
    expect(severities('P03', example)).toEqual(['explain']);
    expect(wordsOf('P03', example)).toEqual(['王小明']);
    expect(JSON.stringify(judge('P03', example))).not.toContain('王小明');
  });
});

describe('P05: traces', () => {
  const traces = (...kinds: NonNullable<Example['traces']>[number]['kind'][]): Example => ({
    traces: kinds.map((kind) => ({ kind, detail: '示例丙' })),
  });
  test.each<[string, Example, string[]]>([
    ['nothing', traces(), []],
    ['an author', traces('author'), ['note']],
    ['two authors', traces('author', 'author'), ['note']],
    ['comments and hidden sheets', traces('comments', 'hidden-cells', 'hidden-cells'), ['explain', 'explain']],
    ['a program for an author', { traces: [{ kind: 'author', detail: 'Administrator' }] }, []],
    ['the body for an author', { traces: [{ kind: 'author', detail: '云溪县示例局' }] }, []],
  ])('%s', (_, example, expected) => {
    expect(severities('P05', example)).toEqual(expected);
  });

  test('what they hold stays in the record', () => {
    expect(JSON.stringify(judge('P05', traces('author', 'hidden-cells')))).not.toContain('示例丙');
  });
});

describe('P06: marks', () => {
  test.each<[Example, string]>([
    [{ opening: ['秘密★1年'] }, '秘密★'],
    [{ opening: ['机密'] }, '机密'],
    [{ opening: ['【内部资料】'] }, '【内部资料】'],
    [inSix('内部资料，注意保存'), '内部资料，注意保存'],
    [inSix('机密 ☆ 3年'), '机密 ☆'],
  ])('%j', (example, words) => {
    expect(severities('P06', example)).toEqual(['block']);
    expect(message('P06', example)).toContain(`“${words}”`);
  });

  test.each([
    '涉及国家秘密的不予公开。',
    '内部资料按规定归档。',
    '属于国家秘密、商业秘密的信息0件。',
    '秘密文件已清退。',
  ])('not %s', (text) => {
    expect(severities('P06', { opening: ['标题', text], sections: { 6: [text] } })).toEqual([]);
  });
});
