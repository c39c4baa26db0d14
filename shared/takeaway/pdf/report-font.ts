/** The font of the PDFs that the product makes: it lies beside the code of a function, and, run from its sources, where npm put it. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { REPORT_FONT, REPORT_FONT_PACKAGED } from '#shared/workflow/report-font.js';

let font: Uint8Array | undefined;

/** Ten megabytes: read when the first PDF is made and kept. */
export function reportFont(): Uint8Array {
  const beside = fileURLToPath(new URL(REPORT_FONT, import.meta.url));
  font ??= readFileSync(existsSync(beside) ? beside : createRequire(import.meta.url).resolve(REPORT_FONT_PACKAGED));
  return font;
}
