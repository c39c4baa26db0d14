/** The answers of an installation that begins, kept between its questions; a version keeps two tabs apart. */
import * as z from 'zod';
import { setUpSchema, type Answers } from '#shared/season/set-up.js';
import { Format } from '#shared/formats/format.js';
import { setUpKey } from './keys.js';
import { itemOf, valueIn } from './stored.js';
import type { Table, Write } from './table.js';

const SET_UP = new Format('set-up', setUpSchema);

export interface StoredSetUp {
  readonly answers: Answers;
  /** 0 where nothing was answered yet. */
  readonly version: number;
}

export async function loadSetUp(table: Table, area: string): Promise<StoredSetUp> {
  const item = await table.get(setUpKey(area));
  if (item === undefined) return { answers: {}, version: 0 };
  return { answers: valueIn(SET_UP, item, 'setUp').answers, version: z.number().parse(item['version']) };
}

export function setUpWrite(area: string, before: StoredSetUp, answers: Answers): Write {
  const setUp = setUpSchema.parse({ area, answers });
  return {
    Put: {
      Item: { ...itemOf(SET_UP, setUpKey(area), 'setUp', setUp), version: before.version + 1 },
      ...(before.version === 0
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': before.version } }),
    },
  };
}
