/**
 * Makes the one-time link by which an installation begins, or by which another publisher is appointed where it has begun.
 * An operator invokes it; made anew, it ends the link before with all that was opened by it. Where an address is
 * configured the link is mailed there and told to nobody; otherwise it stands in the answer, which only the operator sees.
 */
import * as z from 'zod';
import { linkAddress, mintSecret, secretDigest, setUpGrantId } from '#shared/access/links.js';
import { issue, UNMAILED, type Grant, type SetUpGrant } from '#shared/access/model.js';
import { areaIdSchema, HOME_AREA } from '#shared/ids/area-id.js';
import { dayOf, instantAfter } from '#shared/ids/calendar.js';
import { personSchema } from '#shared/ids/person.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { wholeNumber } from '#shared/runtime/environment.js';
import { openFunction } from '#shared/runtime/open-function.js';
import { yearCollectedOn } from '#shared/season/answers.js';
import { areaNameProblem } from '#shared/deeds/season/name-area.js';
import { openTable } from '#shared/store/client.js';
import { endAllWrite, issueWrite, loadGrant } from '#shared/store/grants.js';
import { linkSentWrite, mintLink } from '#shared/store/links.js';
import { queueWrite } from '#shared/store/outbox.js';
import { listAreas, loadSeason, yearsWithSeason } from '#shared/store/seasons.js';
import { textsIn } from '#shared/words/texts.js';
import { askedMailId } from '#shared/workflow/outbox-prefix.js';

const { environment, log, now } = openFunction('open-setup');
const table = openTable(environment.TABLE_NAME);
const linkDays = wholeNumber('LINK_DAYS', environment.LINK_DAYS);

const requestSchema = z.object({
  /** The area's id, where an installation serves several. */
  area: areaIdSchema.default(HOME_AREA),
});

export type SetUpAnswer = { readonly link: string } | { readonly mailedTo: string };

export async function handler(event: unknown): Promise<SetUpAnswer> {
  const { area } = requestSchema.parse(event ?? {});
  const problem = areaNameProblem(await listAreas(table), area);
  if (problem !== undefined) throw new Error(`no link: ${problem}`);
  const at = now();
  const grant = await openGrant(area, at);
  log.info('set-up link made', { grant: grant.id });
  if (environment.SETUP_ADDRESS !== 'none') {
    const year = (await yearsWithSeason(table, area, at)).at(-1);
    const stored = year === undefined ? undefined : await loadSeason(table, { area, year });
    const id = askedMailId('set-up', `${grant.id}.${grant.serial}`);
    const message = { name: 'set-up' as const, area: stored?.season.areaName ?? null };
    await table.commit([queueWrite(area, { kind: 'mail', id, to: grant.person, grant: grant.id, message }, at)]);
    return { mailedTo: grant.person.address };
  }
  const secret = mintSecret();
  const digest = secretDigest(secret);
  const minted = await mintLink(table, grant.id, { digest, now: at, days: () => linkDays });
  if (minted !== 'minted') throw new Error(`no link: ${minted}`);
  await table.commit([linkSentWrite(grant.id, digest)]);
  return { link: linkAddress(environment.DESK_BASE_URL, secret) };
}

/** A fresh grant under the next number: whatever was opened by the one before is over. */
async function openGrant(area: SetUpGrant['area'], at: Date): Promise<Grant> {
  const id = setUpGrantId(area);
  for (;;) {
    const known = await loadGrant(table, id);
    const fresh: SetUpGrant = {
      id,
      purpose: 'set-up',
      // Nobody is known yet: whoever holds the link says who they are.
      person: personSchema.parse({
        name: textsIn('zh').setUp.holder,
        address: environment.SETUP_ADDRESS === 'none' ? 'nobody@set-up.invalid' : environment.SETUP_ADDRESS,
      }),
      area,
      year: reportYearSchema.parse(yearCollectedOn(dayOf(at))),
      expiresAt: instantAfter(at, linkDays),
      ...UNMAILED,
    };
    if (known?.status === 'live') {
      const after: Grant = { ...fresh, serial: known.serial + 1 };
      if ((await table.commit([endAllWrite(known, after)])) === 'stale') continue;
    }
    const over = known?.status === 'live' ? await loadGrant(table, id) : known;
    const issued = issue(fresh, over);
    if ((await table.commit([issueWrite(issued)])) === 'committed') return issued.grant;
  }
}
