/**
 * Takes over a roster that somebody confirmed, batch by batch, each one transaction that also notes how far it is: whoever goes
 * on after a breakdown begins where the last batch ended, and 3,000 lines are no request that somebody waits for.
 */
import { filingGrantId } from '#shared/access/links.js';
import { batchOf, importRoster, takesOver } from '#shared/deeds/season/import-roster.js';
import { filingRefOf, type SeasonRef } from '#shared/ids/area-id.js';
import { dayOf, instantAfter } from '#shared/ids/calendar.js';
import type { Person } from '#shared/ids/person.js';
import { wholeNumber } from '#shared/runtime/environment.js';
import { openFunction } from '#shared/runtime/open-function.js';
import type { OutboxCall } from '#shared/workflow/outbox-workers.js';
import type { Agency } from '#shared/season/model.js';
import type { DraftLine } from '#shared/season/roster/draft.js';
import { judgeRoster } from '#shared/season/roster/judge.js';
import { openTable } from '#shared/store/client.js';
import { loadGrants } from '#shared/store/grants.js';
import { workThrough, type WorkResult } from '#shared/store/outbox-worker.js';
import { performOnSeason } from '#shared/store/perform.js';
import { contentGoneWrites, loadDraft, loadWholeDraft, type StoredDraft } from '#shared/store/roster-drafts.js';
import { listAgencies, loadAgencies, requireSeason } from '#shared/store/seasons.js';

const { environment, log, now } = openFunction('save-roster');
const table = openTable(environment.TABLE_NAME);
const linkDays = wholeNumber('LINK_DAYS', environment.LINK_DAYS);

export async function handler(call: OutboxCall): Promise<void> {
  return workThrough({ table, log, kind: 'save', now }, call, (row) => save(row, row.by));
}

/** Well below the time that a row is leased for: what is left goes on with the next try. */
const BUDGET_MS = 100_000;

async function save(of: SeasonRef, by: Person): Promise<WorkResult> {
  const whole = await loadWholeDraft(table, of);
  if (whole?.draft.state !== 'saving') return finished(of);
  const lines = whole.content.lines.filter(({ skipped }) => !skipped);
  const until = now().getTime() + BUDGET_MS;
  let stored: StoredDraft = whole;
  let judged: { readonly version: number; readonly agencies: readonly (Agency | null)[] } | undefined;
  while (stored.draft.state === 'saving') {
    if (now().getTime() > until) return { later: `${stored.draft.done} of ${stored.draft.total} lines are saved` };
    const { version } = await requireSeason(table, of);
    // Judged anew where anybody else changed the season meanwhile.
    if (judged?.version !== version) judged = { version, agencies: await judgedNow(of, lines) };
    const outcome = await saveBatch(of, by, judged, stored);
    if (outcome === 'refused') return { later: 'the table is busy' };
    judged = outcome === 'stale' ? undefined : { ...judged, version: judged.version + 1 };
    const next = await loadDraft(table, of);
    if (next === undefined) return 'done';
    stored = next;
  }
  return finished(of);
}

async function judgedNow(of: SeasonRef, lines: readonly DraftLine[]): Promise<(Agency | null)[]> {
  const [{ season }, known] = await Promise.all([requireSeason(table, of), listAgencies(table, of)]);
  return judgeRoster(lines, season, known, dayOf(now())).lines.map(({ agency }) => agency);
}

async function saveBatch(
  of: SeasonRef,
  by: Person,
  { version: seasonVersion, agencies }: { readonly version: number; readonly agencies: readonly (Agency | null)[] },
  { draft, version }: StoredDraft,
): Promise<'done' | 'refused' | 'stale'> {
  const left = agencies.slice(draft.done, draft.done + MOST_LINES);
  const named = left.flatMap((agency) => agency ?? []);
  const outcome = await performOnSeason(
    table,
    now(),
    async () => {
      const [stored, known] = await Promise.all([
        requireSeason(table, of),
        loadAgencies(
          table,
          of,
          named.map(({ id }) => id),
        ),
      ]);
      const taken = named.filter((agency) => takesOver(known.agencies.get(agency.id), agency));
      const ids = taken.map((agency) => filingGrantId(filingRefOf(agency), agency.contact));
      return { stored, known: { ...known, grants: await loadGrants(table, ids) } };
    },
    ({ stored, known }) => {
      // Somebody changed the season since the lines were judged.
      if (stored.version !== seasonVersion) return { already: JUDGED_BEFORE };
      const count = batchOf(left, known.agencies);
      const batch = left.slice(0, count).flatMap((agency) => agency ?? []);
      const saving = { version, draft, lines: count };
      return importRoster(stored, batch, known, { by, expiresAt: instantAfter(now(), linkDays), saving }, now());
    },
  );
  if ('refused' in outcome) return 'refused';
  return outcome.done === JUDGED_BEFORE ? 'stale' : 'done';
}

/** No number of lines: nothing was saved, because what they were judged on is over. */
const JUDGED_BEFORE = -1;

/** More than a transaction holds. */
const MOST_LINES = 100;

/** What people are called and where they are reached is kept in the roster alone. */
async function finished(of: SeasonRef): Promise<WorkResult> {
  const stored = await loadDraft(table, of);
  if (stored?.draft.state !== 'saved' || stored.parts === 0) return 'done';
  return { done: contentGoneWrites(stored, 'saved', now()) };
}
