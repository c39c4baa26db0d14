/**
 * The pages of the desk that are only looked at, but for those about mail (show-mail). Holds no right to change anything.
 */
import { handle } from '#shared/desk/handle.js';
import { answerMessage } from '#shared/desk/answers.js';
import { isAwaited } from '#shared/desk/awaiting.js';
import { deskApp } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { looksAt } from '#shared/desk/looking.js';
import { proveGrant } from '#shared/desk/session.js';
import { openFilingDesk, proofOf } from '#shared/desk/open.js';
import { showHistory, showHistoryYear } from '#shared/desk/show-history.js';
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
import { showPortal } from '#shared/desk/show-portal.js';
import { showRecording } from '#shared/desk/show-recording.js';
import { showReleases } from '#shared/desk/show-releases.js';
import { showRoster } from '#shared/desk/show-roster.js';
import { showScope, showTotals } from '#shared/desk/show-totals.js';
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

looksAt(app, desk, '/g/:grant/form', 'file', (context, grant) => showForm(context, desk, grant));
looksAt(app, desk, '/g/:grant/form/preview', 'file', (context, grant) => showFormPreview(context, desk, grant));

looksAt(app, desk, '/g/:grant/filings/:agency', 'publish', (context, grant) =>
  showPublisherFiling(context, desk, grant, context.req.param('agency') ?? ''),
);

looksAt(app, desk, '/g/:grant/submissions/:submission/portal', ['file', 'publish'], (context, grant) =>
  showPortal(context, desk, grant, context.req.param('submission') ?? ''),
);

looksAt(app, desk, '/g/:grant/decided', 'desk', (context, grant) => showDecided(context, desk, grant));

looksAt(app, desk, '/g/:grant/delegations', ['desk', 'publish'], (context, grant) =>
  showDelegations(context, desk, grant),
);

looksAt(app, desk, '/g/:grant/season', 'publish', (context, grant) => showSeasonSettings(context, desk, grant));

looksAt(app, desk, '/g/:grant/season/:part', 'publish', async (context, grant) => {
  if (context.req.param('part') === 'totals') return showTotals(context, desk, grant);
  if (context.req.param('part') === 'scope') return showScope(context, desk, grant);
  const part = partOf(context.req.param('part'));
  return part === undefined ? answerMessage(context, 'not-found') : showSeasonPart(context, desk, grant, part);
});

looksAt(app, desk, '/g/:grant/filings/:agency/agency', 'publish', (context, grant) =>
  showAgency(context, desk, grant, context.req.param('agency') ?? ''),
);

looksAt(app, desk, '/g/:grant/filings/:agency/recording', 'publish', (context, grant) =>
  showRecording(context, desk, grant, context.req.param('agency') ?? ''),
);

looksAt(app, desk, '/g/:grant/roster', 'publish', (context, grant) => showRoster(context, desk, grant));

looksAt(app, desk, '/g/:grant/releases', 'publish', (context, grant) => showReleases(context, desk, grant));

looksAt(app, desk, '/g/:grant/last-year', 'publish', (context, grant) => showLastYear(context, desk, grant));

looksAt(app, desk, '/g/:grant/history', 'publish', (context, grant) => showHistory(context, desk, grant));
looksAt(app, desk, '/g/:grant/history/:year', 'publish', (context, grant) => showHistoryYear(context, desk, grant));

looksAt(app, desk, '/g/:grant/set-up/:question', 'set-up', async (context, grant) => {
  const question = questionOf(context.req.param('question'));
  return question === undefined ? answerMessage(context, 'not-found') : showSetUp(context, desk, grant, question);
});

export const handler = handle(app);
