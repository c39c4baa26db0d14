/** What stands between the pieces that a page puts together: a language brings its own marks. */
export const punctuation = {
  colon: '：',
  comma: '，',
  /** Between the members of a list. */
  list: '、',
  semicolon: '；',
  stop: '。',
  /** Between two whole sentences. */
  gap: '',
  aside: (text: string): string => `（${text}）`,
};
