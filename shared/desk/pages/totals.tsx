/** The publisher's page of totals: scope and coverage first, then what is found, the draft of the government's report, the three tables, and last year. */
import { FormTableView, type ValueContent } from '#shared/form/form-table.js';
import {
  CELL_IDS,
  isCellId,
  SHORT_FORM_CELLS,
  TABLE2_CELLS,
  TABLE3_ROWS,
  TABLE4_CELLS,
  table3Cell,
  type CellId,
} from '#shared/report/cells.js';
import { decimalText, exact, minus } from '#shared/ids/decimal.js';
import { cellName } from '#shared/report/labels.js';
import { formLayout } from '#shared/report/layout.js';
import { isComplete, lackOf, totalAt, type Member } from '#shared/totals/scope-sum.js';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { cellAnchor } from '../parts/anchors.js';
import { ScopeLine } from '../parts/scope-line.js';
import type { TotalsPage } from '../totals-views.js';

interface Props {
  readonly t: Texts;
  readonly view: TotalsPage;
}

export const totalsAddress = (grant: string, cell?: CellId, page = 1): string =>
  `/g/${grant}/season/totals` +
  (cell === undefined ? '' : `?cell=${encodeURIComponent(cell)}${page === 1 ? '' : `&page=${page}`}`);

export function renderTotalsPage(view: TotalsPage, t: Texts): string {
  const { viewer, season, sum, roster, saved } = view;
  const words = t.totals;
  return toHtml(
    <Document t={t} title={words.title(season.year)} viewer={viewer} season={season}>
      {saved ? (
        <p class="note ok" role="status">
          {words.saved}
        </p>
      ) : null}
      <p>
        <a href={`/g/${viewer.grant}`}>{t.layout.backToBoard}</a>
      </p>
      <h1>{words.title(season.year)}</h1>
      <p class="lead">{words.coverage(sum.members.length - sum.missing.length, sum.members.length)}</p>
      <p class="quiet">{words.lead}</p>
      <ScopeLine t={t} scope={sum.scope} roster={roster} />
      <p>
        <a class="button second" href={`/g/${viewer.grant}/season/scope`}>
          {sum.scope.declared === null ? words.declare : words.change}
        </a>
      </p>
      <Missing t={t} view={view} />
      <Checks t={t} view={view} />
      <Draft t={t} view={view} />
      <Tables t={t} view={view} />
      <LastYear t={t} view={view} />
    </Document>,
  );
}

/** So many of the missing are named; the board has them all. */
const NAMED_MISSING = 100;

