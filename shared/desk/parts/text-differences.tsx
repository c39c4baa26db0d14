/**
 * The text of two versions of a report against each other: every paragraph that differs or moved, its words struck out and
 * put in. What the strokes say to the eye, hidden words say to who listens.
 */
import type { ReportRecord } from '#shared/report/record.js';
import type { Texts } from '#shared/words/texts.js';
import { textChanges, type ParagraphChange, type Spot, type Words } from '#shared/report/text-changes.js';
import { paragraphAnchor } from './anchors.js';

interface TextProps {
  readonly t: Texts;
  readonly before: ReportRecord;
  readonly now: ReportRecord;
}

export function TextDifferences({ t, before, now }: TextProps) {
  const changes = textChanges(before, now);
  if (changes.length === 0) return null;
  return (
    <ol class="differences">
      {changes.map((change) => (
        <li>
          <Heading t={t} change={change} />
          <p lang="zh-CN">
            {change.words.map((words) => (
              <Stretch t={t} words={words} />
            ))}
          </p>
        </li>
      ))}
    </ol>
  );
}

function Heading({ t, change: { is, from, to } }: { readonly t: Texts; readonly change: ParagraphChange }) {
  const words = t.review.difference;
  return (
    <p>
      {to === null ? (
        <b>{spotName(t, from)}</b>
      ) : (
        <a href={`#${paragraphAnchor(to.section, to.paragraph)}`}>{spotName(t, to)}</a>
      )}
      {t.punctuation.colon}
      <b>{is === 'moved' ? words.moved(spotName(t, from)) : words[is]}</b>
    </p>
  );
}

function spotName(t: Texts, spot: Spot | null): string {
  return spot === null ? '' : t.review.place({ ...spot, quote: '' });
}

/** So much of what is the same stands around what differs. */
const CONTEXT = 24;

function Stretch({ t, words: { is, text } }: { readonly t: Texts; readonly words: Words }) {
  const words = t.review.difference;
  if (is === 'same')
    return <>{text.length <= 2 * CONTEXT + 2 ? text : `${text.slice(0, CONTEXT)} … ${text.slice(-CONTEXT)}`}</>;
  const said = (side: string) => <span class="hidden">{side}</span>;
  return is === 'out' ? (
    <del>
      {said(words.out)}
      {text}
      {said(words.end)}
    </del>
  ) : (
    <ins>
      {said(words.in)}
      {text}
      {said(words.end)}
    </ins>
  );
}
