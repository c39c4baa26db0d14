/**
 * What a correction changed, for readers: the cells before and after side by side, and the paragraphs with words struck out and
 * put in. Of long stretches and of very many paragraphs the page shows a part; report.json has the whole.
 */
import { SECTION_HEADINGS } from '#shared/report/labels.js';
import type { ParagraphChange, Spot, Words } from '#shared/report/text-changes.js';
import type { PageTexts } from './place.js';
import { nameOfCell, type PublicChanges, type Standing } from './changes.js';

interface ChangesProps {
  readonly changes: PublicChanges;
  readonly t: PageTexts;
}

/** Beside what differs, so much of what is the same. */
const CONTEXT = 24;
/** More of one stretch than this is no mended sentence but another text, which stands on the page anyway. */
const STRETCH = 600;
const PARAGRAPHS = 40;

/** Whether there is anything to list. */
export function hasChanges(changes: PublicChanges | undefined): boolean {
  return changes !== undefined && changes.cells.length + changes.text.length > 0;
}

export function ChangesSummary({ changes, t }: ChangesProps) {
  const words = t.changes;
  return (
    <p>
      {words.since(changes.since)}
      {t.punctuation.gap}
      {words.counts(changes.cells.length, changes.text.length)}{' '}
      {!hasChanges(changes) ? null : (
        <a class="screen" href="#changes">
          {words.toList}
        </a>
      )}
    </p>
  );
}

export function ChangesView({ changes, t }: ChangesProps) {
  const words = t.changes;
  if (!hasChanges(changes)) return null;
  const shown = changes.text.slice(0, PARAGRAPHS);
  return (
    <section class="screen">
      <h2 id="changes">{words.heading}</h2>
      <p class="soft">{words.since(changes.since)}</p>
      {changes.form === null ? null : <p>{words.form}</p>}
      {changes.cells.length === 0 ? null : <Cells changes={changes} t={t} />}
      {shown.length === 0 ? null : (
        <>
          <h3>{words.text}</h3>
          <ol class="notes">
            {shown.map((change) => (
              <Paragraph change={change} t={t} />
            ))}
          </ol>
          {changes.text.length > shown.length ? <p>{words.more(changes.text.length - shown.length)}</p> : null}
        </>
      )}
    </section>
  );
}

function Cells({ changes, t }: ChangesProps) {
  const words = t.changes;
  return (
    <>
      <h3 id="changes-cells">{words.numbers}</h3>
      <table class="list" aria-labelledby="changes-cells">
        <thead>
          <tr>
            <th scope="col">{words.cell}</th>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.to}</th>
          </tr>
        </thead>
        <tbody>
          {changes.cells.map(({ cell, from, to }) => (
            <tr>
              <th scope="row">{nameOfCell(cell)[t.language]}</th>
              <td>{standing(from, t)}</td>
              <td>{standing(to, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function standing({ kind, value, printed }: Standing, t: PageTexts) {
  switch (kind) {
    case 'number':
      return value;
    case 'mark':
      return printed ?? <span class="soft">{t.site.markCell}</span>;
    case 'blank':
      return <span class="soft">{t.site.blankCell}</span>;
    case 'not-printed':
      return <span class="soft">{t.site.notPrintedCell}</span>;
    default:
      return <span class="soft">{t.site.unreadCell}</span>;
  }
}

function Paragraph({
  change: { is, from, to, words },
  t,
}: {
  readonly change: ParagraphChange;
  readonly t: PageTexts;
}) {
  const said = t.changes;
  const place = to ?? from;
  return (
    <li>
      <p>
        <span class="tag">{place === null ? null : spotName(place, t)}</span>
        {is === 'moved' ? said.moved(from === null ? '' : spotName(from, t)) : said[is]}
      </p>
      <p class="diff">
        {words.map((stretch) => (
          <Stretch stretch={stretch} t={t} />
        ))}
      </p>
    </li>
  );
}

function spotName({ section, paragraph }: Spot, t: PageTexts): string {
  const heading = SECTION_HEADINGS[section - 1]?.[t.language] ?? '';
  return t.changes.spot(t.site.sectionTitle(section, heading), paragraph);
}

function Stretch({ stretch: { is, text }, t }: { readonly stretch: Words; readonly t: PageTexts }) {
  const words = t.changes;
  if (is === 'same') return <>{around(text, CONTEXT, () => ' … ')}</>;
  const shown = around(text, STRETCH / 2, words.elided);
  const said = (side: string) => <span class="hidden">{side}</span>;
  return is === 'out' ? (
    <del>
      {said(words.out)}
      {shown}
      {said(words.end)}
    </del>
  ) : (
    <ins>
      {said(words.in)}
      {shown}
      {said(words.end)}
    </ins>
  );
}

/** The beginning and the end of a text, in whole characters, where it is too long. */
function around(text: string, side: number, between: (left: number) => string): string {
  if (text.length <= 2 * side + 8) return text;
  const characters = [...text];
  const left = characters.length - 2 * side;
  if (left <= 8) return text;
  return `${characters.slice(0, side).join('')}${between(left)}${characters.slice(-side).join('')}`;
}
