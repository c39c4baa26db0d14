/** What became of a code that was typed, before any language says it. */

/** `left`: tries that remain. */
export type CodeProblem =
  | { readonly is: 'wrong'; readonly left: number }
  | { readonly is: 'malformed' | 'expired' | 'used-up' | 'not-sent' }
  /** `usable`: whether the code that was sent before can still be typed. */
  | { readonly is: 'limited'; readonly usable: boolean };

/** Whether there is, or is about to be, a code to type; where there is none, the page offers a new one only. */
export function isUsable(state: CodeProblem): boolean {
  return state.is === 'limited' ? state.usable : state.is !== 'expired' && state.is !== 'used-up';
}
