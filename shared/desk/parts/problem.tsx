/** The summary at the top of a page whose form was refused: what, why, what to do, and links to the fields concerned. */
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import type { Texts } from '#shared/words/texts.js';
import { cellName } from '#shared/report/labels.js';
import type { Attempt } from '../views.js';
import { keyAnchor } from './anchors.js';

export const FIELD_IDS = {
  officer: 'field-officer',
  title: 'field-title',
  agree: 'field-agree',
  comment: 'field-comment',
  outcome: 'field-outcome-approved',
  sure: 'field-sure',
} as const;

/** Where on the page each part of a refusal is mended. */
function linksOf(t: Texts, refusal: DeedRefusal): { readonly text: string; readonly href: string }[] {
  switch (refusal.code) {
    case 'statement-missing': {
      const words = {
        officer: t.filing.declare.officer,
        title: t.filing.declare.position,
        agree: t.filing.declare.agree,
      };
      return refusal.fields.map((field) => ({ text: words[field], href: `#${FIELD_IDS[field]}` }));
    }
    case 'decider-touched':
      return refusal.conflicts.some(({ reason }) => reason === 'stated-it')
        ? [{ text: t.filing.declare.officer, href: `#${FIELD_IDS.officer}` }]
        : [];
    case 'bad-values':
      return refusal.cells.map(({ cell }) => ({ text: cellName(cell)[t.language], href: `#${keyAnchor(cell)}` }));
    case 'comment-missing':
      return [{ text: t.decision.form.comment, href: `#${FIELD_IDS.comment}` }];
    case 'outcome-missing':
      return [{ text: t.decision.form.outcome, href: `#${FIELD_IDS.outcome}` }];
    case 'confirmation-missing':
      return [{ text: t.stop.sure, href: `#${FIELD_IDS.sure}` }];
    default:
      return [];
  }
}

export function Problem({ t, attempt }: { readonly t: Texts; readonly attempt: Attempt | null }) {
  if (attempt === null) return null;
  const reason = t.deedRefusal(attempt.refusal);
  const links = linksOf(t, attempt.refusal);
  return (
    <div class="problem" role="alert" tabindex={-1} data-problem="1" aria-labelledby="problem-title">
      <h2 id="problem-title">{reason.title}</h2>
      <p>{reason.what}</p>
      {reason.why === '' ? null : <p>{reason.why}</p>}
      {links.length > 0 ? (
        <ul>
          {links.map(({ text, href }) => (
            <li>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      ) : null}
      {reason.todo.map((step) => (
        <p>{step}</p>
      ))}
      {Object.keys(attempt.typed).length > 0 ? <p class="quiet">{t.layout.typedKept}</p> : null}
    </div>
  );
}

/** Attributes of a field that the refusal is about. */
export function invalidWhen(wrong: boolean): { readonly 'aria-invalid'?: 'true' } {
  return wrong ? { 'aria-invalid': 'true' } : {};
}
