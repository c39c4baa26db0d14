/** Why the publisher took something back of a report, in their words: the agency reads the same as the publisher. */
import { ROLLED_BACK, type Takedown } from '#shared/filing/takedowns.js';
import type { Correction } from '#shared/filing/taking-back.js';
import type { Texts } from '#shared/words/texts.js';
import { Lines } from './lines.js';

/** Since when it is not public, and that it stands for release again where it does. */
export function TakenDownNote({ t, takedown }: { readonly t: Texts; readonly takedown: Takedown }) {
  const words = t.takeDown;
  const { putBack, cause, by, at, version, reason } = takedown;
  if (cause === ROLLED_BACK)
    return (
      <div class="note explain">
        <h3>{words.rolledBack(by.name, t.dates.instant(at), version)}</h3>
        <Lines text={reason} />
        <p>{putBack === null ? words.rolledBackDisowned : words.rolledBackMeans}</p>
      </div>
    );
  return (
    <>
      <div class="note explain">
        <h3>{words.note(by.name, t.dates.instant(at))}</h3>
        <p>{words.because(words.causes[cause])}</p>
        <Lines text={reason} />
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
