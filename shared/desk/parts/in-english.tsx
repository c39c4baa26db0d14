/** The same in English, folded, where the page is Chinese; on an English page it is what stands there already. */
import type { Texts } from '#shared/words/texts.js';

interface Props {
  readonly t: Texts;
  readonly texts: readonly { readonly en: string }[];
}

export function InEnglish({ t, texts }: Props) {
  if (t.language === 'en') return null;
  return (
    <details>
      <summary>{t.report.findings.inEnglish}</summary>
      {texts.map(({ en }) => (
        <p lang="en">{en}</p>
      ))}
    </details>
  );
}
