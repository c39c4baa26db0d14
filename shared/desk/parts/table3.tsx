/**
 * Table 3 as the official form prints it. The heads on the left stand in three columns (block, group, item) whose spans
 * are counted from the rows; where the document used the older form, its single row 其他处理 stands for the three.
 */
import { SHORT_FORM_ABSENT_ROWS, SHORT_FORM_ROW, TABLE3_COLUMNS, TABLE3_ROWS, type Table3Row } from '#shared/report/cells.js';
import { TABLE3_APPLICANTS, TABLE3_COLUMN_LABELS, TABLE3_GROUPS, TABLE3_NOTE, TABLE3_ORGANISATIONS, TABLE3_RESULTS_BLOCK, TABLE3_ROW_LABELS, table3GroupOf } from '#shared/report/labels.js';
import type { ReportRecord } from '#shared/report/record.js';
import { DeskCell } from './cell.js';
import type { OfficialTableProps } from './official-tables.js';

type Row = Table3Row | typeof SHORT_FORM_ROW;

/** The rows as this document prints them. */
function rowsOf(record: ReportRecord): Row[] {
  if (record.shortFormRow === null) return [...TABLE3_ROWS];
  const absent = new Set<Table3Row>(SHORT_FORM_ABSENT_ROWS);
  return TABLE3_ROWS.flatMap((row): Row[] =>
    row === SHORT_FORM_ABSENT_ROWS[0] ? [SHORT_FORM_ROW] : absent.has(row) ? [] : [row],
  );
}

const groupOf = (row: Row) => (row === SHORT_FORM_ROW ? undefined : table3GroupOf(row));
const isOutcome = (row: Row) => !row.startsWith('requests.');

/** Row heads: the block and the group appear at their first row and span the rows they hold. */
function Heads({ row, rows }: { readonly row: Row; readonly rows: readonly Row[] }) {
  if (!isOutcome(row)) {
    return (
      <th scope="row" colspan={3}>
        {TABLE3_ROW_LABELS[row].zh}
      </th>
    );
  }
  const outcomes = rows.filter(isOutcome);
  const group = groupOf(row);
  const members = group === undefined ? [] : rows.filter((candidate) => groupOf(candidate) === group);
  return (
    <>
      {row === outcomes[0] ? (
        <th class="up" scope="rowgroup" rowspan={outcomes.length}>
          {TABLE3_RESULTS_BLOCK.zh}
        </th>
      ) : null}
      {group !== undefined && row === members[0] ? (
        <th class="up in1" scope="rowgroup" rowspan={members.length}>
          {TABLE3_GROUPS[group].zh}
        </th>
      ) : null}
      {group === undefined ? (
        <th class="in1" scope="row" colspan={2}>
          {TABLE3_ROW_LABELS[row].zh}
        </th>
      ) : (
        <th class="in2" scope="row">
          {TABLE3_ROW_LABELS[row].zh}
        </th>
      )}
    </>
  );
}

function readingAt(record: ReportRecord, row: Row, column: (typeof TABLE3_COLUMNS)[number]) {
  return row === SHORT_FORM_ROW ? record.shortFormRow?.[`${row}@${column}`] : record.cells[`${row}@${column}`];
}

const ORGANISATIONS = TABLE3_COLUMNS.filter((column) => column !== 'naturalPerson' && column !== 'total');

export function Table3({ t, record, marks, inputs, places, captionId }: OfficialTableProps) {
  const rows = rowsOf(record);
  return (
    <table class="form t3" aria-labelledby={captionId}>
      <colgroup>
        <col class="blk" />
        <col class="grp" />
        <col class="item" />
        {TABLE3_COLUMNS.map(() => (
          <col />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th class="corner" colspan={3} rowspan={3} scope="col">
            {TABLE3_NOTE.zh}
          </th>
          <th colspan={TABLE3_COLUMNS.length} scope="colgroup">
            {TABLE3_APPLICANTS.zh}
          </th>
        </tr>
        <tr>
          <th rowspan={2} scope="col">
            {TABLE3_COLUMN_LABELS.naturalPerson.zh}
          </th>
          <th colspan={ORGANISATIONS.length} scope="colgroup">
            {TABLE3_ORGANISATIONS.zh}
          </th>
          <th rowspan={2} scope="col">
            {TABLE3_COLUMN_LABELS.total.zh}
          </th>
        </tr>
        <tr>
          {ORGANISATIONS.map((column) => (
            <th scope="col">{TABLE3_COLUMN_LABELS[column].zh}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <Heads row={row} rows={rows} />
            {TABLE3_COLUMNS.map((column) => {
              const id = `${row}@${column}`;
              return (
                <DeskCell
                  t={t}
                  id={id}
                  reading={readingAt(record, row, column)}
                  mark={marks.get(id)}
                  inputs={inputs}
                  places={places}
                />
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
