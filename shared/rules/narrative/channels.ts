/**
 * The second half of N09: parts told beside their total (`收到12件，网络9件、信函3件`) add up to it. Only the ways in which
 * applications came are added: every application comes in by exactly one of them.
 */
import { decimalText, plus, type Exact } from '#shared/ids/decimal.js';
import type { Severity } from '#shared/report/finding.js';
import type { ResolvedMention } from './mentions.js';
import { placeOf } from './sentences.js';
import type { ReadSentence } from './statements.js';
import type { Contradiction, Narrative } from './contradictions.js';
import { sectionsTold } from './contradiction-words.js';

interface Parts {
  readonly total: ResolvedMention;
  readonly parts: readonly ResolvedMention[];
}

/** The run of parts right behind a total of applications received. */
function partsIn({ told }: ReadSentence): Parts | undefined {
  const at = told.findIndex(({ subject }) => subject?.rule === 'N01');
  const total = told[at];
  if (total === undefined) return undefined;
  const parts: ResolvedMention[] = [];
  for (const one of told.slice(at + 1)) {
    // 占75%: a share beside a part.
    if (one.mention.amount.unit === '%') continue;
    if (!one.channel) break;
    parts.push(one);
  }
  const plain = [total, ...parts].every(({ mention }) => mention.amount.vague === null);
  // A bracket or 其中 inside the run starts parts of a part.
  const nested = parts.slice(1).some(({ mention }) => /（|其中/.test(mention.lead));
  return parts.length < 2 || !plain || nested ? undefined : { total, parts };
}

/** 其中 may leave some out: too little is then only worth a look. */
function severityOf({ parts }: Parts, sum: Exact, total: Exact): Severity {
  const [first] = parts;
  const some = /其中|主要|等/.test(first?.mention.lead ?? '');
  return sum > total || !some ? 'explain' : 'note';
}

function judge(read: ReadSentence, { contradictions, statements }: Narrative): Contradiction | undefined {
  const found = partsIn(read);
  if (found === undefined) return undefined;
  const { total, parts } = found;
  const sum = plus(...parts.map(({ mention }) => mention.amount.value));
  const said = total.mention.amount.value;
  if (sum === said) return undefined;
  const about = statements.find(
    (one) => one.rule === 'N01' && one.sentence === read.sentence.text && one.section === read.sentence.section,
  );
  // The total is wrong and has been said to be: the parts agree with the table.
  const told = contradictions.some(({ evidence = [] }) =>
    evidence.some(({ sentence }) => sentence === read.sentence.text),
  );
  if (told && about?.table === decimalText(sum)) return undefined;
  const last = parts.at(-1)?.mention ?? total.mention;
  const { start, end, words } = placeOf(read.sentence, total.mention.amount.from, last.amount.to);
  const [a, b] = [decimalText(sum), decimalText(said)];
  const section = sectionsTold(read.sentence.section);
  return {
    kind: 'found',
    rule: 'N09',
    about: `channels:${read.sentence.section}:${start}`,
    cells: about === undefined ? [] : about.cells,
    severity: severityOf(found, sum, said),
    message: {
      zh: `${section.zh}写“${words}”：分渠道合计${a}件，与总数${b}件不符。`,
      en: `${section.en} says “${words}”: the ways of receipt add up to ${a}, the total is ${b}.`,
    },
    remedy: {
      zh: `请对照申请登记台账，核对各渠道的件数和总数${about?.table == null ? '' : `（表格中为${about.table}）`}，改正其中有误的数；如果没有列出全部渠道，请补上或写明“其中”。`,
      en: `Compare the ways of receipt and the total with your register${about?.table == null ? '' : ` (the table says ${about.table})`} and correct the wrong one; if some ways are not listed, add them or say so.`,
    },
    expected: b,
    actual: a,
    evidence: [{ section: read.sentence.section, sentence: read.sentence.text, start, end }],
  };
}

export function channelContradictions(narrative: Narrative): Contradiction[] {
  return narrative.sentences.flatMap((read) => judge(read, narrative) ?? []);
}
