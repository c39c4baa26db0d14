/**
 * What a mail says, as data: the outbox keeps this, never a link. One file per message renders it to subject, text and
 * HTML at the moment of sending, when the link is minted.
 */
import * as z from 'zod';
import { daySchema } from '#shared/ids/calendar.js';
import { submissionStateSchema } from '#shared/filing/states.js';
import { commentSchema } from '#shared/filing/comments.js';
import { refusalSchema, TAKEDOWN_CAUSES, TOUCH_KINDS } from '#shared/filing/model.js';

/** What is still open in a draft. */
const leftToDo = { blocks: z.number(), explains: z.number(), unread: z.number(), confirms: z.number() };

const season = { year: z.number().int(), area: z.string() };

const about = { agencyName: z.string(), year: z.number().int(), area: z.string() };

/** Why, and who of the publisher's office. */
const takenBack = { reason: z.string(), by: z.string() };

/** A report on paper: who records it, who brought it, and the day on which it came. */
const onPaper = { recorder: z.string(), handedInBy: z.string(), receivedOn: daySchema };

export const mailMessageSchema = z.discriminatedUnion('name', [
  /** To the publisher: the season is open, here is your desk. */
  z.object({ name: z.literal('desk-opened'), year: z.number().int(), area: z.string(), deadline: daySchema }),
  /** To whoever sets an installation up; null where it collects for no area yet. */
  z.object({ name: z.literal('set-up'), area: z.string().nullable() }),
  /** To the substitute: they can take the publisher's place. */
  z.object({ name: z.literal('substitute-named'), ...season, publisher: z.string() }),
  /** To the new publisher, and to the one before. */
  z.object({ name: z.literal('publisher-appointed'), ...season, former: z.string(), reason: z.string() }),
  z.object({ name: z.literal('publisher-replaced'), ...season, publisher: z.string(), reason: z.string() }),
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
  /** To the agency's contact: the publisher opened the approved report again. */
  z.object({ name: z.literal('reopened'), ...about, ...takenBack, deadline: daySchema }),
  /** To those who passed it. */
  z.object({ name: z.literal('decided-reopened'), ...about, ...takenBack }),
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
  /** To those who passed it. */
  z.object({ name: z.literal('decided-taken-down'), ...about, ...takenBack, cause: z.enum(TAKEDOWN_CAUSES) }),
  z.object({ name: z.literal('decided-put-back'), ...about, ...takenBack }),
  /** To the agency's contact: a finding that was lifted blocks again. */
  z.object({ name: z.literal('waiver-ended'), ...about, ...takenBack, deadline: daySchema, finding: z.string() }),
  z.object({ name: z.literal('published'), ...about, url: z.string() }),
  /** To reviewer and approver. */
  z.object({
    name: z.literal('decision-request'),
    ...about,
    stage: z.enum(['review', 'approval']),
    until: daySchema,
    again: z.boolean(),
    /** The stage was decided before, and that does not count: the report had been stopped. */
    anew: z.literal(true).optional(),
  }),
  /** To the publisher: a decision is overdue; an approved report waits; a release ended. */
  z.object({
    name: z.literal('decision-overdue'),
    ...about,
    stage: z.enum(['review', 'approval']),
    waitingFor: z.string(),
  }),
  /** To the publisher: the roster names somebody to decide who had a hand in the report. */
  z.object({
    name: z.literal('decider-conflict'),
    ...about,
    stage: z.enum(['review', 'approval']),
    person: z.string(),
    /** What they did (filing/four-eyes.ts). */
    touch: z.enum(TOUCH_KINDS),
    /** In whose place they were to decide; absent where the roster itself names them. */
    insteadOf: z.string().optional(),
  }),
  z.object({
    name: z.literal('release-ended'),
    year: z.number().int(),
    /** Of reports of that earlier year: nobody but the publisher is mailed. */
    history: z.literal(true).optional(),
    area: z.string(),
    published: z.number(),
    left: z.array(z.string()),
    failed: z.boolean(),
    /** The address of the area's site, where it does not stand at the root. */
    site: z.string().optional(),
  }),
  /** To the publisher: a release was taken back as a whole, but for what had changed meanwhile; or that could not be finished. */
  z.object({
    name: z.literal('rollback-ended'),
    year: z.number().int(),
    area: z.string(),
    count: z.number(),
    left: z.array(z.string()),
    /** Names of those that cannot be released again as they are: a decision on them was disowned. Absent in former mails. */
    disowned: z.array(z.string()).optional(),
    failed: z.boolean(),
    /** As with `release-ended`. */
    site: z.string().optional(),
  }),
  /** To the publisher: a release waits for its time, waits for another, or does not wait any more. */
  z.object({
    name: z.literal('release-scheduled'),
    what: z.enum(['set', 'moved', 'cancelled']),
    year: z.number().int(),
    area: z.string(),
    at: z.iso.datetime(),
    count: z.number(),
  }),
  /** To the publisher: the release of a takedown broke down, and the site may still show the report. */
  z.object({ name: z.literal('take-down-failed'), ...about, url: z.url() }),
  /** To anybody who asked for it. */
  z.object({
    name: z.literal('new-link'),
    year: z.number().int(),
    area: z.string(),
    purpose: z.enum(['file', 'decide', 'stop', 'publish', 'stand-in', 'desk']),
    agencyName: z.string().nullable(),
    /** Comes because every older link and every other browser was ended. */
    ended: z.literal(true).optional(),
  }),
  /** To the agency's contact: the publisher took their link to hand it over. */
  z.object({ name: z.literal('link-handed-out'), ...about, as: z.enum(['copy', 'sheet']), by: z.string() }),
  /** To whoever is about to decide in a browser that has not proved itself; the code is minted when the mail leaves. */
  z.object({
    name: z.literal('code'),
    year: z.number().int(),
    area: z.string(),
    agencyName: z.string().nullable(),
    deed: z.enum([
      'review',
      'approval',
      'waive',
      'release',
      'invite',
      'roster',
      'resume',
      'reopen-report',
      'correct',
      'take-down',
      'put-back',
      'roll-back',
      'unwaive',
      'hand-out',
      'season',
      'appoint',
      'close',
      'archive',
      'reopen',
      'next-season',
      'delegate',
      'end-delegation',
      'several',
      'recording',
    ]),
    /** Of a decision: which one it is that the code confirms. */
    outcome: z.enum(['approved', 'returned']).optional(),
  }),
  /** Somebody stands in for a decider for some days, or no more: to who stands in, to who is away, to the publisher. */
  z.object({
    name: z.literal('delegation'),
    what: z.enum(['made', 'ended']),
    role: z.enum(['stand-in', 'absent', 'publisher']),
    year: z.number().int(),
    area: z.string(),
    from: z.string(),
    to: z.string(),
    since: daySchema,
    until: daySchema,
    reason: z.string(),
    stages: z.array(z.enum(['review', 'approval'])),
  }),
  /** To a decider for whom several reports wait: one mail a day instead of one for each. */
  z.object({
    name: z.literal('digest'),
    area: z.string(),
    today: daySchema,
    reports: z.array(
      z.object({
        agencyName: z.string(),
        year: z.number().int(),
        stage: z.enum(['review', 'approval']),
        until: daySchema,
      }),
    ),
    /** How many more wait than are listed. */
    more: z.number().int().min(0),
  }),
  /** To the decider, of their own decision: with the link by which they can stop what they did not do. */
  z.object({
    name: z.literal('decision-made'),
    ...about,
    stage: z.enum(['review', 'approval']),
    outcome: z.enum(['approved', 'returned']),
    comment: z.string(),
    at: z.iso.datetime(),
  }),
  /** To the publisher: somebody says that a decision was not theirs. */
  z.object({
    name: z.literal('decision-disowned'),
    ...about,
    stage: z.enum(['review', 'approval']),
    by: z.string(),
    decidedAt: z.iso.datetime(),
    /** Whether the report could still be held back. */
    held: z.boolean(),
  }),
  /** To the agency's contact: the report is held until that is cleared up. */
  z.object({ name: z.literal('stopped'), ...about, deadline: daySchema }),
  /** To whoever is waited for: everything of a day in one mail. */
  z.object({
    name: z.literal('reminder'),
    year: z.number().int(),
    area: z.string(),
    /** The day of the mail: how many days are left is reckoned from it. */
    day: daySchema,
    toFile: z.array(
      z.object({
        agencyName: z.string(),
        deadline: daySchema,
        state: submissionStateSchema.nullable(),
        /** Public, and to be corrected: no deadline counts. */
        correcting: z.literal(true).optional(),
        /** Of whoever records it: the day on which the paper came in, which tells whether it is late. */
        receivedOn: daySchema.optional(),
      }),
    ),
    toDecide: z.array(z.object({ agencyName: z.string(), stage: z.enum(['review', 'approval']), until: daySchema })),
    /** How many more there are than the mail names. */
    more: z.number().int().min(0),
    /** The publisher who asked for it; null where the calendar did. */
    by: z.string().nullable(),
  }),
  /** To the publisher: how far everybody is at a deadline, and whose decisions are late. */
  z.object({
    name: z.literal('season-progress'),
    year: z.number().int(),
    area: z.string(),
    day: daySchema,
    deadlines: z.array(
      z.object({
        deadline: daySchema,
        total: z.number().int(),
        filed: z.number().int(),
        uninvited: z.array(z.string()),
        missing: z.array(z.string()),
      }),
    ),
    overdue: z.array(
      z.object({
        agencyName: z.string(),
        stage: z.enum(['review', 'approval']),
        until: daySchema,
        waitingFor: z.string(),
      }),
    ),
  }),
  /** To the agency's contact: it goes on, from this stage. */
  z.object({ name: z.literal('resumed'), ...about, stage: z.enum(['review', 'approval']) }),
]);
export type MailMessage = z.infer<typeof mailMessageSchema>;
export type MailName = MailMessage['name'];
