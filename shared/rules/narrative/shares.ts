/** N10: `自然人72件，占96%` is worked out again from the numbers of the text and of the tables. */
import { weigh } from '../operands.js';
import { table3Cell } from '#shared/report/cells.js';
import type { ReportRecord } from '#shared/report/record.js';
import { decimalText, exact, plus, type Exact } from '#shared/ids/decimal.js';
import type { Found } from '../rule.js';
import { sectionsTold } from './contradiction-words.js';
import type { ResolvedMention } from './mentions.js';
import { placeOf } from './sentences.js';
import type { ReadSentence } from './statements.js';

/** `占`, `占比`, `占申请总数的`: a share of the whole; 占公开总量 or 占全县 is a share of something else. */
const SHARE =
  /^(?:约|分别)?占(?:比|总数|总量|比例|申请总数|申请总量|申请总数量|全部申请|全部|收到申请|申请|总申请量?)*(?:的|为|达|约)*$/;

/** What a part can be a share of: the totals told before it in the sentence, then those of the table. */
function wholes(record: ReportRecord, before: readonly ResolvedMention[]): Exact[] {
  const told = before.flatMap(({ subject, mention }) =>
    subject !== undefined && /^N0[13]$/.test(subject.rule) ? [mention.amount.value] : [],
  );
  const rows = [
    ['requests.newlyReceived'],
    ['requests.newlyReceived', 'requests.carriedIn'],
    ['outcomes.total'],
  ] as const;
  const printed = rows.flatMap((names) => {
    const operands = weigh(
      record,
      names.map((row) => table3Cell(row, 'total')),
    );
    return 'why' in operands ? [] : [plus(...operands.values)];
  });
  return [...told.reverse(), ...printed].filter((whole) => whole > 0n);
}

/** In percent with four places, rounded. */
function percent(part: Exact, whole: Exact): Exact {
  const places = 10_000n;
  return (((part * 100n * places * 2n + whole) / (2n * whole)) * (exact('1') / places)) as Exact;
}

/** Half of the last written digit, and never less than 0.1: a share is told rounded. */
function isNear(worked: Exact, told: Exact, step: Exact): boolean {
  const off = worked > told ? worked - told : told - worked;
  const [tenth, half] = [exact('0.1'), (step / 2n) as Exact];
  return off <= (half > tenth ? half : tenth);
}

function judge(record: ReportRecord, read: ReadSentence, at: number): Found | undefined {
  const [share, part] = [read.told[at], read.told[at - 1]];
  if (share?.mention.amount.unit !== '%' || part === undefined || !SHARE.test(share.mention.own)) return undefined;
  if (share.mention.amount.vague !== null || part.mention.amount.vague !== null) return undefined;
  const known = part.channel || /^N0[56]$/.test(part.subject?.rule ?? '');
  const candidates = wholes(record, read.told.slice(0, at - 1));
  const [first] = candidates;
  if (!known || first === undefined || part.mention.amount.value > first) return undefined;
  const { value, step } = share.mention.amount;
  const worked = candidates.map((whole) => percent(part.mention.amount.value, whole));
  if (worked.some((one) => isNear(one, value, step))) return undefined;
  const rounded = ((((worked[0] ?? value) + exact('0.05')) / exact('0.1')) * exact('0.1')) as Exact;
  const place = placeOf(read.sentence, part.mention.amount.from, share.mention.amount.to);
  const [right, said, section] = [decimalText(rounded), decimalText(value), sectionsTold(read.sentence.section)];
  return {
    kind: 'found',
    about: `share:${read.sentence.section}:${place.start}`,
    cells: part.subject === undefined ? [] : part.subject.readings[0].plus,
    message: {
      zh: `${section.zh}写“${place.words}”，占比应为${right}%（${decimalText(part.mention.amount.value)}÷${decimalText(first)}），正文写的是${said}%。`,
      en: `${section.en} says “${place.words}”; the share should be ${right} % (${decimalText(part.mention.amount.value)} of ${decimalText(first)}), the text has ${said} %.`,
    },
    expected: right,
    actual: said,
    evidence: [{ section: read.sentence.section, sentence: read.sentence.text, start: place.start, end: place.end }],
  };
}

export function wrongShares(record: ReportRecord, sentences: readonly ReadSentence[]): Found[] {
  return sentences.flatMap((read) => read.told.flatMap((_, at) => judge(record, read, at) ?? []));
}
