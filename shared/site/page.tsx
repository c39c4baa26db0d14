/**
 * The frame of every public page: head, site name, way back, footer. No script and no inline style, so the strictest
 * content policy holds; every text goes through the escaping of JSX, and what cannot be seen is dropped at the end.
 */
import type { Child } from 'hono/jsx';
import { addressOfKey, FEED_KEY, INDEX_KEY, RULES_KEY } from './keys.js';
import { STYLESHEET_KEY } from './stylesheet.js';
import { RULE_WORDS } from '#shared/words/site/rule-words.js';
import { TEXTS } from '#shared/words/site/texts.js';
import { visibleText } from '#shared/ids/visible-text.js';

/** What a page of the site may load. The distribution sends the same as a header, with frame-ancestors added. */
export const SITE_CONTENT_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

export interface Crumb {
  readonly label: string;
  /** Absent for the page itself. */
  readonly key?: string;
}

export interface PageFrame {
  readonly title: string;
  readonly description: string;
  readonly siteName: string;
  /** The key of the page that stands for this one; search engines keep that. */
  readonly canonicalKey?: string;
  readonly crumbs: readonly Crumb[];
  readonly children: Child;
}

function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  return (
    <nav class="crumbs" aria-label={TEXTS.breadcrumb}>
      <ol>
        {crumbs.map((crumb) => (
          <li>
            {crumb.key === undefined ? (
              <span aria-current="page">{crumb.label}</span>
            ) : (
              <a href={addressOfKey(crumb.key)}>{crumb.label}</a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

export function htmlPage(frame: PageFrame): string {
  const page = (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content={SITE_CONTENT_POLICY} />
        <meta name="referrer" content="no-referrer" />
        <title>{frame.title}</title>
        <meta name="description" content={frame.description} />
        {frame.canonicalKey === undefined ? null : <link rel="canonical" href={addressOfKey(frame.canonicalKey)} />}
        <link rel="stylesheet" href={addressOfKey(STYLESHEET_KEY)} />
        <link rel="alternate" type="application/atom+xml" title={TEXTS.feed} href={addressOfKey(FEED_KEY)} />
      </head>
      <body>
        <a class="skip" href="#main">
          {TEXTS.skip}
        </a>
        <header>
          <div class="bar">
            <a class="site" href={addressOfKey(INDEX_KEY)}>
              {frame.siteName}
            </a>
            {frame.crumbs.length === 0 ? null : <Crumbs crumbs={frame.crumbs} />}
          </div>
        </header>
        <main id="main">{frame.children}</main>
        <footer>
          <p>{TEXTS.footer}</p>
          <p>
            <a href={addressOfKey(INDEX_KEY)}>{TEXTS.home}</a>
            {' · '}
            <a href={addressOfKey(RULES_KEY)}>{RULE_WORDS.zh.title}</a>
            {' · '}
            <a href={addressOfKey(FEED_KEY)}>{TEXTS.feed}</a>
          </p>
        </footer>
      </body>
    </html>
  );
  return visibleText(`<!DOCTYPE html>\n${String(page)}\n`);
}
