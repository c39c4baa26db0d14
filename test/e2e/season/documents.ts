/** Reports of made-up agencies of one county, small and plain as most are, each with numbers of its own, in every format. */
import { table3Cell, type CellId, type Table3Row } from '#shared/report/cells.js';
import type { FileToSend } from '../../../demo/journey.js';
import { docx } from '../../builders/docx.js';
import { htmlReport } from '../../builders/html.js';
import { narrativeFor, type Narrative } from '../../builders/narrative.js';
import { ruledPdf } from '../../builders/ruled-pdf.js';
import { allZero, seededIntegers, withValues, type FormValues } from '../../builders/values.js';
import { xlsx } from '../../builders/xlsx.js';

export interface CountyReport {
  readonly agencyName: string;
  readonly year: number;
  readonly values: FormValues;
  readonly narrative: Narrative;
}

export type Format = 'docx' | 'pdf' | 'html' | 'xlsx';

/** Requests of persons and of companies in one row, and their sum. */
function row(name: Table3Row, persons: number, companies = 0): Partial<Record<CellId, string>> {
  return {
    [table3Cell(name, 'naturalPerson')]: String(persons),
    [table3Cell(name, 'commercialEnterprise')]: String(companies),
    [table3Cell(name, 'total')]: String(persons + companies),
  };
}

/** @param seed another agency, other numbers */
export function countyReport(agencyName: string, year: number, seed: number): CountyReport {
  const between = seededIntegers(seed);
  const [granted, companies, refused, notHeld] = [between(11, 29), between(2, 7), between(1, 3), between(2, 6)];
  const [issued, upheld] = [between(1, 4), between(1, 2)];
  const persons = granted + refused + notHeld;
  const values = withValues(allZero(), {
    'activeDisclosure.normativeDocuments.issued': String(issued),
    'activeDisclosure.normativeDocuments.inForce': String(issued + between(3, 9)),
    'activeDisclosure.licensing.decisions': String(between(100, 400)),
    'activeDisclosure.penalties.decisions': String(between(30, 90)),
    ...row('requests.newlyReceived', persons, companies),
    ...row('outcomes.granted', granted, companies),
    ...row('denied.thirdPartyRights', refused),
    ...row('unavailable.notHeld', notHeld),
    ...row('outcomes.total', persons, companies),
    'review.upheld': String(upheld),
    'review.total': String(upheld),
  });
  return { agencyName, year, values, narrative: narrativeFor(values, { agencyName, year }) };
}

/** One total that does not add up. */
export function withWrongSum(report: CountyReport): CountyReport {
  const values = withValues(report.values, { 'review.total': String(Number(report.values['review.total']) + 1) });
  return { ...report, values };
}

/** The same numbers, and a sentence more in the fifth section. */
export function withSentence(report: CountyReport, sentence: string): CountyReport {
  const sections = report.narrative.sections.map((paragraphs, index) =>
    index === 4 ? [...paragraphs, sentence] : paragraphs,
  );
  return { ...report, narrative: { ...report.narrative, sections } };
}

export async function fileOf(report: CountyReport, format: Format): Promise<FileToSend> {
  const { values, narrative, agencyName, year } = report;
  const content = { values, narrative };
  const make: Readonly<Record<Format, () => Uint8Array | Promise<Uint8Array>>> = {
    docx: () => docx(content),
    pdf: () => ruledPdf(content),
    html: () => htmlReport(content),
    xlsx: () => xlsx(content),
  };
  return { name: `${agencyName}${year}年年度报告.${format}`, bytes: await make[format]() };
}
