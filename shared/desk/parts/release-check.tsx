/** The checklist of one report before its release, and above all of them what the public pages will say of who is missing. */
import type { Texts } from '#shared/words/texts.js';
import type { MissingAfter } from '../missing-after.js';
import type { Answered, Glance, ReleaseCheck } from '../release-check.js';
import { RecheckNote } from './recheck.js';

const TONES: Readonly<Record<Glance, string>> = { ok: 'ok', look: 'look', cannot: 'block' };

export function GlanceTag({ t, glance }: { readonly t: Texts; readonly glance: Glance }) {
  return <span class={`tag ${TONES[glance]}`}>{t.releaseCheck.glance[glance]}</span>;
}

interface Props {
  readonly t: Texts;
  readonly of: string;
  readonly check: ReleaseCheck;
  /** Of its page before it is public, below the grant's own address. */
  readonly preview: string;
}

/** Open where there is something to see. */
export function Checklist({ t, of, check, preview }: Props) {
  const words = t.releaseCheck;
  const { changed, again, personal, strays, waivers, explanations, corrects } = check;
  return (
    <details {...(check.glance === 'ok' ? {} : { open: true })}>
      <summary>
        {words.details(of)} <GlanceTag t={t} glance={check.glance} />
      </summary>
      <ul>
        <li>
          {changed === null
            ? words.seal.later
            : changed.length === 0
              ? words.seal.same
              : words.seal.changed(t.proof.changedList(changed))}
        </li>
        {again === null ? <li>{words.rules.unread}</li> : null}
        {corrects === null ? null : <li>{words.corrects(corrects.version, corrects.reason)}</li>}
        <Found
          none={words.noPersonal}
          title={words.personal}
          lines={personal.map(({ rule, message }) => rule + t.punctuation.colon + message[t.language])}
        />
        <Found
          none={words.noStrays}
          title={words.strays}
          lines={strays.map(({ section, text }) => words.section(section) + t.punctuation.colon + text)}
        />
        <Found
          none={null}
          title={words.waivers}
          lines={waivers.map((one) => answerLine(t, one, words.waivedBy(one.text, one.by ?? '')))}
        />
        <Found none={null} title={words.explanations} lines={explanations.map((one) => answerLine(t, one, one.text))} />
      </ul>
      {check.glance === 'cannot' ? null : (
        <p>
          <a href={preview} aria-label={words.preview + t.punctuation.colon + of}>
            {words.preview}
          </a>{' '}
          <span class="quiet">{words.previewHint}</span>
        </p>
      )}
      {again === null ? null : <RecheckNote t={t} again={again} of={of} />}
    </details>
  );
}

function answerLine(t: Texts, { finding }: Answered, text: string): string {
  return finding === null ? text : `${finding.rule} ${finding.message[t.language]} → ${text}`;
}

interface FoundProps {
  /** Said where there is nothing; null where nothing is said then. */
  readonly none: string | null;
  readonly title: string;
  readonly lines: readonly string[];
}

function Found({ none, title, lines }: FoundProps) {
  if (lines.length === 0) return none === null ? null : <li>{none}</li>;
  return (
    <li>
      {title}
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </li>
  );
}

/** So many names of the missing are listed here; the pages list all. */
const NAMED = 30;

export function Coverage({
  t,
  missing,
  grant,
}: {
  readonly t: Texts;
  readonly missing: MissingAfter;
  readonly grant: string;
}) {
  const words = t.releaseCheck.missing;
  const { expected, published, named } = missing;
  return (
    <p>
      {words.count(published, expected)}
      {t.punctuation.gap}
      {named.length === 0 ? words.none : words.named(named.length, named.slice(0, NAMED))}{' '}
      <a href={`/g/${grant}/season/missing`}>{words.change}</a>
    </p>
  );
}
