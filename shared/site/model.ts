/**
 * What the public site is made of: a released report with everything the public may see, one line of it for the
 * indexes, and the objects that go into the site bucket. Nothing here names a mail address: what the public must not
 * see is not in these types, so no page can show it. Which reports are public is for the release to decide.
 */
import type { PublicChanges } from './changes.js';
import type { Place } from './place.js';
import type { PublicScope } from './scope.js';
import type { Checkpoint } from '#shared/audit/checkpoint.js';
import type { Seal } from '#shared/audit/seal.js';
import { Format } from '#shared/formats/format.js';
import { summaryWithoutFile } from '#shared/formats/steps/summary-2.js';
import { summaryInChinese } from '#shared/formats/steps/summary-3.js';
import { summaryWithoutFiles } from '#shared/formats/steps/summary-4.js';
import * as z from 'zod';
import { CELL_IDS, SHORT_FORM_CELLS } from '#shared/report/cells.js';
import type { Finding } from '#shared/report/finding.js';
import { CELL_KINDS, decimalSchema, DOCUMENT_FORMATS, FORMS, type CellReading } from '#shared/report/record.js';
import type { Office } from '#shared/season/model.js';
import type { DocumentFormat, ReportRecord } from '#shared/report/record.js';
import { digestSchema, type Digest } from '#shared/ids/digest.js';
import { submissionIdSchema, type SubmissionId } from '#shared/ids/submission-id.js';
import type { ReasonCode, RuleSet } from '#shared/rules/index.js';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { agencyKindSchema } from '#shared/ids/agency-kind.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import type { AgencyId } from '#shared/ids/agency-id.js';
import type { AgencyKind } from '#shared/ids/agency-kind.js';
import type { ReportYear } from '#shared/ids/report-year.js';

type CellKind = CellReading['kind'];

export interface PublicAgency {
  readonly id: AgencyId;
  readonly name: string;
  readonly kind: AgencyKind;
}

/** The file as the agency sent it: named and digested, never handed out, because the site serves what this product wrote. */
export interface OriginalFile {
  /** The name the agency gave it: shown, never used as a key. */
  readonly fileName: string;
  readonly format: DocumentFormat;
  readonly size: number;
  readonly digest: Digest;
}

/** A version that stood before this one and is still readable at its own address. */
export interface EarlierVersion {
  readonly version: number;
  readonly publishedAt: string;
  /** Whether its page stands in English, too. */
  readonly inEnglish?: boolean;
  /** Where it was taken down: its address says so. */
  readonly takenDownAt?: string | undefined;
}

/** Why a version replaced the one before it; null for a first version. */
export interface Correction {
  readonly at: string;
  readonly reason: string;
}

export interface PublicExplanation {
  readonly finding: string;
  readonly text: string;
  /** The ready answer that the text begins with. */
  readonly reason?: ReasonCode | undefined;
}
export interface PublicWaiver {
  readonly finding: string;
  readonly reason: string;
  readonly at: string;
}
/** The officer who stands for the numbers, by name and post: the law makes the report theirs in public. */
export interface PublicStatement {
  readonly officer: string;
  readonly title: string;
  readonly at: string;
}
/** That a stage was passed and when; who passed it is between the office and the agency. */
export interface PublicDecision {
  readonly stage: 'review' | 'approval';
  readonly at: string;
}

/** One version of one agency's report for one year, as the public reads it. Instants are ISO strings in UTC. */
export interface PublishedReport {
  readonly year: ReportYear;
  readonly agency: PublicAgency;
  /** The area that collects, e.g. 云溪县. */
  readonly area: string;
  /** Of the site that it stands on. */
  readonly place: Place;
  /** Counts public versions from 1. */
  readonly version: number;
  readonly publishedAt: string;
  readonly correction: Correction | null;
  /** What it changed; absent where there is nothing that it may be compared with. */
  readonly changes?: PublicChanges | undefined;
  readonly submission: SubmissionId;
  readonly original: OriginalFile;
  readonly record: ReportRecord;
  /** The rules that judged the report when it was filed. */
  readonly ruleSet: RuleSet;
  /** Those that were explained or waived. */
  readonly findings: readonly Finding[];
  readonly explanations: readonly PublicExplanation[];
  readonly waivers: readonly PublicWaiver[];
  readonly statement: PublicStatement;
  readonly decisions: readonly PublicDecision[];
  /** Null for what was filed before there were seals. */
  readonly seal: Seal | null;
  /** Signed head of the filing's event chain at release. */
  readonly checkpoint: Checkpoint;
  /** Oldest first; empty for a first version. */
  readonly earlier: readonly EarlierVersion[];
  /** The files that people open, once they are made (report-files.ts). */
  readonly files?: PublishedFiles | null;
}

const instantSchema = z.iso.datetime();
const pagesSchema = z.object({ version: digestSchema, current: digestSchema });
const fileSchema = z.object({ sha256: digestSchema, size: z.number().int().min(0) });

