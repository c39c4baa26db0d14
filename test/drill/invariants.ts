/**
 * What must hold of a season whatever happened to the machines under it. Each answers with sentences about what does not;
 * what the people were told stands in their own book, and nothing here believes the product's pages.
 */
import { run as verify } from '../../cli/verify.js';
import { logFlaws } from '#shared/audit/checkpoint.js';
import type { Submission } from '#shared/filing/model.js';
import { next, SUBMISSION_STATES, type DeedName, DEEDS, type SubmissionState } from '#shared/filing/states.js';
import { loadPackLease } from '#shared/store/pack-lease.js';
import { isHeld } from '#shared/store/releases.js';
import { KEYS_KEY } from '#shared/site/keys.js';
import { keysFrom } from '#shared/site/pointer.js';
import { brokenMail } from './invariants-mail.js';
import { brokenNumbers } from './invariants-numbers.js';
import { brokenTakingBack } from './invariants-taken-back.js';
import { readWorld, type Ended, type World } from './world.js';

export async function brokenInvariants(ended: Ended): Promise<{ broken: string[]; world: World }> {
  const world = await readWorld(ended);
  const asked = [
    uploadsKept(world),
    refusedForReasons(world),
    statesLawful(world),
    decisionsKept(world),
    releasesKept(world),
    await brokenTakingBack(world),
    await brokenMail(world),
    await chainsWhole(world),
    await siteVerified(world),
    await brokenNumbers(world),
    nothingLeft(world),
    await nothingHeld(world),
  ];
  return { broken: asked.flat(), world };
}

/** Every file that S3 acknowledged became a submission with its bytes, and that one is through. */
function uploadsKept({ entries, filings }: World): string[] {
  return entries.flatMap((entry) => {
    if (entry.did !== 'uploaded') return [];
    const found = (filings.get(entry.agency)?.submissions ?? []).filter(
      // One that a newer upload set aside before it was read, or that came when none was taken, has no digest.
      ({ arrival, digest, state }) =>
        arrival.key === entry.key &&
        (digest === entry.sha256 || (digest === null && (state === 'superseded' || state === 'refused'))),
    );
    if (found.length === 0) return [`an acknowledged upload of ${entry.agency} became no submission: ${entry.key}`];
    return found.filter(({ state }) => state === 'received').map(({ id }) => `${id} was never read`);
  });
}

/**
 * Why a file may be given back that is its agency's own report: it came at the wrong time, it came before, or a machine failed for longer
 * than it was tried, which the agency is told. No fault makes it somebody else's, damaged or gone.
 */
const REASONS = new Set([
  ...['link-replaced', 'under-decision', 'already-released', 'identical', 'identical-returned'],
  ...['system-busy', 'processing-failed', 'scan-unfinished'],
]);

function refusedForReasons({ filings }: World): string[] {
  return [...filings.values()].flatMap(({ submissions }) =>
    submissions.flatMap(({ id, refusal }) =>
      refusal === null || REASONS.has(refusal.code) ? [] : [`${id} was refused: ${refusal.code} (${refusal.detail})`],
    ),
  );
}

/** The log tells, deed by deed, how each submission came to be what it is: none was done twice, none out of turn. */
function statesLawful({ filings }: World): string[] {
  return [...filings].flatMap(([agency, { submissions, log }]) => {
    const states = new Map<string, SubmissionState>();
    const broken: string[] = [];
    const goesOn = (submission: string, deed: DeedName, seq: number) => {
      const before = states.get(submission);
      const after = before === undefined ? undefined : next(before, deed);
      if (after === undefined) broken.push(`${submission}: ${deed} as event ${seq} in state ${before ?? 'none'}`);
      else states.set(submission, after);
    };
    for (const { deed, submission, seq, details } of log.events) {
      if (submission === null) continue;
      if (deed === 'receive') {
        if (states.has(submission)) broken.push(`${submission} was received twice`);
        states.set(submission, 'received');
      } else if (deed === 'refuse-upload') states.set(submission, 'refused');
      else if (deed in DEEDS) goesOn(submission, deed as DeedName, seq);
      // What a deed does to the submission before is told in its own event.
      if (typeof details['supersedes'] === 'string') goesOn(details['supersedes'], 'supersede', seq);
      if (typeof details['restored'] === 'string') goesOn(details['restored'], 'restore', seq);
    }
    for (const { id, state } of submissions) {
      if (!SUBMISSION_STATES.includes(state)) broken.push(`${id} is in no state that there is: ${state}`);
      if (states.get(id) !== state) broken.push(`${id} is ${state}, its log says ${states.get(id) ?? 'nothing'}`);
    }
    const current = submissions.filter(({ state }) =>
      ['draft', 'in-review', 'in-approval', 'approved'].includes(state),
    );
    if (current.length > 1) broken.push(`${agency} has ${current.length} reports under way at once`);
    return broken;
  });
}

const DECIDING: Readonly<Record<string, { readonly by: string; readonly outcome: string }>> = {
  passReview: { by: 'reviewer', outcome: 'approved' },
  returnFromReview: { by: 'reviewer', outcome: 'returned' },
  approve: { by: 'approver', outcome: 'approved' },
  returnFromApproval: { by: 'approver', outcome: 'returned' },
};

