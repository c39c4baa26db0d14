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
      <p>{words.lost}</p>
      <p>
        <a href={view.publicSiteUrl}>{words.publicSite}</a>
      </p>
    </Document>,
  );
}
