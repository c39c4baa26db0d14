/** The publisher changes the season's deadlines, whom the public pages name, the office, the substitute or the deciders by default. */
import { handle } from '#shared/desk/handle.js';
import type { PublisherGrant } from '#shared/access/model.js';
import type { Outcome } from '#shared/deeds/outcome.js';
import {
  changeDeadlines,
  changeDeciders,
  changeNaming,
  changeOffice,
  DEADLINES_PER_DEED,
  followers,
  nameSubstitute,
} from '#shared/deeds/season/change-season.js';
import { declareScope } from '#shared/deeds/season/declare-scope.js';
import { grantIdsOf } from '#shared/deeds/season/people.js';
import { deed, deskApp, type PostedForm } from '#shared/desk/edge.js';
import { openPublisherDesk } from '#shared/desk/open.js';
import { provePerson } from '#shared/desk/proof.js';
import type { SeasonPart } from '#shared/desk/season-views.js';
import { readScope } from '#shared/desk/scope-answers.js';
import { showScope } from '#shared/desk/show-totals.js';
import { showSeasonPart } from '#shared/desk/show-season.js';
import { backToPage } from '#shared/desk/show.js';
import { instantAfter } from '#shared/ids/calendar.js';
import {
  peopleProblems,
  problemsOf,
  readDeadlines,
  readNaming,
  readOffice,
  readPerson,
  readPersonOrNobody,
  readText,
  type Answer,
} from '#shared/season/answers.js';
import type { Deadlines, Season } from '#shared/season/model.js';
import { dueAtOfNth } from '#shared/outbox/spread.js';
import { wholeNumber } from '#shared/runtime/environment.js';
import { loadGrants } from '#shared/store/grants.js';
import { loadScope } from '#shared/store/totals.js';
import { performOnSeason } from '#shared/store/perform.js';
import { listAgencies, listFilings, requireSeason } from '#shared/store/seasons.js';

const desk = openPublisherDesk('change-season');
const linkDays = wholeNumber('LINK_DAYS', desk.environment.LINK_DAYS);
const app = deskApp(desk);

/** What a form asks for, once it is read. */
type Change = (grant: PublisherGrant, now: Date) => Promise<Outcome<Season>>;
type Part = Extract<SeasonPart, 'deadlines' | 'missing' | 'office' | 'substitute' | 'deciders'>;

for (const part of ['deadlines', 'missing', 'office', 'substitute', 'deciders'] as const) {
  deed(app, desk, `/g/:grant/season/${part}`, 'publish', async (context, grant, form) => {
    const { season } = await requireSeason(desk.table, grant);
    const read = changeOf(part, season, form);
    if ('problems' in read)
      return showSeasonPart(context, desk, grant, part, { typed: form.typed(), problems: read.problems });
    const proving = { grant, season, deed: 'season', agencyName: null, to: `/season/${part}` } as const;
    const proven = await provePerson(context, desk, proving, form);
    if (proven instanceof Response) return proven;
    const outcome = await read.value(grant, desk.now());
    if ('refused' in outcome)
      return showSeasonPart(context, desk, grant, part, { typed: form.typed(), refusal: outcome.refused });
    return backToPage(context, grant, `/season?done=${part}`);
  });
}

