/**
 * Where a number that a rule finds wrong was written by a person on our own pages, it is mended there and not by another
 * upload: in its box of this page, or in the form that the report was typed in.
 */
import { cellsBehind, suspicionsOf } from '#shared/filing/suspicions.js';
import type { Texts } from '#shared/words/texts.js';
import type { CellId } from '#shared/report/cells.js';
import { cellName } from '#shared/report/labels.js';
import type { ReportRecord } from '#shared/report/record.js';
import { isTyped } from '../typed-on-page.js';
import type { ReadSubmission } from '../views.js';
import { keyAnchor } from './anchors.js';

/** So many places are offered; of a whole sum the rest stands in its table. */
const PLACES_MAX = 4;

interface HereProps {
  readonly t: Texts;
  readonly grant: string;
  readonly read: ReadSubmission;
}

/** Which of these the person may write anew, and where; undefined where it takes another file. */
function mendingPlaces(
  { submission, record }: Pick<ReadSubmission, 'submission' | 'record'>,
  cells: readonly CellId[],
  grant: string,
):
  | { readonly typed: boolean; readonly places: readonly { readonly cell: CellId; readonly href: string }[] }
  | undefined {
  const typed = isTyped(submission);
  const own = typed ? cells : cells.filter((cell) => wasKeyed(record, cell));
  if (own.length === 0) return undefined;
  const base = typed ? `/g/${grant}/form` : '';
  return { typed, places: own.slice(0, PLACES_MAX).map((cell) => ({ cell, href: `${base}#${keyAnchor(cell)}` })) };
}

const wasKeyed = (record: ReportRecord, cell: CellId): boolean => record.cells[cell].attested?.how === 'keyed';

/** The first place at which what must be mended can be mended without a new file: where the page leads. */
export function placeToMend(
  read: ReadSubmission,
  grant: string,
): { readonly typed: boolean; readonly href: string } | undefined {
  const { check } = read;
  const open = check.findings.filter(({ severity, answer }) => severity === 'block' && answer.is === 'open');
  const behind = [...suspicionsOf(check).flatMap(cellsBehind), ...open.flatMap(({ cells }) => cells)];
  const mending = mendingPlaces(read, [...new Set(behind)], grant);
  if (mending === undefined) return undefined;
  const [first] = mending.places;
  return first === undefined ? undefined : { typed: mending.typed, href: first.href };
}

export function MendHere({ t, grant, read, cells }: HereProps & { readonly cells: readonly CellId[] }) {
  const words = t.beforeFiling.here;
  const mending = mendingPlaces(read, cells, grant);
  if (mending === undefined) return null;
  return (
    <>
      <p>{mending.typed ? words.typed : words.keyed}</p>
      <ul class="cells">
        {mending.places.map(({ cell, href }) => (
          <li>
            <a href={href}>{words.go(cellName(cell)[t.language])}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