/** Files of a report that people open, by the ending of their names. */
export const FILE_KINDS = ['pdf', 'docx', 'xlsx'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** The PDF is null where its font lacks a character of the report. */
export const publishedFilesSchema = z.object({ pdf: fileSchema.nullable(), docx: fileSchema, xlsx: fileSchema });
export type PublishedFiles = z.infer<typeof publishedFilesSchema>;

/** One letter per kind: number, blank, mark, not printed (`p`), unread. */
export const KIND_LETTERS = {
  number: 'n',
  blank: 'b',
  mark: 'm',
  'not-printed': 'p',
  unread: 'u',
} as const satisfies Record<CellKind, string>;
const KIND_OF_LETTER = new Map<string, CellKind>(CELL_KINDS.map((kind) => [KIND_LETTERS[kind], kind]));

/**
 * One line of the indexes: what the year page, the agency page, the totals and the bulk data need. The table keeps one
 * per released filing, so that an index is rendered without opening a single report. About 3 KB.
 */
export const publishedSummarySchema = z.object({
  /** Imported from an earlier year, and decided by nobody here; absent for what was filed and approved. */
  source: z.literal('history').optional(),
  year: reportYearSchema,
  agency: z.object({ id: agencyIdSchema, name: z.string(), kind: agencyKindSchema }),
  area: z.string(),
  version: z.number().int().min(1),
  publishedAt: instantSchema,
  correction: z.object({ at: instantSchema, reason: z.string() }).nullable(),
  submission: submissionIdSchema,
  form: z.enum(FORMS),
  /** 200 decimal strings in official order; null wherever the kind is not `number`. */
  values: z.array(decimalSchema.nullable()).length(CELL_IDS.length),
  /** 200 letters of KIND_LETTERS in the same order. */
  kinds: z.string().regex(/^[nbmpu]{200}$/),
  /** The older form's single row 其他处理, seven values; null when the report has the three modern rows. */
  shortForm: z.array(decimalSchema.nullable()).length(SHORT_FORM_CELLS.length).nullable(),
  original: z.object({
    digest: digestSchema,
    format: z.enum(DOCUMENT_FORMATS),
    /** Beside the version's page, where an original was handed out before this product published only its own bytes. */
    formerFile: z
      .string()
      .regex(/^original\.[a-z]+$/)
      .optional(),
  }),
  json: fileSchema,
  csv: fileSchema,
  /** Null for what was published when there were none. */
  files: publishedFilesSchema.nullable(),
  /** Of its own page and of the page that stands for it whatever its version; null where nobody noted them. */
  pages: pagesSchema.nullable(),
  /** The same in English; null for what was published before there were English pages. */
  englishPages: pagesSchema.nullable(),
  /** Since when it is not public any more; its line stays, so that every release says so at its addresses. */
  takenDown: z.object({ at: instantSchema }).nullable(),
  explanations: z.number().int().min(0),
  waivers: z.number().int().min(0),
  auditHead: digestSchema,
});
export type PublishedSummary = z.infer<typeof publishedSummarySchema>;

/** Whether it is public. */
export function stands({ takenDown }: Pick<PublishedSummary, 'takenDown'>): boolean {
  return takenDown === null;
}

/** Whether it is a report of an earlier year that was imported. */
export const isHistory = ({ source }: Pick<PublishedSummary, 'source'>): boolean => source === 'history';

/** The kind of one cell of a summary; `index` is the place of the cell in CELL_IDS. */
export function kindAt(summary: Pick<PublishedSummary, 'kinds'>, index: number): CellKind {
  return KIND_OF_LETTER.get(summary.kinds.charAt(index)) ?? 'unread';
}

/** An agency that owes a report. */
export interface RosterAgency extends PublicAgency {
  /** By when. */
  readonly deadline?: string;
  /** Whether the public is told by name that it has not published (season/missing-named.ts). */
  readonly named: boolean;
  /** Whether the declared scope adds its report up; absent as long as nobody declared one. */
  readonly counted?: boolean;
}

/** The agencies of one year that owe a report: what coverage is measured against. */
export interface YearRoster {
  readonly year: ReportYear;
  readonly area: string;
  readonly agencies: readonly RosterAgency[];
  /** The day of which the pages speak. */
  readonly today?: string;
  /** Whom the public may ask. */
  readonly office?: Office | null;
  /** Whose reports are added up; what is usual where nothing is said. */
  readonly scope?: PublicScope;
}

/** A report of which something was taken down: what its addresses say. */
export interface TakenDownReport {
  readonly year: ReportYear;
  readonly area: string;
  readonly agency: PublicAgency;
  /** Whom the public may ask. */
  readonly office: Office | null;
  /** Each with when it was taken down. */
  readonly versions: readonly { readonly version: number; readonly at: string; readonly rolledBack: boolean }[];
  /** Since when nothing of it is public; null where a later version stands. */
  readonly current: string | null;
}

/** One object of the site bucket. */
export interface SiteObject {
  readonly key: string;
  readonly body: string | Uint8Array;
  readonly contentType: string;
  readonly cacheControl: string;
  readonly contentDisposition?: string;
}

/** What the table holds of a public report. */
export const PUBLISHED_SUMMARY = new Format('summary of a public report', publishedSummarySchema, [
  summaryWithoutFile,
  summaryInChinese,
  summaryWithoutFiles,
]);
