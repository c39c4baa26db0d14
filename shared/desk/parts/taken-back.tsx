/** Why the publisher took something back of a report, in their words: the agency reads the same as the publisher. */
import type { Correction, Takedown } from '#shared/filing/model.js';
import type { Texts } from '#shared/words/texts.js';
import { Lines } from './lines.js';

/** Since when it is not public, and that it stands for release again where it does. */
export function TakenDownNote({ t, takedown }: { readonly t: Texts; readonly takedown: Takedown }) {
  const words = t.takeDown;
  const { putBack } = takedown;
  return (
    <>
      <div class="note explain">
        <h3>{words.note(takedown.by.name, t.dates.instant(takedown.at))}</h3>
        <p>{words.because(words.causes[takedown.cause])}</p>
        <Lines text={takedown.reason} />
      </div>
      {putBack === null ? null : <WhyNote t={t} title={words.putBack.note} why={putBack} />}
    </>
  );
}

export function WhyNote({
  t,
  title,
  why,
}: {
  readonly t: Texts;
  readonly title: (by: string, at: string) => string;
  readonly why: Pick<Correction, 'by' | 'at' | 'reason'>;
}) {
  return (
    <div class="note explain">
      <h3>{title(why.by.name, t.dates.instant(why.at))}</h3>
      <Lines text={t.takeBack.because(why.reason)} />
    </div>
  );
}
