/**
 * The shape of a catalogue without its very words: what is a literal in the first language is any text in the others, a
 * function keeps its arguments, a list its length.
 */
export type Worded<T> = T extends string
  ? string
  : T extends (...values: infer Values) => infer Told
    ? (...values: Values) => Worded<Told>
    : { readonly [Key in keyof T]: Worded<T[Key]> };
