/** Where a site leads to those of other areas: a line up, a section of its first page, and a page of their own where they are many. */
import { addressOfKey, AREAS_KEY, INDEX_KEY, keyIn } from './keys.js';
import type { Neighbour, Neighbours } from './neighbours.js';
import { htmlPage, pageAddress } from './page.js';
import type { PageTexts } from './place.js';

/** As many as the first page lists. */
export const AREAS_ON_HOME = 30;

/** Whether they have a page of their own. */
export function areMany({ below, further }: Neighbours): boolean {
  return below.length + further.length > AREAS_ON_HOME;
}

function SiteLink({ of, t }: { readonly of: Neighbour; readonly t: PageTexts }) {
  return <a href={addressOfKey(of.place, keyIn(t.language, INDEX_KEY))}>{of.name}</a>;
}

function SiteLinks({ of, t }: { readonly of: readonly Neighbour[]; readonly t: PageTexts }) {
  return (
    <ul class="links">
      {of.map((one) => (
        <li>
          <SiteLink of={one} t={t} />
        </li>
      ))}
    </ul>
  );
}

interface Around {
  readonly neighbours: Neighbours;
  readonly t: PageTexts;
}

export function AreaAbove({ neighbours: { above }, t }: Around) {
  if (above === null) return null;
  return (
    <p>
      {`${t.siteAreas.above}${t.punctuation.colon}`}
      <SiteLink of={above} t={t} />
    </p>
  );
}

function Lists({ neighbours: { below, further }, t }: Around) {
  return (
    <>
      {below.length === 0 ? null : (
        <section>
          <h2 id="areas-below">{t.siteAreas.below}</h2>
          <SiteLinks of={below} t={t} />
        </section>
      )}
      {further.length === 0 ? null : (
        <section>
          <h2 id="areas-further">{t.siteAreas.others}</h2>
          <SiteLinks of={further} t={t} />
        </section>
      )}
    </>
  );
}

export function OtherAreas({ neighbours, t }: Around) {
  if (!areMany(neighbours)) return <Lists neighbours={neighbours} t={t} />;
  return (
    <section>
      <h2 id="areas">{t.siteAreas.title}</h2>
      <p>
        <a href={pageAddress(t, AREAS_KEY)}>{t.siteAreas.all(neighbours.below.length + neighbours.further.length)}</a>
      </p>
    </section>
  );
}

export function areasPage(area: string, neighbours: Neighbours, t: PageTexts): string {
  return htmlPage(
    {
      title: `${t.siteAreas.title} · ${t.site.siteName(area)}`,
      description: t.siteAreas.intro,
      siteName: t.site.siteName(area),
      key: AREAS_KEY,
      crumbs: [{ label: t.site.home, key: INDEX_KEY }, { label: t.siteAreas.title }],
      children: (
        <>
          <h1>{t.siteAreas.title}</h1>
          <p>{t.siteAreas.intro}</p>
          <Lists neighbours={neighbours} t={t} />
        </>
      ),
    },
    t,
  );
}
