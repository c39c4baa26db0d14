/**
 * The publisher has the links of the selected agencies sent again: first a preview of who gets one, then the mails. Asks for
 * no code: a link goes to the address on file, as it does when the contact asks for it.
 */
import { handle } from '#shared/desk/handle.js';
import { invitationRound } from '#shared/deeds/season/invite.js';
import { LINKS_PER_DEED, resendLinks } from '#shared/deeds/season/links.js';
import { deed, deskApp } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { requireRoster } from '#shared/desk/load-publisher.js';
import { openPublisherDesk } from '#shared/desk/open.js';
import { renderLinksPreview } from '#shared/desk/pages/links.js';
import { notMailable, select } from '#shared/desk/selection.js';
import { attemptOf, backToPage, showBoard, viewerOf } from '#shared/desk/show.js';
import { dayOf } from '#shared/ids/calendar.js';
import { filingGrantId } from '#shared/access/links.js';
import { filingRefOf } from '#shared/ids/area-id.js';
import { dueAtOfNth } from '#shared/outbox/spread.js';
import { loadGrants } from '#shared/store/grants.js';
import { performOnSeason } from '#shared/store/perform.js';

const desk = openPublisherDesk('resend-links');
const app = deskApp(desk);

deed(app, desk, '/g/:grant/links', 'publish', async (context, grant, form) => {
  const now = desk.now();
  const roster = await requireRoster(desk.table, grant);
  const selected = select(roster, form.all('agency'), notMailable);
  const { agencies, leftOut } = selected;
  const isConfirmed = form.text('confirmed') === 'yes';
  if (agencies.length === 0 && (isConfirmed || leftOut.length === 0))
    return showBoard(context, desk, grant, attemptOf({ code: 'nothing-selected' }, form));
  if (!isConfirmed) {
    const { season } = roster.stored;
    const page = { viewer: viewerOf(context, grant), season, today: dayOf(now), ...selected };
    return context.html(renderLinksPreview({ deed: 'resend', ...page }, textsOf(context)));
  }
  for (let from = 0; from < agencies.length; from += LINKS_PER_DEED) {
    const outcome = await performOnSeason(
      desk.table,
      now,
      async () => {
        const { stored, agencies: known } = await requireRoster(desk.table, grant);
        const due = agencies.slice(from, from + LINKS_PER_DEED).flatMap(({ id }) => known.get(id) ?? []);
        const ids = due.map((agency) => filingGrantId(filingRefOf(agency), agency.contact));
        return { stored, due, held: await loadGrants(desk.table, ids) };
      },
      ({ stored, due, held }) =>
        resendLinks(stored, due, { grant, held, round: invitationRound(now.toISOString()) }, now),
      dueAtOfNth(from, now),
    );
    if ('refused' in outcome) return showBoard(context, desk, grant, attemptOf(outcome.refused, form));
  }
  return backToPage(context, grant, `?done=resent&count=${agencies.length}`);
});

export const handler = handle(app);
