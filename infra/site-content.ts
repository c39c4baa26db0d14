/** What browsers are told that a page of the public site may load, by the distribution; the pages themselves say the same (site/page.tsx). */

/**
 * The pages of the search, in both languages, and the parts of its index: of the site at the root, and of those in the folders of areas.
 * A star goes beyond slashes (AWS, "Path pattern"), and there may be an agency with the id `search`: what lies under a year or below
 * `agencies/` is taken out before. The first pattern that fits is the one that counts.
 */
export const SEARCH_PATHS = ['search/*', 'en/search/*', 'areas/*/search/*'] as const;
export const NO_SEARCH_PATHS = ['areas/*/????/search/*', 'areas/*/agencies/search/*'] as const;
/** They alone run a script, which loads those parts. */
export const SEARCH_CONTENT = ["script-src 'self'", "connect-src 'self'"] as const;

/** The site needs no script and sends nothing anywhere; a page that tries is broken or forged. */
export const SITE_CONTENT = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
] as const;
