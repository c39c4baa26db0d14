/** A page that says one thing: what, why, what to do, and at most one button. */
import type { Reason } from '#shared/words/reason.js';
import type { Texts } from '#shared/words/texts.js';
import type { MessageId } from '#shared/words/zh/messages.js';
import { Document, toHtml } from '../document.js';
import type { MessagePage, Viewer } from '../views.js';

export function renderMessagePage(view: MessagePage, t: Texts): string {
  const words = t.messages;
  return toHtml(
    <Document t={t} title={view.title} viewer={view.viewer}>
      <h1>{view.title}</h1>
      <p class="lead">{view.what}</p>
      {view.why === '' ? null : (
        <section aria-labelledby="why">
          <h2 id="why">{words.whyHeading}</h2>
          <p>{view.why}</p>
        </section>
      )}
      <section aria-labelledby="todo">
        <h2 id="todo">{words.todoHeading}</h2>
        <ul>
          {view.todo.map((step) => (
            <li>{step}</li>
          ))}
        </ul>
        <Action t={t} action={view.action} />
      </section>
    </Document>,
  );
}

function Action({ t, action }: { readonly t: Texts; readonly action: MessagePage['action'] }) {
  if (action === null) return null;
  if (action.kind === 'go') {
    return (
      <p>
        <a class="button" href={action.href}>
          {action.label}
        </a>
      </p>
    );
  }
  return (
    <form method="post" action={`/g/${action.grant}/link`}>
      <div class="buttons">
        <button type="submit">{t.messages.sendNewLink}</button>
        <span class="quiet">{t.messages.sendNewLinkHint}</span>
      </div>
    </form>
  );
}

/** A message page out of a reason of the catalogue. */
export function messageFrom(reason: Reason, viewer: Viewer | null, action: MessagePage['action'] = null): MessagePage {
  return { viewer, ...reason, action };
}

/** A message page by its id in the catalogue. */
export function messagePage(
  t: Texts,
  id: MessageId,
  viewer: Viewer | null = null,
  action: MessagePage['action'] = null,
): MessagePage {
  return messageFrom(t.messages.pages[id], viewer, action);
}
