/**
 * The frame of every page of the desk: head, who you are, the content, what the link is for. Style and script stand in
 * the page itself and are allowed by their digest (content-security.ts); no page holds a secret or an inline handler.
 */
import type { Child } from 'hono/jsx';
import type { Season } from '#shared/season/model.js';
import type { Texts } from '#shared/words/texts.js';
import { LanguageForm } from './parts/language-form.js';
import { ToMyDesk } from './parts/next-report.js';
import { PostForm } from './parts/post-form.js';
import { deskScript } from './script.js';
import { withChineseMarked } from '#shared/words/chinese-in-english.js';
import { withHiddenNamed } from './hidden-characters.js';
import { deskStylesheet } from './stylesheet.js';
import type { Viewer } from './views.js';

export interface DocumentProps {
  readonly t: Texts;
  readonly title: string;
  readonly viewer: Viewer | null;
  /** The season, where the page belongs to one. */
  readonly season?: Pick<Season, 'areaName' | 'year' | 'proof' | 'office'>;
  /** The page itself offers the person's desk: its foot does not once more. */
  readonly offersDesk?: boolean;
  /** What one page has of its own; allowed by its digest as well. */
  readonly extra?: { readonly style: string; readonly script: string };
  readonly children?: Child;
}

export function Document({ t, title, viewer, season, offersDesk = false, extra, children }: DocumentProps) {
  return (
    <html lang={t.tag}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title data-refused={t.layout.refused}>
          {season === undefined ? `${title} — ${t.names.product}` : `${title} — ${season.areaName}`}
        </title>
        {/* Constants of ours, never a field: escaping would change the digest that allows them. */}
        <style dangerouslySetInnerHTML={{ __html: deskStylesheet }} />
        {extra === undefined ? null : <style dangerouslySetInnerHTML={{ __html: extra.style }} />}
      </head>
      <body>
        <a class="skip" href="#main">
          {t.layout.skip}
        </a>
        <header class="top">
          <div class="wrap">
            <b>{season === undefined ? t.messages.entry.title : t.layout.desk(season.areaName, season.year)}</b>
            <LanguageForm t={t} viewer={viewer} />
            {viewer === null ? null : (
              <>
                <span>
                  {viewer.role === 'desk'
                    ? t.layout.youAreOnly(viewer.person.name)
                    : t.layout.youAre(viewer.person.name, t.names.roles[viewer.role])}
                </span>
                <PostForm viewer={viewer} to="/sign-out" class="noprint">
                  <button type="submit" class="plain">
                    {t.layout.signOut}
                  </button>
                </PostForm>
              </>
            )}
          </div>
        </header>
        {season?.proof === 'off' ? (
          <div class="wrap">
            <p class="quiet">{t.code.off}</p>
          </div>
        ) : null}
        {viewer?.recordsFor === undefined ? null : (
          <div class="wrap">
            <div class="note look">
              <p>
                <b>{t.recording.banner(viewer.recordsFor)}</b>
              </p>
              <p>{t.recording.bannerHint}</p>
            </div>
          </div>
        )}
        <main id="main" tabindex={-1}>
          <div class="wrap">{children}</div>
        </main>
        {viewer === null ? null : (
          <footer>
            <div class="wrap">
              {season?.office == null ? null : <p>{t.layout.ask(season.office)}</p>}
              <p>{t.layout.linkNote}</p>
              {viewer.role === 'founder' || offersDesk ? null : <ToMyDesk t={t} viewer={viewer} />}
              {viewer.role === 'founder' ? null : (
                <details class="noprint">
                  <summary>{t.layout.seenByOthers}</summary>
                  <PostForm viewer={viewer} to="/sign-out">
                    <input type="hidden" name="everywhere" value="yes" />
                    <p>{t.layout.endOthersHint}</p>
                    <button type="submit" class="second">
                      {t.layout.endOthers}
                    </button>
                  </PostForm>
                </details>
              )}
            </div>
          </footer>
        )}
        <script dangerouslySetInnerHTML={{ __html: deskScript }} />
        {extra === undefined ? null : <script dangerouslySetInnerHTML={{ __html: extra.script }} />}
      </body>
    </html>
  );
}

/** A page as the text of one answer. The components are plain functions, so nothing is left pending. */
export function toHtml(page: { toString(): string | Promise<string> }): string {
  const html = page.toString();
  if (typeof html !== 'string') throw new TypeError('a page of the desk must not wait for anything');
  return withChineseMarked(withHiddenNamed(withRefusalNamed(`<!doctype html>${html}`)));
}

/** Where a form was refused, the title says so first: it is what a screen reader reads out before anything else. */
function withRefusalNamed(html: string): string {
  const isRefused = html.includes(' data-problem="1"');
  return html.replace(/<title data-refused="([^"]*)">/, (_, words: string) => `<title>${isRefused ? words : ''}`);
}
