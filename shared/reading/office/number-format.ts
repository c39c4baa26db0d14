/**
 * What a sheet prints for a stored number: the format decides, and where it cannot be followed exactly nothing is said.
 * Works on decimal strings; the binary number is used only to find the shortest decimal that it stands for.
 */

export type Printed = { readonly text: string } | { readonly doubt: 'not-a-number' | 'not-visible' | 'ambiguous' };

const BUILT_IN: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  37: '#,##0 ;(#,##0)',
  38: '#,##0 ;[Red](#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;[Red](#,##0.00)',
  41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
  43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
  49: '@',
};

/** The format of an id that the workbook does not define; undefined for dates, currencies and what depends on the place. */
export function builtInFormat(id: number): string | undefined {
  return BUILT_IN[id];
}

/** Significant digits that a sheet keeps, and characters that the general format shows. */
const [PRECISION, GENERAL_LENGTH] = [15, 11];

/** `18.870999999999999` -> `18.871`; undefined for what is no number, negative or beyond plain writing. */
export function shortestDecimal(stored: string): string | undefined {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(stored)) return undefined;
  const number = Number(Number(stored).toPrecision(PRECISION));
  const text = String(number);
  return /^\d+(\.\d+)?$/.test(text) ? text : undefined;
}

/** Half away from zero; exactly half is nobody's to decide, because programs differ. */
function rounded(decimal: string, places: number): string | undefined {
  const [whole = '0', fraction = ''] = decimal.split('.');
  if (fraction.length <= places) return places === 0 ? whole : `${whole}.${fraction.padEnd(places, '0')}`;
  const rest = fraction.slice(places);
  if (/^50*$/.test(rest)) return undefined;
  const up = rest.charAt(0) >= '5' ? 1n : 0n;
  const digits = String(BigInt(whole + fraction.slice(0, places)) + up).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

interface Token {
  readonly kind: 'digits' | 'literal' | 'general' | 'text' | 'other';
  readonly text: string;
}

const TOKEN =
  /"([^"]*)"|\\(.)|_(.)|\*(.)|\[([^\]]*)\]|(General|G\/通用格式)|([0#?][0#?,]*(?:\.[0#?]*)?,*|\.[0#?]+)|(@)|([\s\S])/giu;

/** Characters that a format may show without quotes. */
const PLAIN = /^[\s$¥￥+\-()/:!^&'~{}<>=]$/u;

function tokensOf(section: string): Token[] {
  return [...section.matchAll(TOKEN)].map((match): Token => {
    const [, quoted, escaped, space, filler, bracket, general, digits, text, plain] = match;
    if (quoted !== undefined || escaped !== undefined) return { kind: 'literal', text: quoted ?? escaped ?? '' };
    if (space !== undefined || filler !== undefined) return { kind: 'literal', text: '' };
    if (bracket !== undefined) {
      const colour = /^(black|blue|cyan|green|magenta|red|white|yellow|color ?\d+|颜色\d+|黑色|蓝色|绿色|红色)$/iu.test(
        bracket,
      );
      const white = /^(white|白色|color ?2|颜色2)$/iu.test(bracket);
      return { kind: (colour && !white) || /^\$-/.test(bracket) ? 'literal' : 'other', text: '' };
    }
    if (general !== undefined) return { kind: 'general', text: general };
    if (digits !== undefined) return { kind: 'digits', text: digits };
    if (text !== undefined) return { kind: 'text', text };
    return { kind: PLAIN.test(plain ?? '') && plain !== '/' ? 'literal' : 'other', text: plain ?? '' };
  });
}

function sectionsOf(format: string): string[] {
  const sections = [''];
  for (const [piece] of format.matchAll(/"[^"]*"|\\.|\[[^\]]*\]|[\s\S]/gu)) {
    if (piece === ';') sections.push('');
    else sections[sections.length - 1] += piece;
  }
  return sections;
}

function byPlaceholders(decimal: string, pattern: string): string | undefined {
  const [wholePattern = '', placesPattern = ''] = pattern.split('.');
  if (/,$/.test(pattern)) return undefined;
  const fixed = placesPattern.replace(/[^0]+$/, '').length;
  const printed = rounded(decimal, placesPattern.length);
  if (printed === undefined) return undefined;
  const [whole = '', places = ''] = printed.split('.');
  const least = wholePattern.replace(/[^0]/g, '').length;
  if (least > whole.length) return undefined;
  const shownWhole = whole === '0' && least === 0 ? '' : whole;
  const grouped = wholePattern.includes(',') ? shownWhole.replace(/\B(?=(\d{3})+$)/g, ',') : shownWhole;
  const kept = places.slice(0, fixed) + places.slice(fixed).replace(/0+$/, '');
  // A point without figures after it, or before it, is printed, but nobody means it.
  if (placesPattern !== '' && (kept === '' || shownWhole === '')) return undefined;
  return kept === '' ? grouped : `${grouped}.${kept}`;
}

/** `stored` as the sheet keeps it; `format` undefined where it is not known. */
export function printedNumber(stored: string, format: string | undefined): Printed {
  const decimal = shortestDecimal(stored);
  if (decimal === undefined || format === undefined) return { doubt: 'not-a-number' };
  const sections = sectionsOf(format);
  const zero = decimal === '0' && sections.length > 2;
  const tokens = tokensOf((zero ? sections[2] : sections[0]) ?? '');
  if (tokens.some(({ kind }) => kind === 'other')) return { doubt: 'not-a-number' };
  const figures = tokens.filter(({ kind }) => kind !== 'literal');
  if (figures.length > 1) {
    // In the section of zero, placeholders that stand behind a literal only keep its distance.
    if (!zero) return { doubt: 'not-a-number' };
  }
  const [figure] = figures;
  let shown = '';
  if (figure?.kind === 'general' || figure?.kind === 'text') {
    if (decimal.length > GENERAL_LENGTH) return { doubt: 'not-visible' };
    shown = decimal;
  } else if (figure?.kind === 'digits' && !(zero && /^\?+$/.test(figure.text))) {
    const printed = byPlaceholders(decimal, figure.text);
    if (printed === undefined) return { doubt: 'ambiguous' };
    shown = printed;
  }
  const text = tokens.map((token) => (token === figure ? shown : token.kind === 'literal' ? token.text : '')).join('');
  // A number that prints nothing is neither a number nor a blank.
  return text.trim() === '' ? { doubt: 'not-visible' } : { text };
}

/** A format may set its own words around a text, or hide it. */
export function changesText(format: string | undefined): boolean {
  if (format === undefined) return false;
  const sections = sectionsOf(format);
  const own = sections.length > 3 ? sections[3] : sections.find((section) => section.includes('@'));
  return (
    own !== undefined &&
    tokensOf(own)
      .map(({ text }) => text)
      .join('')
      .trim() !== '@'
  );
}
