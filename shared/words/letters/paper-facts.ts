/** What a mail says of a report that came on paper: when it came, who handed it in, who recorded it or is to. */
import type { Texts } from '../texts.js';
import type { MessageOf } from './letter.js';

/** @param as how whoever records is named: who did, or who is to; left out where the letter is theirs */
export function paperFacts(
  t: Texts,
  { recorder, handedInBy, receivedOn, reason }: Omit<MessageOf<'recording-told'>, 'name' | 'by'>,
  as: 'recorder' | 'toRecord' | null,
): (readonly [string, string])[] {
  const { facts } = t.recording;
  return [
    [facts.receivedOn, t.dates.day(receivedOn)],
    [facts.handedInBy, handedInBy],
    ...(as === null ? [] : [[facts[as], recorder] as const]),
    [facts.reason, reason],
  ];
}

/** What a receipt says of the paper that stands behind what was filed; nothing where there is none. */
export function paperOf(t: Texts, { paper }: MessageOf<'receipt'>): (readonly [string, string])[] {
  const words = t.recording;
  if (paper === undefined) return [];
  return [
    [words.receivedOn, t.dates.day(paper.receivedOn)],
    [words.handedInBy, paper.handedInBy],
    [words.recordedBy, paper.recorder],
  ];
}
