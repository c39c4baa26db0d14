/**
 * Between choosing and deciding: what will happen, on what and as whom. Choosing is one form and confirming another, so
 * that a mail scanner that presses every button it sees decides nothing.
 */
import { standsInFor } from '#shared/season/deciders.js';
import type { Texts } from '#shared/words/texts.js';
import { fieldsOf } from '../decision-fields.js';
import { CommentList } from '../parts/comment-rows.js';
import { Document, toHtml } from '../document.js';
import { MarksExplained } from '../parts/filing-marks.js';
import { Lines } from '../parts/lines.js';
import { Pairs } from '../parts/pairs.js';
import { PostForm } from '../parts/post-form.js';
import type { ConfirmDecisionPage } from '../decision-views.js';

export function renderConfirmDecisionPage(view: ConfirmDecisionPage, t: Texts): string {
  const { viewer, season, agency, stage, outcome, comment, comments, submission, today } = view;
  const words = t.decision.confirm;
  const role = t.names.roles[viewer.role];
  const absent = standsInFor(viewer.person, season, agency, stage, today);
  const carried: [string, string][] = [
    ['shown', view.shown],
    ...fieldsOf({ outcome, comment, comments, known: view.known }),
  ];
  return toHtml(
    <Document t={t} title={words.title} viewer={viewer} season={season}>
      <h1>{words.title}</h1>
      <p class="lead">
        {absent === null
          ? words.lead(viewer.person.name, role, t.decision.outcomes[stage][outcome])
          : words.leadFor(absent.name, role, t.decision.outcomes[stage][outcome])}
      </p>
      <Pairs
        pairs={[
          [t.decision.agency, t.names.filingTitle(agency.name, season.year)],
          [
            t.decision.document,
            t.names.fileOfAgency(submission.fileName) + t.punctuation.aside(t.names.submissionNumber(submission.n)),
          ],
          [t.decision.form.digest, <span class="digest">{view.shown}</span>],
          [t.decision.form.comment, comment === '' ? words.noComment : <Lines text={comment} />],
        ]}
      />
      <MarksExplained t={t} submission={submission} />
      {comments.length === 0 ? null : (
        <section aria-labelledby="comments">
          <h2 id="comments">{t.review.comments.pinned(comments.length)}</h2>
          <CommentList t={t} comments={comments} linked={false} />
        </section>
      )}
      <p>
        <b>{t.layout.next + t.punctuation.colon}</b>
        {t.decision.after[stage][outcome] + t.punctuation.gap + words.mailed}
      </p>
      <PostForm viewer={viewer} to="/decision">
        <Carried fields={[...carried, ['confirmed', 'yes']]} />
        <div class="buttons">
          <button type="submit">{words.button[stage][outcome]}</button>
        </div>
      </PostForm>
      <PostForm viewer={viewer} to="/decision">
        <Carried fields={[...carried, ['change', 'yes']]} />
        <div class="buttons">
          <button type="submit" class="second">
            {words.change}
          </button>
        </div>
      </PostForm>
    </Document>,
  );
}

function Carried({ fields }: { readonly fields: readonly [string, string][] }) {
  return (
    <>
      {fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
