/** The publisher names who records in an agency's name what it handed in on paper, or ends that; proved by a code. */
import { filingGrantId } from '#shared/access/links.js';
import type { PublisherGrant } from '#shared/access/model.js';
import {
  endRecording,
  entrustRecording,
  readRecording,
  recordingProblem,
  type RecordingRequest,
} from '#shared/deeds/filing/entrust-recording.js';
import { answerMessage } from '#shared/desk/answers.js';
import { deed, type Desk, type DeskApp, type DeskContext, type PostedForm } from '#shared/desk/edge.js';
import { provePerson } from '#shared/desk/proof.js';
import { backToPage, viewerOf } from '#shared/desk/show.js';
import { showRecording } from '#shared/desk/show-recording.js';
import { dayOf, instantAfter } from '#shared/ids/calendar.js';
import { loadFiling } from '#shared/store/filings.js';
import { loadGrant } from '#shared/store/grants.js';
import { perform } from '#shared/store/perform.js';
import { loadAgency, requireSeason } from '#shared/store/seasons.js';

export function recordingDeed(app: DeskApp, desk: Desk, linkDays: number): void {
  deed(app, desk, '/g/:grant/filings/:agency/recording', 'publish', async (context, grant, form) => {
    const id = context.req.param('agency') ?? '';
    const of = { ...grant, agency: id };
    const [{ season }, agency] = await Promise.all([requireSeason(desk.table, grant), loadAgency(desk.table, of)]);
    if (agency === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
    const typed = form.typed();
    const isEnd = form.text('act') === 'end';
    const read = readRecording((field) => form.text(field), season, dayOf(desk.now()));
    if (!isEnd && 'problems' in read)
      return showRecording(context, desk, grant, id, { typed, problems: read.problems });
    const request = 'value' in read && !isEnd ? read.value : null;
    const problem = request === null ? undefined : recordingProblem({ season, agency }, request.person);
    // Before the code is asked for: nobody types one to hear that they may not.
    if (request !== null && problem !== undefined)
      return showRecording(context, desk, grant, id, {
        ...{ typed, refusal: { code: 'recording', problem, name: request.person.name } },
      });
    const to = `/filings/${id}/recording` as const;
    const proving = { grant, season, deed: 'recording', agencyName: agency.name, to } as const;
    const proven = await provePerson(context, desk, proving, form);
    if (proven instanceof Response) return proven;
    return carryOut(context, { desk, linkDays }, { grant, id, request, typed, ...proven });
  });
}

async function carryOut(
  context: DeskContext,
  { desk, linkDays }: { readonly desk: Desk; readonly linkDays: number },
  asked: {
    readonly grant: PublisherGrant;
    readonly id: string;
    /** Null where it is to end. */
    readonly request: RecordingRequest | null;
    readonly typed: ReturnType<PostedForm['typed']>;
    readonly proof: Parameters<typeof entrustRecording>[2]['proof'];
  },
): Promise<Response> {
  const { grant, id, request, typed, proof } = asked;
  const of = { ...grant, agency: id };
  const now = desk.now();
  const terms = { grant, proof, expiresAt: instantAfter(now, linkDays) };
  const outcome = await perform(
    desk.table,
    now,
    async () => {
      const [{ season }, agency, filing, held] = await Promise.all([
        requireSeason(desk.table, grant),
        loadAgency(desk.table, of),
        loadFiling(desk.table, of),
        request === null ? undefined : loadGrant(desk.table, filingGrantId(of, request.person)),
      ]);
      if (agency === undefined) throw new Error(`no such agency: ${id}`);
      return { season, agency, filing, held };
    },
    (state) => (request === null ? endRecording(state, terms, now) : entrustRecording(state, request, terms, now)),
  );
  if ('refused' in outcome) return showRecording(context, desk, grant, id, { typed, refusal: outcome.refused });
  const isNew = outcome.done?.at === now.toISOString();
  const done = request === null ? 'ended' : isNew ? 'given' : 'same';
  return backToPage(context, grant, `/filings/${id}/recording?done=${done}`);
}
