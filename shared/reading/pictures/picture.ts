/** What a picture of a page is and how large it may be; the painting itself stands in render-pages.ts. */

export interface PagePicture {
  readonly page: number;
  /** Of the page as shown, in points: the measure in which places are told. */
  readonly width: number;
  readonly height: number;
  readonly png: Uint8Array;
}

export interface PictureLimits {
  readonly pages: number;
  readonly pixels: number;
  readonly dotsPerInch: number;
  readonly engineMemory: number;
}

export const PICTURE_LIMITS: PictureLimits = {
  pages: 60,
  pixels: 4_000_000,
  dotsPerInch: 110,
  engineMemory: 256 * 1024 * 1024,
};

const POINTS_PER_INCH = 72;

/** Clamped before anything is painted: a page may claim to be a kilometre wide. */
export function pictureSize(
  width: number,
  height: number,
  limits: PictureLimits = PICTURE_LIMITS,
): { width: number; height: number } | undefined {
  if (!(width > 0 && height > 0 && Number.isFinite(width * height))) return undefined;
  const wanted = limits.dotsPerInch / POINTS_PER_INCH;
  const scale = Math.min(wanted, Math.sqrt(limits.pixels / (width * height)));
  // One side of a long strip may round up to a pixel; the other then takes what is left.
  const across = Math.max(1, Math.min(Math.floor(width * scale), limits.pixels));
  const down = Math.max(1, Math.min(Math.floor(height * scale), Math.floor(limits.pixels / across)));
  return { width: across, height: down };
}
