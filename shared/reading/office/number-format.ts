/**
 * What a sheet prints for a stored number, by a short list of formats that print the number and nothing else; of a format
 * that is not on it nothing is said. Works on decimal strings; the binary number is used only to find the shortest decimal
 * that it stands for.
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

export interface PlainFormat {
  readonly what: string;
  readonly pattern: RegExp;
  readonly why: string;
}

/** Of numbers, once room and filling (`_)`, `* `), ink (`[Red]`) and language (`[$-804]`) are left out. */
export const PLAIN_FORMATS: readonly PlainFormat[] = [
  {
    what: 'General, G/通用格式',
    pattern: /^(?:General|G\/通用格式)$/iu,
    why: 'prints the number as it is, up to 11 characters',
  },
  { what: '@', pattern: /^@$/u, why: 'prints what was typed' },
  { what: '0, 0.00', pattern: /^0(?:\.0+#*)?$/u, why: 'whole, or with so many places' },
  { what: '#,##0, #,##0.00', pattern: /^#,##0(?:\.0+#*)?$/u, why: 'the same with thousands set off' },
];

/** What may stand behind the figure: a word of Chinese, which is printed with it. */
const UNIT = /^([^"\\]+)(?:"(\p{Script=Han}{1,4})"|\\(\p{Script=Han}))$/u;
/** What a sheet may print for a nought: a stroke. */
const STROKE = /^(?:"([-–—/])"|\\?([-–—/]))\?*$/u;
/** Room, filling with blanks or strokes, ink and language; filled with digits, a cell shows another number. */
const SILENT = /_[\s\S]|\*[ -]|\\? |\[\$-[^\]]*\]|\[(?:black|blue|red|magenta|黑色|蓝色|红色|洋红)\]/giu;

function sectionsOf(format: string): string[] {
  const sections = [''];
  for (const [piece] of format.matchAll(/"[^"]*"|\\.|\[[^\]]*\]|[\s\S]/gu)) {
    if (piece === ';') sections.push('');
    else sections[sections.length - 1] += piece;
  }
  return sections;
}

/** Without what prints nothing; what is quoted stays. */
function bare(section: string): string {
  return section.replace(
    /("[^"]*"|\\[^ ])|([^"\\]+|\\ )/gu,
    (_, kept: string | undefined, rest: string | undefined) => kept ?? (rest ?? '').replace(SILENT, ''),
  );
}

function byPattern(decimal: string, pattern: string): Printed {
  if (/^(?:G|@)/iu.test(pattern)) return decimal.length > GENERAL_LENGTH ? { doubt: 'not-visible' } : { text: decimal };
  const [wholePattern = '', placesPattern = ''] = pattern.split('.');
  const fixed = placesPattern.replace(/#+$/, '').length;
  const printed = rounded(decimal, placesPattern.length);
  if (printed === undefined) return { doubt: 'ambiguous' };
  const [whole = '', places = ''] = printed.split('.');
  const grouped = wholePattern.includes(',') ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  const kept = places.slice(0, fixed) + places.slice(fixed).replace(/0+$/, '');
  return { text: kept === '' ? grouped : `${grouped}.${kept}` };
}

/** `stored` as the sheet keeps it; `format` undefined where it is not known. */
export function printedNumber(stored: string, format: string | undefined): Printed {
  const decimal = shortestDecimal(stored);
  if (decimal === undefined || format === undefined) return { doubt: 'not-a-number' };
  const sections = sectionsOf(format).map(bare);
  const ofZero = sections.length > 2 && decimal === '0';
  const section = (ofZero ? sections[2] : sections[0]) ?? '';
  const stroke = ofZero ? STROKE.exec(section) : null;
  if (stroke !== null) return { text: stroke[1] ?? stroke[2] ?? '' };
  const unit = UNIT.exec(section);
  const pattern = unit?.[1] ?? section;
  // Nothing printed is neither a number nor a blank.
  if (section === '') return { doubt: 'not-visible' };
  if (!PLAIN_FORMATS.some((plain) => plain.pattern.test(pattern))) return { doubt: 'not-a-number' };
  const printed = byPattern(decimal, pattern);
  return unit === null || 'doubt' in printed ? printed : { text: printed.text + (unit[2] ?? unit[3] ?? '') };
}

/** A format may set its own words around a text, or hide it. */
export function changesText(format: string | undefined): boolean {
  const sections = sectionsOf(format ?? '');
  const own = sections.length > 3 ? sections[3] : sections.find((section) => section.includes('@'));
  return own !== undefined && bare(own) !== '@';
}
