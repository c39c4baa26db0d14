/** Drafts of decisions, one per submission, stage and person; each window's saving is put over the others', none is lost. */
import { personMark } from '#shared/access/links.js';
import type { DecisionGrant } from '#shared/access/model.js';
import { Format } from '#shared/formats/format.js';
import {
  decisionDraftSchema,
  mergedDraft,
  type DecisionDraft,
  type WrittenDecision,
} from '#shared/filing/decision-draft.js';
import { grantCheck } from './grants.js';
import { commentsKey } from './keys.js';
import { itemOf, valueIn } from './stored.js';
import { StoreBusy, type Table } from './table.js';

const DRAFT = new Format('decision draft', decisionDraftSchema);
/** A decision takes weeks at most; what was never decided is nobody's business a season later. */
const KEEP_SECONDS = 400 * 86_400;
const TRIES = 5;

type DraftOf = Pick<DecisionGrant, 'submission' | 'stage' | 'person'>;

function keyOf({ submission, stage, person }: DraftOf) {
  return commentsKey(submission, stage, personMark(person));
}

export async function loadDecisionDraft(table: Table, of: DraftOf): Promise<DecisionDraft | null> {
  const item = await table.get(keyOf(of));
  return item === undefined ? null : valueIn(DRAFT, item, 'draft');
}

/** `ended`: the link is not live any more, and nothing was saved. */
export async function saveDecisionDraft(
  table: Table,
  grant: DecisionGrant,
  written: WrittenDecision,
  now: Date,
): Promise<DecisionDraft | 'ended'> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const before = await loadDecisionDraft(table, grant);
    const draft = mergedDraft(before, written, now);
    const outcome = await table.commit([
      {
        Put: {
          TableName: '',
          Item: {
            ...itemOf(DRAFT, keyOf(grant), 'draft', draft),
            expiresAtSeconds: Math.floor(now.getTime() / 1000) + KEEP_SECONDS,
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
