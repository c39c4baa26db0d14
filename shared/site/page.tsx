/**
 * The frame of every public page: head, site name, way back, footer. No inline style and, but for the search, no script, so
 * that the strictest content policy holds; what stands in an element of that name is data for search engines (structured-data.ts). Every text goes
 * through the escaping of JSX, and what cannot be seen is dropped at the end.
 */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { ABOUT_DATA_KEY, addressOfKey, FEED_KEY, INDEX_KEY, keyIn, RULES_KEY, SEARCH_PAGE_KEY } from './keys.js';
import { structuredText, type Structured } from './structured-data.js';
import { STYLESHEET_KEY } from './stylesheet.js';
import { RULE_WORDS } from '#shared/words/site/rule-words.js';
import { withChineseMarked } from '#shared/words/chinese-in-english.js';
import { LANGUAGE_NAMES, LANGUAGES, textsIn } from '#shared/words/texts.js';
import type { PageTexts } from './place.js';
import { visibleText } from '#shared/ids/visible-text.js';
import { SEARCH_CONTENT, SITE_CONTENT } from '#shared/workflow/site-content.js';

/**
 * What a page of the site may load: no font of its own, and no picture that is written into it. The distribution sends a header beside it,
 * with frame-ancestors, which counts in a header alone (shared/workflow/site-content.ts); both hold.
 */
export const SITE_CONTENT_POLICY = SITE_CONTENT.filter((one) => !/^(?:font-src|frame-ancestors) /.test(one))
  .map((one) => one.replace(' data:', ''))
  .join('; ');

/** Of the one page with a script (the search): its own, which loads nothing but parts of the index. */
const WITH_SCRIPT = [SITE_CONTENT_POLICY, ...SEARCH_CONTENT].join('; ');

export interface Crumb {
  readonly label: string;
  /** The key of the Chinese page; absent for the page itself. */
  readonly key?: string;
}

/** The address of a page in the language of the page that links to it. `key` is that of the Chinese page. */
export function pageAddress(t: PageTexts, key: string): string {
  return addressOfKey(t.place, keyIn(t.language, key));
}

export interface PageFrame {
  readonly title: string;
  readonly description: string;
  readonly siteName: string;
  /** The key of this page in Chinese: at it under `en/` stands the same in English. Absent for what has both in one. */
  readonly key?: string;
  /** Of the page that stands for this one, where that is another; search engines keep that. */
  readonly canonicalKey?: string;
  /** Nothing stands beside it that a link could lead to. */
  readonly bare?: boolean;
  /** The key of the script that the page runs. */
  readonly script?: string;
  /** What is to be no search engine's result. */
  readonly unlisted?: boolean;
  readonly crumbs: readonly Crumb[];
  /** For search engines: what the page is, as schema.org says it. */
  readonly structured?: Structured;
  readonly children: Child;
}

function Crumbs({ crumbs, t }: { readonly crumbs: readonly Crumb[]; readonly t: PageTexts }) {
  return (
    <nav class="crumbs" aria-label={t.site.breadcrumb}>
      <ol>
        {crumbs.map((crumb) => (
          <li>
            {crumb.key === undefined ? (
              <span aria-current="page">{crumb.label}</span>
            ) : (
              <a href={pageAddress(t, crumb.key)}>{crumb.label}</a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** To the search, and to the same page in the other languages; whoever follows that goes on in that language. */
function Ways({ of, bare, t }: { readonly of: string; readonly bare: boolean; readonly t: PageTexts }) {
  return (
    <span class="ways">
      {bare || of === SEARCH_PAGE_KEY ? null : <a href={pageAddress(t, SEARCH_PAGE_KEY)}>{t.search.link}</a>}
      {LANGUAGES.filter((language) => language !== t.language).map((language) => {
        const { tag } = textsIn(language);
        return (
          <a class="language" href={addressOfKey(t.place, keyIn(language, of))} hreflang={tag} lang={tag}>
            {LANGUAGE_NAMES[language]}
          </a>
        );
      })}
    </span>
  );
}

/** What search engines are told: which page stands for this one, and where it stands in other languages. */
function Standing({ frame, t }: { readonly frame: PageFrame; readonly t: PageTexts }) {
  if (frame.unlisted === true) return <meta name="robots" content="noindex" />;
  const key = frame.canonicalKey ?? frame.key;
  if (key === undefined) return null;
  return (
    <>
      <link rel="canonical" href={pageAddress(t, key)} />
      {key === frame.key
        ? LANGUAGES.map((language) => (
            <link rel="alternate" hreflang={textsIn(language).tag} href={addressOfKey(t.place, keyIn(language, key))} />
          ))
        : null}
    </>
  );
}

function FooterLinks({ t }: { readonly t: PageTexts }) {
  return (
    <p>
      <a href={pageAddress(t, INDEX_KEY)}>{t.site.home}</a>
      {' · '}
      <a href={pageAddress(t, SEARCH_PAGE_KEY)}>{t.search.link}</a>
      {' · '}
      <a href={pageAddress(t, RULES_KEY)}>{RULE_WORDS[t.language].title}</a>
      {' · '}
      <a href={pageAddress(t, ABOUT_DATA_KEY)}>{t.openData.link}</a>
      {' · '}
      <a href={addressOfKey(t.place, FEED_KEY)}>{t.site.feed}</a>
    </p>
  );
}

export function htmlPage(frame: PageFrame, t: PageTexts): string {
  const page = (
    <html lang={t.tag}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content={frame.script === undefined ? SITE_CONTENT_POLICY : WITH_SCRIPT}
        />
        <meta name="referrer" content="no-referrer" />
        <title>{frame.title}</title>
        <meta name="description" content={frame.description} />
        <Standing frame={frame} t={t} />
        <link rel="stylesheet" href={addressOfKey(t.place, STYLESHEET_KEY)} />
        {frame.script === undefined ? null : <script type="module" src={addressOfKey(t.place, frame.script)} />}
        {frame.bare === true ? null : (
          <link
            rel="alternate"
            type="application/atom+xml"
            title={t.site.feed}
            href={addressOfKey(t.place, FEED_KEY)}
          />
        )}
        {frame.structured === undefined ? null : (
          <script type="application/ld+json">{raw(structuredText(frame.structured))}</script>
        )}
      </head>
      <body>
        <a class="skip" href="#main">
          {t.site.skip}
        </a>
        <header>
          <div class="bar">
            <a class="site" href={pageAddress(t, INDEX_KEY)}>
              {frame.siteName}
            </a>
            {frame.crumbs.length === 0 ? null : <Crumbs crumbs={frame.crumbs} t={t} />}
            {frame.key === undefined ? null : <Ways of={frame.key} bare={frame.bare === true} t={t} />}
          </div>
        </header>
        <main id="main">{frame.children}</main>
        <footer>
          <p>{t.site.footer}</p>
          {frame.bare === true ? null : <FooterLinks t={t} />}
        </footer>
      </body>
    </html>
  );
  return withChineseMarked(visibleText(`<!DOCTYPE html>\n${String(page)}\n`));
}
