/** What browsers are told that a page of the public site may load, by the distribution; the pages themselves say the same (site/page.tsx). */

/** The pages of the search, in both languages, and the parts of its index. */
export const SEARCH_PATHS = ['search/*', 'en/search/*'] as const;
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
