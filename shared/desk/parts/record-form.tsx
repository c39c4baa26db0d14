/** What a person adds to a draft: numbers that were not read, ticks for those that must be vouched for, explanations. */
import type { AnsweredFinding } from '#shared/filing/answers.js';
import type { Texts } from '#shared/words/texts.js';
import { TABLE2_CELLS, TABLE3_CELLS, TABLE4_CELLS, type CellId } from '#shared/report/cells.js';
import { cellName } from '#shared/report/labels.js';
import type { UnreadReason } from '#shared/reading/values.js';
import { REASONS, ruleById } from '#shared/rules/index.js';
import { unconfirmedCells, type CellReading, type Place, type ReportRecord } from '#shared/report/record.js';
import type { ReadSubmission } from '../views.js';
import { cellAnchor, confirmAnchor, explanationAnchor, keyAnchor, placeAnchor } from './anchors.js';
import { printed } from './cell.js';
import { PlaceCutting } from './page-pictures.js';
import { placedCells } from './places.js';
import { invalidWhen } from './problem.js';

interface Asked {
  readonly t: Texts;
  readonly grant: string;
  readonly read: ReadSubmission;
  readonly typed: Readonly<Record<string, string>>;
}

const TABLES: readonly (readonly [number: 2 | 3 | 4, cells: readonly CellId[]])[] = [
  [2, TABLE2_CELLS],
  [3, TABLE3_CELLS],
  [4, TABLE4_CELLS],
];

/** Above this many cells the inputs stand in the tables, where a whole row is copied in one go. */
export const KEY_LIST_MAX = 12;

export function KeyedCells({
  t,
  grant,
  read,
  typed,
  cells,
  invalid,
}: Asked & { cells: readonly CellId[]; invalid: ReadonlySet<string> }) {
  const { record, submission } = read;
  const shown = shownPlaces(read);
  const words = t.filing.record;
  const unread = cells.filter((id) => record.cells[id].kind === 'unread').length;
  if (cells.length === 0) return null;
  return (
    <section aria-labelledby="unread">
      <h3 id="unread">{words.unreadTitle(unread, cells.length - unread)}</h3>
      {cells.length > KEY_LIST_MAX ? (
        <p class="hint">{words.unreadInTables(cells.length)}</p>
      ) : (
        <>
          <p class="hint">{words.unreadHint}</p>
          {cells.map((id) => {
            const reading = record.cells[id];
            const hintId = `hint-${keyAnchor(id)}`;
            const name = `cell:${id}`;
            return (
              <div class="field ask">
                <label for={keyAnchor(id)}>{cellName(id).zh}</label>
                <p class="hint" id={hintId}>
                  <PlaceLink t={t} id={id} place={reading.place} shown={shown} />
                  {whyUnread(t, reading)}
                  {reading.attested === undefined ? null : `${t.report.keyedBy(reading.attested.by.name)}。`}{' '}
                  <a href={`#${cellAnchor(id)}`}>{t.report.findings.seeCell}</a>
                </p>
                <PlaceCutting t={t} grant={grant} submission={submission} place={reading.place} />
                <input
                  class="short"
                  type="text"
                  inputmode="decimal"
                  autocomplete="off"
                  id={keyAnchor(id)}
                  name={name}
                  value={typed[name] ?? reading.value ?? ''}
                  aria-describedby={hintId}
                  {...invalidWhen(invalid.has(id))}
                />
              </div>
            );
          })}
        </>
      )}
    </section>
  );
}

/** `later` when the file must be mended first, which makes ticks on this one worthless. */
export function CellsToConfirm({ t, grant, read, typed, later }: Asked & { readonly later: boolean }) {
  const { record, submission } = read;
  const shown = shownPlaces(read);
  const cells = unconfirmedCells(record);
  const words = t.filing.record;
  if (cells.length === 0) return null;
  return (
    <section aria-labelledby="confirm">
      <h3 id="confirm">
        {words.confirmTitle} {cells.length}
      </h3>
      <p class="hint">{later ? words.confirmLater : words.confirmHint}</p>
      {groupsOf(record, cells).map((group) => (
        <ConfirmedTogether t={t} record={record} typed={typed} {...group} />
      ))}
      {singlesOf(record, cells).map((id) => {
        const reading = record.cells[id];
        return (
          <div class="ask">
            <label class="tick">
              <input
                type="checkbox"
                name="confirm"
                value={id}
                id={confirmAnchor(id)}
                {...(typed[`confirm:${id}`] === undefined ? {} : { checked: true })}
              />
              <span>{words.confirmLabel(cellName(id).zh, printed(t, reading))}</span>
            </label>
            <p class="hint">
              <PlaceLink t={t} id={id} place={reading.place} shown={shown} />
              {reading.reason === undefined ? null : t.report.unreadReason(reading.reason)}
            </p>
            <PlaceCutting t={t} grant={grant} submission={submission} place={reading.place} />
          </div>
        );
      })}
    </section>
  );
}

interface Group {
  readonly table: 2 | 3 | 4;
  readonly reason: string;
  readonly cells: readonly CellId[];
}

