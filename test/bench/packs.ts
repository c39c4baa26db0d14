/**
 * `npm run bench:packs -- 5000 3`: what it costs to make the packs and the search index of so many reports a year over so many
 * years: time and memory by file, to be held against what the function has, and how long the page of the search takes to answer.
 */
import { runInNewContext } from 'node:vm';
import { consistentValues } from '../builders/values.js';
import { narrativeFor } from '../builders/narrative.js';
import { recordOf } from '../builders/record.js';
import { agency, BASE, SITE, sampleReport } from '../site/sample.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { makePacks } from '#shared/packs/make-packs.js';
import { reportFrom, type PublicReport } from '#shared/packs/public-report.js';
import { SEARCH_CORE } from '#shared/packs/search/script.js';
import { textOf, type ReportText } from '#shared/packs/sections.js';
import { loadPinyin } from '#shared/season/roster/pinyin.js';
import { reportJson } from '#shared/site/report-data.js';
import { summaryOf } from '#shared/site/summary.js';
import { partText } from '#shared/site/year-data.js';

const [REPORTS, YEARS] = [Number(process.argv[2] ?? 5000), Number(process.argv[3] ?? 1)];
/** So many are made for real; the others have their numbers and words under names of their own, with sentences put in other order. */
const MADE = Math.min(REPORTS, 60);
const KINDS = ['教育局', '卫生健康局', '自然资源局', '人力资源和社会保障局', '市场监督管理局', '人民政府办公室'];
const NEWEST = 2025;

interface Made {
  readonly line: string;
  readonly text: ReportText;
  readonly paragraphs: readonly string[];
}

function made(year: number): Made[] {
  return Array.from({ length: MADE }, (_, n) => {
    const values = consistentValues(n + 1);
    const name = `示例市第${n}县${KINDS[n % KINDS.length] ?? ''}`;
    const told = narrativeFor(values, { agencyName: name, year });
    const record = recordOf(values);
    const sections = record.sections.map((section, at) => ({ ...section, paragraphs: [...(told.sections[at] ?? [])] }));
    const report = sampleReport({
      year: reportYearSchema.parse(year),
      agency: agency(`id-${n}`, name),
      record: { ...record, sections },
    });
    const [line, json] = [partText([summaryOf(report)], BASE).trimEnd(), reportJson(report)];
    const text = textOf(reportFrom(line, year, ''), json);
    return { line, text, paragraphs: text.sections.flatMap((one) => one.paragraphs).slice(0, 3) };
  });
}

