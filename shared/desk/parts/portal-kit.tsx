/** On the page of an approved or published report: what the office takes to put it on its own portal. */
import type { Submission } from '#shared/filing/model.js';
import { isForPortal } from '#shared/takeaway/portal-kit.js';
import type { Texts } from '#shared/words/texts.js';

interface PortalKitProps {
  readonly t: Texts;
  readonly grant: string;
  readonly submission: Submission | null;
}

export function PortalKit({ t, grant, submission }: PortalKitProps) {
  if (submission === null || !isForPortal(submission)) return null;
  const words = t.portalKit;
  return (
    <section aria-labelledby="portal" class="noprint">
      <h2 id="portal">{words.title}</h2>
      {submission.state === 'released' ? null : <p>{words.notPublic}</p>}
      <p>
        <a href={`/g/${grant}/submissions/${submission.id}/portal-kit.zip`}>{words.link}</a>
      </p>
      <p class="hint">{words.how}</p>
    </section>
  );
}
