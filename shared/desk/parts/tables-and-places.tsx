/** The official tables beside the document they were read from: on a wide screen side by side, else one after the other. */
import type { Texts } from '#shared/words/texts.js';
import type { TableInputs } from './cell.js';
import { FindingsBeside, leadingBeside, notesOn } from './findings-beside.js';
import { FoundTables } from './found-tables.js';
import type { CellMarks } from './marks.js';
import { OfficialTables } from './official-tables.js';
import { PagePictures } from './page-pictures.js';
import { placedCells } from './places.js';
import type { ReadSubmission } from '../views.js';

interface TablesProps {
  readonly t: Texts;
  readonly grant: string;
  readonly read: ReadSubmission;
  readonly marks: CellMarks;
  readonly inputs?: TableInputs | undefined;
  /** What the rules found is told beside the tables too, for whoever reviews. */
  readonly noted?: boolean | undefined;
}

export function TablesAndPlaces({ t, grant, read, marks, inputs, noted = false }: TablesProps) {
  const { submission, record } = read;
  const cells = placedCells(submission, record);
  const places = new Set(cells.map(({ id }) => id));
  const shownMarks = noted ? leadingBeside(marks) : marks;
  const tables = <OfficialTables t={t} record={record} marks={shownMarks} inputs={inputs} places={places} />;
  const notes = noted ? <FindingsBeside t={t} check={read.check} places={places} /> : null;
  if (cells.length === 0) {
    if (!noted || notesOn(t, read.check).length === 0) return tables;
    return (
      <div class="beside">
        <div>{tables}</div>
        <div class="found noprint">{notes}</div>
      </div>
    );
  }
  const pictured = cells.some(({ place }) => place.in === 'page');
  return (
    <>
      <p class="hint">{t.report.places.hint}</p>
      <p>
        <a class="skip" href="#after-tables">
          {t.report.places.skip}
        </a>
      </p>
      <div class="beside">
        <div>{tables}</div>
        <section class="found noprint" aria-labelledby="places">
          {notes}
          <h3 id="places">{t.report.places.title}</h3>
          {pictured ? null : <p class="hint">{t.report.places.redrawn}</p>}
          <PagePictures t={t} grant={grant} submission={submission} cells={cells} />
          <FoundTables t={t} cells={cells} />
        </section>
      </div>
      <span id="after-tables" tabindex={-1}></span>
    </>
  );
}
