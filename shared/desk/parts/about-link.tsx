/** What a comment is about, by name: a link where the page shows that place, with the words that stood there then. */
import type { CommentPlace } from '#shared/filing/comments.js';
import type { Texts } from '#shared/words/texts.js';
import { aboutAnchor } from './anchors.js';

interface AboutProps {
  readonly t: Texts;
  readonly about: CommentPlace | null;
  /** Whether the report stands on the same page. */
  readonly linked: boolean;
}

export function AboutLink({ t, about, linked }: AboutProps) {
  const anchor = linked ? aboutAnchor(about) : null;
  const name = t.review.place(about);
  return anchor === null ? <b>{name}</b> : <a href={`#${anchor}`}>{name}</a>;
}

export function Quote({ t, about }: Pick<AboutProps, 't' | 'about'>) {
  if (about === null || !('paragraph' in about)) return null;
  return <p class="quiet">{t.review.quote(about.quote)}</p>;
}
