/**
 * One agency of the roster is changed, given a day of its own, taken off, taken back or takes in others, or somebody is named to
 * record what it handed in on paper (recording.ts); each names people or ends links, and is proved.
 */
import { handle } from '#shared/desk/handle.js';
import { filingGrantId } from '#shared/access/links.js';
import type { PublisherGrant } from '#shared/access/model.js';
import type { Judgement } from '#shared/deeds/change.js';
import type { SeasonChange, StoredSeason } from '#shared/deeds/season/change.js';
import {
  changeAgency,
  changeDeadline,
  mergeAgencies,
  MOST_PREDECESSORS,
  removeAgency,
  restoreAgency,
  type AgencyTerms,
} from '#shared/deeds/season/change-agency.js';
import type { KnownRoster } from '#shared/deeds/season/import-roster.js';
import type { AgencyDeed, AgencyDone } from '#shared/desk/agency-views.js';
import { answerMessage } from '#shared/desk/answers.js';
import { deed, deskApp, type DeskContext, type PostedForm } from '#shared/desk/edge.js';
import { openDesk } from '#shared/desk/open.js';
import { provePerson } from '#shared/desk/proof.js';
import { backToPage, viewerOf } from '#shared/desk/show.js';
import { showAgency } from '#shared/desk/show-agency.js';
import { filingRefOf } from '#shared/ids/area-id.js';
import { dayOf, instantAfter } from '#shared/ids/calendar.js';
import { wholeNumber } from '#shared/runtime/environment.js';
import type { Agency } from '#shared/season/model.js';
import { typedDay } from '#shared/season/answers.js';
import { ROSTER_FIELDS } from '#shared/season/roster/fields.js';
import { agenciesNamed, valuesOf } from '#shared/season/roster/one-agency.js';
import { loadGrants } from '#shared/store/grants.js';
import { performOnSeason } from '#shared/store/perform.js';
import { listAgencies, listFilings, requireSeason } from '#shared/store/seasons.js';
import { touchedProblems } from '#shared/intake/touched.js';
import { recordingDeed } from './recording.js';
import { readAgency, type ReadAgency } from './typed-agency.js';

const desk = openDesk('change-agency');
const linkDays = wholeNumber('LINK_DAYS', desk.environment.LINK_DAYS);
const app = deskApp(desk);
recordingDeed(app, desk, linkDays);

interface Asked {
  readonly grant: PublisherGrant;
  readonly agency: Agency;
  readonly known: readonly Agency[];
  readonly form: PostedForm;
}

