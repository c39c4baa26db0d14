/** How each column of a roster is understood, with what stands in it, and the choice to understand it otherwise. */
import type { Texts } from '#shared/words/texts.js';
import { COLUMN_USES } from '#shared/season/roster/fields.js';
import type { RosterCheck } from '../roster-views.js';
import { PostForm } from './post-form.js';

const SAMPLES = 3;

export function RosterColumns({ t, view }: { readonly t: Texts; readonly view: RosterCheck }) {
  const words = t.roster;
  const { content, viewer, version } = view;
  const { uses, headings, rows } = content;
  const samplesOf = (at: number): string =>
    [...new Set(rows.map(({ cells }) => cells[at] ?? '').filter((cell) => cell !== ''))]
      .slice(0, SAMPLES)
      .join(t.punctuation.semicolon);
  const shown = uses.map((use, at) => ({ use, at })).filter(({ at }) => (headings?.[at] ?? '') + samplesOf(at) !== '');
  return (
    <section aria-labelledby="columns">
      <h2 id="columns">{words.columnsTitle}</h2>
      <p class="hint">{words.columnsHint}</p>
      <PostForm viewer={viewer} to="/roster/columns">
        <input type="hidden" name="version" value={String(version)} />
        <table class="plain cards">
          <thead>
            <tr>
              <th scope="col">{words.column}</th>
              <th scope="col">{words.sample}</th>
              <th scope="col">{words.use}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ use, at }) => (
              <tr>
                <th scope="row" id={`column-${at}`}>
                  {words.columnName(at + 1, headings?.[at] ?? null)}
                </th>
                <td data-label={words.sample}>{samplesOf(at)}</td>
                <td data-label={words.use}>
                  <select
                    name={`use.${at}`}
                    aria-label={`${words.columnName(at + 1, headings?.[at] ?? null)}${t.punctuation.colon}${words.use}`}
                  >
                    {COLUMN_USES.map((each) => (
                      <option value={each} {...(each === use ? { selected: true } : {})}>
                        {words.uses[each]}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {uses.includes('leader') ? <p class="quiet">{words.leaderNote}</p> : null}
        <div class="buttons">
          <button type="submit" class="second">
            {words.reread}
          </button>
        </div>
      </PostForm>
    </section>
  );
}
