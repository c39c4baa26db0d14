/** Before a release is taken back as a whole: what happens to each of its reports. Only the button on this page does it. */
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { Lines } from '../parts/lines.js';
import { Pairs } from '../parts/pairs.js';
import { PostForm } from '../parts/post-form.js';
import type { RollBackPreview } from '../roll-back-views.js';

export function renderRollBackPage(view: RollBackPreview, t: Texts): string {
  const { viewer, season, release, reason, withdrawn, returned, disowned, notReturned } = view;
  const words = t.releases.rollBack;
  const count =
    withdrawn.length +
    returned.length +
    notReturned.length +
    disowned.filter((name) => !returned.some(({ agency }) => agency === name)).length;
  return toHtml(
    <Document t={t} title={words.previewTitle} viewer={viewer} season={season}>
      <h1>{words.previewTitle}</h1>
      <p class="lead">{words.what(t.dates.instant(release.at), count)}</p>
      <Pairs pairs={[[words.reasonLabel, <Lines text={reason} />]]} />
      <Group title={words.withdrawn(withdrawn.length)} lines={withdrawn} id="withdrawn" />
      <Group
        title={words.returned(returned.length)}
        lines={returned.map(({ agency, version }) => words.toVersion(agency, version))}
        id="returned"
      />
      <Group
        title={words.notReturned(notReturned.length)}
        hint={words.notReturnedHint}
        lines={notReturned.map(({ agency, version }) => words.notToVersion(agency, version))}
        id="not-returned"
      />
      <Group title={words.disowned(disowned.length)} hint={words.disownedHint} lines={disowned} id="disowned" />
      <section aria-labelledby="happens">
        <h2 id="happens">{words.happens}</h2>
        <ul>
          {words.consequences.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </section>
      <PostForm viewer={viewer} to={`/releases/${release.id}/roll-back`}>
        <input type="hidden" name="confirmed" value="yes" />
        <input type="hidden" name="reason" value={reason} />
        <div class="buttons">
          <button type="submit">{words.button(count)}</button>
        </div>
      </PostForm>
      <p>
        <a href={`/g/${viewer.grant}/releases`}>{words.back}</a>
      </p>
    </Document>,
  );
}

interface GroupProps {
  readonly title: string;
  readonly hint?: string;
  readonly lines: readonly string[];
  readonly id: string;
}

function Group({ title, hint, lines, id }: GroupProps) {
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {hint === undefined ? null : <p class="hint">{hint}</p>}
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </section>
  );
}
