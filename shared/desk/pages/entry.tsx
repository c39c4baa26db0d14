/** The entrance for somebody who came without a link: what this is and how to get in. */
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import type { EntryPage } from '../views.js';

export function renderEntryPage(view: EntryPage, t: Texts): string {
  const words = t.messages.entry;
  return toHtml(
    <Document t={t} title={words.title} viewer={null}>
      <h1>{words.title}</h1>
      <p class="lead">{words.what}</p>
      <p>{words.how}</p>
      <form method="post" action="/sign-in">
        <h2>{t.myDesk.signIn.title}</h2>
        <div class="field">
          <label for="address">{t.myDesk.signIn.label}</label>
          <p class="hint" id="address-hint">
            {t.myDesk.signIn.hint}
          </p>
          <input
            id="address"
            name="address"
            type="email"
            autocomplete="email"
            aria-describedby="address-hint"
            required
          />
        </div>
        <div class="buttons">
          <button type="submit">{t.myDesk.signIn.button}</button>
        </div>
      </form>
      <p>{words.lost}</p>
      <p>
        <a href={view.publicSiteUrl}>{words.publicSite}</a>
      </p>
    </Document>,
  );
}
