/** What is only looked at: GET, by a live session whose grant has the right purpose. Its counterpart is `deed` (edge.ts). */
import type { Grant } from '#shared/access/model.js';
import { answerMessage } from './answers.js';
import type { Desk, DeskApp, DeskContext } from './edge.js';
import { proveGrant } from './session.js';

export function looksAt<P extends Grant['purpose']>(
  app: DeskApp,
  desk: Desk,
  path: string,
  purpose: P | readonly P[],
  show: (context: DeskContext, grant: Extract<Grant, { purpose: P }>) => Promise<Response>,
): void {
  app.get(path, async (context) => {
    const proof = await proveGrant(context, desk);
    if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
    const { grant } = proof;
    if (![purpose].flat().includes(grant.purpose as P)) return answerMessage(context, 'foreign-link');
    return show(context, grant as Extract<Grant, { purpose: P }>);
  });
}
