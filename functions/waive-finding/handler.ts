/** The publisher lifts one blocking finding of a draft, with a reason that stays and stands publicly, or takes that back. */
import { handle } from '#shared/desk/handle.js';
import type { PublisherGrant } from '#shared/access/model.js';
import { answerMessage } from '#shared/desk/answers.js';
import { deed, deskApp, type DeskContext, type PostedForm } from '#shared/desk/edge.js';
import { openPublisherDesk } from '#shared/desk/open.js';
import { attemptOf, backToPage, showPublisherFiling } from '#shared/desk/show.js';
import { provePerson } from '#shared/desk/proof.js';
import { endWaiver, waive } from '#shared/deeds/filing/waive.js';
import { partsOf, submissionIdSchema } from '#shared/ids/submission-id.js';
import { asOfToday } from '#shared/intake/judge.js';
import { loadStateOf } from '#shared/store/filing-case.js';
import { checkpointBeside } from '#shared/proof/checkpoints.js';
import { openCheckpointing } from '#shared/proof/open.js';
import { perform } from '#shared/store/perform.js';

const desk = openPublisherDesk('waive-finding');
const checkpointing = openCheckpointing(desk.table, desk.environment);
const app = deskApp(desk);

type Judge = typeof waive;

async function judged(
  context: DeskContext,
  grant: PublisherGrant,
  form: PostedForm,
  { name, to, judge }: { readonly name: 'waive' | 'unwaive'; readonly to: `/${string}`; readonly judge: Judge },
): Promise<Response> {
  const id = submissionIdSchema.safeParse(form.text('submission'));
  if (!id.success) return answerMessage(context, 'bad-form');
  const { area, year, agency } = partsOf(id.data);
  if (area !== grant.area || year !== grant.year) return answerMessage(context, 'foreign-link');
  const now = desk.now();
  const { season, agency: waived } = await loadStateOf(desk.table, id.data);
  const proving = { grant, season, deed: name, agencyName: waived.name, to } as const;
  const proven = await provePerson(context, desk, proving, form);
  if (proven instanceof Response) return proven;
  const outcome = await perform(
    desk.table,
    now,
    async () => asOfToday(desk.table, await loadStateOf(desk.table, id.data), now),
    (state) => judge(state, { finding: form.text('finding'), reason: form.text('reason'), ...proven }, grant, now),
    (_, change) => checkpointBeside(checkpointing, change, desk.log, now),
  );
  if ('refused' in outcome) return showPublisherFiling(context, desk, grant, agency, attemptOf(outcome.refused, form));
  return backToPage(context, grant, `/filings/${agency}`);
}

deed(app, desk, '/g/:grant/waivers', 'publish', (context, grant, form) =>
  judged(context, grant, form, { name: 'waive', to: '/waivers', judge: waive }),
);
deed(app, desk, '/g/:grant/waivers/end', 'publish', (context, grant, form) =>
  judged(context, grant, form, { name: 'unwaive', to: '/waivers/end', judge: endWaiver }),
);

export const handler = handle(app);