function Missing({ t, view }: Props) {
  const { missing } = view.sum;
  const words = t.totals;
  if (missing.length === 0) return null;
  const more = missing.length - NAMED_MISSING;
  return (
    <details>
      <summary>{words.missingTitle(missing.length)}</summary>
      <table class="plain cards">
        <caption class="hidden">{words.missingTitle(missing.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.agency}</th>
            <th scope="col">{words.columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {missing.slice(0, NAMED_MISSING).map(({ agency, state }: Member) => (
            <tr>
              <th scope="row">
                {agency.area === view.season.area ? (
                  <a href={`/g/${view.viewer.grant}/filings/${agency.id}`}>{agency.name}</a>
                ) : (
                  `${view.areaNames.get(agency.area) ?? agency.area} ${agency.name}`
                )}
              </th>
              <td data-label={words.columns.state}>{state === null ? words.nothing : t.names.states[state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 ? <p>{words.missingMore(more)}</p> : null}
    </details>
  );
}

function Checks({ t, view }: Props) {
  const { checked, government, sum } = view;
  const words = t.totals;
  if (checked === null || government === null) return null;
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{words.findingsTitle}</h2>
      <p class="quiet">{checked.of === 'report' ? words.findingsOf.report(government.name) : words.findingsOf.draft}</p>
      {isComplete(sum) ? null : <p>{words.findingsWaiting(sum.missing.length)}</p>}
      {checked.findings.length === 0 ? <p>{words.findingsNone}</p> : null}
      {checked.findings.map((finding) => (
        <article class="finding">
          <h3>
            <span class={`tag ${finding.severity}`}>{t.report.findings[finding.severity]}</span>{' '}
            {finding.message[t.language]}
          </h3>
          <p>{finding.remedy[t.language]}</p>
          <p class="quiet">
            <a href={`/rules/${finding.rule}`}>{t.report.findings.ruleLink(finding.rule)}</a>
          </p>
        </article>
      ))}
    </section>
  );
}

function Draft({ t, view }: Props) {
  const { government, sum, viewer } = view;
  const words = t.totals;
  const { shortForm, reports } = sum.totals;
  const inAll = shortForm?.cells[SHORT_FORM_CELLS.length - 1]?.sum ?? null;
  return (
    <section aria-labelledby="draft">
      <h2 id="draft">{words.draftTitle}</h2>
      {government === null ? <p>{words.draftNobody}</p> : <p>{words.draftWhat(government.name)}</p>}
      {government === null || isComplete(sum) ? null : (
        <p class="note look">{words.draftIncomplete(sum.missing.length)}</p>
      )}
      {shortForm === null ? null : <p class="note look">{words.draftShort(shortForm.reports, inAll)}</p>}
      {government === null || reports === 0 ? null : (
        <>
          <p class="buttons">
            <a class="button second" href={`/g/${viewer.grant}/totals/draft.docx`}>
              {words.draftDocx}
            </a>{' '}
            <a class="button second" href={`/g/${viewer.grant}/totals/draft.xlsx`}>
              {words.draftXlsx}
            </a>
          </p>
          <p class="quiet">{words.draftForm}</p>
        </>
      )}
    </section>
  );
}

function Tables({ t, view }: Props) {
  const words = t.totals;
  const layout = formLayout('full');
  if (view.sum.totals.reports === 0) return <p>{words.tablesNone}</p>;
  return (
    <section aria-labelledby="totals">
      <h2 id="totals">{words.tablesTitle}</h2>
      <p>{words.tablesHint}</p>
      {CELL_IDS.some((id) => lackOf(view.sum, totalAt(view.sum, id)).withoutNumber > 0) ? (
        <p class="quiet">{words.withoutHint}</p>
      ) : null}
      {([2, 3, 4] as const).map((number) => (
        <section>
          <h3 id={`table${number}`}>
            {t.report.tableCaption(t.report.tableTitle[number], layout[number].caption[t.language])}
          </h3>
          {number === 2 ? null : <p class="slide">{t.report.scrollHint}</p>}
          <FormTableView
            language={t.language}
            table={layout[number]}
            labelledBy={`table${number}`}
            anchorOf={cellAnchor}
            valueOf={(cell) => (isCellId(cell) ? totalCell({ t, view }, cell) : { content: null })}
          />
        </section>
      ))}
    </section>
  );
}

function totalCell({ t, view }: Props, id: CellId): ValueContent {
  const words = t.totals;
  const total = totalAt(view.sum, id);
  const { withoutNumber } = lackOf(view.sum, total);
  const hint = words.cellTitle(cellName(id)[t.language]);
  return {
    ...(total.sum !== null && exact(total.sum) === 0n ? { className: 'zero' } : {}),
    content: (
      <>
        <a href={totalsAddress(view.viewer.grant, id)} title={hint}>
          {total.sum ?? words.none}
        </a>
        {withoutNumber === 0 ? null : <small class="quiet"> {words.without(withoutNumber)}</small>}
      </>
    ),
  };
}

/** Of table 3 the totals of its rows: fifty lines, and not two hundred. */
const COMPARED: readonly CellId[] = [
  ...TABLE2_CELLS,
  ...TABLE3_ROWS.map((row) => table3Cell(row, 'total')),
  ...TABLE4_CELLS,
];

function LastYear({ t, view }: Props) {
  const { sum, last, season, viewer } = view;
  const words = t.totals;
  const year = season.year - 1;
  if (last === null) return <p class="quiet">{words.lastNone(year)}</p>;
  const rows = COMPARED.flatMap((id) => {
    const [now, before] = [totalAt(sum, id).sum, totalAt(last, id).sum];
    if (now === null || before === null || exact(now) === exact(before)) return [];
    return [{ id, now, before, change: decimalText(minus(exact(now), exact(before))) }];
  });
  return (
    <section aria-labelledby="last-year">
      <h2 id="last-year">{words.lastTitle}</h2>
      <p>{words.lastWhat(year, last.members.length - last.missing.length, last.members.length)}</p>
      <ScopeLine t={t} scope={last.scope} roster={last.members.map(({ agency }) => agency)} />
      <p class="quiet">{words.lastSame}</p>
      {rows.length === 0 ? null : (
        <table class="plain cards num" aria-labelledby="last-year">
          <thead>
            <tr>
              <th scope="col">{words.columns.cell}</th>
              <th scope="col">{words.columns.last}</th>
              <th scope="col">{words.columns.now}</th>
              <th scope="col">{words.columns.change}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, now, before, change }) => (
              <tr>
                <th scope="row">{cellName(id)[t.language]}</th>
                <td data-label={words.columns.last}>{before}</td>
                <td data-label={words.columns.now}>
                  <a href={totalsAddress(viewer.grant, id)}>{now}</a>
                </td>
                <td data-label={words.columns.change}>
                  {change.startsWith('-') ? `−${change.slice(1)}` : `+${change}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
