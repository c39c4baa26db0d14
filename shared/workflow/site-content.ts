/** What browsers are told that a page of the public site may load: by the distribution, in the pages themselves, and in a preview of them. */

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

/** Pages of the search alone run a script, which loads parts of its index. */
export const SEARCH_CONTENT = ["script-src 'self'", "connect-src 'self'"] as const;

/**
 * Beside the policy: no window that opened the site may hold on to it, and no page of it asks for what a citizen's device has. Its files
 * may be loaded from anywhere: they are public data.
 */
export const SITE_HEADERS = [
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=()'],
] as const;
