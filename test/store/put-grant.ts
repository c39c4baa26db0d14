/** Puts a grant as a test wants it, past every condition. */
import type { Grant } from '#shared/access/model.js';
import { GRANT } from '#shared/store/grants.js';
import { grantKey } from '#shared/store/keys.js';
import { itemOf } from '#shared/store/stored.js';
import type { Write } from '#shared/store/table.js';

export function grantPut(grant: Grant): Write {
  return { Put: { Item: itemOf(GRANT, grantKey(grant.id), 'grant', grant) } };
}
