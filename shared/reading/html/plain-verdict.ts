/** One declaration, judged by the lists of what is plain. */
import { ANY, type Judged } from './plain-values.js';
import { PLAIN_BESIDE, PLAIN_STYLES } from './plain-styles.js';
import type { Declaration } from './sheet-rules.js';

/** Words in front of a name that some makers put there. */
const PREFIX = /^-(?:webkit|moz|ms|o|khtml|epub)-/u;
/** Variables, which say nothing until they are used; notes of word processors; names that only old browsers took. */
export const UNKNOWN_TO_BROWSERS = /^(?:--|-?mso-|[*_+#&!$/])/u;

const BY_NAME = new Map(PLAIN_STYLES.flatMap((entry) => entry.properties.map((name) => [name, entry] as const)));

export type Verdict = 'plain' | { readonly around: boolean; readonly boxes: boolean; readonly moves: boolean };

/** Also `font-size` and `display`, which say more than that they are plain. */
const TOLD = /^(?:font|font-size|display|visibility|opacity)$/u;

/** False where it is the same whether it applies. */
export function mayMatter({ property, value }: Declaration): boolean {
  if (UNKNOWN_TO_BROWSERS.test(property)) return false;
  const entry = BY_NAME.get(property.replace(PREFIX, ''));
  return entry?.plain !== ANY || TOLD.test(property) || value.includes('url(');
}

export function judge({ property, value }: Declaration, on: Judged): Verdict {
  if (UNKNOWN_TO_BROWSERS.test(property) || value === '') return 'plain';
  const entry = BY_NAME.get(property) ?? BY_NAME.get(property.replace(PREFIX, ''));
  if (entry === undefined) return { around: false, boxes: false, moves: false };
  if (entry.plain.hold(value, on)) return 'plain';
  const around = entry.around?.hold(value, on) === true;
  const boxes = entry.boxes?.hold(value, on) === true;
  return { around, boxes, moves: entry.moves === true };
}

const BESIDE = new Map(PLAIN_BESIDE.flatMap((entry) => entry.properties.map((name) => [name, entry] as const)));

export function judgeBeside(declaration: Declaration, on: Judged): Verdict {
  const entry = BESIDE.get(declaration.property.replace(PREFIX, ''));
  if (entry === undefined) return judge(declaration, on);
  if (entry.plain.hold(declaration.value, on)) return 'plain';
  return { around: entry.around?.hold(declaration.value, on) === true, boxes: false, moves: true };
}
