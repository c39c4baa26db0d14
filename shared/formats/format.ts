/**
 * What is stored outlives the code that stored it: every item, object and payload carries the version of its form, and a
 * reader lifts what is older by small pure steps, one file each (steps/). What is newer than the code is never guessed at:
 * it is an error that names both versions, and nothing is written over it.
 */
import type * as z from 'zod';

/** Lifts a value of one version to the next. It must take whatever that version's code wrote, and nothing else. */
export type Step = (stored: Stored) => Stored;
export type Stored = Readonly<Record<string, unknown>>;

export class NewerFormat extends Error {
  override readonly name = 'NewerFormat';
  readonly code = 'newer-format';
  readonly remedy = 'Deploy the version of the product that wrote it, or a newer one; nothing was changed.';
  constructor(
    readonly kind: string,
    readonly found: number,
    readonly known: number,
  ) {
    super(`${kind} of version ${found}, but this code knows versions up to ${known}`);
  }
}

export class Format<T> {
  /**
   * @param kind what it is, for errors
   * @param schema the form of the newest version
   * @param steps from version 1 upwards: the first lifts 1 to 2
   */
  constructor(
    readonly kind: string,
    private readonly schema: z.ZodType<T>,
    private readonly steps: readonly Step[] = [],
  ) {}

  /** What a writer writes beside the value. */
  get version(): number {
    return this.steps.length + 1;
  }

  /**
   * @param version as found beside the value; what carries none is from before there were versions, which is version 1
   * @throws NewerFormat; ZodError where it is not of the form that its version says
   */
  read(stored: unknown, version: unknown): T {
    const found = version === undefined ? 1 : Number(version);
    if (!(found <= this.version)) throw new NewerFormat(this.kind, found, this.version);
    return this.schema.parse(this.steps.slice(found - 1).reduce((value, step) => step(value as Stored), stored));
  }
}
