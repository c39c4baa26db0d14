/**
 * The way to the other language, on every page, in that language's own word. Whoever has a session keeps the choice with
 * their person; on a page for everybody only the browser does.
 */
import { LANGUAGE_NAMES, LANGUAGES, textsIn, type Texts } from '#shared/words/texts.js';
import type { Viewer } from '../views.js';
import { PostForm } from './post-form.js';

export function LanguageForm({ t, viewer }: { readonly t: Texts; readonly viewer: Viewer | null }) {
  const buttons = LANGUAGES.filter((language) => language !== t.language).map((language) => (
    <button type="submit" class="plain" name="language" value={language} lang={textsIn(language).tag}>
      {LANGUAGE_NAMES[language]}
    </button>
  ));
  if (viewer === null) {
    return (
      <form method="post" action="/language" class="noprint">
        {buttons}
      </form>
    );
  }
  return (
    <PostForm viewer={viewer} to="/language" class="noprint">
      {buttons}
    </PostForm>
  );
}
