/**
 * The text of the reports, one line each: a pack of its own, and what the next pack reads instead of opening every report
 * again. A line is good for a report as long as that report's report.json has the digest which the line names.
 */
import * as z from 'zod';
import { digestSchema } from '#shared/ids/digest.js';
import { jsonLine } from '#shared/site/json-text.js';
import type { PublicReport } from './public-report.js';

const sectionSchema = z.object({ number: z.int(), heading: z.string(), paragraphs: z.array(z.string()) });
const lineSchema = z.object({
  year: z.int(),
  agency: z.string(),
  name: z.string(),
  version: z.int().min(1),
  /** Of the report.json that the text stands in. */
  sha256: digestSchema,
  sections: z.array(sectionSchema),
});
export type ReportText = z.infer<typeof lineSchema>;

export const textLine = (text: ReportText): string => jsonLine(text);

/** By the digest of the report.json. @throws ZodError, SyntaxError where a line is none of this form */
export function textsFrom(file: string): Map<string, ReportText> {
  const lines = file.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => lineSchema.parse(JSON.parse(line))).map((text) => [text.sha256, text]));
}

const reportSchema = z.object({ sections: z.array(sectionSchema) });

/** Out of the report.json itself, also of former versions of its form. */
export function textOf({ year, agency, version, json }: PublicReport, reportJson: string): ReportText {
  const { sections } = reportSchema.parse(JSON.parse(reportJson));
  return { year, agency: agency.id, name: agency.name, version, sha256: json.sha256, sections };
}
