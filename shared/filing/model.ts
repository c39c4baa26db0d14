/**
 * A filing is what one agency publishes for one year; its submissions are the files it sent on the way there. These
 * are the stored shapes; what may happen to them stands in states.ts and deeds/. A part that is reckoned with alone (comments,
 * marks, takedowns) has its shape beside its reckoning.
 */
import * as z from 'zod';
import { auditHeadSchema } from '#shared/audit/chain.js';
import { sealSchema } from '#shared/audit/seal.js';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { DOCUMENT_FORMATS, type ReportRecord } from '#shared/report/record.js';
import { REASON_CODES } from '#shared/rules/reasons.js';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { daySchema } from '#shared/ids/calendar.js';
import { digestSchema } from '#shared/ids/digest.js';
import { personSchema } from '#shared/ids/person.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { submissionIdSchema } from '#shared/ids/submission-id.js';
import { checklistItemSchema, commentSchema, COMMENTS_MAX } from './comments.js';
import { touchSchema } from './four-eyes.js';
import { FILING_MARKS } from './marks.js';
import { portalStandingSchema } from './portal-standing.js';
import { recordedSchema, recorderSchema } from './recording.js';
import { refusalSchema } from './refusal.js';
import { submissionScanSchema } from './scan.js';
import { submissionStateSchema } from './states.js';
import { takedownSchema } from './takedowns.js';
import { correctionSchema, reopeningSchema, TAKE_BACK_REASON_MAX } from './taking-back.js';

/** The unit of arrival: one version of one object in the uploads bucket. */
export const arrivalSchema = z.object({ key: z.string().min(1), versionId: z.string().min(1) });
export type Arrival = z.infer<typeof arrivalSchema>;

/** Characters of an explanation. */
export const EXPLANATION_MAX = 1000;
export const explanationSchema = z.object({
  finding: z.string(),
  /** The sentence that reviewers and the public read; it begins with the ready answer where one was picked. */
  text: z.string().min(1).max(EXPLANATION_MAX),
  /** The ready answer that the agency picked. */
  reason: z.enum(REASON_CODES).optional(),
  /** What the finding said when it was answered: with other numbers it asks again. */
  message: z.string().optional(),
  /** Number of the upload that it was written for, where it was carried over and not saved again since. */
  carriedFrom: z.number().int().min(1).optional(),
});
export type Explanation = z.infer<typeof explanationSchema>;

/** The publisher lifted a finding. */
export const waiverSchema = z.object({
  finding: z.string(),
  /** What the finding said when it was lifted: with other numbers it is another matter, and blocks again. */
  message: z.string(),
  reason: z.string().min(1).max(TAKE_BACK_REASON_MAX),
  by: personSchema,
  at: z.iso.datetime(),
});
export type Waiver = z.infer<typeof waiverSchema>;

/** The named officer's word that the numbers are those of the official text. */
export const statementSchema = z.object({
  officer: z.string().min(1).max(40),
  title: z.string().min(1).max(60),
  by: personSchema,
  at: z.iso.datetime(),
});
export type Statement = z.infer<typeof statementSchema>;

/** What came of having last year's document read. */
export const previousImportSchema = z.object({
  arrival: arrivalSchema,
  digest: digestSchema.nullable(),
  by: personSchema,
  at: z.iso.datetime(),
  /** Why the document could not be taken over; null when it was. */
  refusal: refusalSchema.nullable(),
});
export type PreviousImport = z.infer<typeof previousImportSchema>;
export interface Imported {
  readonly import: PreviousImport;
  /** Null where the document was refused. */
  readonly record: ReportRecord | null;
}

/** Characters of what a decider writes about the whole report. */
export const DECISION_TEXT_MAX = 4000;
export const decisionSchema = z.object({
  stage: z.enum(['review', 'approval']),
  outcome: z.enum(['approved', 'returned']),
  comment: z.string().max(DECISION_TEXT_MAX),
  /** Pinned to places of the report; absent where there are none. */
  comments: z.array(commentSchema).max(COMMENTS_MAX).optional(),
  by: personSchema,
  /** In whose place, where somebody stood in. */
  insteadOf: personSchema.optional(),
  at: z.iso.datetime(),
});
export type Decision = z.infer<typeof decisionSchema>;
export type Stage = Decision['stage'];

/** Characters of the reason why the very file that was returned is sent again. */
export const SAME_FILE_REASON_MAX = 500;

