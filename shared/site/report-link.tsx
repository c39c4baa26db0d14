/**
 * A link to a page of a report. What was published before there were English pages has a Chinese one alone, and a link to it
 * from an English page says so.
 */
import type { Child } from 'hono/jsx';
import { LANGUAGE_NAMES, textsIn } from '#shared/words/texts.js';
import type { PageTexts } from './place.js';
import { addressOfKey, currentPageKey } from './keys.js';
import type { PublishedSummary } from './model.js';
import { pageAddress } from './page.js';

interface PageLinkProps {
  /** The key of the Chinese page. */
  readonly to: string;
  readonly inEnglish: boolean;
  readonly t: PageTexts;
  readonly children: Child;
}

export function PageLink({ to, inEnglish, t, children }: PageLinkProps) {
  const zh = textsIn('zh');
  if (inEnglish || t.language === zh.language) return <a href={pageAddress(t, to)}>{children}</a>;
  return (
    <a href={addressOfKey(t.place, to)} hreflang={zh.tag}>
      {children}
      {t.punctuation.aside(LANGUAGE_NAMES.zh)}
    </a>
  );
}

export function ReportLink({
  of,
  t,
  children,
}: {
  readonly of: PublishedSummary;
  readonly t: PageTexts;
  readonly children: Child;
}) {
  return (
    <PageLink to={currentPageKey(of)} inEnglish={of.englishPages !== null || of.takenDown !== null} t={t}>
      {children}
    </PageLink>
  );
}
