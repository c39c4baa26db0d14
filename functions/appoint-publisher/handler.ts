/**
 * Appoints another publisher. By the publisher, who names anybody and proves themselves by a code; by the substitute, who
 * takes the publisher's place with a code of their own; or by an operator's set-up link, which is used up.
 */
import { handle } from '#shared/desk/handle.js';
import { publisherGrantId } from '#shared/access/links.js';
import type { PublisherGrant, SetUpGrant, StandInGrant } from '#shared/access/model.js';
import type { Effect } from '#shared/deeds/change.js';
import { appoint } from '#shared/deeds/season/appoint.js';
import { grantIdsOf } from '#shared/deeds/season/people.js';
import { answerMessage } from '#shared/desk/answers.js';
import { deed, deskApp, type PostedForm } from '#shared/desk/edge.js';
import { openPublisherDesk } from '#shared/desk/open.js';
import { provePerson } from '#shared/desk/proof.js';
import { goOnAs } from '#shared/desk/session.js';
import { viewerOf } from '#shared/desk/show.js';
import { newestSeason, showAppoint, showSetUp } from '#shared/desk/show-set-up.js';
import { instantAfter } from '#shared/ids/calendar.js';
import { samePerson, type Person } from '#shared/ids/person.js';
import { problemsOf, readPerson, readText, type Answer, type FieldProblem } from '#shared/season/answers.js';
import type { Season } from '#shared/season/model.js';
import { wholeNumber } from '#shared/runtime/environment.js';
import { loadGrants } from '#shared/store/grants.js';
import { performOnSeason } from '#shared/store/perform.js';
import { listAgencies, loadSeason, requireSeason } from '#shared/store/seasons.js';

const desk = openPublisherDesk('appoint-publisher');
const linkDays = wholeNumber('LINK_DAYS', desk.environment.LINK_DAYS);
const app = deskApp(desk);
type By = PublisherGrant | StandInGrant | SetUpGrant;

deed(app, desk, '/g/:grant/publisher', ['publish', 'stand-in', 'set-up'], async (context, grant, form) => {
  const now = desk.now();
  const season =
    grant.purpose === 'set-up'
      ? await newestSeason(desk.table, grant.area, now)
      : (await loadSeason(desk.table, grant))?.season;
  if (season === undefined || grant.status !== 'live')
    return grant.purpose === 'set-up'
      ? showSetUp(context, desk, grant)
      : answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
  const [person, reason] = [whoFrom(grant, form), readText((field) => form.text(field), 'reason', 200)];
  const unsure: FieldProblem[] = form.text('sure') === 'yes' ? [] : [{ field: 'sure', code: 'missing' }];
  if (!('value' in person && 'value' in reason) || unsure.length > 0) {
    const problems = [...problemsOf(person, reason), ...unsure];
    return showAppoint(context, desk, grant, season, { typed: form.typed(), problems });
  }
  // Whoever made a set-up link holds the installation itself: there is nobody whom a code could prove.
  if (grant.purpose !== 'set-up') {
    const proving = { grant, season, deed: 'appoint', agencyName: null, to: '/publisher' } as const;
    const proven = await provePerson(context, desk, proving, form);
    if (proven instanceof Response) return proven;
  }
  const outcome = await performOnSeason(
    desk.table,
    now,
    async () => {
      const [stored, agencies] = await Promise.all([
        requireSeason(desk.table, season),
        listAgencies(desk.table, season),
      ]);
      const substitute = substituteAfter(grant, stored.season, person.value);
      const people = [stored.season.publisher, stored.season.substitute, person.value, substitute];
      return { stored, agencies, substitute, known: await loadGrants(desk.table, grantIdsOf(stored.season, people)) };
    },
    ({ stored, agencies, substitute, known }) => {
      // Replaced in the moment before: their place is not theirs to give away any more.
      const { publisher, substitute: standsBy } = stored.season;
      if (grant.purpose === 'publish' && publisher.address !== grant.person.address)
        return { refused: { code: 'link-ended' } };
      if (grant.purpose === 'stand-in' && standsBy?.address !== grant.person.address)
        return { refused: { code: 'link-ended' } };
      return appoint(
        stored,
        agencies,
        {
          publisher: person.value,
          substitute,
          reason: reason.value,
          actor:
            grant.purpose === 'set-up'
              ? { role: 'system', function: 'open-setup' }
              : { role: 'publisher', person: grant.person },
          effects: usedUpBy(grant),
          known,
          expiresAt: instantAfter(now, linkDays * 4),
        },
        now,
      );
    },
  );
  if ('refused' in outcome)
    return showAppoint(context, desk, grant, season, { typed: form.typed(), refusal: outcome.refused });
  desk.log.info('publisher appointed', { grant: grant.id });
  // Whoever takes over, or sets up, goes on as the publisher; who handed over is told that they did.
  const opened =
    grant.purpose === 'publish' ? undefined : await goOnAs(context, desk, publisherGrantId(season, person.value));
  return opened ?? answerMessage(context, 'handed-over');
});

function whoFrom(grant: By, form: PostedForm): Answer<Person> {
  return grant.purpose === 'stand-in' ? { value: grant.person } : readPerson((field) => form.text(field), 'publisher');
}

/** Who takes over leaves the place of the substitute to the one before, who may come back by the same way. */
function substituteAfter(grant: By, { publisher, substitute }: Season, next: Person): Person | null {
  if (grant.purpose === 'stand-in') return publisher;
  return substitute !== null && samePerson(substitute, next) ? null : substitute;
}

/**
 * The set-up link is used up. The grants of publisher and substitute are ended by the deed itself, and one transaction
 * names an item once; whoever ends them otherwise changes the season, whose version conditions the whole.
 */
function usedUpBy(grant: By): Effect[] {
  return grant.purpose === 'set-up' ? [{ endGrant: { id: grant.id, as: 'used' } }] : [];
}

export const handler = handle(app);
