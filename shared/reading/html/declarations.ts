/**
 * Declarations of style sheets and style attributes, as far as they decide whether a text is seen, crossed out or set
 * otherwise than it stands in the source. Everything else in them is skipped.
 */

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

/** CSS escapes: `dis\70 lay` is `display` to a browser. */
export function unescapeCss(text: string): string {
  return text.replace(
    /\\(?:([0-9a-f]{1,6})\s?|([\s\S]))/giu,
    (_, hex: string | undefined, plain: string | undefined) => {
      if (hex === undefined) return plain ?? '';
      const code = parseInt(hex, 16);
      return code === 0 || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
    },
  );
}

export function withoutCssComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?(?:\*\/|$)/gu, ' ');
}

/** Splits at a separator that stands outside quotes and parentheses. */
export function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let [start, depth] = [0, 0];
  let quote = '';
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? '';
    if (character === '\\') index++;
    else if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '(' || character === '[') depth++;
    else if (character === ')' || character === ']') depth = Math.max(0, depth - 1);
    else if (character === separator && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}

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

/** `text`: what stands between the braces, or in a style attribute. */
export function parseDeclarations(text: string): Map<string, Declared> {
  const found = new Map<string, Declared>();
  for (const part of splitOutside(withoutCssComments(text), ';')) {
    const colon = part.indexOf(':');
    if (colon < 0) continue;
    const name = unescapeCss(part.slice(0, colon)).trim().toLowerCase();
    const written = unescapeCss(part.slice(colon + 1))
      .replace(/\s+/gu, ' ')
      .trim()
      .toLowerCase();
    const important = /!\s*important$/u.test(written);
    const value = written.replace(/\s*!\s*important$/u, '');
    for (const [property, long] of expanded(name, value)) {
      if (!RELEVANT.has(property) || long === '') continue;
      if (found.get(property)?.important === true && !important) continue;
      found.set(property, { value: long, important });
    }
  }
  return found;
}
