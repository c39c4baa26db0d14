/**
 * A roster between upload and saving:
 *
 *   DRAFT             whose it is, how far it is, its version; of which revision of the content, in how many parts
 *   DRAFT#PART#001..  the content, packed: 3,000 lines are more than one item holds
 *
 * One a season: who hands in another roster replaces it. Its people are in no audit event; unsaved, it is gone after some
 * days.
 */
import type { GrantId } from '#shared/ids/grant-id.js';
import type { SeasonRef } from '#shared/ids/area-id.js';
import type { Person } from '#shared/ids/person.js';
import { Format } from '#shared/formats/format.js';
import {
  draftContentSchema,
  rosterDraftSchema,
  type DraftContent,
  type RosterDraft,
} from '#shared/season/roster/draft.js';
import * as z from 'zod';
import { expiryOf } from '#shared/season/retention.js';
import { grantCheck } from './grants.js';
import { rosterPartition } from './keys.js';
import { queueWrite } from './outbox.js';
import { packed, unpacked, valueIn } from './stored.js';
import type { Committed, Item, Key, Table, Write } from './table.js';

const DRAFT = new Format('roster draft', rosterDraftSchema);
const CONTENT = new Format('content of a roster draft', draftContentSchema);
/** An item ends at 400 KB. */
const PART_BYTES = 300_000;
const HEAD = 'DRAFT';
const partKey = (of: SeasonRef, n: number): Key => ({
  pk: rosterPartition(of),
  sk: `${HEAD}#PART#${String(n).padStart(3, '0')}`,
});
const headKey = (of: SeasonRef): Key => ({ pk: rosterPartition(of), sk: HEAD });

export interface StoredDraft {
  readonly draft: RosterDraft;
  /** Conditions the next write. */
  readonly version: number;
  readonly parts: number;
}

export async function loadDraft(table: Table, of: SeasonRef): Promise<StoredDraft | undefined> {
  return storedFrom(await table.get(headKey(of)));
}

function storedFrom(item: Item | undefined): StoredDraft | undefined {
  if (item === undefined) return undefined;
  const draft = valueIn(DRAFT, item, 'draft');
  return { draft, version: z.number().parse(item['version']), parts: z.number().parse(item['parts']) };
}

/** With its content; undefined where there is no draft, or none with content any more. */
export async function loadWholeDraft(
  table: Table,
  of: SeasonRef,
): Promise<(StoredDraft & { readonly content: DraftContent }) | undefined> {
  for (let look = 0; look < LOOKS; look++) {
    const item = await table.get(headKey(of));
    const stored = storedFrom(item);
    if (stored === undefined || stored.parts === 0) return undefined;
    const parts = await table.getAll(Array.from({ length: stored.parts }, (_, n) => partKey(of, n + 1)));
    // Written anew between the two looks.
    if (parts.some((part) => part?.['revision'] !== item?.['revision'])) continue;
    const bytes = Buffer.concat(parts.map((part) => part?.['packed'] as Uint8Array));
    return { ...stored, content: CONTENT.read(unpacked(bytes), parts[0]?.['v']) };
  }
  return undefined;
}
const LOOKS = 4;

/** Stores draft and content over what was read; `stale` where somebody else was quicker. */
export function storeDraft(
  table: Table,
  draft: RosterDraft,
  content: DraftContent,
  before: StoredDraft | undefined,
  now: Date,
): Promise<Committed> {
  const bytes = packed(content);
  const count = Math.ceil(bytes.length / PART_BYTES);
  const version = (before?.version ?? 0) + 1;
  const expiresAtSeconds = expiryOf('roster-drafts', now);
  const parts = Array.from({ length: count }, (_, n): Write => {
    const part = bytes.subarray(n * PART_BYTES, (n + 1) * PART_BYTES);
    const item = { ...partKey(draft, n + 1), v: CONTENT.version, revision: version, packed: part, expiresAtSeconds };
    return { Put: { Item: item } };
  });
  const head: Write = {
    Put: {
      Item: {
        ...headKey(draft),
        ...{ v: DRAFT.version, draft, version, revision: version, parts: count, expiresAtSeconds },
      },
      ...(before === undefined ? { ConditionExpression: 'attribute_not_exists(pk)' } : versionIs(before.version)),
    },
  };
  const surplus = Array.from({ length: Math.max(0, (before?.parts ?? 0) - count) }, (_, n) =>
    emptied(draft, count + n + 1, now),
  );
  return table.commit([head, ...parts, ...surplus]);
}

function versionIs(version: number) {
  return { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': version } };
}

/** Nobody's name stays in it; the table takes it away by its time, since nothing but that may delete. */
function emptied(of: SeasonRef, n: number, now: Date): Write {
  const expiresAtSeconds = Math.floor(now.getTime() / 1000);
  return { Put: { Item: { ...partKey(of, n), v: CONTENT.version, expiresAtSeconds } } };
}

/** How far it is, its content untouched. */
export function draftHeadWrite(draft: RosterDraft, version: number): Write {
  return {
    Update: {
      Key: { ...headKey(draft) },
      UpdateExpression: 'SET draft = :draft, version = :next',
      ConditionExpression: 'version = :version AND v <= :v',
      ExpressionAttributeValues: { ':draft': draft, ':next': version + 1, ':version': version, ':v': DRAFT.version },
    },
  };
}

/** The head stays and tells what became of it. */
export function contentGoneWrites(stored: StoredDraft, state: 'saved' | 'discarded', now: Date): Write[] {
  const { draft, version } = stored;
  return [
    {
      Update: {
        Key: { ...headKey(draft) },
        UpdateExpression: 'SET draft = :draft, parts = :none, version = :next',
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: {
          ...{ ':draft': { ...draft, state }, ':none': 0, ':version': version, ':next': version + 1 },
        },
      },
    },
    ...Array.from({ length: stored.parts }, (_, n) => emptied(draft, n + 1, now)),
  ];
}

/** Confirmed by somebody whose grant lives: from here on a row of the outbox stands for it until all of it is saved. */
export function beginSaving(
  table: Table,
  { draft, version }: StoredDraft,
  confirmed: { readonly by: Person; readonly grant: GrantId; readonly lines: number },
  now: Date,
): Promise<Committed> {
  const { area, year } = draft;
  const begun: RosterDraft = { ...draft, state: 'saving', done: 0, total: confirmed.lines };
  const row = { kind: 'save' as const, id: `${year}.v${version}`, year, by: confirmed.by };
  return table.commit([grantCheck(confirmed.grant, now), draftHeadWrite(begun, version), queueWrite(area, row, now)]);
}

export function discardDraft(table: Table, stored: StoredDraft, now: Date): Promise<Committed> {
  return table.commit(contentGoneWrites(stored, 'discarded', now));
}