/** Cells of one table that are to be confirmed for one reason: what is odd about the whole table is ticked once. */
function groupsOf({ cells: readings }: ReportRecord, cells: readonly CellId[]): Group[] {
  const reasons = new Set(cells.flatMap((id) => readings[id].reason ?? []));
  return TABLES.flatMap(([table, ids]) =>
    [...reasons].map((reason) => {
      const own: ReadonlySet<string> = new Set(ids);
      return { table, reason, cells: cells.filter((id) => own.has(id) && readings[id].reason === reason) };
    }),
  ).filter((group) => group.cells.length > 1);
}

function singlesOf(record: ReportRecord, cells: readonly CellId[]): CellId[] {
  const together = new Set(groupsOf(record, cells).flatMap((group) => group.cells));
  return cells.filter((id) => !together.has(id));
}

function ConfirmedTogether({
  t,
  record,
  typed,
  table,
  reason,
  cells,
}: Pick<Asked, 't' | 'typed'> & { readonly record: ReportRecord } & Group) {
  const value = cells.join(' ');
  const about = record.notes.filter((note) => note.code === reason && note.cells.some((id) => cells.includes(id)));
  return (
    <div class="ask">
      <label class="tick">
        <input
          type="checkbox"
          name="confirm"
          value={value}
          {...(typed[`confirm:${value}`] === undefined ? {} : { checked: true })}
        />
        <span>{t.filing.record.confirmTable(t.report.tableTitle[table], cells.length)}</span>
      </label>
      <p class="hint">{[t.report.unreadReason(reason), ...about.map(({ text }) => text)].join('；')}</p>
      <ul class="plain">
        {cells.map((id) => (
          <li id={confirmAnchor(id)}>{t.filing.record.readAs(cellName(id).zh, printed(t, record.cells[id]))}</li>
        ))}
      </ul>
    </div>
  );
}

function shownPlaces({ submission, record }: ReadSubmission): ReadonlySet<string> {
  return new Set(placedCells(submission, record).map(({ id }) => id));
}

interface PlaceLinkProps {
  readonly t: Texts;
  readonly id: CellId;
  readonly place: Place | null;
  readonly shown: ReadonlySet<string>;
}

/** Two readers saw two things: the numbers themselves say so. */
const TWO_READINGS: ReadonlySet<string> = new Set(['conflict', 'engines-differ'] satisfies UnreadReason[]);

/** Why the number was not read, and what was read instead, where there is something. */
function whyUnread(t: Texts, { reason, candidates = [], attested }: CellReading): string {
  const words = t.filing.record;
  if (attested !== undefined) return '';
  if (TWO_READINGS.has(reason ?? '') && candidates.length > 1) return `${words.candidates(candidates.join('、'))}。`;
  const why = reason === undefined ? null : t.report.unreadReason(reason);
  const seen = candidates.length === 0 ? null : words.seen(candidates.join('、'));
  return [why, seen].map((sentence) => (sentence === null ? '' : `${sentence}。`)).join('');
}

/** Where a cell stands, as a link where the page shows it. */
function PlaceLink({ t, id, place, shown }: PlaceLinkProps) {
  if (place === null) return null;
  if (!shown.has(id)) return <>{`${t.report.place(place)}。`}</>;
  return (
    <>
      {t.report.place(place)} <a href={`#${placeAnchor(id)}`}>{t.report.places.see}</a>{' '}
    </>
  );
}

/** The box under a finding that asks for the agency's sentence. */
export function ExplanationBox({ t, finding, typed }: Pick<Asked, 't' | 'typed'> & { finding: AnsweredFinding }) {
  const words = t.filing.record;
  const id = explanationAnchor(finding.key);
  const { answer } = finding;
  const given = answer.is === 'explained' ? answer.explanation : undefined;
  const earlier = answer.is === 'open' ? answer.earlier : undefined;
  const said = given ?? earlier;
  const reason = typed[`reason:${finding.key}`] ?? said?.reason;
  const ready = ruleById(finding.rule)?.reasons ?? [];
  return (
    <div class="field">
      {given?.carriedFrom === undefined ? null : (
        <p class="note ok">{words.carried(t.names.submissionNumber(given.carriedFrom))}</p>
      )}
      {earlier === undefined ? null : <p class="note explain">{words.otherNumbers}</p>}
      {ready.length === 0 ? null : (
        <>
          <label for={`reason-${id}`}>{words.reasonLabel}</label>
          <select id={`reason-${id}`} name={`reason:${finding.key}`}>
            <option value="">{words.noReason}</option>
            {ready.map((code) => (
              <option value={code} {...(code === reason ? { selected: true } : {})}>
                {REASONS[code].zh}
              </option>
            ))}
          </select>
        </>
      )}
      <label for={id}>{words.explainLabel}</label>
      <p class="hint" id={`hint-${id}`}>
        {ready.length === 0 ? words.explainHint : words.addHint}
      </p>
      <textarea id={id} name={`explain:${finding.key}`} rows={3} maxlength={1000} aria-describedby={`hint-${id}`}>
        {typed[`explain:${finding.key}`] ?? said?.text ?? ''}
      </textarea>
    </div>
  );
}
