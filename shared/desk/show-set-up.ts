/** Answers the pages of a link that begins an installation, of a substitute's, and again after a refused deed. */
import type { Grant, SetUpGrant, StandInGrant } from '#shared/access/model.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import { dayOf } from '#shared/ids/calendar.js';
import type { FieldProblem } from '#shared/season/answers.js';
import { allAnswered, fieldsOf, firstOpen, QUESTIONS, type Question } from '#shared/season/set-up.js';
import type { Season } from '#shared/season/model.js';
import { loadSeason, yearsWithSeason } from '#shared/store/seasons.js';
import { loadSetUp } from '#shared/store/set-ups.js';
import type { Table } from '#shared/store/table.js';
import { answerMessage, statusOf } from './answers.js';
import type { Desk, DeskContext } from './edge.js';
import { textsOf } from './language.js';
import { renderAppointPage, renderStandInPage } from './pages/appoint.js';
import { renderCheckAnswersPage, renderSetUpUsedPage } from './pages/set-up-check.js';
import { renderQuestionPage } from './pages/set-up-question.js';
import { viewerOf } from './show.js';

/** A form that was posted and not taken: what was typed, and why. */
export interface Refused {
  readonly typed?: Readonly<Record<string, string>>;
  readonly problems?: readonly FieldProblem[];
  readonly refusal?: DeedRefusal;
}

export function questionOf(text: string | undefined): Question | undefined {
  return QUESTIONS.find((question) => question === text);
}

/** The newest season of the area: the one whose publisher a set-up link can replace. */
export async function newestSeason(table: Table, area: string, now: Date): Promise<Season | undefined> {
  const year = (await yearsWithSeason(table, area, now)).at(-1);
  return year === undefined ? undefined : (await loadSeason(table, { area, year }))?.season;
}

/** Where the link leads: to what is still to be answered, to all answers, or to appointing another publisher. */
export async function showSetUp(
  context: DeskContext,
  desk: Desk,
  grant: SetUpGrant,
  asked?: Question,
  refused: Refused = {},
): Promise<Response> {
  const viewer = viewerOf(context, grant);
  const now = desk.now();
  const season = await newestSeason(desk.table, grant.area, now);
  if (grant.status !== 'live') return context.html(renderSetUpUsedPage({ viewer, season }, textsOf(context)));
  if (season !== undefined) return showAppoint(context, desk, grant, season, refused);
  const { answers } = await loadSetUp(desk.table, grant.area);
  const question = asked ?? firstOpen(answers);
  if (question === undefined) {
    if (!allAnswered(answers)) return answerMessage(context, 'not-found', { viewer });
    const refusal = refused.refusal ?? null;
    return context.html(renderCheckAnswersPage({ viewer, answers, refusal }, textsOf(context)), statusFor(refused));
  }
  const today = dayOf(now);
  const { typed = fieldsOf(answers, question, today), problems = [] } = refused;
  return context.html(
    renderQuestionPage({ viewer, question, answers, typed, problems, today }, textsOf(context)),
    statusFor(refused),
  );
}

export function showAppoint(
  context: DeskContext,
  _desk: Desk,
  grant: Grant,
  season: Season,
  refused: Refused = {},
): Response {
  const { typed = {}, problems = [], refusal = null } = refused;
  const page = { viewer: viewerOf(context, grant), season, typed, problems, refusal };
  const html =
    grant.purpose === 'stand-in'
      ? renderStandInPage(page, textsOf(context))
      : renderAppointPage(page, textsOf(context));
  return context.html(html, statusFor(refused));
}

export async function showStandIn(
  context: DeskContext,
  desk: Desk,
  grant: StandInGrant,
  refused: Refused = {},
): Promise<Response> {
  const stored = await loadSeason(desk.table, grant);
  if (stored === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
  return showAppoint(context, desk, grant, stored.season, refused);
}

function statusFor({ problems = [], refusal }: Refused) {
  if (refusal !== undefined) return statusOf(refusal);
  return problems.length > 0 ? 422 : 200;
}
