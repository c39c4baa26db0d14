/**
 * A picture of a page as it is kept in the repository: sixteen colours, which is what text on paper needs, so that all
 * of them together stay small. The colours are the commonest ones that can be told apart.
 */
import { decode, encode } from 'fast-png';

const COLOURS = 16;
/** In steps of each of red, green and blue: what is nearer is one colour to the eye. */
const APART = 24;

type Colour = readonly [red: number, green: number, blue: number];

export function inFewColours(png: Uint8Array): Uint8Array {
  const { width, data, channels, height: rows } = decode(png);
  const codes = new Uint16Array(width * rows);
  const counts = new Uint32Array(1 << 15);
  for (let at = 0; at < codes.length; at++) {
    const from = at * channels;
    const code = (five(data[from]) << 10) | (five(data[from + 1]) << 5) | five(data[from + 2]);
    codes[at] = code;
    counts[code]! += 1;
  }
  const palette = commonest(counts);
  const nearest = new Uint8Array(1 << 15);
  counts.forEach((count, code) => {
    if (count > 0) nearest[code] = nearestOf(palette, colourOf(code));
  });
  const line = Math.ceil(width / 2);
  const packed = new Uint8Array(line * rows);
  codes.forEach((code, at) => {
    const [y, x] = [Math.floor(at / width), at % width];
    packed[y * line + (x >> 1)]! |= nearest[code]! << (x % 2 === 0 ? 4 : 0);
  });
  // A line of an odd width ends in half a byte; the encoder counts the bytes of a line by its width.
  const even = width % 2 === 0 ? width : width + 1;
  return encode(
    {
      width: even,
      height: rows,
      channels: 1,
      depth: 4,
      data: packed,
      palette: palette.map((one) => [...one]) as never,
    },
    { zlib: { level: 6 } },
  );
}

const five = (value = 0): number => Math.min(31, Math.round(value / 8.226));
function colourOf(code: number): Colour {
  return [code >> 10, (code >> 5) & 31, code & 31].map((step) => Math.round(step * 8.226)) as unknown as Colour;
}

function commonest(counts: Uint32Array): Colour[] {
  // A word in red or green is a few strokes only, and means more than one more shade of grey.
  const weight = (code: number): number => counts[code]! * (1 + Math.max(0, chroma(colourOf(code)) - APART) / 4);
  const codes = [...counts.keys()].filter((code) => counts[code]! > 0).sort((a, b) => weight(b) - weight(a) || a - b);
  const palette: Colour[] = [];
  for (const colour of codes.map(colourOf)) {
    if (palette.length === COLOURS) break;
    if (palette.every((other) => distance(other, colour) > APART)) palette.push(colour);
  }
  return palette;
}

function chroma(colour: Colour): number {
  return Math.max(...colour) - Math.min(...colour);
}

function nearestOf(palette: readonly Colour[], colour: Colour): number {
  let best = 0;
  palette.forEach((other, at) => {
    if (distance(other, colour) < distance(palette[best] ?? other, colour)) best = at;
  });
  return best;
}

function distance(a: Colour, b: Colour): number {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2]);
}
