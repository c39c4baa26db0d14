/** The agency answers the comments that its report was returned with. */
import { handle } from '#shared/desk/handle.js';
import { deed, deskApp } from '#shared/desk/edge.js';
import { openFilingDesk } from '#shared/desk/open.js';
import { attemptOf, backToPage, showFiling } from '#shared/desk/show.js';
import { replyToReturn } from '#shared/deeds/filing/reply.js';
import { commentReplySchema } from '#shared/filing/comments.js';
import { requireFilingCase } from '#shared/store/filing-case.js';
import { perform } from '#shared/store/perform.js';

const desk = await openFilingDesk('reply-to-return');
const app = deskApp(desk);

deed(app, desk, '/g/:grant/replies', 'file', async (context, grant, form) => {
  const now = desk.now();
  const given = {
    shown: Number(form.text('shown')),
    replies: form.startingWith('reply:').map(([comment, text]) => ({
      comment,
      how: commentReplySchema.shape.how.safeParse(form.text(`how:${comment}`)).data ?? null,
      text,
    })),
  };
  const outcome = await perform(
    desk.table,
    now,
    () => requireFilingCase(desk.table, grant),
    (state) => replyToReturn(state, given, grant, now),
  );
  if ('refused' in outcome) return showFiling(context, desk, grant, { attempt: attemptOf(outcome.refused, form) });
  return backToPage(context, grant, '#checklist');
});

export const handler = handle(app);
