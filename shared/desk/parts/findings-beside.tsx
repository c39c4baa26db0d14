/**
 * What the rules found, once more and short, where it is looked at: of the tables in the column beside them, which stays on
 * the screen; of the text under its paragraph, on a wide screen in the margin. Whoever reads the numbers need not go up to
 * the list, and the list has all there is to say.
 */
import type { AnsweredCheck, AnsweredFinding } from '#shared/filing/answers.js';
import { isHint, suspicionsOf } from '#shared/filing/suspicions.js';
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import { cellName } from '#shared/report/labels.js';
import type { ReportRecord } from '#shared/report/record.js';
import { causeText } from '#shared/rules/index.js';
import type { Texts } from '#shared/words/texts.js';
import { causeAnchor, cellAnchor, findingAnchor, placeAnchor } from './anchors.js';
import type { CellMarks } from './marks.js';

/** Where the short note stands to which this anchor is the full one. */
const besideAnchor = (anchor: string): string => `beside-${anchor}`;

/** Marks that lead to the notes beside the tables and not up to the list. */
export function leadingBeside(marks: CellMarks): CellMarks {
  return new Map(
    [...marks].map(([cell, mark]) => {
      const said = /^#((?:finding|cause)-.+)$/.exec(mark.href ?? '')?.[1];
      return [cell, said === undefined ? mark : { ...mark, href: `#${besideAnchor(said)}` }] as const;
    }),
  );
}

interface Note {
  /** Of the full one. */
  readonly anchor: string;
  readonly cells: readonly CellId[];
  readonly text: string;
  readonly tone: string;
  readonly tag: string;
  readonly said: string | null;
}

const ORDER = new Map<CellId, number>(CELL_IDS.map((id, index) => [id, index]));

/** What concerns numbers, in the order of the form; what one slip explains is one note. */
export function notesOn(t: Texts, check: AnsweredCheck): Note[] {
  const suspicions = suspicionsOf(check).filter((one) => !isHint(one));
  const folded = new Set(suspicions.flatMap(({ findings }) => findings));
  const notes = [
    ...suspicions.map(({ causes: [cause] }): Note => ({
      anchor: causeAnchor(cause),
      cells: cause.cells,
      text: causeText(cause, 'likeliest').message[t.language],
      tone: 'block',
      tag: t.report.findings.block,
      said: null,
    })),
    ...check.findings.filter((one) => !folded.has(one) && one.cells.length > 0).map((one) => noteOf(t, one)),
  ];
  const first = ({ cells: [cell] }: Note): number => (cell === undefined ? 0 : (ORDER.get(cell) ?? 0));
  return notes.sort((one, other) => first(one) - first(other));
}

function noteOf(t: Texts, { key, cells, message, severity, answer }: AnsweredFinding): Note {
  const words = t.report.findings;
  const [tone, tag, said] =
    answer.is === 'waived'
      ? ['', words.waived(answer.waiver.by.name), answer.waiver.reason]
      : answer.is === 'explained'
        ? ['ok', words.explained, answer.explanation.text]
        : [severity, words[severity], null];
  return { anchor: findingAnchor(key), cells, text: message[t.language], tone, tag, said };
}

/** So many numbers of a sum lead to their cells, the total among them; the cells of a whole row are found from there. */
const CELLS_SHOWN = 3;

interface BesideProps {
  readonly t: Texts;
  readonly check: AnsweredCheck;
  /** Cells whose place in the document is shown on the page. */
  readonly places: ReadonlySet<string>;
}

export function FindingsBeside({ t, check, places }: BesideProps) {
  const notes = notesOn(t, check);
  if (notes.length === 0) return null;
  const words = t.beforeFiling.beside;
  return (
    <section class="noted" aria-labelledby="noted" tabindex={0}>
      <h3 id="noted">{words.title(notes.length)}</h3>
      <ul>
        {notes.map(({ anchor, cells, text, tone, tag, said }) => {
          const shown = cells.length <= CELLS_SHOWN ? cells : [...cells.slice(0, CELLS_SHOWN - 1), ...cells.slice(-1)];
          const [placed] = shown.filter((cell) => places.has(cell));
          return (
            <li id={besideAnchor(anchor)} tabindex={-1}>
              <span class={`tag ${tone}`}>{tag}</span> {text}
              {said === null ? null : <blockquote>{said}</blockquote>}
              <p class="quiet">
                {shown.map((cell) => (
                  <>
                    <a href={`#${cellAnchor(cell)}`}>{cellName(cell)[t.language]}</a>{' '}
                  </>
                ))}
                {placed === undefined ? null : <a href={`#${placeAnchor(placed)}`}>{t.report.places.see}</a>}{' '}
                <a href={`#${anchor}`}>
                  {words.all}
                  <span class="hidden">{t.punctuation.colon + text}</span>
                </a>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What the rules found in a paragraph of a section; `paragraph` null: what no paragraph can be told of. */
export function textFindings(
  { sections }: Pick<ReportRecord, 'sections'>,
  check: AnsweredCheck,
): (section: number, paragraph: number | null) => AnsweredFinding[] {
  const placeOf = (one: AnsweredFinding): string | undefined => {
    const [quoted] = one.evidence;
    if (one.cells.length > 0 || quoted === undefined) return undefined;
    const paragraphs = sections.find(({ number }) => number === quoted.section)?.paragraphs ?? [];
    const index = paragraphs.findIndex((text) => text.includes(quoted.sentence.trim()));
    return `${quoted.section}:${index < 0 ? '' : index + 1}`;
  };
  const places = check.findings.map((one) => [placeOf(one), one] as const);
  return (section, paragraph) =>
    places.filter(([place]) => place === `${section}:${paragraph ?? ''}`).map(([, one]) => one);
}

export function NotesOnText({ t, findings }: { readonly t: Texts; readonly findings: readonly AnsweredFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <aside class="margin noprint">
      {findings.map((finding) => {
        const { anchor, text, tone, tag, said } = noteOf(t, finding);
        return (
          <div id={besideAnchor(anchor)}>
            <span class={`tag ${tone}`}>{tag}</span> {text}
            {said === null ? null : <blockquote>{said}</blockquote>}
            <p class="quiet">
              <a href={`#${anchor}`}>
                {t.beforeFiling.beside.all}
                <span class="hidden">{t.punctuation.colon + text}</span>
              </a>
            </p>
          </div>
        );
      })}
    </aside>
  );
}
