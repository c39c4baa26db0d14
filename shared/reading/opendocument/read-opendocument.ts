/** An OpenDocument of either kind, as LibreOffice and WPS write them -> its grids and lines. */
import { isRefusal, refuse, type ReadingLimits, type ReadingRefusal } from '../limits.js';
import type { GriddedDocument } from '../tables/gridded.js';
import { readContent } from './content.js';
import { readOds } from './ods.js';
import { readOdt } from './odt.js';
import { openOpenDocument } from './package.js';
import { readStylePart, Styles } from './styles.js';

const [MOST_TABLES, MOST_CELLS] = [200, 100_000];

export function readOpenDocument(bytes: Uint8Array, limits: ReadingLimits): GriddedDocument | ReadingRefusal {
  const document = openOpenDocument(bytes);
  if (isRefusal(document)) return document;
  const styles = new Styles();
  const shared = document.read('styles.xml');
  const failure = shared === undefined ? undefined : isRefusal(shared) ? shared : readStylePart(shared, styles);
  if (failure !== undefined) return failure;
  const main = document.read('content.xml');
  if (main === undefined) return refuse('damaged', 'the content is missing');
  if (isRefusal(main)) return main;
  const content = readContent(main, styles, { tables: MOST_TABLES, cells: MOST_CELLS, characters: limits.glyphs });
  if (isRefusal(content)) return content;
  return document.kind === 'odt' ? readOdt(content, styles, limits) : readOds(content, styles, limits);
}
