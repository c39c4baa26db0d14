/** Takes over the publisher's roster: all of it or, where anything is wrong, nothing and a list of what. */
import { filingRefOf, type SeasonRef } from '#shared/ids/area-id.js';
import { filingGrantId } from '#shared/access/links.js';
import { handle } from 'hono/aws-lambda';
import { answerMessage } from '#shared/desk/answers.js';
import { deed, deskApp } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { openPublisherDesk } from '#shared/desk/open.js';
import { renderRosterErrorsPage } from '#shared/desk/pages/roster-errors.js';
import { provePerson } from '#shared/desk/proof.js';
import { attemptOf, backToPage, showBoard, viewerOf } from '#shared/desk/show.js';
import { dayOf, instantAfter } from '#shared/ids/calendar.js';
import type { Agency } from '#shared/season/model.js';
import type { RosterErrorsPage } from '#shared/desk/publisher-views.js';
import { touchedProblems } from './touched.js';
import { handOver } from './hand-over.js';
import { AGENCIES_PER_DEED, importRoster, takesOver } from '#shared/deeds/season/import-roster.js';
import { readRoster } from '#shared/season/roster.js';
import { decisionUntil } from '#shared/season/deadlines.js';
import { loadGrants } from '#shared/store/grants.js';
import { performOnSeason } from '#shared/store/perform.js';
import { listAgencies, listFilings, requireSeason } from '#shared/store/seasons.js';
import { wholeNumber } from '#shared/runtime/environment.js';

const desk = openPublisherDesk('import-roster');
const linkDays = wholeNumber('LINK_DAYS', desk.environment.LINK_DAYS);
const decisionDays = wholeNumber('DECISION_DAYS', desk.environment.DECISION_DAYS);
const app = deskApp(desk);

deed(app, desk, '/g/:grant/roster', 'publish', async (context, grant, form) => {
  const now = desk.now();
  const { season } = await requireSeason(desk.table, grant);
  const roster = form.text('roster');
  const reading = readRoster(roster, season);
  const answerProblems = (problems: RosterErrorsPage['problems']) =>
    context.html(
      renderRosterErrorsPage(
        { viewer: viewerOf(context, grant), season, today: dayOf(now), roster, problems },
        textsOf(context),
      ),
      422,
    );
  if ('problems' in reading) return answerProblems(reading.problems);
  const { agencies } = reading;
  const before = await knownAgencies(grant);
  const touched = await touchedProblems(desk.table, grant, reading, before);
  if (touched.length > 0) return answerProblems(touched);
  // Who may name the deciders could decide by naming themselves twice: the link alone is not enough for it.
  const proving = { grant, season, deed: 'roster', agencyName: null, to: '/roster' } as const;
  const proven = await provePerson(context, desk, proving, form);
  if (proven instanceof Response) return proven;
  for (let from = 0; from < agencies.length; from += AGENCIES_PER_DEED) {
    const batch = agencies.slice(from, from + AGENCIES_PER_DEED);
    const outcome = await performOnSeason(
      desk.table,
      now,
      async () => {
        const [stored, agencies, filings, grants] = await Promise.all([
          requireSeason(desk.table, grant),
          knownAgencies(grant),
          listFilings(desk.table, grant),
          loadGrants(
            desk.table,
            batch.map((agency) => filingGrantId(filingRefOf(agency), agency.contact)),
          ),
        ]);
        return { stored, known: { agencies, filings, grants } };
      },
      ({ stored, known }) => importRoster(stored, batch, known, { grant, expiresAt: instantAfter(now, linkDays) }, now),
    );
    // A roster half taken over is no harm: the same lines again complete it. A stage that was not handed over, because this
    // function died after the deed, goes to whom the roster names when it is asked again.
    if ('refused' in outcome) {
      if (outcome.refused.code === 'busy') return answerMessage(context, 'busy');
      return showBoard(context, desk, grant, attemptOf(outcome.refused, form));
    }
    for (const after of batch) {
      const old = before.get(after.id);
      if (old === undefined) continue;
      const terms = {
        grantExpiresAt: instantAfter(now, linkDays),
        until: decisionUntil(now, after.deadline, decisionDays),
      };
      const handed = await handOver(desk.table, { before: old, after, ...terms }, now);
      if (handed.some((each) => 'refused' in each)) desk.log.warn('stage not handed over', { agency: after.id });
    }
  }
  const changed = agencies.filter(({ id }) => before.has(id)).length;
  const contacts = agencies.filter((agency) => takesOver(before.get(agency.id), agency)).length;
  return backToPage(
    context,
    grant,
    `?done=roster&added=${agencies.length - changed}&changed=${changed}&contacts=${contacts}`,
  );
});

async function knownAgencies(season: SeasonRef): Promise<Map<string, Agency>> {
  return new Map((await listAgencies(desk.table, season)).map((agency) => [agency.id, agency]));
}

export const handler = handle(app);
