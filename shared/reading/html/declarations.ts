/**
 * Declarations of style sheets and style attributes, as far as they decide whether a text is seen, crossed out or set
 * otherwise than it stands in the source. Everything else in them is skipped.
 */
import { ident } from 'css-tree/utils';
import type { CssNodePlain } from 'css-tree';
import { withoutComments } from './css-text.js';

export interface Declared {
  readonly value: string;
  readonly important: boolean;
}
export type Declarations = ReadonlyMap<string, Declared>;

const RELEVANT = new Set([
  'display',
  'visibility',
  'opacity',
  'font-size',
  'color',
  '-webkit-text-fill-color',
  'background-color',
  'background-image',
  'text-decoration-line',
  'vertical-align',
  'position',
  'left',
  'right',
  'top',
  'margin-left',
  'margin-top',
  'text-indent',
  'clip',
  'clip-path',
  'transform',
  'rotate',
  'scale',
  'zoom',
  'filter',
  '-webkit-filter',
  'mask',
  'mask-image',
  '-webkit-mask',
  '-webkit-mask-image',
  'mix-blend-mode',
  'content-visibility',
  'width',
  'height',
  'max-width',
  'max-height',
  'overflow',
  'direction',
  'unicode-bidi',
  'flex-direction',
  'order',
  'float',
  'content',
]);

/** Shorthands as the long properties that matter here. */
function expanded(property: string, value: string): [string, string][] {
  switch (property) {
    case 'font': {
      const size =
        /(?:^|\s)(0|[\d.]+(?:px|pt|em|rem|%|vw|vh|ex|ch|mm|cm|in|pc)|(?:x*-)?(?:small|large)|medium|smaller|larger)(?:\s|\/|$)/u.exec(
          value,
        );
      return size === null ? [] : [['font-size', size[1] ?? '']];
    }
    case 'background': {
      const colour = /(?:^|\s)(#[0-9a-f]{3,8}|rgba?\([^)]*\)|[a-z]+)(?=\s|$)/u.exec(
        value.replace(/url\([^)]*\)/gu, ''),
      );
      const image = /url\(|gradient\(/u.test(value) ? value : 'none';
      return [
        ['background-color', colour?.[1] ?? 'transparent'],
        ['background-image', image],
      ];
    }
    case 'text-decoration':
      return [['text-decoration-line', value]];
    case 'overflow-x':
    case 'overflow-y':
      return [['overflow', value]];
    case 'flex-flow':
      return [['flex-direction', value.split(/\s+/u).find((word) => /row|column/u.test(word)) ?? 'row']];
    case 'margin': {
      const [top = '', , , left = ''] = value.split(/\s+/u);
      return [
        ['margin-top', top],
        ['margin-left', left],
      ];
    }
    default:
      return [[property, value]];
  }
}

/** CSS escapes: `dis\70 lay` is `display` to a browser. */
function plain(written: string): string {
  return ident.decode(withoutComments(written)).replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** `nodes`: what stands between the braces, or in a style attribute. */
export function readDeclarations(nodes: readonly CssNodePlain[]): Declarations {
  const found = new Map<string, Declared>();
  for (const node of nodes) {
    if (node.type !== 'Declaration' || node.value.type !== 'Raw') continue;
    const important = node.important !== false;
    // A browser drops what stands before any other word than this.
    if (typeof node.important === 'string' && plain(node.important) !== 'important') continue;
    for (const [property, value] of expanded(plain(node.property), plain(node.value.value))) {
      if (!RELEVANT.has(property) || value === '') continue;
      if (found.get(property)?.important === true && !important) continue;
      found.set(property, { value, important });
    }
  }
  return found;
}
