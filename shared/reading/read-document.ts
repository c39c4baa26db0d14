/**
 * The one door: bytes in, a record or a named refusal out. Same bytes, same result; nothing is fetched, written or
 * remembered. Callers that face hostile files run this in a process of its own; here only size, pages and memory of the
 * engine are bounded.
 */
import type { Reading } from '#shared/report/record.js';
import {
  assemble,
  countLabels,
  ENOUGH_LABELS,
  isBlankForm,
  refusedReading,
  withoutTables,
  type ReadingFindings,
} from './assemble.js';
import { findTables, type GriddedDocument } from './tables/gridded.js';
import { readWebPage } from './html/read-page.js';
import { identityOf } from './identity.js';
import { readMatrix } from './json/matrix.js';
import { DEFAULT_LIMITS, isRefusal, refuse, type ReadingLimits, type ReadingRefusal } from './limits.js';
import { normaliseLabel } from './normalise.js';
import { readOffice } from './office/office.js';
import { readPdf, type PdfOptions } from './pdf/read-pdf.js';
import type { StartRecognisers } from './scans/recogniser.js';
import { readPlainText } from './text/plain-text.js';
import { locateHeadings, openingOf, sectionsOf, type DocumentLine } from './sections.js';
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
        : readText(found.text, history);
    case 'docx':
    case 'xlsx':
      return readGridded(readOffice(bytes, limits), history);
    case 'html':
      return readMarkup(found.text, limits, history);
    case 'json':
      return readMatrix(found.text);
  }
}

async function readPdfDocument(bytes: Uint8Array, limits: ReadingLimits, options: PdfOptions): Promise<Reading> {
  const read = await readPdf(bytes, limits, options);
  return isRefusal(read) ? refusedReading(read) : decide(read.findings, read.repeated);
}

function readText(text: string, history: boolean): Reading {
  const reading = readPlainText(text, history);
  if (isRefusal(reading)) return refusedReading(reading);
  const { form, table2, table3, table4, repeated } = reading;
  const labelsSeen = countLabels(normaliseLabel(text));
  const findings: ReadingFindings = {
    format: 'text',
    form,
    table2,
    table3,
    table4,
    ...narrative(reading.lines),
    labelsSeen,
  };
  if (reading.withoutFigures && labelsSeen >= ENOUGH_LABELS) {
    return refusedReading(refuse('blank-form', 'the tables hold no figure'));
  }
  return decide(findings, repeated.includes(1) && repeated.includes(3));
}

function readMarkup(text: string, limits: ReadingLimits, history: boolean): Reading {
  const page = readWebPage(text, limits, history);
  if (isRefusal(page)) return refusedReading(page);
  if (page.withoutFigures) return refusedReading(refuse('blank-form', 'the tables hold no figure'));
  return decide(page.findings, page.repeated.includes(1) && page.repeated.includes(3));
}

/** Formats whose cells are given by the document itself. */
function readGridded(document: GriddedDocument | ReadingRefusal, history: boolean): Reading {
  if (isRefusal(document)) return refusedReading(document);
  const tables = findTables(document, history);
  if (isRefusal(tables)) return refusedReading(tables);
  const { repeated } = locateHeadings(document.lines);
  return decide(
    { ...tables, ...narrative(document.lines), traces: document.traces },
    repeated.includes(1) && repeated.includes(3),
  );
}

function narrative(lines: readonly DocumentLine[]): Pick<ReadingFindings, 'opening' | 'sections' | 'identity'> {
  const { located } = locateHeadings(lines);
  const first = located[0]?.line ?? Math.min(lines.length, 40);
  const texts = lines.map((line) => line.text);
  const running = lines.filter((line) => !line.tabular).map((line) => line.text);
  return {
    opening: openingOf(lines),
    sections: sectionsOf(lines),
    identity: identityOf(texts.slice(0, first), running),
  };
}

function decide(findings: ReadingFindings, headingsRepeated: boolean): Reading {
  if (findings.table3.beginnings > 1 || headingsRepeated) {
    return refusedReading(refuse('several-reports', `${findings.table3.beginnings} tables of requests`));
  }
  const missing = withoutTables(findings);
  if (missing !== undefined) return refusedReading(missing);
  if (isBlankForm(findings)) return refusedReading(refuse('blank-form', 'every cell of the tables is blank'));
  return assemble(findings);
}
