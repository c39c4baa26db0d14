/**
 * The pages of the search, in both languages, and the parts of its index: of the site at the root, and of those in the folders of areas.
 * They may load more than other pages (shared/workflow/site-content.ts).
 */

/**
 * A star goes beyond slashes (AWS, "Path pattern"), and there may be an agency with the id `search`: what lies under a year or below
 * `agencies/` is taken out before. The first pattern that fits is the one that counts.
 */
export const SEARCH_PATHS = ['search/*', 'en/search/*', 'areas/*/search/*'] as const;
export const NO_SEARCH_PATHS = ['areas/*/????/search/*', 'areas/*/agencies/search/*'] as const;
