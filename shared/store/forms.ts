/**
 * What an agency types on the page before it sends its report, part by part: each an item with a version of its own, so
 * that two people at once write over nothing of each other.
 *
 *   FORM#{area}#2025#{agency}   PART#table3   what is typed in it, by whom, when
 */
import { storedPartSchema, type StoredForm, type StoredPart } from '#shared/form/stored-form.js';
import { Format } from '#shared/formats/format.js';
import type { FilingRef } from '#shared/ids/area-id.js';
import { formPartition } from './keys.js';
import { itemOf, valueIn } from './stored.js';
import type { Table, Write } from './table.js';

const PART = new Format('part of a form', storedPartSchema);
const PREFIX = 'PART#';

export async function loadForm(table: Table, of: FilingRef): Promise<StoredForm> {
  const items = await table.list(formPartition(of), PREFIX);
  return new Map(items.map((item) => valueIn(PART, item, 'part')).map((part) => [part.part, part] as const));
}

/** Holds only over the version before. */
export function partWrite(of: FilingRef, part: StoredPart): Write {
  const key = { pk: formPartition(of), sk: `${PREFIX}${part.part}` };
  return {
    Put: {
      Item: itemOf(PART, key, 'part', part),
      ...(part.version === 1
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#part.#version = :before',
            ExpressionAttributeNames: { '#part': 'part', '#version': 'version' },
            ExpressionAttributeValues: { ':before': part.version - 1 },
          }),
    },
  };
}
