/** Colours of style sheets, as far as needed to tell ink from ground. Names that are not known here give no colour. */

export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

const NAMES: Readonly<Record<string, string>> = {
  white: '#ffffff',
  snow: '#fffafa',
  ivory: '#fffff0',
  whitesmoke: '#f5f5f5',
  windowtext: '#000000',
  window: '#ffffff',
  canvas: '#ffffff',
  canvastext: '#000000',
  black: '#000000',
  red: '#ff0000',
  blue: '#0000ff',
  navy: '#000080',
  gray: '#808080',
  grey: '#808080',
  transparent: '#00000000',
};

export function parseColour(text: string): Colour | undefined {
  const value = text.trim().toLowerCase();
  const hex = /^#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/u.exec(NAMES[value] ?? value)?.[1];
  if (hex !== undefined) {
    const long = hex.length <= 4 ? [...hex].map((digit) => digit + digit).join('') : hex;
    const [red = 0, green = 0, blue = 0, alpha = 255] = (long.match(/../gu) ?? []).map((pair) => parseInt(pair, 16));
    return { red, green, blue, alpha: alpha / 255 };
  }
  const parts = /^rgba?\(\s*([\d.]+%?)[\s,]+([\d.]+%?)[\s,]+([\d.]+%?)(?:[\s,/]+([\d.]+%?))?\s*\)$/u.exec(value);
  if (parts === null) return undefined;
  const part = (index: number): number => {
    const written = parts[index] ?? '';
    return written.endsWith('%') ? Number(written.slice(0, -1)) * 2.55 : Number(written);
  };
  const alpha = parts[4] === undefined ? 1 : parts[4].endsWith('%') ? part(4) / 255 : part(4);
  return { red: part(1), green: part(2), blue: part(3), alpha };
}

/** 0 to 255. */
export function luminance({ red, green, blue }: Colour): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}