/** A year of so many reports, no two with the same name or words. */
function yearOf(year: number, base: readonly Made[]): { reports: PublicReport[]; texts: ReportText[] } {
  const lines = Array.from({ length: REPORTS }, (_, n) => ({
    id: `agency-${String(n).padStart(5, '0')}`,
    from: base[n % MADE],
  }));
  const reports = lines.map(({ id, from }, n) =>
    reportFrom(
      from?.line.replace(/"agency":\{"id":"[^"]*","name":"([^"]*)"/, `"agency":{"id":"${id}","name":"$1${n}"`) ?? '',
      year,
      '示例市',
    ),
  );
  const texts = reports.map(({ agency: { id, name } }, n): ReportText => {
    const { sections, ...text } = lines[n]?.from?.text ?? { sections: [], year, version: 1, sha256: digestOfBytes('') };
    const [first, ...others] = sections;
    const words = Array.from({ length: 6 }, (_, at) => base[(n * 7 + at * 11) % MADE]?.paragraphs ?? []).flat();
    const begun = first === undefined ? [] : [{ ...first, paragraphs: [...first.paragraphs, ...words] }];
    return { ...text, agency: id, name, sections: [...begun, ...others] };
  });
  return { reports, texts };
}

const mb = (bytes: number): string => (bytes / 1048576).toFixed(1);
const files = new Map<string, Uint8Array>();
const rows: string[] = [];
let [peak, last] = [0, performance.now()];
const years = Array.from({ length: YEARS }, (_, n) => NEWEST - n);
const bases = new Map(years.map((year) => [year, made(year)]));
const pinyinOf = await loadPinyin();
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
const started = performance.now();
let loading = 0;
const written = await makePacks({
  ...{ area: '示例市', site: SITE, releasedAt: '2026-02-01T00:00:00Z', years, pinyinOf },
  load: async (year) => {
    const from = performance.now();
    const { reports, texts } = yearOf(year, bases.get(year) ?? []);
    loading += performance.now() - from;
    last = performance.now();
    return { data: { year, area: '示例市', coverage: null, totals: null, reports }, texts };
  },
  write: async ({ key, body }) => {
    // No copy: what the product holds is to be measured.
    const { buffer, byteOffset, byteLength } = body as Uint8Array;
    const bytes = Buffer.from(buffer, byteOffset, byteLength);
    const { rss } = process.memoryUsage();
    peak = Math.max(peak, rss);
    const now = performance.now();
    if (!key.startsWith('search/'))
      rows.push(`| ${key} | ${mb(bytes.length)} | ${(now - last).toFixed(0)} | ${mb(rss)} |`);
    else files.set(key, Uint8Array.from(bytes));
    last = now;
    return { path: key, sha256: digestOfBytes(bytes), size: bytes.length };
  },
});
clearInterval(watch);
console.log(
  `\n${REPORTS} reports a year, ${YEARS} years: ${((performance.now() - started) / 1000).toFixed(1)} s, of which reading ${(loading / 1000).toFixed(1)} s; peak ${mb(peak)} MB\n`,
);
console.log('| file | MB | ms | RSS after it, MB |\n|---|---|---|---|');
for (const row of rows) console.log(row);

const search = written.filter(({ path }) => path.startsWith('search/'));
const total = search.reduce((sum, { size }) => sum + size, 0);
console.log(
  `\nsearch: ${search.length} files, ${mb(total)} MB, largest ${Math.max(...search.map(({ size }) => size))} bytes\n`,
);

interface Core {
  readonly tokensOf: (text: string) => Set<string>;
  readonly partOf: (token: string, parts: number) => number;
  readonly numbersIn: (postings: string) => number[];
  readonly inAll: (lists: number[][]) => number[];
  readonly agenciesFound: (lines: unknown[], question: string) => unknown[];
}
const core = runInNewContext(`${SEARCH_CORE};({tokensOf,partOf,numbersIn,inAll,agenciesFound})`) as Core;
const parsed = (key: string): unknown => JSON.parse(Buffer.from(files.get(key) ?? '').toString('utf8'));
const index = parsed('search/v1/index.json') as { agencies: number; years: { year: number; wordParts: number }[] };
console.log(
  '| question | agencies | reports | files | KB | ms of the processor, parsing included |\n|---|---|---|---|---|---|',
);
for (const question of ['教育局', '卫健局', 'jiaoyuju', '政府信息公开申请', '行政复议', '培训会']) {
  const from = process.cpuUsage();
  const names = Array.from({ length: index.agencies }, (_, n) => `search/v1/agencies-${n}.json`);
  const agencies = core.agenciesFound(
    names.flatMap((key) => parsed(key) as unknown[]),
    question,
  );
  const [newest] = index.years;
  const tokens = [...core.tokensOf(question)];
  const keys = tokens.map(
    (token) => `search/v1/${newest?.year}/words-${core.partOf(token, newest?.wordParts ?? 1)}.json`,
  );
  const lists = tokens.map((token, at) =>
    core.numbersIn((parsed(keys[at] ?? '') as Record<string, string>)[token] ?? ''),
  );
  const reports = core.inAll(lists);
  const took = process.cpuUsage(from).user / 1000;
  const used = [...new Set([...names, ...keys])];
  const size = used.reduce((sum, key) => sum + (files.get(key)?.length ?? 0), 0);
  console.log(
    `| ${question} | ${agencies.length} | ${reports.length} | ${used.length} | ${(size / 1024).toFixed(0)} | ${took.toFixed(0)} |`,
  );
}
