/** What the page of a report says about it below its sections: facts, digests, and a line for each version. */
import type { EarlierVersion } from './model.js';
import type { PageTexts } from './place.js';

/** A name and what is said under it. */
export type Fact = readonly [name: string, fact: string];

export function Facts({ facts, digests }: { readonly facts: readonly Fact[]; readonly digests: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(([name, fact]) => (
        <>
          <dt>{name}</dt>
          <dd>{fact}</dd>
        </>
      ))}
      {digests.map(([name, digest]) => (
        <>
          <dt>{name}</dt>
          <dd>
            <code>{digest}</code>
          </dd>
        </>
      ))}
    </dl>
  );
}

export function versionLine(
  { version, publishedAt, takenDownAt }: Pick<EarlierVersion, 'version' | 'publishedAt' | 'takenDownAt'>,
  t: PageTexts,
): string {
  const line = `${t.site.version(version)} · ${t.site.published(t.dates.dayOf(publishedAt))}`;
  return takenDownAt === undefined ? line : t.site.takenDownOf(line, t.dates.dayOf(takenDownAt));
}
