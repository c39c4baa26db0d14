/** Documents of an earlier year that were sent for all agencies: what each says of itself, whose it is, and what stands against it. */
import type { Texts } from '#shared/words/texts.js';
import type { Agency } from '#shared/season/model.js';
import type { LastYearRow } from '../last-year-views.js';

interface Files {
  readonly t: Texts;
  readonly rows: readonly LastYearRow[];
  readonly agencies: readonly Agency[];
  /** The year that they are to be of. */
  readonly wanted: number;
}

export function PreviousFiles(props: Files) {
  const { t, rows } = props;
  const words = t.lastYear;
  return (
    <div class="scroll" role="region" aria-labelledby="files" tabindex={0}>
      <table class="plain cards">
        <thead>
          <tr>
            {(['file', 'says', 'agency', 'numbers', 'notes'] as const).map((column) => (
              <th scope="col">{words.columns[column]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row {...props} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row(props: Files & { readonly row: LastYearRow }) {
  const { t, row, wanted } = props;
  const words = t.lastYear;
  const { file, doubts } = row;
  const { columns } = words;
  const name = file.name ?? words.alone;
  return (
    <tr id={`file-${file.id}`}>
      <th scope="row">{name}</th>
      <td data-label={columns.says}>{file.says === null ? null : words.says(file.says.agencyName, file.says.year)}</td>
      <td data-label={columns.agency}>
        <Whose {...props} name={name} />
      </td>
      <td data-label={columns.numbers}>
        {file.counts === null ? null : words.numbers(file.counts.read, file.counts.unread)}
        {file.counts === null || file.counts.block + file.counts.explain === 0 ? null : (
          <>
            <br />
            {words.findings(file.counts.block, file.counts.explain)}
          </>
        )}
      </td>
      <td data-label={columns.notes}>
        {doubts.map((doubt) => (
          <p class={doubt === 'no-year' && !row.isOut ? 'quiet' : 'late'}>
            {row.isOut && doubt === 'no-year' ? words.mustStateYear : words.doubts[doubt](wanted)}
          </p>
        ))}
        {file.refusal === null ? null : <Refused t={t} refusal={file.refusal} />}
      </td>
    </tr>
  );
}

function Refused({ t, refusal }: { readonly t: Texts; readonly refusal: NonNullable<LastYearRow['file']['refusal']> }) {
  const reason = t.refusalReason(refusal);
  return (
    <>
      <p class="late">{reason.title}</p>
      <p>{reason.what}</p>
    </>
  );
}

/** A document of another year is nobody's, whoever it names. */
function Whose({ t, agencies, row, name }: Files & { readonly row: LastYearRow; readonly name: string }) {
  const words = t.lastYear;
  const { file, proposed, isOut } = row;
  if (file.state !== 'read' || isOut) {
    const of = agencies.find(({ id }) => id === file.chosen)?.name ?? '';
    return <>{words.states[file.state === 'read' ? 'refused' : file.state](of)}</>;
  }
  return (
    <select name={`agency:${file.id}`} aria-label={words.whose(name)}>
      <option value="">{words.nobody}</option>
      {agencies.map((agency) => (
        <option value={agency.id} {...(agency.id === proposed ? { selected: true } : {})}>
          {agency.name}
        </option>
      ))}
    </select>
  );
}
