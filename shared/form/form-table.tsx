/**
 * A table of the official form in HTML, drawn from its layout for the desk and the public site alike: spans, scopes and
 * `headers` are the layout's; what a value cell holds (a report's reading, a total, an input) and how it is named and
 * coloured is the caller's.
 */
import type { Child } from 'hono/jsx';
import type { Bilingual } from '#shared/report/labels.js';
import type { FormCell, FormHead, FormRow, FormTable, FormValue } from '#shared/report/layout.js';

export interface ValueContent {
  readonly content: Child;
  readonly className?: string | undefined;
}

interface FormTableProps {
  readonly language: keyof Bilingual;
  readonly table: FormTable;
  /** Id of the heading that names the table. */
  readonly labelledBy: string;
  /** The id by which links on the page jump to a cell. */
  readonly anchorOf: (cell: FormValue['cell']) => string;
  readonly valueOf: (cell: FormValue['cell']) => ValueContent;
}
type Values = Pick<FormTableProps, 'language' | 'anchorOf' | 'valueOf'>;

const span = (count: number): number | undefined => (count === 1 ? undefined : count);

/** HTML knows four scopes; a band and a corner are cells that head nothing by direction. */
function scopeOf(cell: FormHead): 'col' | 'colgroup' | 'row' | 'rowgroup' | undefined {
  if (cell.scope === 'band') return 'colgroup';
  if (cell.scope === 'rowgroup') return 'rowgroup';
  return cell.scope === 'corner' ? undefined : cell.scope;
}

function Cell({ cell, values }: { readonly cell: FormCell; readonly values: Values }) {
  if (cell.is === 'value') {
    const { content, className } = values.valueOf(cell.cell);
    return (
      <td id={values.anchorOf(cell.cell)} class={className} colspan={span(cell.colSpan)} headers={cell.heads.join(' ')}>
        {content}
      </td>
    );
  }
  const inner = cell.scope === 'rowgroup' && cell.column > 0 ? ' inner' : '';
  const shape = { id: cell.id, class: cell.scope + inner, colspan: span(cell.colSpan), rowspan: span(cell.rowSpan) };
  // The corner heads no cell; as a th without scope it would be read out before every number of its row.
  if (cell.scope === 'corner') return <td {...shape}>{cell.label[values.language]}</td>;
  return (
    <th {...shape} scope={scopeOf(cell)}>
      <span>{cell.label[values.language]}</span>
    </th>
  );
}

function Row({ row, values }: { readonly row: FormRow; readonly values: Values }) {
  const sum = row.cells.some((cell) => cell.is === 'head' && cell.id === 't3.row.outcomes.total');
  return (
    <tr class={sum ? 'sum' : undefined}>
      {row.cells.map((cell) => (
        <Cell cell={cell} values={values} />
      ))}
    </tr>
  );
}

/** Focusable, so that a keyboard can scroll what is wider than the screen. */
export function FormTableView({ table, labelledBy, ...values }: FormTableProps) {
  return (
    <div class="scroll" role="region" aria-labelledby={labelledBy} tabindex={0}>
      <table class={`form t${table.table}`} aria-labelledby={labelledBy}>
        {table.stubColumns === 0 ? null : (
          <colgroup>
            {Array.from({ length: table.stubColumns - 1 }, () => (
              <col class="group" />
            ))}
            <col class="label" />
          </colgroup>
        )}
        {table.head.length === 0 ? null : (
          <thead>
            {table.head.map((row) => (
              <Row row={row} values={values} />
            ))}
          </thead>
        )}
        {table.parts.map((rows) => (
          <tbody>
            {rows.map((row) => (
              <Row row={row} values={values} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
