/** Puts a grant as a test wants it, past every condition. */
import type { Grant } from '#shared/access/model.js';
import { grantKey } from '#shared/store/keys.js';
import type { Write } from '#shared/store/table.js';

export function grantPut(grant: Grant): Write {
  return { Put: { TableName: '', Item: { ...grantKey(grant.id), grant } } };
}
