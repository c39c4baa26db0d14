/** What a drill counts, and the table of it that stands in docs/drill.md. */
import { asksFor } from '../../demo/journey.js';
import type { Submission } from '#shared/filing/model.js';
import type { Met } from './conductor.js';
import type { Entry } from './ledger.js';
import type { World } from './world.js';

export type Figures = readonly (readonly [string, string])[];

export interface Counted {
  readonly world: World;
  readonly met: Met;
  readonly ms: number;
  readonly seed: number;
  /** How far the product's clock was ahead, each time from an instant of its own on, oldest first. */
  readonly ahead: readonly { readonly from: number; readonly ms: number }[];
}

export function figuresOf({ world, met, ms, seed, ahead }: Counted): Figures {
  const { entries, rows, mails, agencies, settled, filings } = world;
  const did = (what: string) => entries.filter((entry) => entry.did === what).length;
  const submissions = [...filings.values()].flatMap((filing) => filing.submissions);
  const events = [...filings.values()].flatMap(({ log }) => log.events);
  const done = (deed: RegExp) => events.filter((event) => deed.test(event.deed)).length;
  const sent = rows.filter(({ kind }) => kind === 'mail');
  return [
    ['seed', String(seed)],
    ['minutes of faults', (ms / 60_000).toFixed(1)],
    ['agencies', String(agencies.length)],
    ['uploads acknowledged', String(did('uploaded'))],
    ['submissions', String(submissions.length)],
    ['filings', String(done(/^file$/))],
    ['decisions', String(done(/^(passReview|approve|returnFromReview|returnFromApproval)$/))],
    ['uploads refused', reasonsOf(submissions)],
    ['agencies that never filed', String(agencies.filter(({ id }) => !hasFiled(world, id)).length)],
    ['reports released', String(done(/^release$/))],
    ['corrections asked for', String(done(/^ask-correction$/))],
    ['corrected versions released', String(done(/^correct$/))],
    ['reports taken down', String(done(/^takeDown$/))],
    ['decisions disowned, the report held back', String(done(/^stop$/))],
    ['decisions disowned when it was too late', String(done(/^disown$/))],
    ['stages asked anew', String(done(/^resume(Review|Approval)$/))],
    ['uploads broken off', String(did('broken-off'))],
    ['mails queued', String(sent.length)],
    ['mails that left', String(mails.length)],
    ['rows of the outbox tried again', String(rows.reduce((sum, { attempts }) => sum + Math.max(0, attempts - 1), 0))],
    ['longest way from filing to the reviewer’s mail', `${longest(world, ahead).toFixed(1)} s`],
    ['people’s own tries that failed', String(did('failed'))],
    ['of these, because nothing answered', String(entries.filter(isUnanswered).length)],
    ...[...met].sort().map(([kind, n]) => [kind, String(n)] as const),
    ['drifts healed by reconcile', String(settled.healed.length)],
    ['rounds until nothing was left', String(settled.rounds)],
  ];
}

/** `2 under-decision, 1 system-busy` */
function reasonsOf(submissions: readonly Submission[]): string {
  const times = new Map<string, number>();
  for (const { refusal } of submissions)
    if (refusal !== null) times.set(refusal.code, (times.get(refusal.code) ?? 0) + 1);
  return times.size === 0
    ? '0'
    : [...times]
        .sort()
        .map(([code, n]) => `${n} ${code}`)
        .join(', ');
}

const hasFiled = ({ filings }: World, agency: string): boolean =>
  filings.get(agency)?.log.events.some(({ deed }) => deed === 'file') === true;
/** As the visitor's fetch says where there is no connection. */
const isUnanswered = (entry: Entry): boolean => entry.did === 'failed' && entry.why.includes('fetch failed');

/** In seconds that passed for everybody, without those that the clock was put forward by. */
function longest({ filings, mails, agencies }: World, ahead: Counted['ahead']): number {
  const real = (instant: string): number => {
    const at = Date.parse(instant);
    const step = ahead.findLast(({ from }) => from <= at) ?? ahead[0];
    return at - (step?.ms ?? 0);
  };
  const ways = agencies.flatMap(({ id, name }) =>
    (filings.get(id)?.log.events ?? []).flatMap(({ deed, at }) => {
      if (deed !== 'file') return [];
      const mail = mails.find(({ subject, sentAt }) => sentAt >= at && asksFor(name).test(subject));
      return mail === undefined ? [] : [(real(mail.sentAt) - real(at)) / 1000];
    }),
  );
  return Math.max(0, ...ways);
}

export function asTable(figures: Figures): string {
  return ['| what | figure |', '|---|---|', ...figures.map(([what, figure]) => `| ${what} | ${figure} |`)].join('\n');
}
