/** Answers the publisher's page for a report that came on paper: after a GET, and after a refused deed with what was typed. */
import type { PublisherGrant } from '#shared/access/model.js';
import { mayBeEntrusted } from '#shared/deeds/filing/entrust-recording.js';
import { activeRecorder } from '#shared/filing/recording.js';
import { dayOf } from '#shared/ids/calendar.js';
import { loadFiling } from '#shared/store/filings.js';
import { loadAgency, requireSeason } from '#shared/store/seasons.js';
import { answerMessage, statusOf } from './answers.js';
import type { Desk, DeskContext } from './edge.js';
import { textsOf } from './language.js';
import { renderRecordingPage } from './pages/recording.js';
import { RECORDING_DONE, type RecordingPage } from './recording-views.js';
import { viewerOf } from './show.js';

export async function showRecording(
  context: DeskContext,
  desk: Desk,
  grant: PublisherGrant,
  id: string,
  attempt: Partial<Pick<RecordingPage, 'typed' | 'problems' | 'refusal'>> = {},
): Promise<Response> {
  const viewer = viewerOf(context, grant);
  const of = { ...grant, agency: id };
  const [{ season }, agency, filing] = await Promise.all([
    requireSeason(desk.table, grant),
    loadAgency(desk.table, of),
    loadFiling(desk.table, of),
  ]);
  if (agency === undefined) return answerMessage(context, 'not-found', { viewer });
  const { typed = {}, problems = [], refusal = null } = attempt;
  const isRefused = problems.length > 0 || refusal !== null;
  const page: RecordingPage = {
    ...{ viewer, season, today: dayOf(desk.now()), agency, typed, problems, refusal },
    recorder: activeRecorder(filing) ?? null,
    open: mayBeEntrusted({ season, agency, filing }),
    done: isRefused ? null : (RECORDING_DONE.find((done) => done === context.req.query('done')) ?? null),
  };
  const status = problems.length > 0 ? 422 : refusal === null ? 200 : statusOf(refusal);
  return context.html(renderRecordingPage(page, textsOf(context)), status);
}
