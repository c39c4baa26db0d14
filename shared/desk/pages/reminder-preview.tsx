/** For the publisher, before a selection is reminded: whom it reaches and what they read, and who is left out and why. */
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { Lines } from '../parts/lines.js';
import { Pairs } from '../parts/pairs.js';
import { PostForm } from '../parts/post-form.js';
import { RemindedPeople } from '../parts/reminded-people.js';
import type { ReminderPreview } from '../reminder-views.js';

export function renderReminderPreview(view: ReminderPreview, t: Texts): string {
  const words = t.reminders;
  const { viewer, reminders, leftOut, sample, agencies, today } = view;
  const reached = new Set(
    reminders.flatMap(({ matters }) => matters.map((each) => ('agency' in each ? each.agency : ''))),
  );
  return toHtml(
    <Document t={t} title={words.previewTitle} viewer={viewer} season={view.season}>
      <h1>{words.previewTitle}</h1>
      {reminders.length === 0 ? (
        <p class="lead">{words.previewNobody}</p>
      ) : (
        <>
          <p class="lead">{words.previewWhat(reminders.length, reached.size)}</p>
          <RemindedPeople t={t} reminders={reminders} day={today} withAddress />
        </>
      )}
      {leftOut.length === 0 ? null : (
        <section aria-labelledby="left-out">
          <h2 id="left-out">{words.leftOutTitle(leftOut.length)}</h2>
          <table class="plain cards">
            <thead>
              <tr>
                <th scope="col">{words.leftOutColumns.agency}</th>
                <th scope="col">{words.leftOutColumns.why}</th>
              </tr>
            </thead>
            <tbody>
              {leftOut.map(({ agency, why }) => (
                <tr>
                  <th scope="row">{agency.name}</th>
                  <td data-label={words.leftOutColumns.why}>{words.leftOut[why]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {sample === null ? null : (
        <section aria-labelledby="sample">
          <h2 id="sample">{t.preview.sample}</h2>
          <div class="note">
            <Pairs pairs={[[t.preview.subject, sample.subject]]} />
            <Lines text={sample.text} />
          </div>
        </section>
      )}
      {reminders.length === 0 ? null : (
        <PostForm viewer={viewer} to="/reminders">
          <input type="hidden" name="confirmed" value="yes" />
          {agencies.map((id) => (
            <input type="hidden" name="agency" value={id} />
          ))}
          <div class="buttons">
            <button type="submit">{words.button(reminders.length)}</button>
          </div>
        </PostForm>
      )}
      <p>
        <a href={`/g/${viewer.grant}`}>{t.preview.back.mail}</a>
      </p>
    </Document>,
  );
}
