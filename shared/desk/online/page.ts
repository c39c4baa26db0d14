/** What the page of the form needs to know, loaded and judged: what is typed, what is proposed, what the rules say of it. */
import type { FilingGrant } from '#shared/access/model.js';
import { isOver } from '#shared/filing/over.js';
import { mayBeTyped, type FormCase } from '#shared/deeds/form/save.js';
import { cellsOfPart, contentMark, EMPTY, isSame, isTablePart, PARTS, sectionOfPart } from '#shared/form/parts.js';
import type { FormContent, PartContent, PartId } from '#shared/form/parts.js';
import { isBegun, progressOf, type Progress } from '#shared/form/progress.js';
import { formOfRecord } from '#shared/form/start.js';
import { contentOf, contentOfForm, versionOf, type StoredForm } from '#shared/form/stored-form.js';
import { typedRecord } from '#shared/form/typed-record.js';
import { dayOf } from '#shared/ids/calendar.js';
import { loadAreaOf } from '#shared/intake/area-totals.js';
import { checkContext } from '#shared/intake/judge.js';
import type { CheckResult, Finding } from '#shared/report/finding.js';
import { tableOf, type CellId } from '#shared/report/cells.js';
import type { ReportRecord } from '#shared/report/record.js';
import { checkRecord, type AreaTotals, type Previous } from '#shared/rules/index.js';
import type { Agency } from '#shared/season/model.js';
import { firstFiledOf, recordedFor } from '#shared/filing/recording.js';
import type { Submission } from '#shared/filing/model.js';
import type { Person } from '#shared/ids/person.js';
import { makersOf } from '#shared/filing/four-eyes.js';
import { loadCurrentCase } from '#shared/store/filing-case.js';
import { loadForm } from '#shared/store/forms.js';
import type { Table } from '#shared/store/table.js';
import { areaDraftForm } from '#shared/takeaway/area-draft.js';
import { areaTotals } from '#shared/totals/area-totals.js';
import { carriedIn } from '#shared/takeaway/carry-forward.js';
import type { SeasonPage, Viewer } from '../views.js';

/** Where what stands in a part comes from. All but `typed` are proposals, saved with the first thing that is typed. */
export type Origin = 'typed' | 'record' | 'totals' | 'last-year' | 'wording' | 'nobody';

export interface ShownPart {
  readonly part: PartId;
  readonly content: PartContent;
  readonly version: number;
  readonly mark: string;
  readonly from: Origin;
  readonly saved: { readonly at: string; readonly name: string } | null;
}

export interface FormPage extends SeasonPage {
  readonly agency: Agency;
  /** Whether anything may be typed now. */
  readonly open: boolean;
  /** The season is closed for this report: nothing comes any more. */
  readonly over: boolean;
  readonly parts: Readonly<Record<PartId, ShownPart>>;
  readonly progress: Progress;
  readonly lastYear: Previous | null;
  readonly carried: ReadonlyMap<CellId, string>;
  readonly check: CheckResult;
  /** A file that was read and says something else than the form: the form may be begun anew from it. */
  readonly take: { readonly n: number } | null;
  /** What was pasted and could not be taken for a table. */
  readonly pasteProblems: ReadonlyMap<PartId, { readonly text: string; readonly why: string }>;
}

export interface FormState extends FormCase {
  readonly record: ReportRecord | null;
  readonly n: number | null;
  /** Of the report that it mends or corrects: what it counts as. */
  readonly firstFiled: Submission['firstFiled'];
  /** Who made what is proposed from it: it may go into the form by anybody's hand, and stays theirs. */
  readonly makers: readonly Person[];
  readonly previous: Previous | undefined;
  /** Of the report that is to be the sum of its area: what it is compared with, and what it begins with. */
  readonly area: { readonly totals: AreaTotals; readonly draft: FormContent } | undefined;
}

export async function loadFormState(table: Table, grant: FilingGrant): Promise<FormState | undefined> {
  const [found, form] = await Promise.all([loadCurrentCase(table, grant), loadForm(table, grant)]);
  if (found === undefined) return undefined;
  const { season, agency, filing, submission, record } = found.state;
  const firstFiled = submission === null ? undefined : firstFiledOf(submission, agency);
  const makers = submission === null ? [] : makersOf(submission);
  return {
    season,
    agency,
    filing,
    form,
    record,
    n: submission?.n ?? null,
    firstFiled,
    makers,
    previous: found.previous,
    area: await loadArea(table, agency),
  };
}

async function loadArea(table: Table, agency: Agency): Promise<FormState['area']> {
  const area = await loadAreaOf(table, agency);
  if (area === undefined) return undefined;
  const last = area.last?.sum ?? null;
  return {
    totals: areaTotals(area.now.sum, area.now.roster, area.last),
    draft: area.now.sum.totals.reports === 0 ? {} : areaDraftForm({ sum: area.now.sum, last }),
  };
}

