/** On the page of an approved or published report: what the office takes to put it on its own portal, and the check back. */
import type { Filing, Submission } from '#shared/filing/model.js';
import { isForPortal, portalStands, type PortalStands } from '#shared/filing/portal-standing.js';
import type { Texts } from '#shared/words/texts.js';

interface PortalKitProps {
  readonly t: Texts;
  readonly grant: string;
  readonly submission: Submission | null;
  readonly filing: Filing | null;
}

export function PortalKit({ t, grant, submission, filing }: PortalKitProps) {
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
      <p>
        <a href={`/g/${grant}/submissions/${submission.id}/portal`}>{t.portalCheck.link}</a>{' '}
        <PortalTag t={t} stands={portalStands(filing?.portal, submission.n)} />
      </p>
    </section>
  );
}

export function PortalTag({ t, stands }: { readonly t: Texts; readonly stands: PortalStands }) {
  const looks = { right: 'tag ok', differs: 'tag block', none: 'tag' } as const;
  return <span class={looks[stands]}>{t.portalCheck.stands[stands]}</span>;
}
