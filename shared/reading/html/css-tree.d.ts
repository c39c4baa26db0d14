/** The parts of css-tree that are used here. Its types know the whole package only, which brings the grammar of every property along. */
declare module 'css-tree/tokenizer' {
  export { tokenTypes, tokenize } from 'css-tree';
}
declare module 'css-tree/utils' {
  export { ident } from 'css-tree';
}
