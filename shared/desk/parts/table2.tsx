/** Table 2 as the official form prints it: four small tables, one per item of article 20, under one another. */
import { TABLE2_BLOCKS, TABLE2_CORNER } from '#shared/report/labels.js';
import { DeskCell } from './cell.js';
import type { OfficialTableProps } from './official-tables.js';

const WIDTH = Math.max(...TABLE2_BLOCKS.map((block) => block.columns.length));

export function Table2({ t, record, marks, inputs, places, captionId }: OfficialTableProps) {
  return (
    <table class="form t2" aria-labelledby={captionId}>
      <colgroup>
        <col class="first" />
        {Array.from({ length: WIDTH }, () => (
          <col />
        ))}
      </colgroup>
      {TABLE2_BLOCKS.map((block) => {
        const span = WIDTH / block.columns.length;
        return (
          <tbody>
            <tr>
              <th class="mid" scope="rowgroup" colspan={WIDTH + 1}>
                {block.article.zh}
              </th>
            </tr>
            <tr>
              <th scope="col">{TABLE2_CORNER.zh}</th>
              {block.columns.map((column) => (
                <th class="mid" scope="col" colspan={span}>
                  {column.zh}
                </th>
              ))}
            </tr>
            {block.rows.map((row) => (
              <tr>
                <th scope="row">{row.label.zh}</th>
                {row.cells.map((id) => (
                  <DeskCell
                    t={t}
                    id={id}
                    span={span}
                    reading={record.cells[id]}
                    mark={marks.get(id)}
                    inputs={inputs}
                    places={places}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        );
      })}
    </table>
  );
}
