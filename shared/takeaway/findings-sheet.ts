/**
 * The list of findings with a column for the agency's explanations. The key of each finding stands in the last column,
 * out of sight, together with the running number of its row: rows may be sorted, and a sort that left the last column
 * behind is found out.
 */
import { submissionLabel } from '#shared/ids/submission-id.js';
import type { AnsweredCheck, AnsweredFinding } from '#shared/filing/answers.js';
import { suspicionsOf } from '#shared/filing/suspicions.js';
import { EXPLANATION_MAX } from '#shared/filing/model.js';
import type { Texts } from '#shared/words/texts.js';
import type { Cause, Finding } from '#shared/report/finding.js';
import { cellName } from '#shared/report/labels.js';
import { tableOf, type CellId } from '#shared/report/cells.js';
import { causeText, REASONS, ruleById } from '#shared/rules/index.js';
import type { FormCellId } from './form-sheet.js';
import { CENTRED, listSheet, TEXT, type ListCell } from './list-sheet.js';
import { cellAddress, placeIn, type SheetDraft, type Spot } from './ooxml/sheet-draft.js';
import { rowKey, type TakenSubmission } from './submission.js';
import { CLOSED_FILL, INPUT_FILL, TINTS } from './tints.js';

const WIDTHS = [6, 16, 9, 28, 42, 38, 10, 10, 40, 4];

/** `表三 （一）予以公开·自然人` */
export function spokenCell(id: CellId, t: Texts): string {
  return `${t.report.tableTitle[tableOf(id)]} ${cellName(id)[t.language]}`;
}

/** The rule as a person looks it up: its id and what it is about. */
export function spokenRule(id: string, t: Texts): string {
  const rule = ruleById(id);
  return rule === undefined ? id : `${id} ${rule.title[t.language]}`;
}

export function findingsSheet(taken: TakenSubmission, spots: ReadonlyMap<FormCellId, Spot>, t: Texts): SheetDraft {
  const words = t.takeaway.findings;
  return listSheet({
    name: t.takeaway.sheets.findings,
    title: words.title(taken.agencyName, taken.year, taken.n),
    how: taken.check.findings.length === 0 ? words.none : words.how,
    stamp: t.takeaway.stamp(submissionLabel(taken.id), taken.check.ruleSet.digest),
    columns: words.columns,
    widths: WIDTHS,
    rows: taken.check.findings.map((finding, index) => {
      const first = finding.cells[0];
      const spot = first === undefined ? undefined : spots.get(first);
      return {
        number: { content: { number: String(index + 1) }, look: CENTRED },
        rule: { content: { text: spokenRule(finding.rule, t) }, look: TEXT },
        severity: {
          content: { text: t.names.severities[finding.severity] },
          look: { ...CENTRED, fill: TINTS[finding.severity] },
        },
        cells: {
          content: { text: cellsOf(finding, spots, t) },
          ...(spot === undefined
            ? { look: TEXT }
            : { look: { ...TEXT, font: 'link' }, link: placeIn(t.takeaway.sheets.tables, spot) }),
        },
        message: { content: { text: messageOf(finding, t, causeOf(taken.check, finding)) }, look: TEXT },
        remedy: { content: { text: remedyOf(finding, t) }, look: TEXT },
        expected: sideOf(finding.expected),
        actual: sideOf(finding.actual),
        explanation: explanationCell(finding, t),
        key: { content: { text: rowKey(index + 1, finding.key) }, look: { font: 'quiet' } },
      };
    }),
  });
}

function cellsOf(finding: Finding, spots: ReadonlyMap<FormCellId, Spot>, t: Texts): string {
  return finding.cells
    .map((id) => {
      const spot = spots.get(id);
      // The place first: it is what a program shows of a link that is too long for its column.
      return `${spot === undefined ? '' : `${cellAddress(spot)} `}${spokenCell(id, t)}`;
    })
    .join('\n');
}

/** The likeliest slip behind a finding, as the page names it. */
export function causeOf(check: AnsweredCheck, finding: AnsweredFinding): Cause | undefined {
  return suspicionsOf(check).find(({ findings }) => findings.includes(finding))?.causes[0];
}

export function messageOf(finding: Finding, t: Texts, cause?: Cause): string {
  return [
    finding.message[t.language],
    ...(cause === undefined ? [] : [t.beforeFiling.cause(causeText(cause, 'likeliest').message[t.language])]),
    ...finding.evidence.map(({ sentence }) => t.takeaway.findings.evidence(sentence)),
  ].join('\n');
}

/** As text, because `18.8710` must keep its zero and the digits of an amount are nobody's to round. */
function sideOf(side: string | null): ListCell {
  return { content: side === null ? null : { text: side }, look: { ...CENTRED, format: '@' } };
}

/** Open where an explanation is asked for; elsewhere it says that none is. */
function explanationCell(finding: AnsweredFinding, t: Texts): ListCell {
  const words = t.takeaway.findings;
  if (finding.severity !== 'explain') {
    return { content: { text: words.notAsked }, look: { ...TEXT, fill: CLOSED_FILL } };
  }
  const { answer } = finding;
  return {
    // What was said of other numbers is left out: brought back untouched it would pass for an answer.
    content: answer.is === 'explained' ? { text: answer.explanation.text } : null,
    look: { ...TEXT, fill: INPUT_FILL, format: '@', unlocked: true },
    guidance: {
      title: words.columns.explanation,
      prompt: words.prompt,
      takes: readyAnswers(finding.rule) ?? { atMost: EXPLANATION_MAX },
    },
  };
}

/** A list in a cell takes so many characters, and an ASCII comma ends an entry (Excel, data validation). */
const LIST_MAX = 255;

/** The ready answers of a rule, in the language of the report with which they are published, as a list to pick from; something else may still be typed. */
function readyAnswers(rule: string): { readonly oneOf: string } | undefined {
  const answers = (ruleById(rule)?.reasons ?? []).map((code) => REASONS[code].zh).filter((text) => !text.includes(','));
  const list = answers.join(',');
  return answers.length === 0 || list.length > LIST_MAX ? undefined : { oneOf: list };
}

/** What to do about a finding, or who has lifted it and why. */
export function remedyOf({ remedy, answer }: AnsweredFinding, t: Texts): string {
  return answer.is === 'waived'
    ? t.takeaway.findings.waived(answer.waiver.by.name, answer.waiver.reason)
    : remedy[t.language];
}
