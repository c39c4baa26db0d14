/**
 * The one door: bytes in, a record or a named refusal out. Same bytes, same result; nothing is fetched, written or
 * remembered. Callers that face hostile files run this in a process of its own; here only size, pages and memory of the
 * engine are bounded.
 */
import type { Reading } from '../report/record.js';
import {
  assemble,
  countLabels,
  ENOUGH_LABELS,
  isBlankForm,
  oldFormWord,
  refused,
  withoutTables,
  type Findings,
} from './assemble.js';
import { findTables, type GriddedDocument } from './gridded.js';
import { identityOf } from './identity.js';
import { latticeOf } from './lattice.js';
import { DEFAULT_LIMITS, isRefusal, refuse, type ReadingLimits, type Refusal } from './limits.js';
import { normaliseLabel } from './normalise.js';
import { readOffice } from './office/office.js';
import { areaOf, overlapArea, type PageModel } from './page-model.js';
import { linesOfPages, type ReadPage } from './pdf-lines.js';
import { readPdfPages } from './pdfium.js';
import { readPlainText } from './plain-text.js';
import { locateHeadings, sectionsOf, type DocumentLine } from './sections.js';
import { sniff } from './sniff.js';
import { readTable2 } from './table2.js';
import { readTable3 } from './table3.js';
import { readTable4 } from './table4.js';

export interface ReadingOptions {
  readonly limits?: Partial<ReadingLimits>;
}

const UNREADABLE_SHARE = 0.05;
const UNREADABLE_PAGE_SHARE = 0.3;
const SCANNED_GLYPHS_PER_PAGE = 20;

export async function readDocument(bytes: Uint8Array, options: ReadingOptions = {}): Promise<Reading> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  if (bytes.length === 0) return refused(refuse('empty', 'the file holds no bytes'));
  if (bytes.length > limits.bytes)
    return refused(refuse('too-large', `${bytes.length} bytes, at most ${limits.bytes}`));
  const found = sniff(bytes);
  if (isRefusal(found)) return refused(found);
  switch (found.kind) {
    case 'pdf':
      return readPdf(bytes, limits);
    case 'text':
      return found.text.length > limits.glyphs
        ? refused(refuse('too-complex', `${found.text.length} characters, at most ${limits.glyphs}`))
        : readText(found.text);
    case 'docx':
    case 'xlsx':
      return readGridded(readOffice(bytes, limits));
    default:
      return refused(refuse('unsupported-other', `no reader for ${found.kind} yet`));
  }
}

/** A picture of paper, or a text layer that cannot be what is painted. */
function unusablePages(pages: readonly PageModel[]): Refusal | undefined {
  const glyphs = pages.flatMap((page) => page.glyphs);
  const pictures = pages.filter((page) => {
    const whole = [0, 0, page.width, page.height] as const;
    const covered = page.images.some((image) => overlapArea(image, whole) > 0.5 * areaOf(whole));
    const visible = page.glyphs.filter((glyph) => !glyph.doubts.includes('invisible')).length;
    return covered && visible < SCANNED_GLYPHS_PER_PAGE;
  });
  if (pictures.length > 0 && pictures.length >= pages.length / 2) {
    return refuse('scanned', `${pictures.length} of ${pages.length} pages are pictures`);
  }
  if (glyphs.length === 0) return refuse('no-tables', 'the pages hold no text');
  const unmapped = glyphs.filter((glyph) => glyph.doubts.includes('unmapped')).length;
  if (unmapped > UNREADABLE_SHARE * glyphs.length) {
    return refuse('text-layer-unusable', `${unmapped} of ${glyphs.length} characters have no trustworthy mapping`);
  }
  const ideographs = glyphs.filter((glyph) => /\p{Script=Han}/u.test(glyph.text)).length;
  const odd = glyphs.filter((glyph) => /[\u0080-\u00ff\ue000-\uf8ff]/u.test(glyph.text)).length;
  if (odd > 20 && odd > ideographs)
    return refuse('text-layer-unusable', `${odd} characters come from a wrong encoding`);
  const worst = pages.find((page) => shareUnmapped(page) > UNREADABLE_PAGE_SHARE);
  if (worst !== undefined)
    return refuse('text-layer-unusable', `most of page ${worst.number} has no trustworthy mapping`);
  return undefined;
}

function shareUnmapped(page: PageModel): number {
  return page.glyphs.filter((glyph) => glyph.doubts.includes('unmapped')).length / (page.glyphs.length || 1);
}

async function readPdf(bytes: Uint8Array, limits: ReadingLimits): Promise<Reading> {
  const pages = await readPdfPages(bytes, limits);
  if (isRefusal(pages)) return refused(pages);
  const unusable = unusablePages(pages);
  if (unusable !== undefined) return refused(unusable);
  const read: ReadPage[] = pages.map((page) => ({ page, ...latticeOf(page) }));
  const grids = read.flatMap((page) => page.grids);
  const tableWords = normaliseLabel(grids.flatMap((grid) => grid.cells.map((cell) => cell.text)).join('|'));
  const old = oldFormWord(tableWords);
  if (old !== undefined) return refused(refuse('old-form', `the tables print ${old}`));
  const lines = linesOfPages(read);
  const findings: Findings = {
    format: 'pdf',
    table2: readTable2(grids, 'lattice'),
    table3: readTable3(grids, 'lattice'),
    table4: readTable4(grids, 'lattice'),
    ...narrative(lines),
    labelsSeen: countLabels(normaliseLabel(lines.map((line) => line.text).join(''))),
  };
  const { repeated } = locateHeadings(lines);
  return decide(findings, repeated.includes(1) && repeated.includes(3));
}

function readText(text: string): Reading {
  const reading = readPlainText(text);
  const old = oldFormWord(reading.table2Words);
  if (old !== undefined) return refused(refuse('old-form', `the tables print ${old}`));
  const { table2, table3, table4, repeated } = reading;
  const labelsSeen = countLabels(normaliseLabel(text));
  const findings: Findings = { format: 'text', table2, table3, table4, ...narrative(reading.lines), labelsSeen };
  if (reading.withoutFigures && labelsSeen >= ENOUGH_LABELS) {
    return refused(refuse('blank-form', 'the tables hold no figure'));
  }
  return decide(findings, repeated.includes(1) && repeated.includes(3));
}

/** Formats whose cells are given by the document itself. */
function readGridded(document: GriddedDocument | Refusal): Reading {
  if (isRefusal(document)) return refused(document);
  const tables = findTables(document);
  if (isRefusal(tables)) return refused(tables);
  const { repeated } = locateHeadings(document.lines);
  return decide({ ...tables, ...narrative(document.lines) }, repeated.includes(1) && repeated.includes(3));
}

function narrative(lines: readonly DocumentLine[]): Pick<Findings, 'sections' | 'identity'> {
  const { located } = locateHeadings(lines);
  const first = located[0]?.line ?? Math.min(lines.length, 40);
  const texts = lines.map((line) => line.text);
  const running = lines.filter((line) => !line.tabular).map((line) => line.text);
  return { sections: sectionsOf(lines), identity: identityOf(texts.slice(0, first), running) };
}

function decide(findings: Findings, headingsRepeated: boolean): Reading {
  if (findings.table3.beginnings > 1 || headingsRepeated) {
    return refused(refuse('several-reports', `${findings.table3.beginnings} tables of requests`));
  }
  const missing = withoutTables(findings);
  if (missing !== undefined) return refused(missing);
  if (isBlankForm(findings)) return refused(refuse('blank-form', 'every cell of the tables is blank'));
  return assemble(findings);
}
