/**
 * Runs rules over a record. The findings come in one order for everybody: what blocks first, then by rule, then by the
 * place of the first cell in the form.
 */
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import { SEVERITIES, type Finding, type Severity } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import { masked, maskedNumbers } from './privacy/masking.js';
import type { CheckContext } from './context.js';
import type { Found, NotJudged, Rule } from './rule.js';

export interface RuleOutcome {
  readonly findings: Finding[];
  readonly notApplicable: { rule: string; cells: CellId[]; why: string }[];
}

const PLACE = new Map<CellId, number>(CELL_IDS.map((id, index) => [id, index]));

function placeOf(cells: readonly CellId[]): number {
  const [first] = cells;
  return first === undefined ? -1 : (PLACE.get(first) ?? -1);
}

/** A case may be milder than its rule, never harsher: what a rule can do to a report stands on its page, and which cases are milder too. */
function milder(rule: Severity, found: Severity | undefined): Severity {
  return found !== undefined && SEVERITIES.indexOf(found) > SEVERITIES.indexOf(rule) ? found : rule;
}

function finding(rule: Rule, found: Found): Finding {
  return {
    key: `${rule.id}:${found.about ?? found.cells[0] ?? 'document'}`,
    rule: rule.id,
    severity: milder(rule.severity, found.severity),
    cells: [...found.cells],
    message: { zh: maskedNumbers(found.message.zh), en: maskedNumbers(found.message.en) },
    remedy: { ...(found.remedy ?? rule.remedy) },
    expected: found.expected ?? null,
    actual: found.actual ?? null,
    // Findings are shown, taken away and published: whichever rule quotes, nobody's number or name goes along.
    evidence: (found.evidence ?? []).map((quoted) => ({ ...quoted, sentence: masked(quoted.sentence) })),
  };
}

function inOrder(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
    placeOf(a.cells) - placeOf(b.cells) ||
    (a.key < b.key ? -1 : 1)
  );
}

/** A result is one item of the table, and its list is read by a person: of one rule, so many places of the text are shown. */
const MOST_PLACES = 30;

/** Tells the places of the text that are too many to list in one finding, as severe as the worst of them. */
function summarise(rule: Rule, findings: readonly Finding[]): Finding[] {
  const places = findings.filter(({ evidence }) => evidence.length > 0).sort(inOrder);
  const further = places.slice(MOST_PLACES);
  const [worst] = further;
  if (worst === undefined) return [...findings];
  const summary: Finding = {
    ...finding(rule, {
      kind: 'found',
      about: 'further',
      cells: [],
      message: {
        zh: `同样的问题还有${further.length}处，没有逐一列出。改好以上各处并重新上传后，会接着列出。`,
        en: `${further.length} more of the same are not listed. Mend those above and upload again to see them.`,
      },
    }),
    severity: worst.severity,
  };
  const left = new Set(further);
  return [...findings.filter((one) => !left.has(one)), summary];
}

export function runRules(rules: readonly Rule[], record: ReportRecord, context: CheckContext): RuleOutcome {
  const ruled = rules.map((rule) => ({ rule, judgements: rule.check(record, context) }));
  const findings = ruled.flatMap(({ rule, judgements }) =>
    summarise(
      rule,
      judgements.flatMap((judgement) => (judgement.kind === 'found' ? [finding(rule, judgement)] : [])),
    ),
  );
  const open = ruled.flatMap(({ rule, judgements }) =>
    judgements.flatMap((judgement) =>
      judgement.kind === 'not-applicable' ? [{ rule, judgement: judgement satisfies NotJudged }] : [],
    ),
  );
  return {
    findings: findings.sort(inOrder),
    notApplicable: open.map(({ rule, judgement }) => ({
      rule: rule.id,
      cells: [...judgement.cells],
      why: judgement.why,
    })),
  };
}
