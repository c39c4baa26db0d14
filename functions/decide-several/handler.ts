/**
 * Several clean reports at once: looked at one by one, then passed by one confirmation and one code. Each is a decision of
 * its own, by its own grant, judged on what stands then: what is not clean any more, or not what was looked at, is left out
 * and said. A report with findings cannot be among them, whatever the form says.
 */
import { handle } from '#shared/desk/handle.js';
import type { MyDeskGrant } from '#shared/access/model.js';
import { carryOutDecision } from '#shared/desk/carry-out-decision.js';
import { deed, deskApp, type DeskContext, type PostedForm } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { openProofDesk } from '#shared/desk/open.js';
import { renderConfirmSeveralPage, renderLookPage, renderSeveralDonePage } from '#shared/desk/pages/several.js';
import { loadNext } from '#shared/desk/person/load.js';
import { looked, queueOf, type Queued } from '#shared/desk/person/queue.js';
import { loadRosters, waitingFor } from '#shared/desk/person/seasons.js';
import { showMyDesk } from '#shared/desk/person/show.js';
import type { Picked, SeveralDonePage } from '#shared/desk/person/views.js';
import { provePerson } from '#shared/desk/proof.js';
import { attemptOf, viewerOf } from '#shared/desk/show.js';
import { dayOf } from '#shared/ids/calendar.js';
import { digestSchema, type Digest } from '#shared/ids/digest.js';
import { grantIdSchema, type GrantId } from '#shared/ids/grant-id.js';
import { openCheckpointing } from '#shared/proof/open.js';

const desk = openProofDesk('decide-several');
const checkpointing = openCheckpointing(desk.table, desk.environment);
const app = deskApp(desk);

/** Looked at in one go: more is no looking any more. */
const MOST = 20;

deed(app, desk, '/g/:grant/look', 'desk', async (context, grant, form) => {
  const waiting = await waitingByGrant(grant);
  const leaves = form.text('do') === 'leave' ? form.text('current') : '';
  const ids = form.all('item').flatMap((id) => grantIdSchema.safeParse(id).data ?? []);
  const picked = [...new Set(ids)].filter((id) => id !== leaves && waiting.has(id)).slice(0, MOST);
  if (picked.length === 0) return nothingSelected(context, grant, form);
  const seen = seenIn(form);
  const current = grantIdSchema.safeParse(form.text('current')).data;
  const shown = digestSchema.safeParse(form.text('shown')).data;
  if (form.text('do') === 'seen' && current !== undefined && shown !== undefined) seen.set(current, shown);
  for (const [index, id] of picked.entries()) {
    if (seen.has(id)) continue;
    const of = await pickedOf(waiting.get(id));
    // Not clean, or not any more: it is looked at by itself.
    if (of === undefined) continue;
    const base = { viewer: viewerOf(context, grant), season: of.queued.season, today: dayOf(desk.now()) };
    return context.html(renderLookPage({ ...base, picked, seen, at: index + 1, of }, textsOf(context)));
  }
  const all: Picked[] = [];
  for (const id of picked) {
    const of = await pickedOf(waiting.get(id));
    if (of !== undefined && seen.get(id) === of.shown) all.push(of);
  }
  const [first] = all;
  if (first === undefined) return nothingSelected(context, grant, form);
  const base = { viewer: viewerOf(context, grant), season: first.queued.season, today: dayOf(desk.now()) };
  return context.html(renderConfirmSeveralPage({ ...base, all }, textsOf(context)));
});

deed(app, desk, '/g/:grant/several', 'desk', async (context, grant, form) => {
  const waiting = await waitingByGrant(grant);
  const seen = [...seenIn(form)].slice(0, MOST);
  const seasons = new Map(seen.flatMap(([id]) => waiting.get(id) ?? []).map(({ season }) => [season.year, season]));
  const [season] = seasons.values();
  if (season === undefined) return nothingSelected(context, grant, form);
  const [, ...others] = seasons.values();
  const proving = {
    grant: { ...grant, year: season.year },
    season,
    others,
    deed: 'several',
    agencyName: null,
  } as const;
  const proven = await provePerson(context, desk, { ...proving, to: '/several' }, form);
  if (proven instanceof Response) return proven;
  const done: SeveralDonePage['done'][number][] = [];
  const leftOut: SeveralDonePage['leftOut'][number][] = [];
  for (const [id, shown] of seen) {
    const queued = waiting.get(id);
    const of = await pickedOf(queued);
    if (queued === undefined || queued.held === null || of === undefined) {
      leftOut.push({ agency: queued?.agency.name ?? id, grant: id, why: 'not-clean' });
      continue;
    }
    // What was proved is proved for all; a season that asks for no code has its decisions say so.
    const proof = queued.season.proof === 'off' ? ('off' as const) : proven.proof;
    const request = { shown, outcome: 'approved' as const, comment: '', proof };
    const outcome = await carryOutDecision({ desk, checkpointing }, queued.held, request);
    if ('refused' in outcome) leftOut.push({ agency: queued.agency.name, grant: id, why: outcome.refused });
    else done.push(queued.agency);
  }
  const viewer = viewerOf(context, grant);
  const now = desk.now();
  const next = await loadNext(desk.table, grant, now);
  return context.html(
    renderSeveralDonePage({ viewer, season, today: dayOf(now), done, leftOut, next }, textsOf(context)),
  );
});

async function waitingByGrant({ area, person }: MyDeskGrant): Promise<Map<GrantId, Queued>> {
  const now = desk.now();
  const rosters = await loadRosters(desk.table, area, now);
  const queue = await queueOf(desk.table, waitingFor(rosters, person, dayOf(now)));
  return new Map(queue.filter(({ held }) => held !== null).map((one) => [one.grant, one]));
}

/** `{grant} {digest}`, as the page wrote it. */
function seenIn(form: PostedForm): Map<GrantId, Digest> {
  const pairs = form.all('seen').flatMap((text): [GrantId, Digest][] => {
    const [id = '', digest = ''] = text.split(' ');
    const [grant, shown] = [grantIdSchema.safeParse(id), digestSchema.safeParse(digest)];
    return grant.success && shown.success ? [[grant.data, shown.data]] : [];
  });
  return new Map(pairs);
}

/** As it stands now; undefined where it may not be passed with others. */
async function pickedOf(queued: Queued | undefined): Promise<Picked | undefined> {
  if (queued === undefined) return undefined;
  const found = await looked(desk.table, queued);
  const shown = found?.state.submission.contentDigest;
  return found?.risk.isClean === true && shown != null ? { queued, looked: found, shown } : undefined;
}

function nothingSelected(context: DeskContext, grant: MyDeskGrant, form: PostedForm): Promise<Response> {
  return showMyDesk(context, desk, grant, attemptOf({ code: 'nothing-selected' }, form));
}

export const handler = handle(app);
