/** Anybody verifies the number of a receipt here. Whatever is asked, the page tells no more than the receipt does. */
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { Pairs } from '../parts/pairs.js';
import type { VerifyPage } from '../views.js';

export function renderVerifyPage({ number, answer }: VerifyPage, t: Texts): string {
  const words = t.proof.verify;
  return toHtml(
    <Document t={t} title={words.title} viewer={null}>
      <h1>{words.title}</h1>
      <p>{words.intro}</p>
      {answer === null ? null : answer === 'empty' ? (
        <div class="note block" role="status">
          <h2>{words.empty}</h2>
          <p>{words.emptyText}</p>
        </div>
      ) : answer === 'unknown' ? (
        <div class="note block" role="status">
          <h2>{words.unknown}</h2>
          <p>{words.unknownText}</p>
          <p>{words.unknownHint}</p>
        </div>
      ) : (
        <div class="note ok" role="status">
          <h2>{words.genuine}</h2>
          <p>{words.genuineText(number.trim(), t.dates.instant(answer.filedAt))}</p>
          <Pairs pairs={[[words.digest, <span class="digest">{answer.digest}</span>]]} />
          <p>{words.genuineHint}</p>
        </div>
      )}
      <form method="get" action="/verify">
        <div class="field">
          <label for="field-number">{words.label}</label>
          <p class="hint" id="hint-number">
            {words.hint}
          </p>
          <input
            type="text"
            id="field-number"
            name="number"
            value={number}
            maxlength={120}
            autocomplete="off"
            aria-describedby="hint-number"
          />
        </div>
        <div class="buttons">
          <button type="submit">{words.button}</button>
        </div>
      </form>
    </Document>,
  );
}
