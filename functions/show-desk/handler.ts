/**
 * Every page of the desk that is only looked at. Holds no right to change anything.
 */
import { handle } from 'hono/aws-lambda';
import { answerMessage } from '#shared/desk/answers.js';
import { isAwaited } from '#shared/desk/awaiting.js';
import { deskApp } from '#shared/desk/edge.js';
import { proveGrant } from '#shared/desk/session.js';
import { openFilingDesk, proofOf } from '#shared/desk/open.js';
import { renderEntryPage } from '#shared/desk/pages/entry.js';
import { renderRulePage } from '#shared/desk/pages/rule.js';
import { renderVerifyPage } from '#shared/desk/pages/verify.js';
import { showBoard, showDecision, showFiling, showPublisherFiling, showStop } from '#shared/desk/show.js';
import { verifyNumber } from '#shared/desk/verify-number.js';
import { ruleById } from '#shared/rules/index.js';

const filingDesk = await openFilingDesk('show-desk');
const desk = { ...filingDesk, proof: proofOf(filingDesk) };
const app = deskApp(desk);

app.get('/', (context) => context.html(renderEntryPage({ publicSiteUrl: `${desk.siteBaseUrl}/` })));

app.get('/rules/:rule', (context) => {
  const rule = ruleById(context.req.param('rule'));
  return rule === undefined ? answerMessage(context, 'not-found') : context.html(renderRulePage(rule));
});

app.get('/verify', async (context) => {
  const number = (context.req.query('number') ?? '').slice(0, 120);
  const answer = number.trim() === '' ? null : await verifyNumber(desk.proof, number);
  return context.html(renderVerifyPage({ number, answer }));
});

app.get('/g/:grant', async (context) => {
  const proof = await proveGrant(context, desk);
  if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
  const { grant } = proof;
  switch (grant.purpose) {
    case 'file': {
      // S3 sends the browser back with the key of what was sent; until its event is here, the page says "arriving".
      const awaiting = await isAwaited(desk.table, grant, context.req.query('key'), desk.now());
      return showFiling(context, desk, grant, { awaiting });
    }
    case 'decide':
      return showDecision(context, desk, grant);
    case 'stop':
      return showStop(context, desk, grant);
    case 'publish':
      return showBoard(context, desk, grant);
  }
});

app.get('/g/:grant/filings/:agency', async (context) => {
  const proof = await proveGrant(context, desk);
  if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
  if (proof.grant.purpose !== 'publish') return answerMessage(context, 'foreign-link');
  return showPublisherFiling(context, desk, proof.grant, context.req.param('agency'));
});

export const handler = handle(app);
