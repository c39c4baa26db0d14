/**
 * The one door: bytes in, a record or a named refusal out. Same bytes, same result; nothing is fetched, written or
 * remembered. Callers that face hostile files run this in a process of its own; here only size, pages and memory of the
 * engine are bounded. The readers of a format, and the libraries they stand on, are loaded when a file has it.
 */
import type { DocumentFormat, Reading } from '#shared/report/record.js';
import { hasOtherDigits, ENOUGH_LABELS, labelsIn, refusedReading, type ReadingFindings } from './assemble.js';
import { decide, narrative, otherDigits, readGridded } from './decide.js';
import { findTables } from './tables/gridded.js';
import type { PageReading } from './html/read-page.js';
import { DEFAULT_LIMITS, isRefusal, refuse, type ReadingLimits, type ReadingRefusal } from './limits.js';
import { normaliseLabel } from './normalise.js';
import type { PdfOptions } from './pdf/read-pdf.js';
import type { StartRecognisers } from './scans/recogniser.js';
import { sniff } from './sniff.js';

export interface ReadingOptions {
  readonly limits?: Partial<ReadingLimits>;
  /** Reports of earlier years are wanted too: the trial form of 2019 is read by its own schema and not refused. */
  readonly history?: boolean;
  /** Reads pages that are pictures; without it they are refused. */
  readonly recognise?: StartRecognisers;
}

export async function readDocument(bytes: Uint8Array, options: ReadingOptions = {}): Promise<Reading> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const history = options.history ?? false;
  if (bytes.length === 0) return refusedReading(refuse('empty', 'the file holds no bytes'));
  if (bytes.length > limits.bytes)
    return refusedReading(refuse('too-large', `${bytes.length} bytes, at most ${limits.bytes}`));
  const found = sniff(bytes);
  if (isRefusal(found)) return refusedReading(found);
  switch (found.kind) {
    case 'pdf':
      return readPdfDocument(bytes, limits, { history, recognise: options.recognise });
    case 'text':
      return found.text.length > limits.glyphs
        ? refusedReading(refuse('too-complex', `${found.text.length} characters, at most ${limits.glyphs}`))
        : ((await readCells(found.text, history)) ?? readText(found.text, history));
    case 'docx':
    case 'xlsx': {
      const { readOffice } = await import('./office/office.js');
      return readGridded(readOffice(bytes, limits), history);
    }
    case 'opendocument': {
      const { readOpenDocument } = await import('./opendocument/read-opendocument.js');
      return readGridded(readOpenDocument(bytes, limits), history);
    }
    case 'html': {
      const { readWebPage } = await import('./html/read-page.js');
      return readMarkup(readWebPage(found.text, limits, history));
    }
    case 'mht':
      return readMht(bytes, limits, history);
    case 'json': {
      const { readMatrix } = await import('./json/matrix.js');
      return readMatrix(found.text);
    }
  }
}

async function readPdfDocument(bytes: Uint8Array, limits: ReadingLimits, options: PdfOptions): Promise<Reading> {
  const { readPdf } = await import('./pdf/read-pdf.js');
  const read = await readPdf(bytes, limits, options);
  return isRefusal(read) ? refusedReading(read) : decide(read.findings, read.repeated);
}

async function readText(text: string, history: boolean): Promise<Reading> {
  const { readPlainText } = await import('./text/plain-text.js');
  const reading = readPlainText(text, history);
  if (isRefusal(reading)) return refusedReading(reading);
  const { form, table2, table3, table4, repeated } = reading;
  const findings: ReadingFindings = {
    format: 'text',
    form,
    table2,
    table3,
    table4,
    ...narrative(reading.lines),
    ...labelsIn(normaliseLabel(text)),
  };
  if (reading.withoutFigures && findings.labelsSeen >= ENOUGH_LABELS) return refusedReading(withoutFigures(text));
  return decide(findings, repeated.includes(1) && repeated.includes(3));
}

function readMarkup(page: PageReading | ReadingRefusal, format: DocumentFormat = 'html'): Reading {
  if (isRefusal(page)) return refusedReading(page);
  if (page.withoutFigures) return refusedReading(withoutFigures(page.words));
  return decide({ ...page.findings, format }, page.repeated.includes(1) && page.repeated.includes(3));
}

/** The tables are there as text, and no figure in them. */
function withoutFigures(text: string): ReadingRefusal {
  return hasOtherDigits(text) ? otherDigits() : refuse('blank-form', 'the tables hold no figure');
}

async function readMht(bytes: Uint8Array, limits: ReadingLimits, history: boolean): Promise<Reading> {
  const { openWebArchive } = await import('./mht/web-archive.js');
  const { readWebPage } = await import('./html/read-page.js');
  const archive = openWebArchive(bytes, limits);
  if (isRefusal(archive)) return refusedReading(archive);
  return readMarkup(readWebPage(archive.page, limits, history, archive.sheetNamed), 'mht');
}

/** A text that kept its cells; undefined where nothing of table 3 comes out of them. */
async function readCells(text: string, history: boolean): Promise<Reading | undefined> {
  const { delimitedText } = await import('./text/delimited-cells.js');
  const cells = delimitedText(text);
  if (cells === undefined) return undefined;
  const { isPublishedCsv, readPublishedCsv } = await import('./json/published.js');
  if (isPublishedCsv(cells.rows)) return readPublishedCsv(cells.rows);
  const { readDelimited } = await import('./text/delimited.js');
  const document = readDelimited(cells);
  const tables = findTables(document, history);
  if (isRefusal(tables)) return refusedReading(tables);
  const read = [...tables.table3.cells.values()].some(({ kind }) => kind !== 'unread' && kind !== 'not-printed');
  return read || cells.shownInPart || tables.table3.beside === true ? readGridded(document, history) : undefined;
}
