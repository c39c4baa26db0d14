/** A part that somebody else saved meanwhile: both are shown, place by place, and the person chooses. Nothing is lost before. */
import type { Conflict } from '#shared/deeds/form/save.js';
import { cellsOfPart, contentMark, isTablePart, TEXT_MAX, type PartId } from '#shared/form/parts.js';
import type { CellId } from '#shared/report/cells.js';
import { cellName } from '#shared/report/labels.js';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { formScript } from '../online/script.js';
import { formStylesheet } from '../online/stylesheet.js';
import { shownField, textField } from '../parts/form-part.js';
import { PostForm } from '../parts/post-form.js';
import { ProblemBox } from '../parts/problem.js';
import type { SeasonPage } from '../views.js';

export interface FormConflictPage extends SeasonPage {
  readonly conflicts: readonly Conflict[];
}

export function renderFormConflictPage(view: FormConflictPage, t: Texts): string {
  const words = t.onlineForm.conflict;
  return toHtml(
    <Document
      t={t}
      title={words.title}
      viewer={view.viewer}
      season={view.season}
      extra={{ style: formStylesheet, script: formScript }}
    >
      <ProblemBox title={words.title} level={1}>
        <p>{words.what}</p>
      </ProblemBox>
      <PostForm viewer={view.viewer} to="/form">
        {view.conflicts.map((conflict) => (
          <OneConflict t={t} conflict={conflict} />
        ))}
        <div class="buttons">
          <button type="submit" name="then" value={view.conflicts[0]?.yours.part ?? ''}>
            {words.button}
          </button>
        </div>
      </PostForm>
    </Document>,
  );
}

interface OneProps {
  readonly t: Texts;
  readonly conflict: Conflict;
}

function OneConflict({ t, conflict }: OneProps) {
  const { yours, theirs } = conflict;
  const words = t.onlineForm.conflict;
  const { part } = yours;
  return (
    <section aria-labelledby={`conflict-${part}`}>
      <h2 id={`conflict-${part}`}>{t.onlineForm.parts[part]}</h2>
      <p>{words.by(theirs.by.name, theirs.at)}</p>
      {/* Chosen over what the other saved: this version, and no other, may be written over. */}
      <input type="hidden" name={shownField(part)} value={`${theirs.version}.${contentMark(theirs.content)}`} />
      {isTablePart(part) ? <Cells t={t} conflict={conflict} /> : <Text t={t} conflict={conflict} />}
    </section>
  );
}

function Cells({ t, conflict: { yours, theirs } }: OneProps) {
  const { part } = yours;
  if (!isTablePart(part)) return null;
  const value = (content: Readonly<Record<string, string>>, cell: CellId): string => content[cell] ?? '';
  const differs = (cell: CellId): boolean => value(yours.content, cell) !== value(theirs.content, cell);
  const cells = cellsOfPart(part);
  return (
    <>
      {cells
        .filter((cell) => !differs(cell))
        .map((cell) => (
          <input type="hidden" name={`cell:${cell}`} value={value(yours.content, cell)} />
        ))}
      {cells.filter(differs).map((cell) => (
        <Choice
          t={t}
          part={part}
          name={`cell:${cell}`}
          legend={cellName(cell)[t.language]}
          yours={value(yours.content, cell)}
          theirs={value(theirs.content, cell)}
        />
      ))}
    </>
  );
}

function Choice(props: {
  readonly t: Texts;
  readonly part: PartId;
  readonly name: string;
  readonly legend: string;
  readonly yours: string;
  readonly theirs: string;
}) {
  const words = props.t.onlineForm.conflict;
  return (
    <fieldset class="field">
      <legend>{props.legend}</legend>
      <label class="choice">
        <input type="radio" name={props.name} value={props.yours} checked />
        <span>
          {words.yours}
          {props.t.punctuation.colon}
          <b>{props.yours === '' ? words.blank : props.yours}</b>
        </span>
      </label>
      <label class="choice">
        <input type="radio" name={props.name} value={props.theirs} />
        <span>
          {words.theirs}
          {props.t.punctuation.colon}
          <b>{props.theirs === '' ? words.blank : props.theirs}</b>
        </span>
      </label>
    </fieldset>
  );
}

/** Of a text the whole is chosen; one's own may be mended with the other's before one's eyes. */
function Text({ t, conflict: { yours, theirs } }: OneProps) {
  const words = t.onlineForm.conflict;
  const { part } = yours;
  const [mine, other] = [yours.content['text'] ?? '', theirs.content['text'] ?? ''];
  const choice = `choose:${part}`;
  return (
    <fieldset class="field">
      <legend class="hidden">{t.onlineForm.parts[part]}</legend>
      <label class="choice">
        <input type="radio" name={choice} value="yours" checked />
        <span>{words.yours}</span>
      </label>
      <label class="hint" for={`text-${part}`}>
        {words.mend}
      </label>
      <textarea id={`text-${part}`} name={textField(part)} rows={8} maxlength={TEXT_MAX}>
        {`\n${mine}`}
      </textarea>
      <label class="choice">
        <input type="radio" name={choice} value="theirs" />
        <span>{words.theirs}</span>
      </label>
      <div class="other">{other === '' ? words.blank : other}</div>
    </fieldset>
  );
}
