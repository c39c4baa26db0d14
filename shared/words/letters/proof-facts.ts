/** What proves a filing: its number, when and by whom it was filed, its digests, and where anybody verifies them. */
import type { Texts } from '../texts.js';
import type { MessageOf } from './letter.js';

export function proofFacts(
  t: Texts,
  {
    submission,
    filedAt,
    officer,
    digest,
    content,
  }: Pick<MessageOf<'receipt'>, 'submission' | 'filedAt' | 'officer' | 'digest' | 'content'>,
  deskBaseUrl: string,
): (readonly [string, string])[] {
  const words = t.filing.receipt;
  return [
    [words.number, submission],
    [words.at, t.dates.instant(filedAt)],
    [words.by, officer],
    [words.digest, digest],
    ...(content === undefined
      ? []
      : ([
          [words.content, content],
          [t.proof.verify.title, `${deskBaseUrl}/verify`],
        ] as const)),
  ];
}
