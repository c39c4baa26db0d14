/** What tells machines that something is new: the Atom feed (RFC 4287) and the sitemap (sitemaps.org). */
import { absoluteAddress, currentPageKey, FEED_KEY, INDEX_KEY, keyIn, SITEMAP_KEY } from './keys.js';
import type { News } from './site-state.js';
import { reportTitle } from './report-data.js';
import { LANGUAGES, textsIn, type Language } from '#shared/words/texts.js';
import { site } from '#shared/words/zh/site.js';
import { escaped } from '#shared/ids/visible-text.js';

const FEED_ENTRIES = 50;
/** A feed must say when it changed; one that never held anything has not. */
const NEVER = '1970-01-01T00:00:00Z';

/** When it was published, or taken down. */
const changedAt = (one: News): string => one.takenDown?.at ?? one.publishedAt;

/** Newest first, as many as the feed tells; equal times by address, so that the order never depends on who asked. */
export function newest(all: readonly News[]): News[] {
  return [...all]
    .sort(
      (a, b) => Date.parse(changedAt(b)) - Date.parse(changedAt(a)) || (currentPageKey(a) < currentPageKey(b) ? -1 : 1),
    )
    .slice(0, FEED_ENTRIES);
}

function titleOf(one: News): string {
  const title = reportTitle(one);
  if (one.takenDown !== null) return site.feedTakenDown(title);
  return one.version > 1 ? site.feedCorrected(title, one.version) : title;
}

export function atomFeed(summaries: readonly News[], area: string, base: string): string {
  const entries = newest(summaries);
  const items = entries.map((one) => {
    const address = absoluteAddress(base, currentPageKey(one));
    const title = titleOf(one);
    return [
      '  <entry>',
      `    <id>${escaped(one.takenDown === null ? `${address}#v${one.version}` : `${address}#v${one.version}-taken-down`)}</id>`,
      `    <title>${escaped(title)}</title>`,
      `    <link rel="alternate" type="text/html" href="${escaped(address)}"/>`,
      `    <updated>${escaped(changedAt(one))}</updated>`,
      `    <author><name>${escaped(one.agency.name)}</name></author>`,
      ...(one.correction === null || one.takenDown !== null
        ? []
        : [`    <summary>${escaped(site.correctionReason(one.correction.reason))}</summary>`]),
      '  </entry>',
    ].join('\n');
  });
  const home = absoluteAddress(base, INDEX_KEY);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `  <id>${escaped(home)}</id>`,
    `  <title>${escaped(site.siteName(area))}</title>`,
    `  <link rel="self" type="application/atom+xml" href="${escaped(absoluteAddress(base, FEED_KEY))}"/>`,
    `  <link rel="alternate" type="text/html" href="${escaped(home)}"/>`,
    `  <updated>${escaped(entries[0] === undefined ? NEVER : changedAt(entries[0]))}</updated>`,
    ...items,
    '</feed>',
    '',
  ].join('\n');
}

/** Robots Exclusion Protocol (RFC 9309), with the maps of all sites (sitemaps.org, "Specifying the Sitemap location in your robots.txt file"). */
export function robotsText(bases: readonly string[]): string {
  return [
    'User-agent: *',
    'Allow: /',
    ...bases.map((base) => `Sitemap: ${absoluteAddress(base, SITEMAP_KEY)}`),
    '',
  ].join('\n');
}

interface Listed {
  /** Of the Chinese page. */
  readonly key: string;
  readonly changed?: string;
  readonly onlyChinese?: boolean;
}

/** The parts that a sitemap has (sitemaps.org, "Using Sitemap index files"). */
export function sitemapIndex(keys: readonly string[], base: string): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...keys.map((key) => `  <sitemap><loc>${escaped(absoluteAddress(base, key))}</loc></sitemap>`),
    '</sitemapindex>',
    '',
  ].join('\n');
}

/** Pages in both languages, each with where it stands in the other: there, addresses must be whole. */
export function sitemapOf(pages: readonly Listed[], base: string): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...pages.flatMap(({ key, changed, onlyChinese }) => {
      const when = changed === undefined ? '' : `<lastmod>${escaped(changed)}</lastmod>`;
      const address = (language: Language) => escaped(absoluteAddress(base, keyIn(language, key)));
      if (onlyChinese === true) return [`  <url><loc>${address('zh')}</loc>${when}</url>`];
      const others = LANGUAGES.map(
        (language) => `<xhtml:link rel="alternate" hreflang="${textsIn(language).tag}" href="${address(language)}"/>`,
      ).join('');
      return LANGUAGES.map((language) => `  <url><loc>${address(language)}</loc>${when}${others}</url>`);
    }),
    '</urlset>',
    '',
  ].join('\n');
}
