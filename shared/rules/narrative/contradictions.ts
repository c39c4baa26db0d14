/**
 * From statements to findings. What a person would mend in one go is one finding: all that one sentence says wrong, and
 * the same number said wrong in several places. It belongs to the rule of the first wrong statement.
 */
import { table3Cell, type CellId } from '#shared/report/cells.js';
import type { Severity } from '#shared/report/finding.js';
import type { Bilingual } from '#shared/report/labels.js';
import type { CheckContext } from '../context.js';
import type { ReportRecord } from '#shared/report/record.js';
import { decimalText, plus } from '#shared/ids/decimal.js';
import type { Found, NotJudged } from '../rule.js';
import { weigh } from '../operands.js';
import { sectionOfTable, sectionsTold, attributionWords } from './contradiction-words.js';
import { readNarrative, type ReadSentence, type NarrativeStatement } from './statements.js';
import type { StatementRule } from './subjects.js';
import type { Reporter } from './attribution.js';

export interface Contradiction extends Found {
  readonly rule: StatementRule;
}

export interface Narrative {
  readonly sentences: readonly ReadSentence[];
  readonly statements: readonly NarrativeStatement[];
  readonly contradictions: readonly Contradiction[];
  readonly open: readonly (NotJudged & { readonly rule: StatementRule })[];
}

function severityOf({ verdict, attribution, subject, vague }: NarrativeStatement): Severity {
  const unsure =
    verdict === 'apart' || vague || subject.loose === true || attribution.agency !== null || attribution.year !== null;
  return unsure ? 'note' : 'explain';
}

function isOfThisReport({ attribution }: NarrativeStatement): boolean {
  return attribution.agency === null && attribution.year === null;
}

/** Last year's number, or the whole county's, told beside this agency's own is no contradiction but a comparison. */
function isComparison(statement: NarrativeStatement, all: readonly NarrativeStatement[]): boolean {
  if (isOfThisReport(statement)) return false;
  if (statement.attribution.year !== null && /同比|相比|较|比上年|比去年|历年/.test(statement.sentence)) return true;
  return all.some((other) => other.subject.id === statement.subject.id && isOfThisReport(other));
}

/** Statements that share a sentence or a subject, and a severity, come together. */
function grouped(wrong: readonly NarrativeStatement[]): NarrativeStatement[][] {
  const groups: NarrativeStatement[][] = [];
  for (const one of wrong) {
    const related = groups.filter((group) =>
      group.some(
        (other) =>
          severityOf(other) === severityOf(one) &&
          ((other.section === one.section && other.sentence === one.sentence) || other.subject.id === one.subject.id),
      ),
    );
    const [home] = related;
    if (home === undefined) {
      groups.push([one]);
      continue;
    }
    home.push(one);
    for (const other of related.slice(1)) {
      home.push(...other);
      groups.splice(groups.indexOf(other), 1);
    }
  }
  return groups.map((group) => group.sort((a, b) => a.section - b.section || a.start - b.start));
}

function messageOf(group: readonly NarrativeStatement[]): Bilingual {
  const parts = group.map((one): Bilingual => {
    const { zh, en } = one.subject.name;
    const several = one.cells.length > 1;
    const unit = one.subject.money ? { zh: '万元', en: ' (10,000 yuan)' } : { zh: '', en: '' };
    const bound = one.subject.atMost ? { zh: '只有', en: 'only ' } : { zh: several ? '相加为' : '为', en: '' };
    return {
      zh: `${sectionsTold(one.section).zh}写“${one.words}”，${sectionOfTable(one.subject.table).zh}“${zh}”${bound.zh}${one.table ?? ''}${unit.zh}`,
      en: `${sectionsTold(one.section).en} says “${one.words}”, but “${en}” in ${sectionOfTable(one.subject.table).en} ${several ? 'adds up to' : 'is'} ${bound.en}${one.table ?? ''}${unit.en}`,
    };
  });
  const attribution = attributionWords(group);
  return {
    zh: `${parts.map((part) => part.zh).join('；')}。${attribution.zh}`,
    en: `${parts.map((part) => part.en).join('; ')}.${attribution.en}`,
  };
}

