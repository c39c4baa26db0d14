/** The shape of every explanation of something that did not go through: what, why, and how to mend it. */
export interface Reason {
  /** A heading of a few words. */
  readonly title: string;
  /** What happened, and to what. */
  readonly what: string;
  /** Why it is so; empty where `what` says it already. */
  readonly why: string;
  /** What the reader can do now, one step each; never empty. */
  readonly todo: readonly string[];
}
