/**
 * The one page of the site with a script: it finds agencies, figures and reports in the parts of the search index. The lists of all
 * agencies and figures are named on it as well, for whoever has no script or found nothing. The form keeps its place until the
 * script shows it (stylesheet.ts), so that nothing jumps.
 */
import { addressOfKey, AGENCIES_KEY, COMPARE_KEY, INDEX_KEY } from '#shared/site/keys.js';
import { htmlPage, pageAddress } from '#shared/site/page.js';
import type { Texts } from '#shared/words/texts.js';
import type { PageTexts } from '#shared/site/place.js';
import { SEARCH_PAGE_KEY, SEARCH_PARTS_PREFIX } from '../keys.js';
import { SEARCH_SCRIPT_KEY } from '../search/script.js';

/** What the script says; it holds no words of its own. */
function wordsOfScript({ search, punctuation }: Texts) {
  const { agencies, figures, reports, none, searching, failed, found, more, ofYear, sum, sumOfAll, noSum } = search;
  const marks = { colon: punctuation.colon, aside: punctuation.aside('{text}') };
  return { agencies, figures, reports, none, searching, failed, found, more, ofYear, sum, sumOfAll, noSum, ...marks };
}

export function searchPage(area: string, t: PageTexts): string {
  const { search, site } = t;
  const settings = JSON.stringify({
    texts: wordsOfScript(t),
    pages: pageAddress(t, ''),
    parts: addressOfKey(t.place, SEARCH_PARTS_PREFIX),
  });
  return htmlPage(
    {
      title: `${search.title} · ${site.siteName(area)}`,
      description: search.description,
      siteName: site.siteName(area),
      key: SEARCH_PAGE_KEY,
      script: SEARCH_SCRIPT_KEY,
      crumbs: [{ label: site.home, key: INDEX_KEY }, { label: search.title }],
      children: (
        <>
          <h1>{search.title}</h1>
          <p>{search.description}</p>
          <div data-search={settings}>
            <noscript>
              <p>{search.noScript}</p>
            </noscript>
            <form class="search" role="search" hidden>
              <label for="q">{search.label}</label>
              <div class="ask">
                <input id="q" name="q" type="search" autocomplete="off" spellcheck={false} aria-describedby="hint" />
                <button type="submit">{search.button}</button>
              </div>
              <p id="hint" class="soft">
                {search.hint}
              </p>
              <div class="of">
                <label for="year">{search.year}</label>
                <select id="year" name="year" />
              </div>
            </form>
            <p>
              {search.orElse}
              <a href={pageAddress(t, AGENCIES_KEY)}>{search.allAgencies}</a>
              {t.punctuation.list}
              <a href={pageAddress(t, COMPARE_KEY)}>{t.compare.toCompare}</a>
            </p>
            <p data-state="" class="soft" role="status" />
            <div data-found="" />
          </div>
        </>
      ),
    },
    t,
  );
}
