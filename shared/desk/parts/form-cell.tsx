/** A cell of the official table with its box: what is typed, last year's number under it, and the sum that it should be. */
import type { ValueContent } from '#shared/form/form-table.js';
import { addUp, SUMS, type Sum } from '#shared/form/sums.js';
import { typedReading } from '#shared/form/typed-record.js';
import { CELL_MAX } from '#shared/form/parts.js';
import { isCellId, table3Position, tableOf, type CellId, type Table3Cell } from '#shared/report/cells.js';
import { cellName, TABLE3_COLUMN_LABELS } from '#shared/report/labels.js';
import type { FormValue } from '#shared/report/layout.js';
import type { Severity } from '#shared/report/finding.js';
import type { Texts } from '#shared/words/texts.js';
import type { FormPage } from '../online/page.js';
import { keyAnchor } from './anchors.js';
import { printed } from './cell.js';
import { SIGNS } from './marks.js';

export interface TypedCells {
  readonly t: Texts;
  readonly view: Pick<FormPage, 'lastYear' | 'carried' | 'open'>;
  readonly valueOf: (cell: CellId) => string;
  /** The finding that a cell belongs to, the most pressing one. */
  readonly found: ReadonlyMap<CellId, { readonly severity: Severity; readonly href: string }>;
}

/** What a cell is called where its column's head is out of sight: on a narrow screen, card by card. */
function shortName(t: Texts, cell: CellId): string {
  if (tableOf(cell) === 3) return TABLE3_COLUMN_LABELS[table3Position(cell as Table3Cell).column][t.language];
  return cellName(cell)[t.language];
}

export function typedCell({ t, view, valueOf, found }: TypedCells, cell: FormValue['cell']): ValueContent {
  if (!isCellId(cell)) return { content: null };
  const typed = valueOf(cell);
  const wrong = typedReading(typed).kind === 'unread';
  const finding = found.get(cell);
  const carried = view.carried.get(cell);
  const isCarried = carried !== undefined && carried === typed;
  const hint = `under-${keyAnchor(cell)}`;
  const content = (
    <>
      <span class="who" aria-hidden="true">
        {shortName(t, cell)}
      </span>
      <span class="of">
        <input
          type="text"
          inputmode="decimal"
          autocomplete="off"
          id={keyAnchor(cell)}
          name={`cell:${cell}`}
          value={typed}
          maxlength={CELL_MAX}
          aria-label={cellName(cell)[t.language]}
          aria-describedby={hint}
          {...(view.open ? {} : { readonly: true })}
          {...(wrong ? { 'aria-invalid': 'true' as const } : {})}
        />
        <small id={hint}>
          {wrong ? <b class="wrong">× {t.onlineForm.unreadable} </b> : null}
          {finding === undefined ? null : (
            <a class={finding.severity} href={finding.href}>
              <span aria-hidden="true">{SIGNS[finding.severity]} </span>
              {t.report.findings[finding.severity]}
            </a>
          )}
          {(SUMS.get(cell) ?? []).map((sum) => (
            <SumLine t={t} cell={cell} sum={sum} valueOf={valueOf} />
          ))}
          {isCarried ? <span class="carried">{t.onlineForm.carried}</span> : <LastYear t={t} view={view} cell={cell} />}
        </small>
      </span>
    </>
  );
  return { className: ['c', finding?.severity, isCarried ? 'explain' : undefined].filter(Boolean).join(' '), content };
}

function LastYear({ t, view, cell }: Pick<TypedCells, 't' | 'view'> & { readonly cell: CellId }) {
  if (view.lastYear === null) return null;
  return <span class="before">{t.onlineForm.lastYear(printed(t, view.lastYear.record.cells[cell]))}</span>;
}

/** Told by the page as it was saved; the script tells it anew while somebody types. */
function SumLine({ t, cell, sum, valueOf }: Pick<TypedCells, 't' | 'valueOf'> & { cell: CellId; sum: Sum }) {
  const words = t.onlineForm;
  const label = `${words.sumKinds[sum.kind]}${words.sumSame}`;
  const total = addUp(sum.of, valueOf);
  const typed = valueOf(cell).trim();
  const differs = total !== null && /^\d+$/.test(typed) && BigInt(typed) !== total;
  return (
    <span
      class={differs ? 'adds wrong' : 'adds'}
      data-of={sum.of.join(' ')}
      data-same={label}
      data-differs={`× ${words.sumKinds[sum.kind]}${words.sumDiffers}`}
    >
      {total === null
        ? ''
        : differs
          ? `× ${words.sumKinds[sum.kind]}${words.sumDiffers} ${total}`
          : `${label} ${total}`}
    </span>
  );
}
