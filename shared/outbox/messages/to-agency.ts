/** What the contact of an agency is told, and whoever records a report on paper in its name: from the invitation to the end. */
import * as z from 'zod';
import { daySchema } from '#shared/ids/calendar.js';
import { commentSchema } from '#shared/filing/comments.js';
import { refusalSchema } from '#shared/filing/refusal.js';
import { submissionStateSchema } from '#shared/filing/states.js';
import { TAKEDOWN_CAUSES } from '#shared/filing/takedowns.js';
import { leftToDo, about, takenBack, onPaper } from './parts.js';

export const TO_AGENCY = [
  /** To the contact of an agency that has not filed: another deadline. */
  z.object({
    name: z.literal('deadline-changed'),
    ...about,
    deadline: daySchema,
    before: daySchema,
    reason: z.string(),
  }),
  /** To the contact of an agency that had not filed when the season was closed; `draft`: one expired by it. */
  z.object({ name: z.literal('season-closed'), ...about, draft: z.boolean() }),
  /** To the agency's contact. */
  z.object({
    name: z.literal('invitation'),
    ...about,
    deadline: daySchema,
    /** Where the contact takes over from somebody who was invited: how far the report is. */
    takesOver: z
      .object({
        state: submissionStateSchema.nullable(),
        /** It is the same person, at another address than the one that was invited. */
        moved: z.literal(true).optional(),
      })
      .optional(),
  }),
  /** To the contact before, who had been invited: somebody else has the matter now. */
  z.object({ name: z.literal('contact-replaced'), ...about }),
  /** To the contact of an agency that was invited: it is off the roster. */
  z.object({ name: z.literal('agency-removed'), ...about, reason: z.string() }),
  z.object({
    name: z.literal('draft-ready'),
    ...about,
    deadline: daySchema,
    n: z.number(),
    ...leftToDo,
    /** The finding that the publisher lifted, where that is why the mail comes. */
    waived: z.object({ message: z.string(), reason: z.string() }).optional(),
  }),
  z.object({
    name: z.literal('upload-refused'),
    ...about,
    deadline: daySchema,
    fileName: z.string(),
    refusal: refusalSchema,
    /** Who sent the file, where the mail goes to somebody else. */
    sender: z.string().optional(),
    /** The draft that stands beside the refused file, and what is left to do there. */
    draft: z.object({ n: z.number(), ...leftToDo }).optional(),
  }),
  z.object({
    name: z.literal('receipt'),
    ...about,
    submission: z.string(),
    digest: z.string(),
    /** Of all that was filed, as the page that verifies a number answers it; absent in mails queued before it was told. */
    content: z.string().optional(),
    filedAt: z.iso.datetime(),
    officer: z.string(),
    /** Where it came on paper. */
    paper: z.object(onPaper).optional(),
  }),
  /** To the agency's contact: what came on paper was recorded and filed in its name, and until when to say that it is not so. */
  z.object({
    name: z.literal('paper-receipt'),
    ...about,
    ...onPaper,
    reason: z.string(),
    submission: z.string(),
    digest: z.string(),
    content: z.string(),
    filedAt: z.iso.datetime(),
    officer: z.string(),
    until: daySchema,
    publisher: z.string(),
  }),
  /** To whoever is to record a report that came on paper, with the link for it. */
  z.object({ name: z.literal('recording-asked'), ...about, ...onPaper, ...takenBack }),
  /** To the agency's contact: somebody records in its name what came on paper. */
  z.object({ name: z.literal('recording-told'), ...about, ...onPaper, ...takenBack }),
  z.object({
    name: z.literal('returned'),
    ...about,
    stage: z.enum(['review', 'approval']),
    comment: z.string(),
    /** Pinned to places of the report; absent where there are none. */
    comments: z.array(commentSchema).optional(),
    deadline: daySchema,
  }),
  z.object({ name: z.literal('approved'), ...about }),
  /** `by`: who did it, where the mail goes to somebody else. */
  z.object({ name: z.literal('withdrawn'), ...about, by: z.string().optional() }),
  /** To the agency's contact: the report is held until that is cleared up. */
  z.object({ name: z.literal('stopped'), ...about, deadline: daySchema }),
  /** To the agency's contact: it goes on, from this stage. */
  z.object({ name: z.literal('resumed'), ...about, stage: z.enum(['review', 'approval']) }),
  /** To the agency's contact: the publisher opened the approved report again. */
  z.object({ name: z.literal('reopened'), ...about, ...takenBack, deadline: daySchema }),
  /** To the agency's contact: a finding that was lifted blocks again. */
  z.object({ name: z.literal('waiver-ended'), ...about, ...takenBack, deadline: daySchema, finding: z.string() }),
  z.object({ name: z.literal('published'), ...about, url: z.string() }),
  /** To the agency's contact: a corrected version of what is public is asked for. */
  z.object({ name: z.literal('correction-asked'), ...about, ...takenBack }),
  /** To the agency's contact: what was public is taken down, or stands for release again. */
  z.object({
    name: z.literal('taken-down'),
    ...about,
    ...takenBack,
    cause: z.enum(TAKEDOWN_CAUSES),
    at: z.iso.datetime(),
    /** Whether a correction of the report is under way. */
    correcting: z.boolean().optional(),
  }),
  z.object({ name: z.literal('put-back'), ...about, ...takenBack }),
  /** The same, of a report that went with its whole release; `standing`: the version that is public again in its place. */
  z.object({
    name: z.literal('rolled-back'),
    ...about,
    ...takenBack,
    at: z.iso.datetime(),
    standing: z.number().int().min(1).nullable(),
    /** A decision on it was disowned: it has to be filed again. */
    disowned: z.literal(true).optional(),
  }),
  /** To the agency's contact: the publisher took their link to hand it over. */
  z.object({ name: z.literal('link-handed-out'), ...about, as: z.enum(['copy', 'sheet']), by: z.string() }),
] as const;
