/** What a subcommand may do to the world: write lines, complain, and know where it was called from. */
export interface Terminal {
  /** The caller's directory, against which paths are resolved. */
  readonly directory: string;
  readonly write: (text: string) => void;
  readonly complain: (text: string) => void;
}

/** A subcommand: its arguments in, its exit code out. */
export interface Subcommand {
  /** A text, or its lines. */
  readonly USAGE: string | readonly string[];
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<number>;
}

/** Called in a way that makes no sense; apart from the codes that tell about documents. */
export const EXIT_USAGE = 64;
/** Our own fault. */
export const EXIT_INTERNAL = 1;
/** The command refused, and nothing was changed. */
export const EXIT_REFUSED = 2;
