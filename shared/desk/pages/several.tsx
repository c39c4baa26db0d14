/**
 * Several clean reports, looked at one by one and passed by one confirmation: a page for each with its key numbers beside
 * last year's, then one that lists all that were looked at, then what became of each.
 */
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { MarksExplained } from '../parts/filing-marks.js';
import { NextReport } from '../parts/next-report.js';
import { PostForm } from '../parts/post-form.js';
import { printed } from '../parts/cell.js';
import { linesOfWhy } from '../person/lines-of-why.js';
import { WATCHED } from '../person/risk.js';
import type { ConfirmSeveralPage, LookPage, Picked, SeveralDonePage } from '../person/views.js';
import { itemPath } from './my-desk.js';

export function renderLookPage(view: LookPage, t: Texts): string {
  const words = t.myDesk.several;
  const { viewer, of, at, picked, seen } = view;
  const { agency, season, stage, grant } = of.queued;
  const last = at === picked.length;
  return toHtml(
    <Document t={t} title={words.lookTitle(at, picked.length)} viewer={viewer} season={season}>
      <p class="quiet">{words.lookTitle(at, picked.length)}</p>
      <h1>
        {t.names.filingTitle(agency.name, season.year)}
        {t.punctuation.comma}
        {t.names.stages[stage]}
      </h1>
      <p class="lead">{linesOfWhy(t, of.looked.risk).join(t.punctuation.comma)}</p>
      <MarksExplained t={t} submission={of.looked.state.submission} />
      <KeyNumbers t={t} of={of} />
      <Notes t={t} of={of} />
      <p>
        <a href={itemPath(viewer.grant, grant)} target="_blank" rel="noopener">
          {words.full}
        </a>
      </p>
      <PostForm viewer={viewer} to="/look">
        {picked.map((item) => (
          <input type="hidden" name="item" value={item} />
        ))}
        {[...seen].map(([item, digest]) => (
          <input type="hidden" name="seen" value={`${item} ${digest}`} />
        ))}
        <input type="hidden" name="current" value={grant} />
        <input type="hidden" name="shown" value={of.shown} />
        <div class="buttons">
          <button type="submit" name="do" value="seen">
            {last ? words.seenLast : words.seen}
          </button>
          <button type="submit" name="do" value="leave" class="second">
            {words.leaveOut}
          </button>
        </div>
      </PostForm>
    </Document>,
  );
}

function KeyNumbers({ t, of }: { readonly t: Texts; readonly of: Picked }) {
  const words = t.myDesk.several;
  const { state, lastYear } = of.looked;
  return (
    <table class="plain">
      <caption>{words.keyFigures}</caption>
      <thead>
        <tr>
          <th scope="col">{t.review.difference.cell}</th>
          <th scope="col" class="r">
            {words.now}
          </th>
          {lastYear === null ? null : (
            <th scope="col" class="r">
              {words.before}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {WATCHED.map(({ cell, name }) => (
          <tr>
            <th scope="row">{t.myDesk.figures[name]}</th>
            <td class="r">
              <b>{printed(t, state.record.cells[cell])}</b>
            </td>
            {lastYear === null ? null : <td class="r">{printed(t, lastYear.record.cells[cell])}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Notes({ t, of }: { readonly t: Texts; readonly of: Picked }) {
  const { findings } = of.looked.state.check;
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">{t.myDesk.several.notes}</h2>
      <ul>
        {findings.map(({ message }) => (
          <li>{message[t.language]}</li>
        ))}
      </ul>
    </section>
  );
}

export function renderConfirmSeveralPage(view: ConfirmSeveralPage, t: Texts): string {
  const words = t.myDesk.several;
  const { viewer, all } = view;
  return toHtml(
    <Document t={t} title={words.confirmTitle(all.length)} viewer={viewer} season={view.season}>
      <h1>{words.confirmTitle(all.length)}</h1>
      {all.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <>
          <p class="lead">{words.confirmLead(viewer.person.name)}</p>
          <ul>
            {all.map(({ queued, shown }) => (
              <li>
                {t.names.filingTitle(queued.agency.name, queued.season.year)}
                {t.punctuation.colon}
                <b>{t.decision.outcomes[queued.stage].approved}</b>
                {queued.insteadOf === null ? null : t.punctuation.aside(t.myDesk.why.instead(queued.insteadOf.name))}
                <br />
                <span class="quiet">
                  {words.digest}
                  {t.punctuation.colon}
                  <span class="digest">{shown}</span>
                </span>
              </li>
            ))}
          </ul>
          <p>
            <b>
              {t.layout.next}
              {t.punctuation.colon}
            </b>
            {words.after}
          </p>
          <PostForm viewer={viewer} to="/several">
            {all.map(({ queued, shown }) => (
              <input type="hidden" name="seen" value={`${queued.grant} ${shown}`} />
            ))}
            <div class="buttons">
              <button type="submit">{words.button(all.length)}</button>
            </div>
          </PostForm>
        </>
      )}
      <p>
        <a href={`/g/${viewer.grant}`}>{t.myDesk.next.desk}</a>
      </p>
    </Document>,
  );
}

export function renderSeveralDonePage(view: SeveralDonePage, t: Texts): string {
  const words = t.myDesk.several;
  const { viewer, done, leftOut } = view;
  const title = done.length === 0 ? words.doneNone : words.doneTitle(done.length);
  return toHtml(
    <Document t={t} title={title} viewer={viewer} season={view.season}>
      <h1>{title}</h1>
      <ul>
        {done.map(({ name }) => (
          <li>{name}</li>
        ))}
      </ul>
      {leftOut.length === 0 ? null : (
        <section aria-labelledby="left-out">
          <h2 id="left-out">{words.leftOut}</h2>
          <ul>
            {leftOut.map(({ agency, grant, why }) => (
              <li>
                <a href={itemPath(viewer.grant, grant)}>{agency}</a>
                {t.punctuation.colon}
                {why === 'not-clean' ? words.notClean : t.deedRefusal(why).what}
              </li>
            ))}
          </ul>
        </section>
      )}
      <NextReport t={t} viewer={viewer} today={view.today} next={view.next} />
    </Document>,
  );
}
