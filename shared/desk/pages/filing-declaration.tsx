/** The statement with which a named officer files the report, or the reasons why it cannot be filed yet. */
import { isReady, type Outstanding } from '#shared/filing/completeness.js';
import type { Texts } from '#shared/words/texts.js';
import { faultAt, FIELD_IDS, faultsOf } from '../parts/problem.js';
import { PostForm } from '../parts/post-form.js';
import type { FilingPage } from '../views.js';

interface DeclarationProps {
  readonly t: Texts;
  readonly view: FilingPage;
  readonly open: Outstanding;
}

export function Declaration({ t, view, open }: DeclarationProps) {
  const words = t.filing.declare;
  const ready = isReady(open);
  const typed = view.attempt?.typed ?? {};
  const faults = faultsOf(t, view.attempt?.refusal);
  const [officer, title, agree] = [FIELD_IDS.officer, FIELD_IDS.title, FIELD_IDS.agree].map((id) =>
    faultAt(faults, id),
  );
  return (
    <section aria-labelledby="declare" class="decide noprint">
      <h2 id="declare">{words.title}</h2>
      {ready ? null : <Reasons t={t} open={open} />}
      <PostForm viewer={view.viewer} to="/file" data-declare="1">
        <input type="hidden" name="shown" value={view.shown} />
        <p>{words.intro}</p>
        <div class="field">
          <label for={FIELD_IDS.officer}>{words.officer}</label>
          {officer?.note}
          <input
            type="text"
            id={FIELD_IDS.officer}
            name="officer"
            maxlength={40}
            autocomplete="off"
            value={typed['officer'] ?? ''}
            {...officer?.attributes}
          />
        </div>
        <div class="field">
          <label for={FIELD_IDS.title}>{words.position}</label>
          {title?.note}
          <input
            type="text"
            id={FIELD_IDS.title}
            name="title"
            maxlength={60}
            autocomplete="off"
            value={typed['title'] ?? ''}
            {...title?.attributes}
          />
        </div>
        {agree?.note}
        <label class="tick">
          <input
            type="checkbox"
            id={FIELD_IDS.agree}
            name="agree"
            value="yes"
            {...(typed['agree'] === undefined ? {} : { checked: true })}
            {...agree?.attributes}
          />
          <span>{words.agree}</span>
        </label>
        <p class="note explain" data-unsaved="1" role="alert" tabindex={-1} hidden>
          {t.filing.record.unsaved}
        </p>
        <div class="buttons">
          {ready ? (
            <button type="submit">{words.button}</button>
          ) : (
            <button type="submit" disabled aria-describedby="not-ready">
              {words.button}
            </button>
          )}
        </div>
        <p class="quiet">{words.next}</p>
      </PostForm>
    </section>
  );
}

function Reasons({ t, open }: { readonly t: Texts; readonly open: Outstanding }) {
  const words = t.filing.declare;
  const lines: readonly (readonly [number, string, string])[] = [
    [open.blocks.length, words.block(open.blocks.length), '#findings-block'],
    [open.unread, words.unread(open.unread), '#unread'],
    [open.unconfirmed, words.unconfirmed(open.unconfirmed), '#confirm'],
    [open.unexplained.length, words.unexplained(open.unexplained.length), '#findings-explain'],
    [open.unanswered, words.unanswered(open.unanswered), '#checklist'],
  ];
  return (
    <div class="note explain" id="not-ready">
      <p>{words.notReady}</p>
      <ul>
        {lines
          .filter(([count]) => count > 0)
          .map(([, text, href]) => (
            <li>
              <a href={href}>{text}</a>
            </li>
          ))}
      </ul>
    </div>
  );
}
