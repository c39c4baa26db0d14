import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { runInNewContext } from 'node:vm';
import { loadPinyin } from '#shared/season/roster/pinyin.js';
import { agencyLines, type Named } from '#shared/packs/search/agencies.js';
import { figureLines, totalsOfYear } from '#shared/packs/search/figures.js';
import { searchOverview, searchYear } from '#shared/packs/search/index-files.js';
import { inParts, PART_MAX_BYTES } from '#shared/packs/search/parts.js';
import { postingsText } from '#shared/packs/search/postings.js';
import { SEARCH_CORE } from '#shared/packs/search/script.js';
import { partOf, runsOf, tokensOf } from '#shared/packs/search/tokens.js';
import { invertedIndex, wordParts } from '#shared/packs/search/words.js';
import { grouped, KEY_FIGURES } from '#shared/site/figures.js';
import { CELL_IDS } from '#shared/report/cells.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import type { ReportText } from '#shared/packs/sections.js';
import { agency } from '../site/sample.js';
import { sampleYear } from './sample-year.js';

type Fetched = (path: string, cache: string) => Promise<unknown>;
interface WordsFound {
  readonly numbers: number[];
  readonly reports: [string, string][];
}
interface Core {
  readonly runsOf: (text: string) => string[];
  readonly tokensOf: (text: string) => Set<string>;
  readonly partOf: (token: string, parts: number) => number;
  readonly numbersIn: (postings: string) => number[];
  readonly grouped: (decimal: string | number) => string;
  readonly inAll: (lists: number[][]) => number[];
  readonly agenciesFound: (lines: unknown, question: string) => { id: string; by: string }[];
  readonly loaderOf: (fetched: Fetched) => unknown;
  readonly wordsFound: (year: string, question: string, files: unknown) => Promise<{ words?: WordsFound }>;
  readonly figuresFound: (lines: unknown, question: string) => [string, string, string, unknown[]][];
}
const NAMES = [
  'runsOf',
  'tokensOf',
  'partOf',
  'numbersIn',
  'grouped',
  'inAll',
  'agenciesFound',
  'figuresFound',
  'loaderOf',
  'wordsFound',
];
/** What a browser runs, in a realm without the product. */
const core = runInNewContext(`${SEARCH_CORE};({${NAMES.join(',')}})`) as Core;

const mixed = fc.string({ unit: fc.constantFrom(...'教育局公开ABc12 、。Ｆ\u{20000}-é') });

describe('page and index cut alike', () => {
  test('any text into the same runs and tokens', () => {
    fc.assert(
      fc.property(fc.oneof(mixed, fc.string({ unit: 'grapheme' })), (text) => {
        expect([...core.runsOf(text)]).toEqual(runsOf(text));
        expect([...core.tokensOf(text)]).toEqual([...tokensOf(text)]);
      }),
    );
  });

  test('any token into the same part', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 512 }), (token, parts) => {
        expect(core.partOf(token, parts)).toBe(partOf(token, parts));
      }),
    );
  });

  test('any list of numbers comes back as it was written', () => {
    const lists = fc
      .integer({ min: 1, max: 6000 })
      .chain((of) =>
        fc
          .uniqueArray(fc.integer({ min: 0, max: of - 1 }))
          .map((numbers) => ({ of, numbers: numbers.sort((a, b) => a - b) })),
      );
    fc.assert(
      fc.property(lists, ({ of, numbers }) => {
        expect([...core.numbersIn(postingsText(numbers, of))]).toEqual(numbers);
      }),
    );
  });

  test('any number with the same separators', () => {
    const decimals = fc
      .tuple(fc.nat(), fc.option(fc.nat(9999)))
      .map(([whole, fraction]) => (fraction === null ? String(whole) : `${whole}.${fraction}`));
    fc.assert(fc.property(decimals, (decimal) => expect(core.grouped(decimal)).toBe(grouped(decimal))));
    expect(core.grouped(1234567)).toBe('1,234,567');
  });

  test('a list of all is a map of bits, and shorter than its steps', () => {
    const all = Array.from({ length: 6000 }, (_, number) => number);
    expect(postingsText(all, 6000)).toHaveLength(1001);
  });
});

