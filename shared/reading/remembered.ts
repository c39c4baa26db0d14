/**
 * Answers about texts that are asked again and again: a report has some hundred labels, and every reader holds each of
 * them against every official one. What is remembered depends on the text alone, and the memory is emptied before it
 * grows.
 */
const MOST_REMEMBERED = 4_096;
const LONGEST_REMEMBERED = 120;

/** The same answers as those of `find`, each found once. */
export function remembered<Answer>(find: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = find(text);
    if (text.length <= LONGEST_REMEMBERED) {
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(text, answer);
    }
    return answer;
  };
}
