/**
 * Browsers that were proved by a code to be somebody's. In one that is a decider's or the publisher's nothing is done in an
 * agency's name: whoever holds an agency's link, handed out or mailed, could file with it and then decide on what they filed.
 * A browser without such a proof costs no look into the table.
 */
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Grant } from '#shared/access/model.js';
import { personMark } from '#shared/access/links.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import { samePerson, type Person } from '#shared/ids/person.js';
import { everAskedFor } from '#shared/season/deciders.js';
import type { Agency, Season } from '#shared/season/model.js';
import { isProven, type Proven } from '#shared/store/browsers.js';
import { loadAgency, loadSeason } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';

const PREFIX = 'browser-';

/** One for each person and season: reviewer and publisher may use one machine, and this year's proof ends not last year's. */
export function browserCookie({ person, area, year }: Proven): string {
  return `${PREFIX}${personMark(person)}-${area}-${year}`;
}

/** All that may hold it: former code kept the newest season's alone. */
export function browserCookies(of: Proven): string[] {
  return [browserCookie(of), `${PREFIX}${personMark(of.person)}`];
}

type FilingGrant = Extract<Grant, { purpose: 'file' }>;
type Refusal = Extract<DeedRefusal, { code: 'decider-browser' }>;

/** Why nothing can be done in the agency's name in this browser; undefined where it can. */
export async function deciderInBrowser(
  context: Context,
  { table, now }: { readonly table: Table; readonly now: () => Date },
  grant: FilingGrant,
): Promise<Refusal | undefined> {
  const cookies = getCookie(context);
  if (!Object.keys(cookies).some((name) => name.startsWith(PREFIX))) return undefined;
  const [stored, agency] = await Promise.all([loadSeason(table, grant), loadAgency(table, grant)]);
  if (stored === undefined || agency === undefined) return undefined;
  for (const { person, part } of decidersOf(stored.season, agency)) {
    // Their own browser, where they are the one who files; whether they may is the matter of four eyes.
    if (samePerson(person, grant.person)) continue;
    const of = { area: grant.area, year: grant.year, person };
    for (const name of browserCookies(of)) {
      if (await isProven(table, cookies[name], of, now())) return { code: 'decider-browser', name: person.name, part };
    }
  }
  return undefined;
}

function decidersOf(season: Season, agency: Agency): { readonly person: Person; readonly part: Refusal['part'] }[] {
  const { publisher, substitute } = season;
  return [
    { person: publisher, part: 'publisher' },
    ...(substitute === null ? [] : [{ person: substitute, part: 'substitute' as const }]),
    ...everAskedFor(season, agency, 'review').map((person) => ({ person, part: 'reviewer' as const })),
    ...everAskedFor(season, agency, 'approval').map((person) => ({ person, part: 'approver' as const })),
  ];
}
