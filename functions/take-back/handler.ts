/**
 * The publisher opens an approved report again, asks for a corrected version of a public one, takes it down, or puts it back;
 * each with a reason. What taking down does is shown first, and done by the button of that page alone.
 */
import { handle } from 'hono/aws-lambda';
import type { PublisherGrant } from '#shared/access/model.js';
import type { Judgement } from '#shared/deeds/change.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import type { FilingCase } from '#shared/deeds/filing/case.js';
import { askCorrection, reopen, type TakingBack } from '#shared/deeds/filing/take-back.js';
import { putBack, takeDown, type PutBackState } from '#shared/deeds/filing/take-down.js';
import { answerMessage } from '#shared/desk/answers.js';
import { deed, deskApp, type DeskContext, type PostedForm } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { publicAddress } from '#shared/desk/shown-submissions.js';
import { openPublisherDesk } from '#shared/desk/open.js';
import { renderTakeDownPage } from '#shared/desk/pages/take-down.js';
import { provePerson } from '#shared/desk/proof.js';
import { attemptOf, backToPage, showPublisherFiling, viewerOf } from '#shared/desk/show.js';
import { takedownSchema } from '#shared/filing/model.js';
import { dayOf } from '#shared/ids/calendar.js';
import { digestOf } from '#shared/ids/digest.js';
import { releaseIdFor } from '#shared/ids/release-id.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { checkpointBeside } from '#shared/proof/checkpoints.js';
import { openCheckpointing } from '#shared/proof/open.js';
import { disownedDecision } from '#shared/store/disowned.js';
import { loadFilingCase, requireFilingCase } from '#shared/store/filing-case.js';
import { loadSubmission } from '#shared/store/filings.js';
import { perform } from '#shared/store/perform.js';

const desk = openPublisherDesk('take-back');
const checkpointing = openCheckpointing(desk.table, desk.environment);
const app = deskApp(desk);
const causeSchema = takedownSchema.shape.cause;

type Judge<State> = (state: State, request: TakingBack, grant: PublisherGrant, now: Date) => Judgement<unknown>;
/** What the deed is judged on beyond the case itself. */
type Beside<State> = (state: FilingCase) => Promise<State>;
type TakingBackName = 'reopen-report' | 'correct' | 'put-back';

type Act = (context: DeskContext, grant: PublisherGrant, form: PostedForm) => Promise<Response>;

function onReport(path: 'reopen' | 'correction' | 'put-back' | 'take-down', act: Act): void {
  deed(app, desk, `/g/:grant/filings/:agency/${path}`, 'publish', act);
}

function takesBack<State>(
  name: TakingBackName,
  path: 'reopen' | 'correction' | 'put-back',
  beside: Beside<State>,
  judge: Judge<State>,
): void {
  onReport(path, async (context, grant, form) => {
    const named = await namedIn(context, grant);
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

onReport('take-down', async (context, grant, form) => {
  const named = await namedIn(context, grant);
  if (named === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
  const { agency, filing, season } = named;
  const { released } = filing;
  const reason = form.text('reason');
  const cause = causeSchema.safeParse(form.text('cause')).data;
  if (reason.trim() === '' || cause === undefined)
    return refuse(context, grant, agency.id, { code: 'reason-missing' }, form);
  const now = desk.now();
  if (form.text('confirmed') !== 'yes') {
    const publishedUrl = publicAddress(desk.siteBaseUrl, filing);
    if (released === null || publishedUrl === null)
      return refuse(context, grant, agency.id, { code: 'not-now', state: filing.state }, form);
    const view = {
      ...{ viewer: viewerOf(context, grant), season, today: dayOf(now), agency, released, publishedUrl },
      correcting: filing.current !== released.n,
      asked: { cause, reason },
    };
    return context.html(renderTakeDownPage(view, textsOf(context)));
  }
  const to = `/filings/${agency.id}/take-down` as const;
  const proving = { grant, season, deed: 'take-down', agencyName: agency.name, to } as const;
  const proven = await provePerson(context, desk, proving, form);
  if (proven instanceof Response) return proven;
  const outcome = await perform(
    desk.table,
    now,
    async () => {
      const state = await requireFilingCase(desk.table, { ...grant, agency: agency.id });
      const n = state.filing.released?.n;
      const published = n === undefined ? undefined : await loadSubmission(desk.table, submissionId(state.filing, n));
      return { state, published: published ?? null };
    },
    ({ state, published }) => {
      const version = state.filing.released?.version ?? 0;
      const drawn = digestOf([state.agency.id, String(grant.year), 'take-down', String(version)]).slice(0, 10);
      const release = releaseIdFor(grant.area, now, drawn);
      return takeDown(state, published, { reason, cause, release, ...proven }, grant, now);
    },
    (_, change) => checkpointBeside(checkpointing, change, desk.log, now),
  );
  if ('refused' in outcome) return refuse(context, grant, agency.id, outcome.refused, form);
  desk.log.info('report taken down', { release: outcome.done.release });
  return backToPage(context, grant, `/filings/${agency.id}`);
});

function namedIn(context: DeskContext, grant: PublisherGrant): Promise<FilingCase | undefined> {
  return loadFilingCase(desk.table, { ...grant, agency: context.req.param('agency') ?? '' });
}

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
