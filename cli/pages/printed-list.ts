/** A list of what is plain, as a page prints it. */
export interface PrintedList {
  readonly title: string;
  readonly about: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
