/**
 * Where comments are written in the form of a decision: one row for each that there is, and one for the next, with a choice
 * of every place of the report. Script moves a row to the place that was clicked; without it the choice does the same.
 */
import { COMMENT_MAX, placeCode, quoteOf, type Comment } from '#shared/filing/comments.js';
import { TABLE2_CELLS, TABLE3_CELLS, TABLE4_CELLS, type CellId } from '#shared/report/cells.js';
import { cellName } from '#shared/report/labels.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { Texts } from '#shared/words/texts.js';
import { ABOUT, TEXT } from '../decision-fields.js';
import { AboutLink, Quote } from './about-link.js';
import { commentAnchor } from './anchors.js';

interface RowsProps {
  readonly t: Texts;
  readonly record: ReportRecord;
  readonly comments: readonly Comment[];
  /** The id of the row that is still empty. */
  readonly fresh: string;
}

export function CommentRows({ t, record, comments, fresh }: RowsProps) {
  const words = t.review.comments;
  return (
    <>
      <div data-comment-rows="1">
        {comments.map((comment, index) => (
          <div class="comment" id={commentAnchor(comment.id)} data-about={placeCode(comment.about)}>
            <p>
              {words.of(index + 1)} · <AboutLink t={t} about={comment.about} linked />
            </p>
            <Quote t={t} about={comment.about} />
            <input type="hidden" name={`${ABOUT}${comment.id}`} value={placeCode(comment.about)} />
            <textarea
              name={`${TEXT}${comment.id}`}
              rows={3}
              maxlength={COMMENT_MAX}
              aria-label={words.at(t.review.place(comment.about))}
            >
              {comment.text}
            </textarea>
          </div>
        ))}
      </div>
      <div class="comment" data-fresh={fresh}>
        <label for="field-about">{words.about}</label>
        <select id="field-about" name={`${ABOUT}${fresh}`}>
          <option value="">{words.whole}</option>
          <optgroup label={words.tables}>
            {([2, 3, 4] as const).flatMap((table) =>
              CELLS[table].map((cell) => (
                <option value={placeCode({ cell })}>
                  {t.report.tableTitle[table]} {cellName(cell)[t.language]}
                </option>
              )),
            )}
          </optgroup>
          {record.sections.map(({ number, paragraphs }) => (
            <optgroup label={t.review.sectionName(number)}>
              <option value={placeCode({ section: number })}>{t.review.sectionName(number)}</option>
              {paragraphs.map((text, index) => (
                <option value={placeCode({ section: number, paragraph: index + 1, quote: '' })}>
                  {t.review.paragraph(index + 1, quoteOf(text).slice(0, OPTION_CHARACTERS))}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <label for="field-remark">{words.text}</label>
        <p class="hint" id="remark-hint">
          {words.textHint}
        </p>
        <textarea
          id="field-remark"
          name={`${TEXT}${fresh}`}
          rows={3}
          maxlength={COMMENT_MAX}
          aria-describedby="remark-hint"
        ></textarea>
      </div>
    </>
  );
}

const CELLS: Readonly<Record<2 | 3 | 4, readonly CellId[]>> = { 2: TABLE2_CELLS, 3: TABLE3_CELLS, 4: TABLE4_CELLS };
/** Enough to know a paragraph by. */
const OPTION_CHARACTERS = 24;

/** Comments as a decision made them, for whoever reads of it. */
export function CommentList({ t, comments, linked }: Pick<RowsProps, 't' | 'comments'> & { readonly linked: boolean }) {
  if (comments.length === 0) return null;
  return (
    <ol class="comments">
      {comments.map(({ about, text }) => (
        <li>
          <AboutLink t={t} about={about} linked={linked} />
          {t.punctuation.colon + text}
          <Quote t={t} about={about} />
        </li>
      ))}
    </ol>
  );
}