export interface FormPageOptions {
  readonly viewer: Viewer;
  readonly now: Date;
  readonly openingWording: (year: number) => string;
  readonly pasteProblems?: FormPage['pasteProblems'];
}

export function formPage(state: FormState, options: FormPageOptions): FormPage {
  const { season, agency, form, previous } = state;
  const carried = carriedIn(previous?.record ?? null);
  const proposed = proposalFor(state, carried, options.openingWording(season.year));
  const parts = Object.fromEntries(PARTS.map((part) => [part, shownPart(form, part, proposed)])) as FormPage['parts'];
  const content: FormContent = Object.fromEntries(PARTS.map((part) => [part, parts[part].content]));
  return {
    viewer: options.viewer,
    season,
    today: dayOf(options.now),
    agency,
    open: mayBeTyped(state),
    over: isOver(season, state.filing),
    parts,
    progress: progressOf(content),
    lastYear: previous ?? null,
    carried,
    check: checkForm(state, options.viewer.person, content, options.now),
    take: takeFrom(state),
    pasteProblems: options.pasteProblems ?? new Map(),
  };
}

/** As what is made of the form will be checked: its day may be that of the paper, or of the report that it mends. */
export function checkForm(
  { agency, filing, firstFiled, previous, area }: FormState,
  person: Person,
  content: FormContent,
  now: Date,
): CheckResult {
  const record = typedRecord(content, { agencyName: agency.name, year: agency.year });
  const submission = { statement: null, recorded: recordedFor(agency, filing, person), firstFiled };
  return checkRecord(record, {
    ...checkContext({ agency, submission, check: null }, now, previous),
    area: area?.totals,
  });
}

type Proposal = Readonly<Partial<Record<PartId, { readonly from: Origin; readonly content: PartContent }>>>;

/** A form that nobody has begun is begun from the report that was read; else from what is known beforehand. */
function proposalFor(state: FormState, carried: ReadonlyMap<CellId, string>, wording: string): Proposal {
  if (!isBegun(contentOfForm(state.form)) && state.record !== null) {
    const read = formOfRecord(state.record);
    return Object.fromEntries(PARTS.map((part) => [part, { from: 'record' as const, content: read[part] ?? EMPTY }]));
  }
  // The sum of an area is drafted from its totals, as long as nobody has begun otherwise.
  const draft = state.area?.draft ?? {};
  if (!isBegun(contentOfForm(state.form)) && isBegun(draft))
    return Object.fromEntries(
      PARTS.flatMap((part) => (draft[part] === undefined ? [] : [[part, { from: 'totals', content: draft[part] }]])),
    );
  return {
    opening: { from: 'wording', content: { text: wording } },
    ...(carried.size === 0 ? {} : { table3: { from: 'last-year', content: Object.fromEntries(carried) } }),
  };
}

function shownPart(form: StoredForm, part: PartId, proposal: Proposal): ShownPart {
  const stored = form.get(part);
  const proposed = stored === undefined ? proposal[part] : undefined;
  const content = proposed?.content ?? contentOf(form, part);
  return {
    part,
    content,
    version: versionOf(form, part),
    mark: contentMark(content),
    from: stored !== undefined ? 'typed' : (proposed?.from ?? 'nobody'),
    saved: stored === undefined ? null : { at: stored.at, name: stored.by.name },
  };
}

function takeFrom({ form, record, n }: FormState): FormPage['take'] {
  if (record === null || n === null || !isBegun(contentOfForm(form))) return null;
  const read = formOfRecord(record);
  const same = PARTS.every((part) => isSame(read[part] ?? EMPTY, contentOf(form, part)));
  return same ? null : { n };
}

/** An empty cell is said to be empty by its box; while a report is being typed, the rule would say it two hundred times. */
const OF_BLANKS = 'V03';

/** What the rules say of a part: of a table what concerns its numbers, of a text what it says itself. */
export function findingsOfPart({ check, parts }: Pick<FormPage, 'check' | 'parts'>, part: PartId): Finding[] {
  const pressing = check.findings.filter(({ severity, rule }) => severity !== 'note' && rule !== OF_BLANKS);
  if (isTablePart(part)) {
    const [first] = cellsOfPart(part);
    const table = first === undefined ? 0 : tableOf(first);
    return pressing.filter(({ cells: [cell] }) => cell !== undefined && tableOf(cell) === table);
  }
  if ((parts[part].content['text'] ?? '') === '') return [];
  return pressing.filter(
    ({ cells, evidence: [quoted] }) => cells.length === 0 && quoted?.section === sectionOfPart(part),
  );
}
