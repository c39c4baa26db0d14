/** Invites the selected agencies: first a preview of who gets which mail, then, confirmed, the mails. */
import { handle } from '#shared/desk/handle.js';
import { filingGrantId } from '#shared/access/links.js';
import { deed, deskApp } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { requireRoster } from '#shared/desk/load-publisher.js';
import { openPublisherDesk } from '#shared/desk/open.js';
import { provePerson } from '#shared/desk/proof.js';
import { renderPreviewPage } from '#shared/desk/pages/preview.js';
import { isOffRoster, notInvitable, select } from '#shared/desk/selection.js';
import { attemptOf, backToPage, showBoard, viewerOf } from '#shared/desk/show.js';
import { renderMail } from '#shared/words/letters/render.js';
import { dayOf, instantAfter } from '#shared/ids/calendar.js';
import { AGENCIES_PER_DEED } from '#shared/deeds/season/import-roster.js';
import { invitationRound, invite } from '#shared/deeds/season/invite.js';
import type { Agency } from '#shared/season/model.js';
import { filingRefOf } from '#shared/ids/area-id.js';
import { dueAtOfNth } from '#shared/outbox/spread.js';
import { loadGrants } from '#shared/store/grants.js';
import { performOnSeason } from '#shared/store/perform.js';
import { loadAgencies, requireSeason } from '#shared/store/seasons.js';
import { timeLeft } from '#shared/runtime/time-left.js';
import { wholeNumber } from '#shared/runtime/environment.js';

const desk = openPublisherDesk('invite-agencies');
const linkDays = wholeNumber('LINK_DAYS', desk.environment.LINK_DAYS);
/** What is left is for the transaction under way and the answer. */
const SHARE_OF_TIME = 0.7;
const app = deskApp(desk);

deed(app, desk, '/g/:grant/invitations', 'publish', async (context, grant, form) => {
  const now = desk.now();
  const hasTime = timeLeft('invite-agencies', desk.now, SHARE_OF_TIME);
  const roster = await requireRoster(desk.table, grant);
  const { season } = roster.stored;
  // Whoever has begun is left out of what is offered; confirmed by name, nobody is.
  const confirmed = form.text('confirmed') === 'yes';
  const selected = select(roster, form.all('agency'), confirmed ? isOffRoster : notInvitable);
  const { agencies, leftOut } = selected;
  if (agencies.length + leftOut.length === 0)
    return showBoard(context, desk, grant, attemptOf({ code: 'nothing-selected' }, form));
  if (!confirmed) {
    return context.html(
      renderPreviewPage(
        {
          deed: 'invite',
          viewer: viewerOf(context, grant),
          season,
          today: dayOf(now),
          ...selected,
          sample: sampleMail(agencies[0]),
        },
        textsOf(context),
      ),
    );
  }
  if (agencies.length === 0) return showBoard(context, desk, grant, attemptOf({ code: 'nothing-selected' }, form));
  const proving = { grant, season, deed: 'invite', agencyName: null, to: '/invitations' } as const;
  const proven = await provePerson(context, desk, proving, form);
  if (proven instanceof Response) return proven;
  let invited = 0;
  for (let from = 0; from < agencies.length && (from === 0 || hasTime()); from += AGENCIES_PER_DEED) {
    const outcome = await performOnSeason(
      desk.table,
      now,
      async () => {
        const batch = agencies.slice(from, from + AGENCIES_PER_DEED).map(({ id }) => id);
        const [stored, roster] = await Promise.all([
          requireSeason(desk.table, grant),
          loadAgencies(desk.table, grant, batch),
        ]);
        // Taken off the roster meanwhile: not invited.
        const due = batch.flatMap((id) => roster.agencies.get(id) ?? []).filter(({ removed }) => removed === null);
        const ids = due.map((agency) => filingGrantId(filingRefOf(agency), agency.contact));
        return { stored, batch: due, known: await loadGrants(desk.table, ids) };
      },
      ({ stored, batch, known }) =>
        invite(
          stored,
          batch,
          { grant, expiresAt: instantAfter(now, linkDays), round: invitationRound(now.toISOString()), known },
          now,
        ),
      dueAtOfNth(from, now),
    );
    if ('refused' in outcome) return showBoard(context, desk, grant, attemptOf(outcome.refused, form));
    invited = Math.min(from + AGENCIES_PER_DEED, agencies.length);
  }
  // The page says how many were, and offers to invite those who were not.
  return backToPage(context, grant, `?done=invited&count=${invited}`);

  function sampleMail(agency: Agency | undefined) {
    if (agency === undefined) return null;
    const area = season.areaName;
    return renderMail(
      { name: 'invitation', agencyName: agency.name, year: agency.year, area, deadline: agency.deadline },
      {
        // As it leaves where the contact has chosen no language; most have not.
        language: 'zh',
        recipient: agency.contact.name,
        // The shape of a link, not one: the preview shows what the mail looks like.
        link: `${desk.deskBaseUrl}/l/${'•'.repeat(8)}`,
        office: season.office,
        siteBaseUrl: desk.siteBaseUrl,
        deskBaseUrl: desk.deskBaseUrl,
      },
    );
  }
});

export const handler = handle(app);
