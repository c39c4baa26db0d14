/**
 * What the search for copied passages costs against 100 and 1,000 other reports, and whether it grows no faster than
 * their number. Part of `npm run bench:rules`.
 */
import type { Section } from '#shared/report/record.js';
import { candidates, fingerprintsOf, type Candidate } from '#shared/rules/text/copying/fingerprints.js';
import { copiedPassages } from '#shared/rules/text/copying/passages.js';
import { exampleRecord, ruleById, type Peer } from '#shared/rules/index.js';
import { seededIntegers } from '../builders/values.js';

export interface CopyRow {
  readonly what: string;
  /** Milliseconds, or a plain ratio. */
  readonly median: number;
  readonly target: number | null;
}

/** Words of the trade, so that reports share phrases as real ones do and the index has false leads to follow. */
const PHRASES =
  '通过门户网站 和公开栏 发布各类信息 更新办事指南 由专人登记 审核和答复 听取科室意见 逐条进行审查 清理失效文件 补齐检索功能 方便老年人使用 组织业务培训 开展群众评议 建立提醒制度 编写答复样本 纳入起草流程 报送不够及时 解读偏重条文 格式还不统一 码头公告栏 渔船检验 船员培训 低保名单 搬迁公告 查阅点指路牌 村民代表试读 自然村活动室 季度检查 月度通报 线上线下同步'.split(
    ' ',
  );
/** As many characters as a department's report has outside its tables. */
const LENGTH = 3_000;

function textOf(seed: number, length: number): string {
  const integer = seededIntegers(seed);
  let text = '';
  while (text.length < length) {
    text += PHRASES[integer(0, PHRASES.length - 1)] ?? '';
    text += String.fromCharCode(0x4e00 + integer(0, 3_000)) + (integer(0, 3) === 0 ? '。' : '，');
  }
  return text;
}

function section(number: number, text: string): Section {
  return { number, heading: '', located: true, paragraphs: [text], pages: null };
}

/** Every tenth of the others copied a passage from the own report. */
function others(count: number, own: string): Peer[] {
  return Array.from({ length: count }, (_, index) => {
    const text = textOf(index + 2, LENGTH * 0.7);
    const copied = index % 10 === 0 ? own.slice(index % 500, (index % 500) + 300) : '';
    return {
      name: `示例单位${index}`,
      sections: [section(1, text + copied), section(5, textOf(-index - 2, LENGTH * 0.3))],
    };
  });
}

interface Times {
  readonly median: number;
  /** What else the machine did meanwhile only ever adds: growth is judged by the fastest runs. */
  readonly fastest: number;
}

function timesOf(work: () => unknown, runs: number): Times {
  for (let run = 0; run < 3; run++) work();
  const times = Array.from({ length: runs }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  }).sort((a, b) => a - b);
  const [fastest = Number.NaN] = times;
  return { median: times[Math.floor(times.length / 2)] ?? Number.NaN, fastest };
}

const ALIGNED = 8;
const RUNS = 9;

export function measureCopies(): CopyRow[] {
  const own = textOf(1, LENGTH * 0.7);
  const ownSections = [section(1, own), section(5, textOf(-1, LENGTH * 0.3))];
  const record = { ...exampleRecord({}), sections: ownSections };
  const [few, many] = [others(100, own), others(1_000, own)];
  const kept = (peers: readonly Peer[]): Candidate<Peer>[] =>
    peers.map((peer) => ({ id: peer, fingerprints: fingerprintsOf(peer.sections) }));
  const stored = (peers: readonly Candidate<Peer>[]) => (): unknown =>
    candidates(fingerprintsOf(ownSections), peers)
      .slice(0, ALIGNED)
      .map((peer) => copiedPassages(ownSections, peer.sections));
  const whole = (peers: readonly Peer[]) => (): unknown => ruleById('D12')?.check(record, { peers });
  const [fromStore, fromStore10] = [timesOf(stored(kept(few)), RUNS), timesOf(stored(kept(many)), RUNS)];
  const [fromText, fromText10] = [timesOf(whole(few), RUNS), timesOf(whole(many), RUNS)];
  return [
    {
      what: 'fingerprints of one report, ms',
      median: timesOf(() => fingerprintsOf(ownSections), 50).median,
      target: null,
    },
    { what: '100 others, fingerprints kept, ms', median: fromStore.median, target: 100 },
    { what: '1,000 others, fingerprints kept, ms', median: fromStore10.median, target: 1_000 },
    { what: '100 others, from their texts (D12), ms', median: fromText.median, target: 100 },
    { what: '1,000 others, from their texts (D12), ms', median: fromText10.median, target: 1_000 },
    {
      what: '1,000 to 100, fingerprints kept (linear: 10)',
      median: fromStore10.fastest / fromStore.fastest,
      target: 10,
    },
    { what: '1,000 to 100, from their texts (linear: 10)', median: fromText10.fastest / fromText.fastest, target: 10 },
  ];
}

export function printCopies(rows: readonly CopyRow[]): void {
  for (const { what, median: value, target } of rows) {
    const beside = target === null ? '' : `  target ${target}${value <= target ? '' : ' (!)'}`;
    console.log(`${what.padEnd(56)}${value.toFixed(2).padStart(22)}${beside}`);
  }
}