/** `收到75件` where the table has 74 new and 1 carried in: most likely the text means both and does not say so. */
function carriedHint(record: ReportRecord, group: readonly NarrativeStatement[]): Bilingual {
  const [newly, carriedIn] = [table3Cell('requests.newlyReceived', 'total'), table3Cell('requests.carriedIn', 'total')];
  const operands = weigh(record, [newly, carriedIn]);
  if ('why' in operands) return { zh: '', en: '' };
  const [a, b] = operands.values.map(decimalText);
  const meant = group.some(
    ({ subject, said }) => subject.id === newly && said === decimalText(plus(...operands.values)),
  );
  if (!meant) return { zh: '', en: '' };
  return {
    zh: `正文的数正好是本年新收${a}加上年结转${b}：如果是这样，请在正文写明“含上年结转${b}件”。`,
    en: `The number in the text is just ${a} new and ${b} carried over: if so, say in the text that it includes those carried over. `,
  };
}

function remedyOf(record: ReportRecord, group: readonly NarrativeStatement[]): Bilingual {
  const hint = carriedHint(record, group);
  const [first] = group;
  const several = new Set(group.map((one) => one.subject.id)).size > 1;
  const table = first?.table ?? '';
  const swap =
    first === undefined || several || first.subject.atMost || first.vague || first.subject.readings.length > 1
      ? { zh: '如果表格无误，请改正文', en: 'If the table is right, change the text' }
      : first.absence
        ? {
            zh: `如果表格的${table}无误，请把正文改成实际数字`,
            en: `If the table’s ${table} is right, state it in the text`,
          }
        : {
            zh: `如果表格无误，请把正文中的数改为${table}${first.subject.money ? '万元' : ''}`,
            en: `If the table is right, change the number in the text to ${table}`,
          };
  return {
    zh: `${hint.zh}${swap.zh}；如果正文无误，请改表格并重新核对有关合计；如果两个数统计口径不同，请用一句话说明。`,
    en: `${hint.en}${swap.en}. If the text is right, change the table and check its sums again. If the two count different things, say so in a sentence.`,
  };
}

function contradiction(record: ReportRecord, group: readonly NarrativeStatement[]): Contradiction | undefined {
  const [first] = group;
  if (first === undefined) return undefined;
  const severity = severityOf(first);
  const cells = [...new Set(group.flatMap((one): readonly CellId[] => one.cells))];
  return {
    kind: 'found',
    rule: first.rule,
    about: severity === 'note' ? `${first.subject.id}:note` : first.subject.id,
    cells,
    severity,
    message: messageOf(group),
    remedy: remedyOf(record, group),
    expected: first.said,
    ...(first.table !== null && { actual: first.table }),
    evidence: group.map(({ section, sentence, start, end }) => ({ section, sentence, start, end })),
  };
}

function openCases(statements: readonly NarrativeStatement[]): Narrative['open'] {
  const seen = new Map<string, NotJudged & { readonly rule: StatementRule }>();
  for (const { rule, subject, cells, verdict, why, words } of statements) {
    if (verdict !== 'not-applicable' || seen.has(`${rule}:${subject.id}`)) continue;
    seen.set(`${rule}:${subject.id}`, { rule, kind: 'not-applicable', cells, why: `正文写“${words}”；${why ?? ''}` });
  }
  return [...seen.values()];
}

function compose(record: ReportRecord, reporter: Reporter): Narrative | undefined {
  const sentences = readNarrative(record, reporter);
  if (sentences === undefined) return undefined;
  const statements = sentences.flatMap((one) => one.statements);
  const wrong = statements.filter(
    (one) => (one.verdict === 'differs' || one.verdict === 'apart') && !isComparison(one, statements),
  );
  return {
    sentences,
    statements,
    contradictions: grouped(wrong).flatMap((group) => contradiction(record, group) ?? []),
    open: openCases(statements),
  };
}

/** Ten rules ask the same record in a row; records are never changed in place. */
const READ = new WeakMap<ReportRecord, { readonly reporter: Reporter; readonly narrative: Narrative | undefined }>();

/** Undefined where the record holds no text. */
export function narrativeOf(record: ReportRecord, context: CheckContext): Narrative | undefined {
  const reporter: Reporter = {
    agencyName: record.agencyName ?? context.agencyName ?? null,
    year: record.year ?? context.year ?? null,
  };
  const known = READ.get(record);
  if (known?.reporter.agencyName === reporter.agencyName && known.reporter.year === reporter.year)
    return known.narrative;
  const narrative = compose(record, reporter);
  READ.set(record, { reporter, narrative });
  return narrative;
}
