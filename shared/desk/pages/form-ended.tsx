/**
 * The session ended while somebody typed: the page says so and gives everything back, to be saved from here once the
 * link was opened anew, or to be copied. Nobody is known here; what is shown is what this very request brought.
 */
import { TOKEN_FIELD } from '#shared/access/sessions.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';

export interface FormEndedPage {
  readonly grant: GrantId;
  /** Below the grant's own address. */
  readonly to: `/${string}`;
  readonly entries: readonly (readonly [string, string])[];
}

export function renderFormEndedPage({ grant, to, entries }: FormEndedPage, t: Texts): string {
  const words = t.onlineForm.ended;
  const kept = entries.filter(([name]) => name !== TOKEN_FIELD);
  return toHtml(
    <Document t={t} title={words.title} viewer={null}>
      <h1>{words.title}</h1>
      <p class="lead">{words.what}</p>
      <ul>
        {words.todo.map((step) => (
          <li>{step}</li>
        ))}
      </ul>
      <form method="post" action={`/g/${grant}${to}`}>
        {kept.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="buttons">
          <button type="submit">{words.again}</button>
        </div>
      </form>
      <form method="post" action={`/g/${grant}/link`} target="_blank">
        <div class="buttons">
          <button type="submit" class="second">
            {t.messages.sendNewLink}
          </button>
          <span class="quiet">{t.messages.sendNewLinkHint}</span>
        </div>
      </form>
      <details>
        <summary>{words.copy}</summary>
        <textarea rows={20} readonly aria-label={words.copy}>
          {`\n${kept
            .filter(([name, value]) => /^(text|cell|paste):/.test(name) && value !== '')
            .map(([name, value]) => `${name.replace(/^\w+:/, '')}\t${value}`)
            .join('\n')}`}
        </textarea>
      </details>
    </Document>,
  );
}
