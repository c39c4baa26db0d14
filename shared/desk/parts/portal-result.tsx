/** What came of comparing the portal's web page, or its file, with the approved report: the outcome, the day, and each difference. */
import type { PortalPart } from '#shared/filing/portal-standing.js';
import type { PortalCheck } from '#shared/filing/portal-check.js';
import { isCellId, TABLE3_COLUMNS, type CellId, type ShortFormCell } from '#shared/report/cells.js';
import { cellName, TABLE3_COLUMN_LABELS, TABLE3_ROW_LABELS } from '#shared/report/labels.js';
import type { Texts } from '#shared/words/texts.js';
import type { PortalPage } from '../portal-views.js';
import { cellAnchor } from './anchors.js';

interface Props {
  readonly t: Texts;
  readonly view: PortalPage;
  readonly part: PortalPart;
}

export function PortalResult({ t, view, part, check }: Props & { readonly check: PortalCheck | null }) {
  const words = t.portalCheck.result;
  const id = `result-${part}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{words.title(t.portalCheck.parts[part])}</h2>
      {check === null ? (
        <p>{words.none(t.portalCheck.parts[part])}</p>
      ) : (
        <>
          <Outcome t={t} result={check.result} />
          <p class="quiet">{words.by(check.by.name, t.names.roles[check.role], t.dates.instant(check.at))}</p>
          {part === 'page' ? <Day t={t} check={check} /> : null}
          {check.result.is === 'differs' ? <Differences t={t} view={view} part={part} result={check.result} /> : null}
        </>
      )}
    </section>
  );
}

function Outcome({ t, result }: { readonly t: Texts; readonly result: PortalCheck['result'] }) {
  const words = t.portalCheck.result;
  switch (result.is) {
    case 'same':
      return <p class="note ok">{words.same}</p>;
    case 'differs':
      return (
        <div class="note block">
          <p>
            <b>{words.differs(result.cells.length, result.sections.length)}</b>
          </p>
          <p>{words.differsTodo}</p>
        </div>
      );
    case 'other-report':
      return (
        <div class="note block">
          <p>
            <b>{words.other}</b>
          </p>
          <p>{words.otherSays(result.agencyName, result.year)}</p>
          <p>{words.otherTodo}</p>
        </div>
      );
    case 'unreadable': {
      const reason = t.refusalReason(result.refusal);
      return (
        <div class="note look">
          <p>
            <b>{words.unreadable(reason.title)}</b>
          </p>
          <p>{reason.what}</p>
          <ul>
            {reason.todo.map((step) => (
              <li>{step}</li>
            ))}
          </ul>
          <p>{words.unreadableMeans}</p>
        </div>
      );
    }
  }
}

function Day({ t, check }: { readonly t: Texts; readonly check: PortalCheck }) {
  const words = t.portalCheck.result;
  const { statedOn, typedOn, result } = check;
  if (statedOn !== null) return <p>{words.stated(t.dates.day(statedOn))}</p>;
  if (typedOn !== null) return <p>{words.typed(t.dates.day(typedOn))}</p>;
  return result.is === 'unreadable' ? null : <p>{words.noDay}</p>;
}

type Differs = Extract<PortalCheck['result'], { is: 'differs' }>;

function Differences({ t, view, part, result }: Props & { readonly result: Differs }) {
  const words = t.portalCheck.result;
  const id = `cells-${part}`;
  const printed = (text: string | null) => (text === null ? words.notRead : text === '' ? words.blank : text);
  return (
    <>
      {result.cells.length === 0 ? null : (
        <div class="scroll" role="region" aria-labelledby={id} tabindex={0}>
          <table class="plain">
            <caption id={id}>{words.cells}</caption>
            <thead>
              <tr>
                <th scope="col">{words.cell}</th>
                <th scope="col" class="r">
                  {words.approved}
                </th>
                <th scope="col" class="r">
                  {words.portal}
                </th>
              </tr>
            </thead>
            <tbody>
              {result.cells.map(({ cell, approved, portal }) => (
                <tr>
                  <th scope="row">
                    <a href={`${view.back}#${cellAnchor(cell)}`}>{nameOf(cell, t)}</a>
                  </th>
                  <td class="r">{printed(approved)}</td>
                  <td class="r">
                    <b>{printed(portal)}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {result.sections.map(({ number, missing, added }) => (
        <>
          <h3>{words.section(number)}</h3>
          <Paragraphs title={words.missing} texts={missing} />
          <Paragraphs title={words.added} texts={added} />
        </>
      ))}
    </>
  );
}

/** Cells of the older form's single row have no name of their own in the list of 200. */
function nameOf(cell: CellId | ShortFormCell, t: Texts): string {
  if (isCellId(cell)) return cellName(cell)[t.language];
  const column = TABLE3_COLUMNS.find((one) => cell.endsWith(`@${one}`)) ?? 'total';
  const row = TABLE3_ROW_LABELS['otherHandling.total'][t.language];
  return `${row}${t.punctuation.aside(TABLE3_COLUMN_LABELS[column][t.language])}`;
}

function Paragraphs({ title, texts }: { readonly title: string; readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <>
      <p>{title}</p>
      <blockquote>
        {texts.map((text) => (
          <p>{text}</p>
        ))}
      </blockquote>
    </>
  );
}