/** What somebody was told they had filed or decided was filed or decided, so often at least; and of one link one way only. */
function decisionsKept({ entries, filings }: World): string[] {
  const broken: string[] = [];
  const told = new Map<string, Set<string>>();
  const ways = new Map<string, Set<string>>();
  const note = (map: Map<string, Set<string>>, key: string, value: string) =>
    map.set(key, (map.get(key) ?? new Set()).add(value));
  for (const entry of entries) {
    if (entry.did === 'filed') note(told, `${entry.agency} filed`, entry.form);
    if (entry.did !== 'decided') continue;
    note(told, `${entry.agency} ${entry.by} ${entry.outcome}`, entry.link);
    note(ways, entry.link, entry.outcome);
  }
  for (const [link, outcomes] of ways)
    if (outcomes.size > 1) broken.push(`both ways were acknowledged to one link: ${link.slice(-8)}`);
  for (const [what, forms] of told) {
    const [agency = '', ...words] = what.split(' ');
    const events = filings.get(agency)?.log.events ?? [];
    const done = events.filter(({ deed }) => {
      const decided = DECIDING[deed];
      return decided === undefined
        ? deed === words.join(' ').replace('filed', 'file')
        : `${decided.by} ${decided.outcome}` === words.join(' ');
    });
    // A form that was sent from two windows, or once more after no answer, is one; what was decided offers no form again.
    if (done.length < forms.size) broken.push(`${what} was acknowledged ${forms.size} times, and done ${done.length}`);
  }
  return broken;
}

function releasesKept({ entries, filings }: World): string[] {
  const submissions = new Map(
    [...filings.values()].flatMap((each) => each.submissions.map((one) => [one.id as string, one])),
  );
  const isPublic: readonly SubmissionState[] = ['released', 'corrected', 'taken-down'];
  return entries.flatMap((entry) => {
    if (entry.did !== 'released') return [];
    return entry.submissions.flatMap((id) => {
      const one = submissions.get(id);
      const state = one?.state;
      // Whoever disowns a decision before the report is public holds it back, also from a release that was promised.
      const stopped = filings.get(one?.agency ?? '')?.log.events.some(({ deed }) => deed === 'stop') === true;
      return (state !== undefined && isPublic.includes(state)) || stopped
        ? []
        : [`${id} was to be released and is ${state ?? 'nowhere'}`];
    });
  });
}

/** The logs follow from event to event, end where their heads say, and the checkpoints are of the product's own keys. */
async function chainsWhole(world: World): Promise<string[]> {
  const { filings, addresses } = world;
  const answer = await fetch(`${addresses.site}/${KEYS_KEY}`);
  // Before the first release the keys are not public.
  if (!answer.ok) return wasReleased(world) ? [`the keys answer ${answer.status} after a release`] : [];
  if (wasReleased(world) && ![...filings.values()].some(({ log }) => log.checkpoints.length > 0))
    return ['no log has a checkpoint, so no signature was looked at'];
  const { checkpoint } = keysFrom(await answer.text());
  return [...filings].flatMap(([agency, { log }]) =>
    logFlaws(log, checkpoint).map(({ what, at }) => `the log of ${agency}: ${what} ${at} does not hold`),
  );
}

/** By the log: of a release whose answer was lost nobody was told. */
const wasReleased = ({ filings }: World): boolean =>
  [...filings.values()].some(({ log }) => log.events.some(({ deed }) => deed === 'release'));

/** What anybody can find out by the public keys alone; and that there was something to find out. */
async function siteVerified(world: World): Promise<string[]> {
  const { addresses, filings } = world;
  if (!wasReleased(world)) return [];
  let said = '';
  const terminal = {
    directory: process.cwd(),
    write: (text: string) => void (said += text),
    complain: (text: string) => void (said += text),
  };
  const status = await verify([addresses.site], terminal);
  if (status !== 0) return [`the site does not verify (${status}): ${said.slice(0, 600)}`];
  const sealed = Number(/(\d+) 份报告与签封一致/.exec(said)?.[1] ?? 0);
  const isStanding = ({ state }: Submission) => state === 'released';
  const standing = [...filings.values()].filter(({ submissions }) => submissions.some(isStanding)).length;
  return sealed < standing ? [`the site was verified with ${sealed} sealed reports, ${standing} are public`] : [];
}

/** Table, executions, buckets and site say the same, and nothing waits for its time that nobody set. */
function nothingLeft({ settled, rows }: World): string[] {
  return [
    ...settled.drifts.map(({ kind, about, detail }) => `drift ${kind}: ${about} (${detail})`),
    ...settled.due.map((key) => `still due: ${key}`),
    ...rows.filter(({ status }) => status === 'working').map(({ kind, id }) => `held for ever: ${kind} ${id}`),
    ...rows
      .filter((row) => row.status === 'failed' && !isMoot(row.error))
      .map(({ kind, id, error }) => `given up: ${kind} ${id} (${error})`),
  ];
}

/** A mail that became pointless before it left: its person was replaced, or its purpose was over. */
const isMoot = (error: string | null) => /the grant (was revoked|of this mail is gone)/.test(error ?? '');

async function nothingHeld({ table, now, items }: World): Promise<string[]> {
  const broken: string[] = [];
  if (await isHeld(table, 'home', now)) broken.push('the site is still held by a release');
  const packs = await loadPackLease(table, 'home');
  if (packs !== undefined && packs.holder !== null && packs.until < now.toISOString())
    broken.push(`packs are held by ${packs.holder}, whose time is over`);
  for (const item of items.filter(({ sk }) => sk === 'RELEASE')) {
    const { id, state } = item['release'] as { id: string; state: string };
    if (state === 'running') broken.push(`release ${id} still runs`);
    if (state === 'failed') broken.push(`release ${id} failed`);
  }
  return broken;
}
