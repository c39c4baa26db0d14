/** Drafts of decisions, one per submission, stage and person; each window's saving is put over the others', none is lost. */
import { personMark, submissionOfGrant } from '#shared/access/links.js';
import type { DecisionGrant } from '#shared/access/model.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import { Format } from '#shared/formats/format.js';
import {
  decisionDraftSchema,
  mergedDraft,
  type DecisionDraft,
  type WrittenDecision,
} from '#shared/filing/decision-draft.js';
import { expiryOf } from '#shared/season/retention.js';
import { grantCheck } from './grants.js';
import { commentsKey } from './keys.js';
import { itemOf, valueIn } from './stored.js';
import type { Item, Key, Table } from './table.js';
import { StoreBusy } from './trying-again.js';

const DRAFT = new Format('decision draft', decisionDraftSchema);
const TRIES = 5;

type DraftOf = Pick<DecisionGrant, 'submission' | 'stage' | 'person'>;

export function draftKey({ submission, stage, person }: DraftOf): Key {
  return commentsKey(submission, stage, personMark(person));
}

/** The key of what a grant's person has saved, as its id tells it, for reading it together with others; undefined for any other id. */
export function draftKeyOf(grant: GrantId): Key | undefined {
  const submission = submissionOfGrant(grant);
  const [stage, mark] = grant.split('.').slice(-2);
  if (submission === undefined || mark === undefined || (stage !== 'review' && stage !== 'approval')) return undefined;
  return commentsKey(submission, stage, mark);
}

export function decisionDraftFrom(item: Item | undefined): DecisionDraft | null {
  return item === undefined ? null : valueIn(DRAFT, item, 'draft');
}

export async function loadDecisionDraft(table: Table, of: DraftOf): Promise<DecisionDraft | null> {
  return decisionDraftFrom(await table.get(draftKey(of)));
}

/** Nothing was saved where the link is not live any more (`ended`), or where two windows wrote different things. */
export async function saveDecisionDraft(
  table: Table,
  grant: DecisionGrant,
  written: WrittenDecision,
  now: Date,
): Promise<ReturnType<typeof mergedDraft> | 'ended'> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const before = await loadDecisionDraft(table, grant);
    const draft = mergedDraft(before, written, now);
    if ('conflicts' in draft) return draft;
    const outcome = await table.commit([
      {
        Put: {
          Item: {
            ...itemOf(DRAFT, draftKey(grant), 'draft', draft),
            expiresAtSeconds: expiryOf('drafts', now),
          },
          ...(before === null
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: 'draft.serial = :before',
                ExpressionAttributeValues: { ':before': before.serial },
              }),
        },
      },
      grantCheck(grant.id, now),
    ]);
    if (outcome === 'committed') return draft;
    const again = await loadDecisionDraft(table, grant);
    if (again?.serial === before?.serial) return 'ended';
  }
  throw new StoreBusy(new Error('a draft of a decision is being saved elsewhere all the time'));
}
