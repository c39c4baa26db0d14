/** The heading of one of the six sections. In English, the law's own name stands beside it. */
import { SECTION_HEADINGS } from '#shared/report/labels.js';
import { textsIn, type Texts } from '#shared/words/texts.js';

export function SectionHeading({ number, t }: { readonly number: number; readonly t: Texts }) {
  const heading = SECTION_HEADINGS[number - 1] ?? { zh: '', en: '' };
  const zh = textsIn('zh');
  return (
    <>
      {t.site.sectionTitle(number, heading[t.language])}
      {t.language === zh.language ? null : (
        <>
          {' '}
          <small lang={zh.tag}>{heading.zh}</small>
        </>
      )}
    </>
  );
}
