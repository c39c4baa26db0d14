/**
 * The list of findings with a column for the agency's explanations. The key of each finding stands in the last column,
 * out of sight, together with the running number of its row: rows may be sorted, and a sort that left the last column
 * behind is found out.
 */
import { waiverOf } from '../filing/completeness.js';
import { EXPLANATION_MAX } from '../filing/model.js';
import type { Texts } from '../language/texts.js';
import type { Finding } from '../report/finding.js';
import { cellName } from '../report/labels.js';
import { tableOf, type CellId } from '../report/cells.js';
import { REASONS, ruleById } from '../rules/index.js';
import { LINE, linesOf, type FormCellId } from './form-sheet.js';
import {
  addressOf,
  placeIn,
  type Content,
  type DraftCell,
  type Guidance,
  type Look,
  type Merge,
  type SheetDraft,
  type Spot,
} from './ooxml/sheet-draft.js';
import { rowKey, type TakenSubmission } from './submission.js';
import { CLOSED_FILL, INPUT_FILL, TINTS } from './tints.js';

/** The rows above the list: title, what to do, stamp, heads. */
export const LIST_HEAD_ROWS = 4;

const WIDTHS = [6, 16, 9, 28, 42, 38, 10, 10, 40, 4];
/** How a text of a list looks. */
export const TEXT: Look = { border: true, wrap: true, top: true };
/** No row is higher in any spreadsheet program. */
const MOST_POINTS = 400;
const HEAD: Look = { border: true, wrap: true, font: 'bold', align: 'center' };

/** Title, instruction and stamp of a list that comes back. */
export function listHead(title: string, how: string, stamp: string, heads: readonly string[]): DraftCell[] {
  const line = (row: number, text: string, look: Look): DraftCell => ({ row, column: 1, content: { text }, look });
  return [
    line(1, title, { font: 'title' }),
    line(2, how, { wrap: true }),
    line(3, stamp, { font: 'quiet' }),
    ...heads.map((head, index): DraftCell => ({
      row: LIST_HEAD_ROWS,
      column: index + 1,
      content: { text: head },
      look: HEAD,
    })),
  ];
}

export function listMerges(columns: number): Merge[] {
  return [1, 2, 3].map((row) => ({ row, column: 1, rows: 1, columns }));
}

export const LIST_HEIGHTS: ReadonlyMap<number, number> = new Map([
  [1, 28],
  [2, 34],
  [3, 16],
]);

/** Points that the longest of a row's texts needs. */
export function listHeight(contents: readonly Content[], widths: readonly number[]): number {
  const lines = contents.map((content, at) =>
    content !== null && 'text' in content && at + 1 < widths.length ? linesOf(content.text, widths[at] ?? 0) : 1,
  );
  return Math.min(MOST_POINTS, Math.max(...lines) * LINE + 3);
}

/** `表三 （一）予以公开·自然人` */
export function spokenCell(id: CellId, t: Texts): string {
  return `${t.report.tableTitle[tableOf(id)]} ${cellName(id).zh}`;
}

/** The rule as a person looks it up: its id and what it is about. */
export function spokenRule(id: string): string {
  const rule = ruleById(id);
  return rule === undefined ? id : `${id} ${rule.title.zh}`;
}

