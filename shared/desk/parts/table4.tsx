/** Table 4 as the official form prints it: three groups of five results over one row of numbers. */
import { TABLE4_CELLS, TABLE4_GROUPS, TABLE4_RESULTS } from '#shared/report/cells.js';
import { TABLE4_GROUP_LABELS, TABLE4_LITIGATION, TABLE4_RESULT_LABELS } from '#shared/report/labels.js';
import { DeskCell } from './cell.js';
import type { OfficialTableProps } from './official-tables.js';

const [REVIEW, ...LITIGATION] = TABLE4_GROUPS;

export function Table4({ t, record, marks, inputs, places, captionId }: OfficialTableProps) {
  const results = TABLE4_RESULTS.length;
  return (
    <table class="form t4" aria-labelledby={captionId}>
      <thead>
        <tr>
          <th colspan={results} scope="colgroup">
            {TABLE4_GROUP_LABELS[REVIEW].zh}
          </th>
          <th colspan={results * LITIGATION.length} scope="colgroup">
            {TABLE4_LITIGATION.zh}
          </th>
        </tr>
        <tr>
          {TABLE4_RESULTS.map((result) => (
            <th rowspan={2} scope="col">
              {TABLE4_RESULT_LABELS[result].zh}
            </th>
          ))}
          {LITIGATION.map((group) => (
            <th colspan={results} scope="colgroup">
              {TABLE4_GROUP_LABELS[group].zh}
            </th>
          ))}
        </tr>
        <tr>
          {LITIGATION.flatMap(() =>
            TABLE4_RESULTS.map((result) => <th scope="col">{TABLE4_RESULT_LABELS[result].zh}</th>),
          )}
        </tr>
      </thead>
      <tbody>
        <tr>
          {TABLE4_CELLS.map((id) => (
            <DeskCell t={t} id={id} reading={record.cells[id]} mark={marks.get(id)} inputs={inputs} places={places} />
          ))}
        </tr>
      </tbody>
    </table>
  );
}
