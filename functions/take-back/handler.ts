/**
 * The publisher opens an approved report again, asks for a corrected version of a public one, takes that down (take-down.ts) or
 * puts it back; each with a reason. A report of an earlier year can be taken down, too (history.ts).
 */
import { handle } from '#shared/desk/handle.js';
import type { PublisherGrant } from '#shared/access/model.js';
import type { Judgement } from '#shared/deeds/change.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import type { FilingCase } from '#shared/deeds/filing/case.js';
import { askCorrection, reopen, type TakingBack } from '#shared/deeds/filing/take-back.js';
import { putBack, type PutBackState } from '#shared/deeds/filing/take-down.js';
import { answerMessage } from '#shared/desk/answers.js';
import { deed, deskApp, type DeskContext, type PostedForm } from '#shared/desk/edge.js';
import { openPublisherDesk } from '#shared/desk/open.js';
import { provePerson } from '#shared/desk/proof.js';
import { attemptOf, backToPage, showPublisherFiling, viewerOf } from '#shared/desk/show.js';
import { checkpointBeside } from '#shared/proof/checkpoints.js';
import { openCheckpointing } from '#shared/proof/open.js';
import { disownedDecision } from '#shared/store/disowned.js';
import { loadFilingCase, requireFilingCase } from '#shared/store/filing-case.js';
import { perform } from '#shared/store/perform.js';
import { takeHistoryDownDeed } from './history.js';
import { takeDownDeed } from './take-down.js';

const desk = openPublisherDesk('take-back');
const checkpointing = openCheckpointing(desk.table, desk.environment);
const app = deskApp(desk);

type Judge<State> = (state: State, request: TakingBack, grant: PublisherGrant, now: Date) => Judgement<unknown>;
/** What the deed is judged on beyond the case itself. */
type Beside<State> = (state: FilingCase) => Promise<State>;
type TakingBackName = 'reopen-report' | 'correct' | 'put-back';

function takesBack<State>(
  name: TakingBackName,
  path: 'reopen' | 'correction' | 'put-back',
  beside: Beside<State>,
  judge: Judge<State>,
): void {
  deed(app, desk, `/g/:grant/filings/:agency/${path}`, 'publish', async (context, grant, form) => {
    const named = await loadFilingCase(desk.table, { ...grant, agency: context.req.param('agency') ?? '' });
    if (named === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
    const reason = form.text('reason');
    const agency = named.agency.id;
    // Before the code is asked for: nobody types one to hear that a field was empty.
    if (reason.trim() === '') return refuse(context, grant, agency, { code: 'reason-missing' }, form);
    const to = `/filings/${agency}/${path}` as const;
    const proving = { grant, season: named.season, deed: name, agencyName: named.agency.name, to } as const;
    const proven = await provePerson(context, desk, proving, form);
    if (proven instanceof Response) return proven;
    const now = desk.now();
    const outcome = await perform(
      desk.table,
      now,
      async () => beside(await requireFilingCase(desk.table, { ...grant, agency })),
      (state) => judge(state, { reason, ...proven }, grant, now),
      (_, change) => checkpointBeside(checkpointing, change, desk.log, now),
    );
    if ('refused' in outcome) return refuse(context, grant, agency, outcome.refused, form);
    return backToPage(context, grant, `/filings/${agency}`);
  });
}

const nothing: Beside<FilingCase> = (state) => Promise.resolve(state);

takesBack('reopen-report', 'reopen', nothing, reopen);
takesBack('correct', 'correction', nothing, askCorrection);
takesBack('put-back', 'put-back', withDisowned, putBack);

async function withDisowned(state: FilingCase): Promise<PutBackState> {
  const { submission } = state;
  return { ...state, disowned: submission === null ? undefined : await disownedDecision(desk.table, submission) };
}

takeDownDeed(app, desk, checkpointing);
takeHistoryDownDeed(app, desk);

function refuse(
  context: DeskContext,
  grant: PublisherGrant,
  agency: string,
  refusal: DeedRefusal,
  form: PostedForm,
): Promise<Response> {
  return showPublisherFiling(context, desk, grant, agency, attemptOf(refusal, form));
}

export const handler = handle(app);
