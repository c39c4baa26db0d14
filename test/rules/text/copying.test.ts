import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Section } from '#shared/report/record.js';
import { candidates, fingerprintsOf, GUARANTEED } from '#shared/rules/text/copying/fingerprints.js';
import { copiedPassages } from '#shared/rules/text/copying/passages.js';
import { judge, message, severities } from '../judge.js';

function sections(texts: Readonly<Record<number, string>>): Section[] {
  return Object.entries(texts).map(([number, text]) => ({
    number: Number(number),
    heading: '',
    located: true,
    paragraphs: text.split('\n'),
    pages: null,
  }));
}

/** Ideographs of a block of their own for each text, so that nothing is shared unless it is copied. */
const from = (start: number, size: number) =>
  fc
    .integer({ min: start, max: start + 799 })
    .map((code) => String.fromCharCode(code))
    .chain((first) =>
      fc
        .array(fc.integer({ min: start, max: start + 799 }), { minLength: size, maxLength: size + 200 })
        .map((codes) => first + codes.map((code) => String.fromCharCode(code)).join('')),
    );
const [mine, yours, shared] = [from(0x5000, 0), from(0x6000, 0), from(0x7000, 60)];

describe('fingerprints', () => {
  test('find a passage of 60 characters wherever it was copied to', () => {
    fc.assert(
      fc.property(mine, mine, yours, yours, shared, (a, b, c, d, passage) => {
        const own = sections({ 1: a + passage + b });
        const other = sections({ 1: c, 5: d + passage });
        const known = { id: 'other', fingerprints: fingerprintsOf(other) };
        expect(candidates(fingerprintsOf(own), [known])).toEqual(['other']);
        const { passages, share } = copiedPassages(own, other);
        expect(passages).toHaveLength(1);
        const [found] = passages;
        expect((a + passage + b).slice(found!.own.start, found!.own.end)).toBe(passage);
        expect(found!.other).toEqual({ section: 5, start: d.length, end: d.length + passage.length });
        expect(share).toBeCloseTo(passage.length / (a + passage + b).length, 6);
      }),
      { numRuns: 100 },
    );
  });

  test('find it with other punctuation, spaces and numbers', () => {
    const text = '渡口渔船检验三十二艘次，船员培训四期，渔业补贴一百二十万元的明细贴在码头公告栏，每月更换；';
    const own = sections({ 1: `2025年${text}共12项。` });
    const other = sections({ 1: `2024年 ${text.replace(/，/g, '、').replace('；', '。')}共 1,300 项` });
    expect(candidates(fingerprintsOf(own), [{ id: 1, fingerprints: fingerprintsOf(other) }])).toEqual([1]);
    expect(copiedPassages(own, other).share).toBe(1);
  });

  test('of texts without a common passage have nothing in common', () => {
    fc.assert(
      fc.property(mine, yours, (a, b) => {
        const [own, other] = [sections({ 1: a, 5: a }), sections({ 1: b })];
        expect(candidates(fingerprintsOf(own), [{ id: 1, fingerprints: fingerprintsOf(other) }])).toEqual([]);
        expect(copiedPassages(own, other).passages).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('leave out prescribed wording, however long', () => {
    const official =
      '本报告所列数据的统计期限自2025年1月1日起至2025年12月31日止。按照《政府信息公开信息处理费管理办法》的规定，本年度未收取政府信息公开信息处理费。没有其他需要报告的事项。';
    const both = sections({ 6: official });
    expect(fingerprintsOf(both).hashes).toBe('');
    expect(copiedPassages(both, both)).toMatchObject({ passages: [], share: 0 });
  });

  test('come in the order of what is shared; those of another kind are skipped', () => {
    const long = (start: number, size: number): string =>
      Array.from({ length: size }, (_, index) => String.fromCharCode(start + index * 3)).join('');
    const own = fingerprintsOf(sections({ 1: long(0x5000, 200), 5: long(0x6000, 200) }));
    const others = [
      { id: 'one', fingerprints: fingerprintsOf(sections({ 1: long(0x5000, 200) })) },
      { id: 'none', fingerprints: fingerprintsOf(sections({ 1: long(0x7000, 200) })) },
      { id: 'both', fingerprints: own },
      { id: 'later', fingerprints: { ...own, version: 2 as unknown as 1 } },
    ];
    expect(candidates(own, others)).toEqual(['both', 'one']);
  });

  test('are small and survive JSON', () => {
    const text = Array.from({ length: 3_000 }, (_, index) =>
      String.fromCharCode(0x5000 + ((index * 7919) % 9973)),
    ).join('');
    const kept = fingerprintsOf(sections({ 1: text }));
    expect(JSON.parse(JSON.stringify(kept))).toEqual(kept);
    expect(kept.hashes.length).toBeLessThan(4_000);
    expect(fingerprintsOf(sections({}))).toEqual({ version: 1, hashes: '' });
  });
});

describe('D12', () => {
  const text = (start: number): string =>
    Array.from({ length: 200 }, (_, index) => String.fromCharCode(start + index * 3)).join('');
  const own = { 1: [text(0x5000)] };
  const peer = (name: string, shown = text(0x5000)) => ({ name, sections: { 1: [shown], 5: [] } });

  test('names all of them in one note, the likest first', () => {
    const peers = [
      peer('青石县样品局', text(0x5000).slice(0, 150)),
      peer('白石县样品局'),
      peer('黑石县样品局', text(0x7000)),
    ];
    const { findings } = judge('D12', { sections: own, peers });
    expect(findings.map(({ key, severity }) => [key, severity])).toEqual([['D12:peers', 'note']]);
    expect(findings[0]!.message.zh).toContain('与“白石县样品局”“青石县样品局”本年度年报的文字重复');
    const many = ['甲', '乙', '丙', '丁', '戊'].map((sign) => peer(`${sign}县样品局`));
    expect(message('D12', { sections: own, peers: many })).toContain('等5个单位本年度年报');
  });

  test.each([
    ['a draft', null, 0],
    ['one that was filed', '2026-01-05T00:00:00.000Z', 1],
    ['one of which nobody asked', undefined, 1],
  ])('of %s', (_, filedAt, count) => {
    const shared = { sections: [{ section: 1, share: 1, length: 200 }], passages: [] };
    const copied = [{ agency: 'other', n: 1, name: '青石县样品局', filedAt, ...shared }];
    expect(severities('D12', { sections: own, context: { copied } })).toHaveLength(count);
  });
});

describe('passages', () => {
  const text = Array.from({ length: 2 * GUARANTEED }, (_, index) => String.fromCharCode(0x5000 + index)).join('');
  test.each([
    [GUARANTEED - 1, 0],
    [GUARANTEED, 1],
  ])('of %s characters: %s', (length, count) => {
    const copied = copiedPassages(
      sections({ 1: `甲${text.slice(0, length)}` }),
      sections({ 1: `${text.slice(0, length)}乙` }),
    );
    expect(copied.passages).toHaveLength(count);
  });

  test('never run over the end of a section', () => {
    const [a, b] = [text.slice(0, GUARANTEED), text.slice(GUARANTEED)];
    const { passages } = copiedPassages(sections({ 1: a, 5: b }), sections({ 1: a, 5: b }));
    expect(passages.map((one) => one.own.section)).toEqual([1, 5]);
  });

  test('of a text that repeats itself without end come without looking at every pair of places', () => {
    const endless = sections({ 1: '渔船检验'.repeat(5_000) });
    expect(copiedPassages(endless, endless).share).toBeGreaterThan(0.9);
  });

  test('tell the share of each section', () => {
    const own = sections({ 1: text, 5: text.slice(0, GUARANTEED) + '渔船检验'.repeat(20) });
    const { bySection } = copiedPassages(own, sections({ 1: text }));
    expect(bySection.get(1)).toEqual({ share: 1, length: 2 * GUARANTEED });
    expect(bySection.get(5)!.share).toBeCloseTo(GUARANTEED / (GUARANTEED + 80), 6);
  });
});
