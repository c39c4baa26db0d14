/**
 * Which colours are plain: text that is plainly dark, ground that is plainly light. Nothing is mixed or blended; a colour
 * that is neither is not plain.
 */
import type { Condition } from './plain.js';

/** Relative luminance as WCAG has it: pure red is 0.21, the greys of shaded heads lie above 0.5. */
const [DARKEST_GROUND, LIGHTEST_TEXT] = [0.5, 0.22];

function luminance(hex: string): number | undefined {
  const digits = /^(?:[0-9a-f]{2})?([0-9a-f]{6})$/iu.exec(hex)?.[1];
  if (digits === undefined) return undefined;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = parseInt(digits.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export const isDark = (hex: string): boolean => (luminance(hex) ?? 1) <= LIGHTEST_TEXT;
export const isLight = (hex: string): boolean => (luminance(hex) ?? 0) >= DARKEST_GROUND;

/** Names of the theme that mean ink and paper, as long as the theme is an ordinary one (office-ground.ts). */
export const INK_NAMES: readonly string[] = ['text1', 'text2', 'dark1', 'dark2', 'tx1', 'tx2', 'dk1', 'dk2'];
export const PAPER_NAMES: readonly string[] = [
  'background1',
  'background2',
  'light1',
  'light2',
  'bg1',
  'bg2',
  'lt1',
  'lt2',
];

/** How much of a colour of the theme is left beside white (tint) or black (shade). */
const kept = (hex: string | undefined): number => (hex === undefined ? 1 : parseInt(hex, 16) / 255);

export const darkText: Condition = {
  says: `auto or luminance at most ${LIGHTEST_TEXT}; of the theme ${INK_NAMES.join(', ')}, at least half of it`,
  holds: (a) => {
    const [value, theme] = [a['w:val'] ?? 'auto', a['w:themeColor']];
    if (theme === undefined) return value === 'auto' || isDark(value);
    return INK_NAMES.includes(theme) && kept(a['w:themeTint']) >= HALF;
  },
};

/** 7F of FF, as programs write half. */
const HALF = 0.49;
const FAINT = /^pct(?:5|10|12|15|20|25)$/u;
const FAINT_ACCENT = 0.41;
const BRIGHT_PAPER = 0.74;

function filledLight(a: Readonly<Record<string, string>>): boolean {
  const [fill, theme] = [a['w:fill'] ?? 'auto', a['w:themeFill']];
  if (theme === undefined) return fill === 'auto' || isLight(fill);
  if (PAPER_NAMES.includes(theme)) return kept(a['w:themeFillShade']) >= BRIGHT_PAPER;
  return /^accent[1-6]$/u.test(theme) && kept(a['w:themeFillTint']) <= FAINT_ACCENT;
}

/** `w:shd`: a fill, under a pattern of another colour. */
export const lightGround: Condition = {
  says: `no fill or luminance at least ${DARKEST_GROUND}; of the theme ${PAPER_NAMES.join(', ')} up to a quarter darker, accents in their palest tints; patterns up to 25 %`,
  holds: (a) => {
    const pattern = a['w:val'] ?? 'clear';
    if (pattern === 'solid') return a['w:themeColor'] === undefined && isLight(a['w:color'] ?? '');
    return filledLight(a) && (['clear', 'nil'].includes(pattern) || FAINT.test(pattern));
  },
};

/** White and its like: on plain ground nothing is seen of it; heads stand so on dark. */
export const paleText: Condition = {
  says: `luminance at least ${DARKEST_GROUND}; of the theme ${PAPER_NAMES.join(', ')}`,
  holds: (a) => {
    const theme = a['w:themeColor'];
    return theme === undefined ? isLight(a['w:val'] ?? '') : PAPER_NAMES.includes(theme);
  },
};
export const darkGround: Condition = {
  says: `luminance at most ${LIGHTEST_TEXT}`,
  holds: (a) => (a['w:val'] ?? 'clear') === 'clear' && a['w:themeFill'] === undefined && isDark(a['w:fill'] ?? ''),
};