function agencyDeed(path: string, carryOut: (context: DeskContext, asked: Asked) => Promise<Response>): void {
  deed(app, desk, `/g/:grant/filings/:agency/${path}`, 'publish', async (context, grant, form) => {
    const known = await listAgencies(desk.table, grant);
    const agency = known.find(({ id }) => id === context.req.param('agency'));
    if (agency === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
    return carryOut(context, { grant, agency, known, form });
  });
}

type Judge = (
  stored: StoredSeason,
  current: Agency,
  known: KnownRoster,
  terms: AgencyTerms,
) => Judgement<Agency, SeasonChange>;

/** @param contact who may get a link by it */
async function commit(
  context: DeskContext,
  { grant, agency, form }: Asked,
  {
    path,
    done,
    contact = agency.contact,
    typed = () => ({}),
  }: {
    path: AgencyDeed;
    done: AgencyDone;
    contact?: Agency['contact'];
    /** Shown again where the deed is refused, with what it was refused for. */
    typed?: () => NonNullable<Parameters<typeof showAgency>[4]>;
  },
  judge: Judge,
): Promise<Response> {
  const now = desk.now();
  const { season } = await requireSeason(desk.table, grant);
  const to = `/filings/${agency.id}/${path}` as const;
  const proven = await provePerson(context, desk, { grant, season, deed: 'roster', agencyName: agency.name, to }, form);
  if (proven instanceof Response) return proven;
  const outcome = await performOnSeason(
    desk.table,
    now,
    async () => {
      const [stored, agencies, filings, grants] = await Promise.all([
        requireSeason(desk.table, grant),
        listAgencies(desk.table, grant),
        listFilings(desk.table, grant),
        loadGrants(desk.table, [filingGrantId(filingRefOf(agency), contact), grant.id]),
      ]);
      return { stored, agencies: new Map(agencies.map((each) => [each.id as string, each])), filings, grants };
    },
    ({ stored, ...known }) => {
      if (known.grants.get(grant.id)?.status !== 'live') return { refused: { code: 'link-ended' } };
      const current = known.agencies.get(agency.id) ?? agency;
      return judge(stored, current, known, { grant, expiresAt: instantAfter(now, linkDays) });
    },
  );
  if (!('refused' in outcome)) return backToPage(context, grant, `/filings/${agency.id}/agency?done=${done}`);
  const { code } = outcome.refused;
  const told = (['reason-missing', 'link-ended', 'season-closed'] as const).find((each) => each === code);
  const fault = code === 'nothing-selected' ? 'nothing-named' : (told ?? 'busy');
  const again = typed();
  const isTold = (again.problems ?? []).length > 0 || again.fault != null;
  return showAgency(context, desk, grant, agency.id, {
    ...(isTold ? again : { ...again, fault }),
    refused: path,
  });
}

/** Whether an agency that has a link gets another, at another address. */
function isReaddressed({ contact, invitedAt, removed }: Agency, after: Agency): boolean {
  return invitedAt !== null && removed === null && contact.address !== after.contact.address;
}

agencyDeed('agency', async (context, asked) => {
  const { grant, agency, known, form } = asked;
  const { season } = await requireSeason(desk.table, grant);
  const values = valuesOf(agency, season, known);
  for (const field of ROSTER_FIELDS) if (field !== 'id') values[field] = form.text(field).normalize('NFC').trim();
  const predecessors = form.text('predecessors');
  const again = { values, predecessors };
  const typed = { values, predecessors, today: dayOf(desk.now()) };
  const read = readAgency(typed, agency, season, known);
  if (!('after' in read)) return showAgency(context, desk, grant, agency.id, { ...again, ...read, refused: 'agency' });
  const touched = await touchedProblems(desk.table, grant, [{ line: 1, agency: read.after, before: agency }]);
  if (touched.length > 0) return showAgency(context, desk, grant, agency.id, { ...again, problems: touched });
  let found: Exclude<ReadAgency, { after: Agency }> = { problems: [] };
  const change = {
    path: 'agency' as const,
    done: isReaddressed(agency, read.after) ? ('readdressed' as const) : ('changed' as const),
    contact: read.after.contact,
    typed: () => ({ ...again, ...found }),
  };
  return commit(context, asked, change, (stored, current, roster, terms) => {
    // The roster may have changed since: it is judged on what stands now.
    const now = readAgency(typed, current, stored.season, [...roster.agencies.values()]);
    if (!('after' in now)) {
      found = now;
      return { refused: { code: 'changed-since-shown' } };
    }
    return changeAgency(stored, current, now.after, roster, terms, desk.now());
  });
});

agencyDeed('removal', (context, asked) =>
  commit(context, asked, { path: 'removal', done: 'removed' }, (stored, current, _known, terms) =>
    removeAgency(stored, current, asked.form.text('reason'), terms, desk.now()),
  ),
);

agencyDeed('return', (context, asked) =>
  commit(context, asked, { path: 'return', done: 'restored' }, (stored, current, _known, terms) =>
    restoreAgency(stored, current, terms, desk.now()),
  ),
);

agencyDeed('merger', async (context, asked) => {
  const { grant, agency, known, form } = asked;
  const named = agenciesNamed(form.text('others'), known);
  if ('unknown' in named)
    return showAgency(context, desk, grant, agency.id, { fault: 'unknown-name', refused: 'merger' });
  const ids = named.agencies.map(({ id }) => id).slice(0, MOST_PREDECESSORS);
  return commit(context, asked, { path: 'merger', done: 'merged' }, (stored, current, roster, terms) => {
    const others = ids.flatMap((id) => roster.agencies.get(id) ?? []);
    return mergeAgencies(stored, current, others, form.text('reason'), terms, desk.now());
  });
});

agencyDeed('deadline', async (context, asked) => {
  const { grant, agency, form } = asked;
  const day = { deadline: form.text('deadline').trim(), reason: form.text('reason') };
  const deadline = typedDay(day.deadline);
  // Reports of a year are due in the next: a day in another year is a slip of the pen.
  if (deadline?.startsWith(`${agency.year + 1}-`) !== true)
    return showAgency(context, desk, grant, agency.id, { day, fault: 'bad-day', refused: 'deadline' });
  return commit(
    context,
    asked,
    { path: 'deadline', done: 'deadline', typed: () => ({ day }) },
    (stored, current, known, terms) =>
      changeDeadline(stored, current, { deadline, reason: day.reason }, known, terms, desk.now()),
  );
});

export const handler = handle(app);