export function findingsSheet(taken: TakenSubmission, spots: ReadonlyMap<FormCellId, Spot>, t: Texts): SheetDraft {
  const words = t.takeaway.findings;
  const cells = listHead(
    words.title(taken.agencyName, taken.year, taken.n),
    taken.check.findings.length === 0 ? words.none : words.how,
    t.takeaway.stamp(taken.id, taken.check.ruleSet.digest),
    Object.values(words.columns),
  );
  const guidance: Guidance[] = [];
  const heights = new Map<number, number>();
  taken.check.findings.forEach((finding, index) => {
    const row = LIST_HEAD_ROWS + 1 + index;
    const answer = answerCell(taken, finding, t);
    const first = finding.cells[0];
    const spot = first === undefined ? undefined : spots.get(first);
    const texts: readonly (readonly [Content, Look])[] = [
      [{ number: String(index + 1) }, { ...TEXT, align: 'center' }],
      [{ text: spokenRule(finding.rule) }, TEXT],
      [{ text: t.names.severities[finding.severity] }, { ...TEXT, align: 'center', fill: TINTS[finding.severity] }],
      [{ text: cellsOf(finding, spots, t) }, spot === undefined ? TEXT : { ...TEXT, font: 'link' }],
      [{ text: messageOf(finding, t) }, TEXT],
      [{ text: remedyOf(taken, finding, t) }, TEXT],
      [sideOf(finding.expected), { ...TEXT, align: 'center', format: '@' }],
      [sideOf(finding.actual), { ...TEXT, align: 'center', format: '@' }],
      [answer.content, answer.look],
      [{ text: rowKey(index + 1, finding.key) }, { font: 'quiet' }],
    ];
    heights.set(
      row,
      listHeight(
        texts.map(([content]) => content),
        WIDTHS,
      ),
    );
    texts.forEach(([content, look], at) => {
      const link = at === 3 && spot !== undefined ? { link: placeIn(t.takeaway.sheets.tables, spot) } : {};
      cells.push({ row, column: at + 1, content, look, ...link });
    });
    if (answer.look.unlocked === true) {
      const column = Object.keys(words.columns).indexOf('explanation') + 1;
      guidance.push({
        row,
        column,
        title: words.columns.explanation,
        prompt: words.prompt,
        takes: readyAnswers(finding.rule) ?? { atMost: EXPLANATION_MAX },
      });
    }
  });
  return {
    name: t.takeaway.sheets.findings,
    widths: WIDTHS,
    lastColumnHidden: true,
    heights: LIST_HEIGHTS,
    startHeights: heights,
    cells,
    merges: listMerges(WIDTHS.length - 1),
    guidance,
    frozenRows: LIST_HEAD_ROWS,
    guarded: true,
    orientation: 'landscape',
  };
}

function cellsOf(finding: Finding, spots: ReadonlyMap<FormCellId, Spot>, t: Texts): string {
  return finding.cells
    .map((id) => {
      const spot = spots.get(id);
      // The place first: it is what a program shows of a link that is too long for its column.
      return `${spot === undefined ? '' : `${addressOf(spot)} `}${spokenCell(id, t)}`;
    })
    .join('\n');
}

export function messageOf(finding: Finding, t: Texts): string {
  return [finding.message.zh, ...finding.evidence.map(({ sentence }) => t.takeaway.findings.evidence(sentence))].join(
    '\n',
  );
}

/** As text, because `18.8710` must keep its zero and the digits of an amount are nobody's to round. */
function sideOf(side: string | null): Content {
  return side === null ? null : { text: side };
}

/** Open where an explanation is asked for; elsewhere it says that none is. */
function answerCell(taken: TakenSubmission, finding: Finding, t: Texts): { content: Content; look: Look } {
  if (finding.severity !== 'explain') {
    return { content: { text: t.takeaway.findings.notAsked }, look: { ...TEXT, fill: CLOSED_FILL } };
  }
  const explanation = taken.explanations.find((each) => each.finding === finding.key);
  return {
    content: explanation === undefined ? null : { text: explanation.text },
    look: { ...TEXT, fill: INPUT_FILL, format: '@', unlocked: true },
  };
}

/** A list in a cell takes so many characters, and an ASCII comma ends an entry (Excel, data validation). */
const LIST_MAX = 255;

/** The ready answers of a rule as a list to pick from; something else may still be typed. */
function readyAnswers(rule: string): { readonly oneOf: string } | undefined {
  const answers = (ruleById(rule)?.reasons ?? []).map((code) => REASONS[code].zh).filter((text) => !text.includes(','));
  const list = answers.join(',');
  return answers.length === 0 || list.length > LIST_MAX ? undefined : { oneOf: list };
}

/** What to do about a finding, or who has lifted it and why. */
export function remedyOf(taken: TakenSubmission, finding: Finding, t: Texts): string {
  const waiver = waiverOf(taken, finding);
  return waiver === undefined ? finding.remedy.zh : t.takeaway.findings.waived(waiver.by.name, waiver.reason);
}
