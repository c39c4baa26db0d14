/**
 * The publisher takes agencies' links to hand them over in person: one to copy, or several as codes to print. Only links of
 * contacts, never of those who decide. Each is shown once, in the answer to this deed, which asks for the code of whoever
 * takes them; the deed that makes a link count is the one that keeps who took it.
 */
import { handle } from '#shared/desk/handle.js';
import { filingGrantId, linkAddress, mintSecret, secretDigest } from '#shared/access/links.js';
import type { PublisherGrant } from '#shared/access/model.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import { handOutLinks, LINKS_PER_DEED } from '#shared/deeds/season/links.js';
import { deed, deskApp } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { requireRoster } from '#shared/desk/load-publisher.js';
import { openPublisherDesk } from '#shared/desk/open.js';
import { renderLinksPreview } from '#shared/desk/pages/links.js';
import { renderLinkSheet, renderTakenLink, SHEET_MAX } from '#shared/desk/pages/taken-links.js';
import { provePerson, type Proven } from '#shared/desk/proof.js';
import { notMailable, select } from '#shared/desk/selection.js';
import { attemptOf, showBoard, showPublisherFiling, viewerOf } from '#shared/desk/show.js';
import { dayOf, instantAfter } from '#shared/ids/calendar.js';
import { filingRefOf } from '#shared/ids/area-id.js';
import { wholeNumber } from '#shared/runtime/environment.js';
import type { Agency } from '#shared/season/model.js';
import { mintLink } from '#shared/store/links.js';
import { performOnSeason } from '#shared/store/perform.js';
import { requireSeason } from '#shared/store/seasons.js';

const desk = openPublisherDesk('hand-out-links');
const linkDays = wholeNumber('LINK_DAYS', desk.environment.LINK_DAYS);
const app = deskApp(desk);

/** A link that the deed has made the agency's own. */
interface Taken {
  readonly agency: Agency;
  readonly address: string;
}

deed(app, desk, '/g/:grant/filings/:agency/link', 'publish', async (context, grant, form) => {
  const now = desk.now();
  const roster = await requireRoster(desk.table, grant);
  const id = context.req.param('agency') ?? '';
  const { agencies } = select(roster, [id], notMailable);
  const [agency] = agencies;
  if (agency === undefined)
    return showPublisherFiling(context, desk, grant, id, attemptOf({ code: 'not-found' }, form));
  const { season } = roster.stored;
  const proving = { grant, season, deed: 'hand-out', agencyName: agency.name, to: `/filings/${id}/link` } as const;
  const proven = await provePerson(context, desk, proving, form);
  if (proven instanceof Response) return proven;
  const taken = await take(grant, agencies, 'copy', proven, now);
  const [link] = 'taken' in taken ? taken.taken : [];
  if (link === undefined) {
    const refusal = 'refused' in taken ? taken.refused : ({ code: 'link-ended' } as const);
    return showPublisherFiling(context, desk, grant, id, attemptOf(refusal, form));
  }
  const page = { viewer: viewerOf(context, grant), season, today: dayOf(now), ...link, validUntil: validUntil(now) };
  return context.html(renderTakenLink(page, textsOf(context)));
});

deed(app, desk, '/g/:grant/link-sheets', 'publish', async (context, grant, form) => {
  const now = desk.now();
  const roster = await requireRoster(desk.table, grant);
  const { season } = roster.stored;
  const { agencies: ticked, leftOut } = select(roster, form.all('agency'), notMailable);
  const agencies = ticked.slice(0, SHEET_MAX);
  const isConfirmed = form.text('confirmed') === 'yes';
  if (agencies.length === 0 && (isConfirmed || leftOut.length === 0))
    return showBoard(context, desk, grant, attemptOf({ code: 'nothing-selected' }, form));
  const page = { viewer: viewerOf(context, grant), season, today: dayOf(now) };
  const t = textsOf(context);
  if (!isConfirmed)
    return context.html(
      renderLinksPreview({ deed: 'sheet', ...page, agencies, leftOut, tooMany: ticked.length > agencies.length }, t),
    );
  const proving = { grant, season, deed: 'hand-out', agencyName: null, to: '/link-sheets' } as const;
  const proven = await provePerson(context, desk, proving, form);
  if (proven instanceof Response) return proven;
  const taken = await take(grant, agencies, 'sheet', proven, now);
  if ('refused' in taken) return showBoard(context, desk, grant, attemptOf(taken.refused, form));
  return context.html(renderLinkSheet({ ...page, links: taken.taken, validUntil: validUntil(now) }, t));
});

const validUntil = (now: Date) => dayOf(instantAfter(now, linkDays));

/** Mints, and shows nothing unless the deed that keeps it was done. Whose grant was revoked meanwhile gets no link. */
async function take(
  grant: PublisherGrant,
  agencies: readonly Agency[],
  as: 'copy' | 'sheet',
  { proof }: Proven,
  now: Date,
): Promise<{ readonly taken: readonly Taken[] } | { readonly refused: DeedRefusal }> {
  const taken: Taken[] = [];
  for (let from = 0; from < agencies.length; from += LINKS_PER_DEED) {
    const minted = (
      await Promise.all(agencies.slice(from, from + LINKS_PER_DEED).map((agency) => mint(agency, grant, now)))
    ).flat();
    if (minted.length === 0) continue;
    const outcome = await performOnSeason(
      desk.table,
      now,
      () => requireSeason(desk.table, grant),
      (stored) => handOutLinks(stored, minted, { grant, as, proof }, now),
    );
    // What was done before stays done, and is lost to nobody: the next link ends it.
    if ('refused' in outcome) return outcome;
    taken.push(...minted.map(({ agency, secret }) => ({ agency, address: linkAddress(desk.deskBaseUrl, secret) })));
  }
  return { taken };
}

async function mint(agency: Agency, { person }: PublisherGrant, now: Date) {
  const secret = mintSecret();
  const digest = secretDigest(secret);
  const id = filingGrantId(filingRefOf(agency), agency.contact);
  const minted = await mintLink(desk.table, id, { digest, now, days: () => linkDays, handedOutBy: person });
  return minted === 'minted' ? [{ agency, digest, secret }] : [];
}

export const handler = handle(app);
