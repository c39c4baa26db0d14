/** Before a public report is taken down: which one, where it stands, and what happens. Only the button on this page does it. */
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { Lines } from '../parts/lines.js';
import { Pairs } from '../parts/pairs.js';
import { PostForm } from '../parts/post-form.js';
import type { TakeDownPreview } from '../publisher-views.js';

export function renderTakeDownPage(view: TakeDownPreview, t: Texts): string {
  const { viewer, season, agency, released, asked } = view;
  const words = t.takeDown;
  const page = `/g/${viewer.grant}/filings/${agency.id}`;
  return toHtml(
    <Document t={t} title={words.previewTitle} viewer={viewer} season={season}>
      <h1>{words.previewTitle}</h1>
      <p class="lead">{words.what(t.names.filingTitle(agency.name, season.year))}</p>
      <Pairs
        pairs={[
          [t.filing.published, words.publicVersion(released.version, t.dates.dayOf(released.at))],
          [words.address, <a href={view.publishedUrl}>{view.publishedUrl}</a>],
          [words.cause, words.causes[asked.cause]],
          [words.reason, <Lines text={asked.reason} />],
        ]}
      />
      <section aria-labelledby="happens">
        <h2 id="happens">{words.happens}</h2>
        <ul>
          {words.consequences(view.correcting).map((line) => (
            <li>{line}</li>
          ))}
          {view.correcting ? <li>{words.underWay}</li> : null}
        </ul>
      </section>
      <PostForm viewer={viewer} to={`/filings/${agency.id}/take-down`}>
        <input type="hidden" name="confirmed" value="yes" />
        <input type="hidden" name="cause" value={asked.cause} />
        <input type="hidden" name="reason" value={asked.reason} />
        <div class="buttons">
          <button type="submit">{words.button}</button>
        </div>
      </PostForm>
      <p>
        <a href={page}>{words.back}</a>
      </p>
    </Document>,
  );
}
