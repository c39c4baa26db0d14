/** Keeps the answer to one question of an installation that begins, and goes on to the next. */
import { handle } from '#shared/desk/handle.js';
import { deed, deskApp } from '#shared/desk/edge.js';
import { openDesk } from '#shared/desk/open.js';
import { answerMessage } from '#shared/desk/answers.js';
import { backToPage, viewerOf } from '#shared/desk/show.js';
import { newestSeason, questionOf, showSetUp } from '#shared/desk/show-set-up.js';
import { withAnswer } from '#shared/season/set-up.js';
import { grantCheck } from '#shared/store/grants.js';
import { loadSetUp, setUpWrite } from '#shared/store/set-ups.js';

const desk = openDesk('answer-setup');
const app = deskApp(desk);
/** Two tabs of one person at most: what one of them wrote meanwhile is read again. */
const ROUNDS = 5;

deed(app, desk, '/g/:grant/set-up/:question', 'set-up', async (context, grant, form) => {
  const question = questionOf(context.req.param('question'));
  if (question === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
  const now = desk.now();
  if (grant.status !== 'live' || (await newestSeason(desk.table, grant.area, now)) !== undefined)
    return showSetUp(context, desk, grant);
  for (let round = 0; round < ROUNDS; round++) {
    const before = await loadSetUp(desk.table, grant.area);
    const answer = withAnswer(before.answers, question, (field) => form.text(field));
    if ('problems' in answer)
      return showSetUp(context, desk, grant, question, { typed: form.typed(), problems: answer.problems });
    const writes = [setUpWrite(grant.area, before, answer.value), grantCheck(grant.id, now)];
    if ((await desk.table.commit(writes)) === 'committed') return backToPage(context, grant);
  }
  return answerMessage(context, 'busy', { viewer: viewerOf(context, grant) });
});

export const handler = handle(app);
