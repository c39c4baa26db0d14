/** A file that could not be taken: what is wrong with it, why that matters, and what to do. */
import type { Submission } from '#shared/filing/model.js';
import type { Texts } from '#shared/words/texts.js';

export function RefusedUpload({ t, submission }: { readonly t: Texts; readonly submission: Submission }) {
  if (submission.refusal === null) return null;
  const reason = t.refusalReason(submission.refusal);
  const fact = t.refusalFact(submission.refusal);
  return (
    <div class="note block">
      <h3>
        {t.filing.refusedHeading(t.names.file(submission.fileName))}
        {t.punctuation.colon}
        {reason.title}
      </h3>
      <p>{reason.what}</p>
      <p>{reason.why}</p>
      {fact === null ? null : (
        <p>
          {fact[0] + t.punctuation.colon}
          <b>{fact[1]}</b>
        </p>
      )}
      <p>
        <b>{t.filing.todoHeading + t.punctuation.colon}</b>
      </p>
      <ul>
        {reason.todo.map((step) => (
          <li>{step}</li>
        ))}
      </ul>
    </div>
  );
}
