/** Fills the publisher's view models from the store, and reads what the publisher's deeds on several agencies start from. */
import type { SeasonRef } from '#shared/ids/area-id.js';
import type { PublisherGrant } from '#shared/access/model.js';
import { submissionIdSchema, submissionId } from '#shared/ids/submission-id.js';
import { absoluteAddress, currentPageKey } from '#shared/site/keys.js';
import { dayOf } from '#shared/ids/calendar.js';
import { nextVersion } from '#shared/filing/takedowns.js';
import type { StoredSeason } from '#shared/deeds/season/change.js';
import { asOfToday, recheckState } from '#shared/intake/judge.js';
import { loadCurrentCase, loadStateOf } from '#shared/store/filing-case.js';
import { loadImport } from '#shared/store/previous.js';
import { loadDraft } from '#shared/store/roster-drafts.js';
import { listScheduled, loadRelease } from '#shared/store/releases.js';
import { listAgencies, listFilings, loadSeason, requireSeason } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import { changedSinceFiled } from '#shared/proof/filed.js';
import type { Proof } from '#shared/proof/open.js';
import { straysIn } from '#shared/report/strays.js';
import { releaseCheck } from './release-check.js';
import type { Roster } from './selection.js';
import type { Attempt, Viewer } from './views.js';
import type { BoardDone, BoardPage, BoardRow, PublisherFilingPage, ReleasePreview } from './publisher-views.js';
import { isOpen, isWaiting } from '#shared/outbox/delivery.js';
import { listTroubles } from '#shared/store/deliveries.js';
import { listSeen } from '#shared/store/seen.js';
import { waitedFor } from './board-rows.js';
import { personMark } from '#shared/access/links.js';
import type { BoardQuery } from './board-query.js';
import { siteOf } from '#shared/publishing/placed.js';
import { homeOf } from '#shared/site/place.js';
import { earlierOf, publicAddress, submissionsOf, submissionView } from './shown-submissions.js';

export async function loadBoardPage(
  table: Table,
  grant: PublisherGrant,
  options: {
    readonly viewer: Viewer;
    readonly now: Date;
    readonly siteBaseUrl: string;
    readonly query: BoardQuery;
    readonly done: BoardDone | null;
    readonly attempt: Attempt | null;
  },
): Promise<BoardPage | undefined> {
  const [stored, agencies, filings, seen, roster, troubles, site] = await Promise.all([
    loadSeason(table, grant),
    listAgencies(table, grant),
    listFilings(table, grant),
    listSeen(table, grant),
    loadDraft(table, grant),
    listTroubles(table, grant.area),
    siteOf({ table, siteBaseUrl: options.siteBaseUrl }, grant.area),
  ]);
  if (stored === undefined) return undefined;
  const { season } = stored;
  /** Whether mail to whoever the row waits for did not arrive, as far as anybody knows. */
  const unreached = (row: Pick<BoardRow, 'agency' | 'filing'>): Pick<BoardRow, 'bounced' | 'mailWaits'> => {
    const waiting = waitedFor(row, season, dayOf(options.now));
    const trouble = waiting === null ? undefined : troubles.get(personMark(waiting.person));
    if (trouble === undefined || !isOpen(trouble, options.now)) return { bounced: false };
    return { bounced: true, mailWaits: isWaiting(trouble) };
  };
  const { release: started } = stored.season;
  const release = started === undefined ? undefined : await loadRelease(table, started);
  return {
    viewer: options.viewer,
    season: stored.season,
    today: dayOf(options.now),
    scheduled: await listScheduled(table, season),
    releasing: release?.state === 'running' ? { count: release.count } : null,
    rows: agencies.map((agency) => ({
      agency,
      filing: filings.get(agency.id) ?? null,
      ...unreached({ agency, filing: filings.get(agency.id) ?? null }),
      seenAt: seen.get(personMark(agency.contact)) ?? null,
    })),
    query: options.query,
    done: options.done,
    publicSiteUrl: homeOf(site),
    rosterDraft: roster?.draft ?? null,
    attempt: options.attempt,
  };
}