function changeOf(part: Part, season: Season, form: PostedForm): Answer<Change> {
  const typed = (field: string) => form.text(field);
  const stored = (grant: PublisherGrant) => () => requireSeason(desk.table, grant);
  switch (part) {
    case 'missing': {
      const naming = readNaming(typed);
      if (!('value' in naming)) return naming;
      return {
        value: (grant, now) =>
          performOnSeason(desk.table, now, stored(grant), (read) => changeNaming(read, naming.value, { grant, now })),
      };
    }
    case 'office': {
      const office = readOffice(typed);
      if (!('value' in office)) return office;
      return {
        value: (grant, now) =>
          performOnSeason(desk.table, now, stored(grant), (read) => changeOffice(read, office.value, { grant, now })),
      };
    }
    case 'deciders': {
      const [reviewer, approver] = [readPerson(typed, 'reviewer'), readPerson(typed, 'approver')];
      if (!('value' in reviewer && 'value' in approver)) return { problems: problemsOf(reviewer, approver) };
      const deciders = { reviewer: reviewer.value, approver: approver.value };
      const { publisher, substitute } = season;
      const problems = peopleProblems({ publisher, substitute, ...deciders }, ['reviewer', 'approver']);
      if (problems.length > 0) return { problems };
      return {
        value: (grant, now) =>
          performOnSeason(desk.table, now, stored(grant), (read) => changeDeciders(read, deciders, { grant, now })),
      };
    }
    case 'substitute': {
      const substitute = readPersonOrNobody(typed, 'substitute');
      if (!('value' in substitute)) return substitute;
      const { publisher, reviewer, approver } = season;
      const people = { publisher, reviewer, approver, substitute: substitute.value };
      const problems = peopleProblems(people, ['substitute']);
      if (problems.length > 0) return { problems };
      return { value: (grant, now) => changeSubstitute(substitute.value, grant, now) };
    }
    case 'deadlines': {
      const [deadlines, reason] = [readDeadlines(typed, season.year), readText(typed, 'reason', 200)];
      if (!('value' in deadlines && 'value' in reason)) return { problems: problemsOf(deadlines, reason) };
      return { value: (grant, now) => moveDeadlines(deadlines.value, reason.value, grant, now) };
    }
  }
}

function changeSubstitute(substitute: Season['substitute'], grant: PublisherGrant, now: Date) {
  return performOnSeason(
    desk.table,
    now,
    async () => {
      const [stored, agencies] = await Promise.all([requireSeason(desk.table, grant), listAgencies(desk.table, grant)]);
      const ids = grantIdsOf(stored.season, [stored.season.substitute, substitute]);
      return { stored, agencies, known: await loadGrants(desk.table, ids) };
    },
    ({ stored, agencies, known }) =>
      nameSubstitute(
        stored,
        agencies,
        substitute,
        { known, expiresAt: instantAfter(now, linkDays * 4) },
        { grant, now },
      ),
  );
}

/** Each batch is read anew and judged by itself; the last one turns the season. */
async function moveDeadlines(
  deadlines: Deadlines,
  reason: string,
  grant: PublisherGrant,
  now: Date,
): Promise<Outcome<Season>> {
  for (let moved = 0; ; moved += DEADLINES_PER_DEED) {
    let last = false;
    const outcome = await performOnSeason(
      desk.table,
      now,
      async () => {
        const [stored, agencies, filings] = await Promise.all([
          requireSeason(desk.table, grant),
          listAgencies(desk.table, grant),
          listFilings(desk.table, grant),
        ]);
        const moving = followers(stored.season, agencies, deadlines);
        last = moving.length <= DEADLINES_PER_DEED;
        return { stored, filings, last, batch: moving.slice(0, DEADLINES_PER_DEED) };
      },
      ({ stored, filings, last, batch }) =>
        changeDeadlines(stored, { deadlines, reason, agencies: batch, filings, last }, { grant, now }),
      dueAtOfNth(moved, now),
    );
    if ('refused' in outcome || last) return outcome;
  }
}

deed(app, desk, '/g/:grant/season/scope', 'publish', async (context, grant, form) => {
  const [{ season }, roster] = await Promise.all([requireSeason(desk.table, grant), listAgencies(desk.table, grant)]);
  const { choice, problems } = readScope(form, roster);
  const sent = { choice, groups: form.text('groups'), except: form.text('except') };
  if (problems.length > 0) return showScope(context, desk, grant, { ...sent, problems });
  const proving = { grant, season, deed: 'season', agencyName: null, to: '/season/scope' } as const;
  const proven = await provePerson(context, desk, proving, form);
  if (proven instanceof Response) return proven;
  const now = desk.now();
  const outcome = await performOnSeason(
    desk.table,
    now,
    async () => {
      const [stored, agencies, before] = await Promise.all([
        requireSeason(desk.table, grant),
        listAgencies(desk.table, grant),
        loadScope(desk.table, grant),
      ]);
      return { stored, agencies, before };
    },
    (read) => declareScope(read, choice, { grant, now }),
  );
  if ('refused' in outcome) return showScope(context, desk, grant, { ...sent, refusal: outcome.refused });
  return backToPage(context, grant, '/season/totals?done=scope');
});

export const handler = handle(app);
