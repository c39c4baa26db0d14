/** The agency brings back the workbook that it filled in: the same deed as on the page, and a list of what became of each answer. */
import { handle } from '#shared/desk/handle.js';
import { textsOf } from '#shared/desk/language.js';
import { deed, deskApp } from '#shared/desk/edge.js';
import { answerImported, answerNotImported, otherSubmission } from '#shared/desk/imported.js';
import { RETURNED_WORKBOOK_MAX_BYTES } from '#shared/desk/limits.js';
import { openFilingDesk } from '#shared/desk/open.js';
import { attemptOf, showFiling, viewerOf } from '#shared/desk/show.js';
import { parseTyped } from '#shared/reading/values.js';
import type { ReportRecord } from '#shared/report/record.js';
import { checkRecord, ruleSet } from '#shared/rules/index.js';
import { loadFilingToAnswer } from '#shared/intake/judge.js';
import { perform } from '#shared/store/perform.js';
import { readAnswers } from '#shared/takeaway/answers.js';
import { takeOver } from '#shared/takeaway/take-over.js';

const desk = await openFilingDesk('import-explanations');
const app = deskApp(desk, RETURNED_WORKBOOK_MAX_BYTES);

deed(app, desk, '/g/:grant/explanations', 'file', async (context, grant, form) => {
  const viewer = viewerOf(context, grant);
  const t = textsOf(context);
  const { problems } = t.takeaway;
  const file = form.file('workbook');
  if (file === undefined || file.size === 0) return answerNotImported(context, viewer, 'no-file', problems['no-file']);
  const answers = readAnswers(new Uint8Array(await file.arrayBuffer()));
  if ('problem' in answers) return answerNotImported(context, viewer, answers.problem, problems[answers.problem]);

  const now = desk.now();
  const read = () => loadFilingToAnswer(desk.table, grant, now);
  const { submission } = await read();
  if ('mixed' in answers || answers.submission !== submission?.id) {
    const named = 'mixed' in answers ? answers.mixed : [answers.submission];
    return answerNotImported(context, viewer, 'other-submission', otherSubmission(t, named, submission));
  }
  const shown = Number(form.text('shown'));
  const outcome = await perform(desk.table, now, read, ({ known, ...state }) => {
    const tools = { parseValue: parseTyped, check: (record: ReportRecord) => checkRecord(record, known) };
    return takeOver(state, { answers, shown, grant, tools, now }, t);
  });
  if ('refused' in outcome) return showFiling(context, desk, grant, { attempt: attemptOf(outcome.refused, form) });
  return answerImported(context, viewer, outcome.done, answers.ruleSet !== ruleSet().digest);
});

export const handler = handle(app);