describe('agencies', () => {
  const named = (id: string, name: string, year = 2025): Named => ({ year, agency: agency(id, name) });
  const found = async (question: string) => {
    const lines = agencyLines(
      [
        named('jiaoyu', '云溪县教育体育局'),
        named('jiaoyu', '云溪县教育局', 2023),
        named('weijian', '云溪县卫生健康局'),
        named('renshe', '云溪县人力资源和社会保障局'),
        named('fuban', '云溪县人民政府办公室'),
        named('shichang', '云溪县市场监督管理局'),
        named('qingshi', '云溪县青石镇人民政府'),
        named('dianli', '中国电力云溪县供电公司'),
      ],
      await loadPinyin(),
    );
    return core.agenciesFound(JSON.parse(JSON.stringify(lines)), question).map(({ id }) => id);
  };

  test.each([
    ['教育局', 'jiaoyu'],
    ['县教育局', 'jiaoyu'],
    ['教体局', 'jiaoyu'],
    ['云溪教育局', 'jiaoyu'],
    ['jiaoyuju', 'jiaoyu'],
    ['yxxjyj', 'jiaoyu'],
    ['jyj', 'jiaoyu'],
    ['jiaotiju', 'jiaoyu'],
    ['weijianju', 'weijian'],
    ['rsj', 'renshe'],
    ['xianfuban', 'fuban'],
    ['JIAOYU', 'jiaoyu'],
    ['卫健局', 'weijian'],
    ['人社局', 'renshe'],
    ['县府办', 'fuban'],
    ['市监局', 'shichang'],
    ['青石镇', 'qingshi'],
    ['qingshizhen', 'qingshi'],
    ['供电公司', 'dianli'],
  ])('%s finds %s first', async (question, id) => {
    expect((await found(question))[0]).toBe(id);
  });

  test('by a former name an agency is found under its present one', async () => {
    const lines = agencyLines(
      [named('jiaoyu', '云溪县教育体育局'), named('jiaoyu', '云溪县文教局', 2021)],
      await loadPinyin(),
    );
    expect(core.agenciesFound(lines, '文教局')).toEqual([
      expect.objectContaining({ name: '云溪县教育体育局', by: '云溪县文教局' }),
    ]);
  });

  test('what no name holds finds nothing', async () => {
    expect(await found('气象')).toEqual([]);
    expect(await found('   ')).toEqual([]);
  });
});

describe('words of reports', () => {
  const text = (n: number, ...paragraphs: string[]): ReportText => ({
    ...{ year: 2025, agency: `a${n}`, name: `示例${n}局`, version: 1, sha256: digestOfBytes(String(n)) },
    sections: [{ number: 1, heading: '总体情况', paragraphs }],
  });

  test('a report is found by any piece of its text, and by no other', () => {
    const index = invertedIndex([
      text(0, '修订了信息公开指南。'),
      text(1, '公开信息 120 条，召开培训会。'),
      text(2, ''),
    ]);
    const ask = (question: string) => core.inAll([...tokensOf(question)].map((token) => index.get(token) ?? []));
    expect(ask('公开指南')).toEqual([0]);
    expect(ask('培训')).toEqual([1]);
    expect(ask('120')).toEqual([1]);
    expect(ask('公开')).toEqual([0, 1]);
    expect(ask('行政复议')).toEqual([]);
  });

  test('no part is larger than a telephone should load, and every token lies where the page looks for it', () => {
    const random = Array.from({ length: 400 }, (_, n) =>
      text(
        n,
        Array.from({ length: 300 }, (__, at) => String.fromCharCode(0x4e00 + ((n * 7919 + at * 104729) % 6000))).join(
          '',
        ),
      ),
    );
    const parts = wordParts(random);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(PART_MAX_BYTES);
    for (const [token, numbers] of invertedIndex(random)) {
      const part = JSON.parse(parts[partOf(token, parts.length)] ?? '') as Record<string, string>;
      expect([...core.numbersIn(part[token] ?? '')]).toEqual(numbers);
    }
  });

  test('tokens that no number of parts would spread lie in one that is larger, and are found in it', () => {
    const alike: string[] = [];
    for (let n = 0; alike.length < 3600; n += 1) {
      const token = `${n.toString(36)}x`.padEnd(24, 'x');
      if (partOf(token, 1024) === 0) alike.push(token);
    }
    const parts = wordParts([text(0, alike.join(' '))]);
    expect(parts.length).toBeLessThanOrEqual(64);
    expect(Math.max(...parts.map((part) => Buffer.byteLength(part)))).toBeGreaterThan(PART_MAX_BYTES);
    for (const token of alike) {
      const part = parts[core.partOf(token, parts.length)] ?? '';
      expect(part.includes(`"${token}":`)).toBe(true);
    }
  });

  test('lists are cut so that no part is larger, and nothing is lost', () => {
    const lines = Array.from({ length: 5000 }, (_, n) => [`agency-${n}`, '示例县第一局'.repeat(3)]);
    const parts = inParts(lines);
    for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(PART_MAX_BYTES);
    expect(parts.flatMap((part) => JSON.parse(part) as unknown[])).toEqual(lines);
    expect(inParts([])).toEqual(['[]\n']);
  });
});

