/**
 * A table of the official form in HTML, drawn from its layout: spans, scopes and `headers` are the layout's, the
 * content of the value cells is the caller's (a report's readings, or the totals of a year).
 */
import type { Child } from 'hono/jsx';
import type { FormCell, FormHead, FormRow, FormTable, FormValue } from '#shared/report/layout.js';
import { TEXTS } from '#shared/words/site/texts.js';

export interface ValueContent {
  readonly content: Child;
  readonly className?: string;
}

interface FormTableProps {
  readonly table: FormTable;
  /** Id of the heading that names the table. */
  readonly labelledBy: string;
  readonly valueOf: (cell: FormValue['cell']) => ValueContent;
}

const span = (count: number): number | undefined => (count === 1 ? undefined : count);

/** HTML knows four scopes; a band and a corner are cells that head nothing by direction. */
function scopeOf(cell: FormHead): 'col' | 'colgroup' | 'row' | 'rowgroup' | undefined {
  if (cell.scope === 'band') return 'colgroup';
  if (cell.scope === 'rowgroup') return 'rowgroup';
  return cell.scope === 'corner' ? undefined : cell.scope;
}

function Cell({ cell, valueOf }: { readonly cell: FormCell; readonly valueOf: FormTableProps['valueOf'] }) {
  if (cell.is === 'value') {
    const { content, className } = valueOf(cell.cell);
    return (
      <td
        id={`c-${cell.cell.replace('@', '.')}`}
        class={className}
        colspan={span(cell.colSpan)}
        headers={cell.heads.join(' ')}
      >
        {content}
      </td>
    );
  }
  const inner = cell.scope === 'rowgroup' && cell.column > 0 ? ' inner' : '';
  const shape = { id: cell.id, class: cell.scope + inner, colspan: span(cell.colSpan), rowspan: span(cell.rowSpan) };
  // The corner heads no cell; as a th without scope it would be read out before every number of its row.
  if (cell.scope === 'corner') return <td {...shape}>{cell.label.zh}</td>;
  return (
    <th {...shape} scope={scopeOf(cell)}>
      <span>{cell.label.zh}</span>
    </th>
  );
}

function Row({ row, valueOf }: { readonly row: FormRow; readonly valueOf: FormTableProps['valueOf'] }) {
  const sum = row.cells.some((cell) => cell.is === 'head' && cell.id === 't3.row.outcomes.total');
  return (
    <tr class={sum ? 'sum' : undefined}>
      {row.cells.map((cell) => (
        <Cell cell={cell} valueOf={valueOf} />
      ))}
    </tr>
  );
}

export function FormTableView({ table, labelledBy, valueOf }: FormTableProps) {
  return (
    <>
      {table.table === 2 ? null : <p class="hint">{TEXTS.scrollHint}</p>}
      <div class="scroll" role="region" aria-labelledby={labelledBy} tabindex={0}>
        <table class={`form t${table.table}`} aria-labelledby={labelledBy}>
          {table.table === 3 ? (
            <colgroup>
              <col class="group" />
              <col class="group" />
              <col class="label" />
            </colgroup>
          ) : null}
          {table.head.length === 0 ? null : (
            <thead>
              {table.head.map((row) => (
                <Row row={row} valueOf={valueOf} />
              ))}
            </thead>
          )}
          {table.parts.map((rows) => (
            <tbody>
              {rows.map((row) => (
                <Row row={row} valueOf={valueOf} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </>
  );
}
