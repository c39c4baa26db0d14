/**
 * Every page of the desk that is only looked at. Holds no right to change anything.
 */
import { handle } from 'hono/aws-lambda';
import { answerMessage } from '#shared/desk/answers.js';
import { isAwaited } from '#shared/desk/awaiting.js';
import { deskApp } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { proveGrant } from '#shared/desk/session.js';
import { openFilingDesk, proofOf } from '#shared/desk/open.js';
import { showLastYear } from '#shared/desk/show-last-year.js';
import { showForm, showFormPreview } from '#shared/desk/online/show.js';
import { renderEntryPage } from '#shared/desk/pages/entry.js';
import { renderRulePage } from '#shared/desk/pages/rule.js';
import { renderVerifyPage } from '#shared/desk/pages/verify.js';
import { showBoard, showDecision, showFiling, showPublisherFiling, showStop } from '#shared/desk/show.js';
import { showDecided, showDelegations, showMyDesk } from '#shared/desk/person/show.js';
import { partOf, showSeasonPart, showSeasonSettings } from '#shared/desk/show-season.js';
import { questionOf, showSetUp, showStandIn } from '#shared/desk/show-set-up.js';
import { showAgency } from '#shared/desk/show-agency.js';
import { showRecording } from '#shared/desk/show-recording.js';
import { showRoster } from '#shared/desk/show-roster.js';
import { verifyNumber } from '#shared/desk/verify-number.js';
import { filingOfGrant, submissionOfGrant } from '#shared/access/links.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import { ruleById } from '#shared/rules/index.js';
import { draftKeyOf } from '#shared/store/decision-drafts.js';
import { caseKeys, headKeys } from '#shared/store/filing-case.js';

const filingDesk = await openFilingDesk('show-desk');
const desk = { ...filingDesk, proof: proofOf(filingDesk) };
const app = deskApp(desk);

app.get('/', (context) => context.html(renderEntryPage({ publicSiteUrl: `${desk.siteBaseUrl}/` }, textsOf(context))));

app.get('/rules/:rule', (context) => {
  const rule = ruleById(context.req.param('rule'));
  return rule === undefined
    ? answerMessage(context, 'not-found')
    : context.html(renderRulePage(rule, textsOf(context)));
});

app.get('/verify', async (context) => {
  const asked = context.req.query('number');
  const number = (asked ?? '').slice(0, 120);
  const empty = asked === undefined ? null : 'empty';
  const answer = number.trim() === '' ? empty : await verifyNumber(desk.proof, number);
  return context.html(renderVerifyPage({ number, answer }, textsOf(context)));
});

/** The agency's page begins with the heads of the filing that its grant names; a decider's shows the submission. */
const keysOf = (grant: GrantId) => {
  const [filing, submission] = [filingOfGrant(grant), submissionOfGrant(grant)];
  if (filing !== undefined) return headKeys(filing);
  const draft = draftKeyOf(grant);
  return submission === undefined || draft === undefined ? [] : [draft, ...caseKeys(submission)];
};

app.get('/g/:grant', async (context) => {
  // S3 sends the browser back with the key of what was sent; until its event is here, the page says "arriving".
  const key = context.req.query('key');
  // There the filing is read after the look for what arrived: what comes in between must not be missed by both.
  const proof = await proveGrant(context, desk, key === undefined ? keysOf : undefined);
  if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
  const { grant } = proof;
  switch (grant.purpose) {
    case 'file': {
      const awaiting = await isAwaited(desk.table, grant, key, desk.now());
      return showFiling(context, desk, grant, { awaiting, heads: key === undefined ? proof.beside : undefined });
    }
    case 'decide':
      return showDecision(context, desk, grant, null, {}, key === undefined ? proof.beside : undefined);
    case 'stop':
      return showStop(context, desk, grant);
    case 'publish':
      return showBoard(context, desk, grant);
    case 'desk':
      return showMyDesk(context, desk, grant);
    case 'stand-in':
      return showStandIn(context, desk, grant);
    case 'set-up':
      return showSetUp(context, desk, grant);
  }
});

for (const [path, render] of [
  ['/g/:grant/form', showForm],
  ['/g/:grant/form/preview', showFormPreview],
] as const) {
  app.get(path, async (context) => {
    const proof = await proveGrant(context, desk);
    if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
    if (proof.grant.purpose !== 'file') return answerMessage(context, 'foreign-link');
    return render(context, desk, proof.grant);
  });
}

app.get('/g/:grant/filings/:agency', async (context) => {
  const proof = await proveGrant(context, desk);
  if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
  if (proof.grant.purpose !== 'publish') return answerMessage(context, 'foreign-link');
  return showPublisherFiling(context, desk, proof.grant, context.req.param('agency'));
});

app.get('/g/:grant/decided', async (context) => {
  const proof = await proveGrant(context, desk);
  if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
  if (proof.grant.purpose !== 'desk') return answerMessage(context, 'foreign-link');
  return showDecided(context, desk, proof.grant);
});

app.get('/g/:grant/delegations', async (context) => {
  const proof = await proveGrant(context, desk);
  if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
  const { grant } = proof;
  if (grant.purpose !== 'desk' && grant.purpose !== 'publish') return answerMessage(context, 'foreign-link');
  return showDelegations(context, desk, grant);
});

app.get('/g/:grant/season', async (context) => {
  const proof = await proveGrant(context, desk);
  if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
  if (proof.grant.purpose !== 'publish') return answerMessage(context, 'foreign-link');
  return showSeasonSettings(context, desk, proof.grant);
});

app.get('/g/:grant/season/:part', async (context) => {
  const proof = await proveGrant(context, desk);
  if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
  if (proof.grant.purpose !== 'publish') return answerMessage(context, 'foreign-link');
  const part = partOf(context.req.param('part'));
  return part === undefined ? answerMessage(context, 'not-found') : showSeasonPart(context, desk, proof.grant, part);
});

app.get('/g/:grant/filings/:agency/agency', async (context) => {
  const proof = await proveGrant(context, desk);
  if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
  if (proof.grant.purpose !== 'publish') return answerMessage(context, 'foreign-link');
  return showAgency(context, desk, proof.grant, context.req.param('agency'));
});

app.get('/g/:grant/filings/:agency/recording', async (context) => {
  const proof = await proveGrant(context, desk);
  if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
  if (proof.grant.purpose !== 'publish') return answerMessage(context, 'foreign-link');
  return showRecording(context, desk, proof.grant, context.req.param('agency'));
});

app.get('/g/:grant/roster', async (context) => {
  const proof = await proveGrant(context, desk);
  if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
  if (proof.grant.purpose !== 'publish') return answerMessage(context, 'foreign-link');
  return showRoster(context, desk, proof.grant);
});

app.get('/g/:grant/last-year', async (context) => {
  const proof = await proveGrant(context, desk);
  if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
  if (proof.grant.purpose !== 'publish') return answerMessage(context, 'foreign-link');
  return showLastYear(context, desk, proof.grant);
});

app.get('/g/:grant/set-up/:question', async (context) => {
  const proof = await proveGrant(context, desk);
  if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
  if (proof.grant.purpose !== 'set-up') return answerMessage(context, 'foreign-link');
  const question = questionOf(context.req.param('question'));
  return question === undefined ? answerMessage(context, 'not-found') : showSetUp(context, desk, proof.grant, question);
});

export const handler = handle(app);
