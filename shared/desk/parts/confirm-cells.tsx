/** Ticks for cells that were read and that a person must vouch for; what is odd about a whole table is ticked once. */
import { TABLE2_CELLS, TABLE3_CELLS, TABLE4_CELLS, type CellId } from '#shared/report/cells.js';
import { cellName } from '#shared/report/labels.js';
import { unconfirmedCells, type ReportRecord } from '#shared/report/record.js';
import { confirmAnchor, placeAnchor } from './anchors.js';
import { printed } from './cell.js';
import { PlaceCutting } from './page-pictures.js';
import { PlaceLink, shownPlaces } from './place-link.js';
import { KEY_LIST_MAX, type Asked } from './record-form.js';

const TABLES: readonly (readonly [number: 2 | 3 | 4, cells: readonly CellId[]])[] = [
  [2, TABLE2_CELLS],
  [3, TABLE3_CELLS],
  [4, TABLE4_CELLS],
];

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
        <ConfirmedTogether t={t} record={record} typed={typed} shown={shown} {...group} />
      ))}
      {singlesOf(record, cells).map((id) => {
        const reading = record.cells[id];
        return (
          <div class="ask">
            <Tick cells={[id]} typed={typed} id={confirmAnchor(id)}>
              {words.confirmLabel(cellName(id)[t.language], printed(t, reading))}
            </Tick>
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

interface TickProps {
  readonly cells: readonly CellId[];
  readonly typed: Asked['typed'];
  readonly id?: string;
  readonly children: string;
}

/** Vouches for all of its cells. */
function Tick({ cells, typed, id, children }: TickProps) {
  const value = cells.join(' ');
  const checked = typed[`confirm:${value}`] !== undefined;
  return (
    <label class="tick">
      <input
        type="checkbox"
        name="confirm"
        value={value}
        {...(id === undefined ? {} : { id })}
        {...(checked ? { checked } : {})}
      />
      <span>{children}</span>
    </label>
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
  shown,
  table,
  reason,
  cells,
}: Pick<Asked, 't' | 'typed'> & { readonly record: ReportRecord; readonly shown: ReadonlySet<string> } & Group) {
  const notes = record.notes.filter((note) => note.code === reason && note.cells.some((id) => cells.includes(id)));
  const why = [t.report.unreadReason(reason), ...notes.map(({ text }) => text)].join(t.punctuation.semicolon);
  const list = (
    <ul class="plain">
      {cells.map((id) => (
        <li id={confirmAnchor(id)}>
          {t.filing.record.readAs(cellName(id)[t.language], printed(t, record.cells[id]))}{' '}
          {shown.has(id) ? <a href={`#${placeAnchor(id)}`}>{t.report.places.see}</a> : null}
        </li>
      ))}
    </ul>
  );
  return (
    <div class="ask">
      <Tick cells={cells} typed={typed}>
        {t.filing.record.confirmTable(t.report.tableTitle[table], cells.length)}
      </Tick>
      <p class="hint">{why}</p>
      {cells.length <= KEY_LIST_MAX ? (
        list
      ) : (
        <details>
          <summary>{t.filing.record.listCells(cells.length)}</summary>
          {list}
        </details>
      )}
    </div>
  );
}
