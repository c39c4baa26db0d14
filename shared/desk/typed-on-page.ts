/** Whether a report was typed on the page: its file is one that the product made of what was typed. */
import { TYPED_PREFIX } from '#shared/s3/keys.js';
import type { Submission } from '#shared/filing/model.js';

export function isTyped({ arrival }: Pick<Submission, 'arrival'>): boolean {
  return arrival.key.startsWith(`${TYPED_PREFIX}/`);
}
