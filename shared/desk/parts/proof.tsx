/** Where the form to decide stands: that what is stored is not what was filed, or that there was no seal to tell by. */
import type { Submission } from '#shared/filing/model.js';
import type { Changed } from '#shared/filing/sealed.js';
import type { Texts } from '#shared/words/texts.js';

export function ChangedSinceFiled({ t, changed }: { readonly t: Texts; readonly changed: readonly Changed[] }) {
  if (changed.length === 0) return null;
  const { title, what, why, todo } = t.deedRefusal({ code: 'changed-since-filed', what: changed });
  return (
    <div class="note block" role="alert">
      <h2>{title}</h2>
      <p>{what}</p>
      <p>{why}</p>
      <ul>
        {todo.map((step) => (
          <li>{step}</li>
        ))}
      </ul>
    </div>
  );
}

export function FiledBeforeSeals({ t, submission }: { readonly t: Texts; readonly submission: Submission }) {
  return submission.filedBeforeSeals === true ? <p class="quiet">{t.proof.beforeSeals}</p> : null;
}
