/** The agency files: a named officer's statement, the rules once more, and the review begins. */
import { handle } from '#shared/desk/handle.js';
import { deed, deskApp } from '#shared/desk/edge.js';
import { openFilingDesk } from '#shared/desk/open.js';
import { attemptOf, backToPage, showFiling } from '#shared/desk/show.js';
import { file, stated } from '#shared/deeds/filing/file.js';
import { signerOf } from '#shared/kms/keys.js';
import { checkpointWith, examinedLog } from '#shared/proof/checkpoints.js';
import { openCheckpointing } from '#shared/proof/open.js';
import { sealOf } from '#shared/proof/seal.js';
import { checkRecord } from '#shared/rules/index.js';
import { chainOfFiling } from '#shared/store/checkpoints.js';
import { loadFilingToCheck } from '#shared/intake/judge.js';
import { handedOut } from '#shared/store/links.js';
import { perform } from '#shared/store/perform.js';
import type { ReportRecord } from '#shared/report/record.js';

const desk = await openFilingDesk('file-report');
const seal = signerOf(desk.environment.SEAL_KEY_ID);
const checkpointing = openCheckpointing(desk.table, desk.environment);
const app = deskApp(desk);

deed(app, desk, '/g/:grant/file', 'file', async (context, grant, form) => {
  const now = desk.now();
  const session = context.get('session');
  const taken = session === undefined ? undefined : await handedOut(desk.table, session.link);
  const request = {
    ...(taken === undefined ? {} : { handedOut: taken }),
    shown: Number(form.text('shown')),
    officer: form.text('officer'),
    title: form.text('title'),
    agreed: form.text('agree') !== '',
  };
  const outcome = await perform(
    desk.table,
    now,
    async () => {
      const { known, ...state } = await loadFilingToCheck(desk.table, grant, now);
      const checked = state.record === null ? null : checkRecord(state.record, known);
      const check = (record: ReportRecord) =>
        record === state.record && checked !== null ? checked : checkRecord(record, known);
      const judged = stated(state, request, grant, check, now);
      if (!('stated' in judged)) return { state, check, seal: null, log: null };
      const [sealed, log] = await Promise.all([
        sealOf(seal, judged.stated, now),
        examinedLog(desk.table, checkpointing.keys, chainOfFiling(grant), state.filing.audit),
      ]);
      return { state, check, seal: sealed, log };
    },
    (read) => file(read.state, request, grant, read.check, now, read.seal),
    async ({ log }, change) => (log === null ? [] : checkpointWith(checkpointing, log, change, desk.log, now)),
  );
  if ('refused' in outcome) return showFiling(context, desk, grant, { attempt: attemptOf(outcome.refused, form) });
  return backToPage(context, grant);
});

export const handler = handle(app);
