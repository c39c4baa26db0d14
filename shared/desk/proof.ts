/**
 * Before a deed that decides: has this browser proved to be its person's? Where it has not, six digits are mailed to
 * the address on file, and the page that asks for them carries the whole form along, so that nothing typed is lost.
 */
import { getCookie, setCookie } from 'hono/cookie';
import type { Grant } from '#shared/access/model.js';
import { CODE_MINUTES, CODE_TRIES, maskedAddress, typedCode, type Challenge } from '#shared/access/codes.js';
import { dayOf } from '#shared/ids/calendar.js';
import type { MailMessage } from '#shared/outbox/message.js';
import type { Season } from '#shared/season/model.js';
import { isProven, proveBrowser, wasTakenBack } from '#shared/store/browsers.js';
import { answerCode, askForCode, loadChallenge } from '#shared/store/challenges.js';
import { answerMessage } from './answers.js';
import type { Desk, DeskContext, PostedForm } from './edge.js';
import { renderCodePage } from './pages/code.js';
import { textsOf } from './language.js';
import { browserCookie, browserCookies } from './proven-browser.js';
import { viewerOf } from './show.js';
import type { CodePage } from './decision-views.js';

/** Above what the form of a decision needs, below where somebody fills our memory. */
const CARRIED_MAX = 4000;

export interface Proving {
  readonly grant: Grant;
  readonly season: Season;
  /** Further seasons that the deed is about: one code proves the browser for all of them. */
  readonly others?: readonly Season[];
  readonly deed: Extract<MailMessage, { name: 'code' }>['deed'];
  readonly agencyName: string | null;
  /** Of a decision: which one the code confirms. */
  readonly outcome?: 'approved' | 'returned';
  /** Where the form was posted, below the grant's own address. */
  readonly to: `/${string}`;
}

export type Proven = { readonly proof: Season['proof'] };

/** The proof that this browser has given already; undefined where it gave none. */
export async function standingProof(context: DeskContext, desk: Desk, grant: Grant): Promise<Proven | undefined> {
  for (const name of browserCookies(grant)) {
    if (await isProven(desk.table, getCookie(context, name), grant, desk.now())) return { proof: 'code' };
  }
  return undefined;
}

/** The proof that the deed goes by, or the page that asks for one. */
export async function provePerson(
  context: DeskContext,
  desk: Desk,
  proving: Proving,
  form: PostedForm,
): Promise<Proven | Response> {
  const { grant, season } = proving;
  const proved = [season, ...(proving.others ?? [])].filter(({ proof }) => proof !== 'off');
  if (proved.length === 0) return { proof: 'off' };
  const standing = await Promise.all(proved.map(({ year }) => standingProof(context, desk, { ...grant, year })));
  const open = proved.filter((_, index) => standing[index] === undefined);
  if (open.length === 0) return { proof: 'code' };
  const session = context.get('session');
  if (session === undefined) return answerMessage(context, 'no-session', { grant: grant.id });
  const now = desk.now();
  const again = form.text('resend') !== '';
  const typed = again ? 'nothing' : typedCode(form.text('code'));
  if (typed === 'malformed') return codePage(context, desk, proving, form, { is: 'malformed' });
  if (typed !== 'nothing') {
    const answer = await answerCode(desk.table, session, typed.digits, now);
    if (answer.is !== 'right') return codePage(context, desk, proving, form, answer);
    for (const { year } of open) {
      const of = { ...grant, year };
      const { secret, expiresAt } = await proveBrowser(desk.table, of, now);
      setCookie(context, browserCookie(of), secret, {
        path: '/',
        httpOnly: true,
        sameSite: 'Lax',
        secure: desk.deskBaseUrl.startsWith('https:'),
        expires: new Date(expiresAt),
      });
    }
    return { proof: 'code' };
  }
  const challenge = await loadChallenge(desk.table, session.digest);
  const usable = challenge !== undefined && isStanding(challenge, now);
  // The form sent twice: the code that was mailed for the first is the one to type.
  if (!again && usable) return codePage(context, desk, proving, form, { is: 'sent' });
  const { deed, agencyName, outcome } = proving;
  const message = {
    name: 'code' as const,
    year: season.year,
    area: season.areaName,
    agencyName,
    deed,
    ...(outcome === undefined ? {} : { outcome }),
  };
  const asked = await askForCode(desk.table, { grant, session, message }, now);
  return codePage(context, desk, proving, form, asked === 'asked' ? { is: 'sent' } : { is: 'limited', usable });
}

/** Whether its mail is on the way, or its code still good. */
function isStanding({ code, askedAt, tries }: Challenge, now: Date): boolean {
  if (tries >= CODE_TRIES) return false;
  const end = code?.expiresAt ?? new Date(Date.parse(askedAt) + CODE_MINUTES * 60_000).toISOString();
  return end > now.toISOString();
}

async function codePage(
  context: DeskContext,
  desk: Desk,
  { grant, season, others = [], deed, to, agencyName, outcome }: Proving,
  form: PostedForm,
  state: CodePage['state'],
): Promise<Response> {
  const carried = form.entries().filter(([name]) => !['token', 'code', 'resend'].includes(name));
  if (carried.length > CARRIED_MAX) return answerMessage(context, 'body-too-large');
  const t = textsOf(context);
  const page = {
    viewer: viewerOf(context, grant),
    season,
    today: dayOf(desk.now()),
    deed,
    to,
    carried,
    confirms: t.code.confirmedBy(deed, outcome),
    subject: t.code.subject({ year: season.year, area: season.areaName, agencyName }),
    address: maskedAddress(grant.person),
    because: (await hasStopped(context, desk, grant, [season, ...others])) ? ('stopped' as const) : ('first' as const),
    state,
  };
  return context.html(renderCodePage(page, t), state.is === 'sent' ? 200 : 422);
}

/** Whether this browser was proved before, and the person said since of a decision that it was not theirs. */
async function hasStopped(context: DeskContext, desk: Desk, grant: Grant, seasons: readonly Season[]) {
  for (const { year } of seasons) {
    const of = { ...grant, year };
    for (const name of browserCookies(of)) {
      if (await wasTakenBack(desk.table, getCookie(context, name), of)) return true;
    }
  }
  return false;
}
