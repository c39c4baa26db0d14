/** Which colours are plainly dark, for ink, and which plainly light, for the ground behind it. What is not known is neither. */

const NAMES: Readonly<Record<string, string>> = {
  white: '#ffffff',
  snow: '#fffafa',
  ivory: '#fffff0',
  whitesmoke: '#f5f5f5',
  aliceblue: '#f0f8ff',
  yellow: '#ffff00',
  lightyellow: '#ffffe0',
  lightgrey: '#d3d3d3',
  lightgray: '#d3d3d3',
  window: '#ffffff',
  canvas: '#ffffff',
  canvastext: '#000000',
  windowtext: '#000000',
  black: '#000000',
  red: '#ff0000',
  darkred: '#8b0000',
  maroon: '#800000',
  blue: '#0000ff',
  darkblue: '#00008b',
  navy: '#000080',
  green: '#008000',
  purple: '#800080',
  gray: '#808080',
  grey: '#808080',
  transparent: '#00000000',
};
const [DARKEST_GROUND, LIGHTEST_INK] = [190, 130];

/** How light it is over white paper, 0 to 255, and how much of the paper shows through, 0 to 1. */
function lightness(written: string): { readonly light: number; readonly clear: number } | undefined {
  const named = NAMES[written] ?? written;
  const hex = /^#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/u.exec(named)?.[1];
  let parts: number[];
  if (hex === undefined) {
    const found = /^rgba?\(\s*([\d.]+%?)[\s,]+([\d.]+%?)[\s,]+([\d.]+%?)(?:[\s,/]+([\d.]+%?))?\s*\)$/u.exec(named);
    if (found === null) return undefined;
    const share = (part = '100%', whole: number): number =>
      Math.min(1, part.endsWith('%') ? Number(part.slice(0, -1)) / 100 : Number(part) / whole);
    parts = [...found.slice(1, 4).map((part) => 255 * share(part, 255)), share(found[4], 1)];
  } else {
    const long = hex.length <= 4 ? [...hex].map((digit) => digit + digit).join('') : hex;
    parts = (long.match(/../gu) ?? []).map((pair) => parseInt(pair, 16));
    parts[3] = (parts[3] ?? 255) / 255;
  }
  const [red = 0, green = 0, blue = 0, alpha = 1] = parts;
  return { light: 255 * (1 - alpha) + alpha * (0.299 * red + 0.587 * green + 0.114 * blue), clear: 1 - alpha };
}

export function isDark(colour: string): boolean {
  if (/^(?:inherit|initial|unset|revert|revert-layer|currentcolor|auto)$/u.test(colour)) return true;
  const { light = 255 } = lightness(colour) ?? {};
  return light <= LIGHTEST_INK;
}

/** Light enough for ink over whatever other plain ground is behind it. */
export function isLight(colour: string): boolean {
  if (/^(?:inherit|initial|unset|revert|revert-layer|none|auto)$/u.test(colour)) return true;
  const { light = 0, clear = 0 } = lightness(colour) ?? {};
  return light >= DARKEST_GROUND || clear >= 0.9;
}