export const submissionSchema = z.object({
  id: submissionIdSchema,
  area: areaIdSchema,
  year: reportYearSchema,
  agency: agencyIdSchema,
  n: z.number().int().min(1),
  state: submissionStateSchema,
  arrival: arrivalSchema,
  /** The name under which its original and page pictures are kept (s3/keys.ts). */
  storedUnder: z.string().min(1),
  fileName: z.string(),
  size: z.number().int().min(0),
  receivedAt: z.iso.datetime(),
  /** The draft that this upload set aside; it comes back if this file turns out to be none. */
  supersedes: submissionIdSchema.optional(),
  /** Why the agency sent the very file that was returned to it, as it said when it asked for the upload form. */
  sameFileReason: z.string().max(SAME_FILE_REASON_MAX).optional(),
  /** Of the scan that stands before reading; absent where none was asked for. */
  scan: submissionScanSchema.optional(),
  /** Of the bytes themselves, recomputed on arrival; never what a client says. */
  digest: digestSchema.nullable(),
  format: z.enum(DOCUMENT_FORMATS).nullable(),
  /** Pages that have a picture, with their size in points; places in the record are told in the same measure. */
  pictures: z
    .array(
      z.object({
        page: z.number().int().min(1),
        width: z.number(),
        height: z.number(),
        /** Of the picture's own bytes; null where it was made before they were noted. */
        sha256: digestSchema.nullable(),
      }),
    )
    .optional(),
  refusal: refusalSchema.nullable(),
  explanations: z.array(explanationSchema),
  waivers: z.array(waiverSchema),
  statement: statementSchema.nullable(),
  /** Those that count. */
  decisions: z.array(decisionSchema),
  /** Everybody who had a hand in it, each person and kind once. */
  touched: z.array(touchSchema),
  /** What the return before asked for, with the agency's answers: part of what is filed. Absent where nothing was returned. */
  checklist: z.array(checklistItemSchema).optional(),
  /** What this one was returned with, and the answers given so far; the next upload takes them over. */
  returnedWith: z.array(checklistItemSchema).optional(),
  /** Made in somebody's name who says that it was not them, with what was decided after it. */
  annulled: z.array(decisionSchema).optional(),
  /** How often a stage was asked anew after it was stopped; absent means never. */
  round: z.number().int().min(1).optional(),
  /** While it is held back: by whom, and which decision is in doubt. */
  stopped: z
    .object({
      stage: z.enum(['review', 'approval']),
      decidedAt: z.iso.datetime(),
      by: personSchema,
      at: z.iso.datetime(),
    })
    .optional(),
  /** Absent where the agency sent it itself. */
  recorded: recordedSchema.optional(),
  /** The day that counts as that of filing, and the deadline as it stood then; absent before filing, and of former times. */
  inTime: z.object({ day: daySchema, deadline: daySchema }).optional(),
  /** What counted when the report that this one mends or corrects was filed; absent where nothing stood before it. */
  firstFiled: z.object({ day: daySchema, deadline: daySchema }).optional(),
  /** Filed by a link that the publisher had taken, to hand it over in person: who, and when. */
  handedOut: z.object({ by: personSchema, at: z.iso.datetime() }).optional(),
  withdrawnAt: z.iso.datetime().nullable(),
  /** SHA-256 over document, record, findings and explanations: what a person saw when they decided; that of the seal. */
  contentDigest: digestSchema.nullable(),
  /** Over all that was filed (filing/sealed.ts); null for what is not filed, and for what bears the mark below. */
  seal: sealSchema.nullable(),
  /** Filed by code that knew no seals. Never set but where such a submission is lifted to this form. */
  filedBeforeSeals: z.literal(true).optional(),
});
export type Submission = z.infer<typeof submissionSchema>;

export const filingSchema = z.object({
  area: areaIdSchema,
  year: reportYearSchema,
  agency: agencyIdSchema,
  /** Counts every deed: the condition of every transaction on the filing. */
  version: z.number().int().min(0),
  /** Number of the latest submission, of any state; 0 before the first. */
  lastNumber: z.number().int().min(0),
  /** The submission that counts now: received, draft, under decision, returned or released. */
  current: z.number().int().min(1).nullable(),
  state: submissionStateSchema.nullable(),
  /** The public version, if any. */
  released: z
    .object({ n: z.number().int(), version: z.number().int().min(1), at: z.iso.datetime(), release: z.string() })
    .nullable(),
  /** For the board, so that it reads one row per agency. */
  counts: z.object({
    block: z.number().int(),
    explain: z.number().int(),
    unread: z.number().int(),
    confirm: z.number().int(),
  }),
  lastDeedAt: z.iso.datetime().nullable(),
  /** Oldest first, as the two lists after it. */
  reopenings: z.array(reopeningSchema).default([]),
  corrections: z.array(correctionSchema).default([]),
  takedowns: z.array(takedownSchema).default([]),
  recorders: z.array(recorderSchema).default([]),
  /** Of the submission that counts; absent where there are none. */
  marks: z.array(z.enum(FILING_MARKS)).optional(),
  /** What the portal was last seen to show; absent where nobody had it compared. */
  portal: portalStandingSchema.optional(),
  audit: auditHeadSchema,
});
export type Filing = z.infer<typeof filingSchema>;