export async function loadPublisherFilingPage(
  table: Table,
  grant: PublisherGrant,
  agencyId: string,
  options: {
    readonly viewer: Viewer;
    readonly now: Date;
    readonly siteBaseUrl: string;
    readonly resumed: boolean;
    readonly attempt: Attempt | null;
  },
): Promise<PublisherFilingPage | undefined> {
  const of = { ...grant, agency: agencyId };
  const found = await loadCurrentCase(table, of);
  if (found === undefined) return undefined;
  const { previous } = found;
  const state = await asOfToday(table, found.state, options.now, found);
  const { season, agency, filing, submission } = state;
  // It may have come since the others were read: whoever is told of an import is shown what it brought.
  const imported = await loadImport(table, of);
  const brought = imported?.record == null ? null : ({ record: imported.record, source: 'imported' } as const);
  return {
    viewer: options.viewer,
    season,
    today: dayOf(options.now),
    agency,
    filing: filing.version === 0 ? null : filing,
    current: submissionView(state),
    previous: submission === null ? null : (await earlierOf(table, submission)).previous,
    uploads: (await submissionsOf(table, filing, submission)).reverse(),
    publishedUrl: await publicAddress({ table, siteBaseUrl: options.siteBaseUrl }, filing),
    lastYear: previous ?? brought,
    imported: imported?.import ?? null,
    unreached: options.attempt === null ? await unreachedOf(table, agency, options.now) : [],
    resumed: options.resumed,
    attempt: options.attempt,
  };
}

async function unreachedOf(table: Table, agency: PublisherFilingPage['agency'], now: Date): Promise<string[]> {
  const troubles = await listTroubles(table, agency.area);
  return [agency.contact, agency.reviewer, agency.approver].flatMap((person) => {
    const trouble = troubles.get(personMark(person));
    return trouble !== undefined && isOpen(trouble, now) && !isWaiting(trouble) ? [person.address] : [];
  });
}

/**
 * The reports of a selection that can be released now: approved, and not public in this version yet.
 *
 * @param selected ids of agencies, of which the approved submission is meant, or of submissions
 */
export async function loadReleasable(
  table: Table,
  of: SeasonRef,
  selected: readonly string[],
  siteBaseUrl: string,
  now: Date,
  /** Looks whether it is what was filed; without it only the release does. */
  proof?: Proof,
): Promise<ReleasePreview['reports'][number][]> {
  const [agencies, filings] = await Promise.all([listAgencies(table, of), listFilings(table, of)]);
  // A page of former code names submissions without their area.
  const wanted = new Set<string>(selected.flatMap((id) => submissionIdSchema.safeParse(id).data ?? []));
  const named = new Set(selected);
  const { base } = await siteOf({ table, siteBaseUrl }, of.area);
  const due = agencies.flatMap((agency) => {
    const filing = filings.get(agency.id);
    if (filing?.state !== 'approved' || filing.current === null) return [];
    const id = submissionId(filing, filing.current);
    return wanted.has(id) || named.has(agency.id) ? [{ agency, filing, id }] : [];
  });
  const reports: ReleasePreview['reports'][number][] = [];
  for (let from = 0; from < due.length; from += AT_ONCE) {
    const batch = due.slice(from, from + AT_ONCE).map(async ({ agency, filing, id }) => {
      const state = await loadStateOf(table, id);
      if (state.submission === null) return [];
      const url = absoluteAddress(base, currentPageKey({ year: of.year, agency }));
      const { submission, check, record } = state;
      const [again, changed] = await Promise.all([
        recheckState(table, state, now),
        proof === undefined || due.length > SEALS_LOOKED_AT ? null : changedSinceFiled(proof, state),
      ]);
      const strays = record === null ? [] : straysIn(record);
      const judged = releaseCheck({ submission, filing, check, again, changed, strays });
      return [{ agency, submission, url, version: nextVersion(filing), again, check: judged }];
    });
    reports.push(...(await Promise.all(batch)).flat());
  }
  return reports;
}

/** Reports that are read from the table side by side. */
const AT_ONCE = 25;
/** Originals and logs of so many are read while a page is waited for; of more, only the release looks at each. */
const SEALS_LOOKED_AT = 150;

/** Everything a preview or a deed on several agencies starts from. */
export async function requireRoster(table: Table, of: SeasonRef): Promise<Roster & { readonly stored: StoredSeason }> {
  const [stored, agencies, filings] = await Promise.all([
    requireSeason(table, of),
    listAgencies(table, of),
    listFilings(table, of),
  ]);
  return { stored, agencies: new Map(agencies.map((agency) => [agency.id, agency])), filings };
}
