/** Reports of an earlier year on the publisher's page: what is held, what is public, what was taken down. */
import { historyId, type TakenOver } from '#shared/filing/history.js';
import { dayOf } from '#shared/ids/calendar.js';
import { absoluteAddress, currentPageKey, keyIn } from '#shared/site/keys.js';
import type { Texts } from '#shared/words/texts.js';
import type { HistoryYearPage } from '../history-views.js';
import { previewAddress } from '../preview-address.js';
import { PostForm } from './post-form.js';

interface Props {
  readonly t: Texts;
  readonly view: HistoryYearPage;
}

/** As text, whatever it looks like: an address that somebody typed leads nowhere from here. */
function sourceText({ source }: TakenOver, t: Texts): string {
  const published = source.published === null ? [] : [t.dates.day(source.published)];
  const page = source.page === null ? [] : [source.page];
  return [source.where, ...published, ...page].join(t.punctuation.comma);
}

function Facts({ t, taken }: { readonly t: Texts; readonly taken: TakenOver }) {
  const { heldColumns, forms } = t.history;
  return (
    <>
      <td data-label={heldColumns.form}>{forms[taken.form]}</td>
      <td data-label={heldColumns.unread}>{taken.unread}</td>
      <td data-label={heldColumns.source}>{sourceText(taken, t)}</td>
      <td data-label={heldColumns.by}>{`${taken.by.name} ${t.dates.day(dayOf(taken.at))}`}</td>
    </>
  );
}

function Heads({ t, first }: { readonly t: Texts; readonly first: readonly string[] }) {
  const { heldColumns } = t.history;
  return (
    <thead>
      <tr>
        {[...first, ...(['form', 'unread', 'source', 'by'] as const).map((column) => heldColumns[column])].map(
          (head) => (
            <th scope="col">{head}</th>
          ),
        )}
      </tr>
    </thead>
  );
}

export function Held({ t, view }: Props) {
  const { viewer, year, reports, season } = view;
  const held = reports.flatMap((report) => (report.held === null ? [] : [{ report, taken: report.held }]));
  if (held.length === 0) return null;
  const words = t.history;
  return (
    <section aria-labelledby="held">
      <h2 id="held">{words.held(held.length)}</h2>
      <p>{words.heldHint}</p>
      <PostForm viewer={viewer} to={`/history/${year}/release`}>
        <div class="scroll" role="region" aria-labelledby="held" tabindex={0}>
          <table class="plain cards">
            <Heads t={t} first={[words.heldColumns.agency]} />
            <tbody>
              {held.map(({ report, taken }) => {
                const id = historyId(report, taken.n);
                const preview = previewAddress(
                  viewer.grant,
                  { id, year: report.year, agency: report.agency.id },
                  t.language,
                );
                return (
                  <tr>
                    <th scope="row">
                      <label>
                        <input type="checkbox" name="report" value={id} aria-label={words.choose(report.agency.name)} />{' '}
                        {report.agency.name}
                      </label>{' '}
                      <a href={preview} aria-label={`${words.preview}${t.punctuation.colon}${report.agency.name}`}>
                        {words.preview}
                      </a>
                    </th>
                    <Facts t={t} taken={taken} />
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
        <p>{words.releaseMeans}</p>
        {season.state === 'archived' ? null : (
          <div class="buttons">
            <button type="submit">{words.release}</button>
          </div>
        )}
      </PostForm>
    </section>
  );
}

export function Released({ t, view }: Props) {
  const { viewer, year, reports, siteBase } = view;
  const released = reports.flatMap((report) =>
    report.released === null ? [] : [{ report, taken: report.released, version: report.released.version }],
  );
  if (released.length === 0) return null;
  const words = t.history;
  return (
    <section aria-labelledby="public">
      <h2 id="public">{words.public(released.length)}</h2>
      <p>{words.publicHint}</p>
      <div class="scroll" role="region" aria-labelledby="public" tabindex={0}>
        <table class="plain cards">
          <Heads t={t} first={[words.heldColumns.agency]} />
          <tbody>
            {released.map(({ report, taken, version }) => (
              <tr>
                <th scope="row">
                  {report.agency.name} <small>{words.version(version)}</small>{' '}
                  <a
                    href={absoluteAddress(siteBase, keyIn(t.language, currentPageKey({ year, agency: report.agency })))}
                    aria-label={`${words.onSite}${t.punctuation.colon}${report.agency.name}`}
                  >
                    {words.onSite}
                  </a>
                </th>
                <Facts t={t} taken={taken} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <details>
        <summary>{words.takeDown}</summary>
        <PostForm viewer={viewer} to={`/history/${year}/take-down`}>
          <p>{words.takeDownMeans}</p>
          <div class="field">
            <label for="field-agency">{words.takeDownWhich}</label>
            <select id="field-agency" name="agency">
              <option value="">—</option>
              {released.map(({ report }) => (
                <option value={report.agency.id}>{report.agency.name}</option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="field-reason">{words.takeDownReason}</label>
            <textarea id="field-reason" name="reason" rows={3} />
          </div>
          <div class="buttons">
            <button type="submit">{words.takeDownButton}</button>
          </div>
        </PostForm>
      </details>
    </section>
  );
}

export function TakenDown({ t, view: { reports } }: Props) {
  const down = reports.flatMap(({ agency, released, takedowns }) => {
    const last = takedowns.at(-1);
    return released === null && last !== undefined ? [{ agency, at: last.at }] : [];
  });
  if (down.length === 0) return null;
  return (
    <section aria-labelledby="down">
      <h2 id="down">{t.history.down(down.length)}</h2>
      <ul>
        {down.map(({ agency, at }) => (
          <li>{t.history.downOn(agency.name, t.dates.day(dayOf(at)))}</li>
        ))}
      </ul>
    </section>
  );
}