describe('files of two generations', () => {
  const texts = (...agencies: string[]): ReportText[] =>
    agencies.map((id) => ({
      ...{ year: 2025, agency: id, name: `示例${id}局`, version: 1, sha256: digestOfBytes(id) },
      sections: [{ number: 1, heading: '总体情况', paragraphs: [id === 'b' ? '召开培训会。' : '修订指南。'] }],
    }));
  const filesOf = (of: readonly ReportText[]) => {
    const { entry, files } = searchYear(2025, of);
    const all = [...files, ...searchOverview([], [], [entry], () => ({}) as never)];
    return new Map(all.map(({ key, body }) => [key.replace('search/v1/', ''), body]));
  };
  const [before, after] = [filesOf(texts('b', 'c')), filesOf(texts('a', 'b', 'c'))];
  /** What a browser gets: from its cache what is named there, else what the site has. */
  const ask = async (cached: Map<string, string>, site: Map<string, string>) => {
    const asked: string[] = [];
    const fetched: Fetched = async (path, cache) => {
      asked.push(`${cache} ${path}`);
      const body = (cache === 'reload' ? undefined : cached.get(path)) ?? site.get(path);
      if (body === undefined) throw new Error(path);
      return JSON.parse(body) as unknown;
    };
    const { words } = await core.wordsFound('2025', '培训', core.loaderOf(fetched));
    return { named: words?.reports.map(([id]) => id), asked };
  };
  const one = (path: string) => new Map([[path, before.get(path)!]]);
  const PATHS = ['index.json', '2025/words-0.json', '2025/reports-0.json'];

  test('of one generation are loaded once', async () => {
    const { named, asked } = await ask(new Map(), after);
    expect(named).toEqual(['b']);
    expect(asked).toEqual(PATHS.map((path) => `default ${path}`));
  });

  test.each(PATHS)('where %s is still the former one, all are loaded anew and name the right report', async (path) => {
    const { named, asked } = await ask(one(path), after);
    expect(named).toEqual(['b']);
    expect(asked.slice(-3)).toEqual(PATHS.map((each) => `reload ${each}`));
  });

  test.each(PATHS)('where the site itself is half written at %s, no report is named', async (path) => {
    const { named, asked } = await ask(new Map(), new Map([...after, ...one(path)]));
    expect(named).toBeUndefined();
    expect(asked.filter((each) => each === 'reload index.json')).toHaveLength(1);
  });

  test('that former code wrote, without saying of which, are read as they are', async () => {
    const plain = new Map([
      ['index.json', '{"years":[{"year":2025,"reports":1,"reportParts":[0],"wordParts":1}]}'],
      ['2025/words-0.json', JSON.stringify({ 培训: postingsText([0], 1) })],
      ['2025/reports-0.json', '[["b","示例b局"]]'],
    ]);
    expect((await ask(new Map(), plain)).named).toEqual(['b']);
    expect((await ask(new Map([...plain].slice(0, 1)), after)).named).toEqual(['b']);
  });

  test('are marked without being larger than a telephone should load', () => {
    const many = Array.from({ length: 6000 }, (_, n) => `agency-${n}`);
    const { files } = searchYear(2025, texts(...many));
    expect(files.length).toBeGreaterThan(2);
    for (const { body } of files) expect(Buffer.byteLength(body)).toBeLessThanOrEqual(PART_MAX_BYTES);
    expect(JSON.parse(searchYear(2025, []).files.at(0)!.body)).toEqual([['', expect.any(String)]]);
  });
});

test('a figure answers with its sum and how many gave a number, totals first', () => {
  const { data } = sampleYear();
  const lines = JSON.parse(JSON.stringify(figureLines([totalsOfYear(data)]))) as unknown;
  const [first] = core.figuresFound(lines, '部分公开');
  const { totals } = JSON.parse(sampleYear().json) as {
    totals: { cells: { id: string; sum: number; numbers: number; of: number }[] };
  };
  const own = totals.cells.find(({ id }) => id === 'outcomes.partiallyGranted@total');
  expect(first?.[0]).toBe('outcomes.partiallyGranted@total');
  expect(first?.[3]).toEqual([[2025, String(own?.sum), own?.numbers, own?.of]]);
  expect(core.figuresFound(lines, 'upheld').length).toBeGreaterThan(0);
});

test('what a citizen asks for first is the sum of all its rows, and leads to the page that compares it', () => {
  const { data } = sampleYear();
  const lines = JSON.parse(JSON.stringify(figureLines([totalsOfYear(data)]))) as unknown;
  const [first, second] = core.figuresFound(lines, '不予公开') as unknown as unknown[][];
  const counted = data.reports.filter(({ agency: { kind } }) => kind !== 'government');
  const rows = KEY_FIGURES.denied.map((id) => CELL_IDS.indexOf(id));
  const sum = counted.flatMap(({ values }) => rows.map((at) => Number(values[at] ?? 0))).reduce((a, b) => a + b);
  expect(first).toEqual(['denied', '不予公开', 'Not disclosed', [[2025, String(sum), 3, 3]], 'denied']);
  expect(second?.[0]).toBe('denied.stateSecrets@total');
  expect((core.figuresFound(lines, '新收') as unknown as unknown[][])[0]?.[4]).toBe('received');
});
