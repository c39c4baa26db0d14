/**
 * The agency completes its draft on the page: keys in what was not read, vouches for what only a person can vouch for,
 * and explains what a rule asks about. A value that was read is never changed here: for that the document is mended.
 */
import type { FilingGrant } from '#shared/access/model.js';
import type { CellId } from '#shared/report/cells.js';
import type { CheckResult } from '#shared/report/finding.js';
import type { CellReading, ReportRecord } from '#shared/report/record.js';
import type { Judgement } from '../change.js';
import { countsOf } from '#shared/filing/completeness.js';
import { cutTo } from '#shared/ids/cut.js';
import { REASONS, type ReasonCode } from '#shared/rules/index.js';
import { withTouches, type TouchKind } from '#shared/filing/four-eyes.js';
import { EXPLANATION_MAX, type Explanation, type Submission } from '#shared/filing/model.js';
import { isRead, moveCurrent, personActor, recorderRefusal, type FilingCase, type ReadCase } from './case.js';

export interface Completion {
  /** The version of the filing that the page showed. */
  readonly shown: number;
  readonly keyed: readonly { readonly cell: CellId; readonly text: string }[];
  readonly confirmed: readonly CellId[];
  readonly explained: readonly Answer[];
  readonly through: 'page' | 'workbook';
}

/** What the agency says to a finding: words of its own, a ready answer, or both; neither takes an answer back. */
export interface Answer {
  readonly finding: string;
  readonly text: string;
  readonly reason?: ReasonCode | undefined;
}

export interface Completed {
  readonly saved: number;
  /** A number that was keyed in and does not agree with the others: where the page leads. */
  readonly wrong: CellId | null;
}

export interface CompletionTools {
  /** The same value grammar that the readers use; undefined for anything that is no number for that cell. */
  readonly parseValue: (cell: CellId, text: string) => string | undefined;
  readonly check: (record: ReportRecord) => CheckResult;
}

export function complete(
  state: FilingCase,
  completion: Completion,
  grant: FilingGrant,
  tools: CompletionTools,
  now: Date,
): Judgement<Completed> {
  if (!isRead(state) || state.submission.state !== 'draft') {
    return { refused: { code: 'not-now', state: state.submission?.state ?? null } };
  }
  const notTheirs = recorderRefusal(state, grant);
  if (notTheirs !== undefined) return notTheirs;
  if (completion.shown !== state.filing.version) return { refused: { code: 'changed-since-shown' } };
  const keyed = completion.keyed.filter(({ text }) => text.trim() !== '');
  const bad = keyed.filter(
    ({ cell, text }) => !mayBeKeyed(state.record.cells[cell]) || tools.parseValue(cell, text) === undefined,
  );
  if (bad.length > 0) return { refused: { code: 'bad-values', cells: bad } };

  const at = now.toISOString();
  const by = { id: grant.person.address, name: grant.person.name };
  const cells: Record<string, CellReading> = { ...state.record.cells };
  for (const { cell, text } of keyed) {
    cells[cell] = {
      ...state.record.cells[cell],
      kind: 'number',
      certainty: 'confirm',
      value: tools.parseValue(cell, text) ?? null,
      raw: text.trim(),
      attested: { how: 'keyed', by, at },
    };
  }
  const confirmed = completion.confirmed.filter((cell) => {
    const reading = cells[cell];
    return reading?.certainty === 'confirm' && reading.kind !== 'unread' && reading.attested === undefined;
  });
  for (const cell of confirmed) {
    const reading = cells[cell];
    if (reading !== undefined) cells[cell] = { ...reading, attested: { how: 'confirmed', by, at } };
  }
  const kinds = kindsOf(completion.through, {
    keyed: keyed.length,
    confirmed: confirmed.length,
    explained: completion.explained.length,
  });
  const record = { ...state.record, cells: cells as ReportRecord['cells'] };
  const check = tools.check(record);
  const submission: Submission = {
    ...state.submission,
    explanations: explanationsAfter(state, completion, check),
    touched: withTouches(state.submission.touched, ...kinds.map((how) => ({ person: grant.person, how }))),
  };
  const change = moveCurrent(
    state,
    submission,
    {
      deed: 'complete',
      actor: personActor('agency', grant.person),
      at: now,
      details: {
        keyed: keyed.map(({ cell }) => [cell, state.record.cells[cell].value, cells[cell]?.value ?? null]),
        confirmed,
        explained: completion.explained.map((answer) => [answer.finding, explanationFrom(answer)?.text ?? '']),
      },
    },
    {
      record: { n: submission.n, record },
      check: { n: submission.n, check },
      counts: countsOf(submission, record, check),
      effects: [{ needGrant: grant.id }],
    },
  );
  return {
    change,
    value: {
      saved: keyed.length + confirmed.length + completion.explained.length,
      wrong: wrongAmong(
        keyed.map(({ cell }) => cell),
        check,
      ),
    },
  };
}

/** Of the numbers just keyed in, the one that the rules suspect; else the first that a failing rule speaks of. */
function wrongAmong(keyed: readonly CellId[], { findings, causes }: CheckResult): CellId | null {
  const suspected = new Set(causes.flatMap(({ cells }) => cells));
  const failing = new Set(findings.flatMap(({ severity, cells }) => (severity === 'block' ? cells : [])));
  return keyed.find((cell) => suspected.has(cell)) ?? keyed.find((cell) => failing.has(cell)) ?? null;
}

/** What a person did to the submission by this: through the workbook it is one thing, whatever rows it brought. */
function kindsOf(
  through: Completion['through'],
  done: Readonly<Record<'keyed' | 'confirmed' | 'explained', number>>,
): TouchKind[] {
  const kinds = (['keyed', 'confirmed', 'explained'] as const).filter((kind) => done[kind] > 0);
  return through === 'workbook' && kinds.length > 0 ? ['imported'] : kinds;
}

/** Unread cells, and cells keyed in before, which a clerk may have mistyped. */
function mayBeKeyed(reading: CellReading): boolean {
  return reading.kind === 'unread' || reading.attested?.how === 'keyed';
}

/** An emptied text takes the explanation back; an explanation whose finding is gone goes with it. */
function explanationsAfter(
  { submission, check: before }: ReadCase,
  completion: Completion,
  check: CheckResult,
): Submission['explanations'] {
  const asked = new Map(check.findings.flatMap((one) => (one.severity === 'explain' ? [[one.key, one]] : [])));
  const shown = new Map(before.findings.map((one) => [one.key, one]));
  const said = new Map<string, Explanation | undefined>(submission.explanations.map((one) => [one.finding, one]));
  for (const answer of completion.explained) {
    // Words about numbers that this very form changes answer what stood there before.
    const about = shown.get(answer.finding) ?? asked.get(answer.finding);
    const explanation = explanationFrom(answer);
    said.set(
      answer.finding,
      explanation === undefined || about === undefined ? explanation : { ...explanation, message: about.message.zh },
    );
  }
  return [...said.values()].filter((one) => one !== undefined && asked.has(one.finding)) as Explanation[];
}

/** The ready answer's sentence comes first, once, however often the form is saved. */
function explanationFrom({ finding, text, reason }: Answer): Explanation | undefined {
  const own = Object.values(REASONS)
    .reduce((words, { zh }) => (words.startsWith(zh) ? words.slice(zh.length) : words), text.trim())
    .trim();
  if (reason === undefined)
    return text.trim() === '' ? undefined : { finding, text: cutTo(text.trim(), EXPLANATION_MAX) };
  return { finding, text: cutTo(`${REASONS[reason].zh}${own}`, EXPLANATION_MAX), reason };
}
