/**
 * What SES tells of a mail by EventBridge: that it came back, or was marked as junk. The shapes are those of AWS, "Contents
 * of event data that Amazon SES publishes"; whatever else it tells is of no use here.
 */
import * as z from 'zod';
import type { Report } from '#shared/outbox/delivery.js';
import type { BouncedRecipient } from './bounce.js';
import { reportOf } from './bounce.js';

const mail = z.object({ messageId: z.string().min(1).max(300) });
const eventSchema = z.object({
  detail: z.discriminatedUnion('eventType', [
    z.object({
      eventType: z.literal('Bounce'),
      mail,
      bounce: z.object({
        bounceType: z.string(),
        bouncedRecipients: z.array(
          z.object({
            emailAddress: z.string(),
            status: z.string().optional(),
            diagnosticCode: z.string().optional(),
          }),
        ),
      }),
    }),
    z.object({
      eventType: z.literal('Complaint'),
      mail,
      complaint: z.object({ complainedRecipients: z.array(z.object({ emailAddress: z.string() })) }),
    }),
  ]),
});

const COMPLAINED: Report = { kind: 'complained', lasting: false, problem: 'complained', diagnostic: '' };

export interface SesReport {
  readonly messageId: string;
  readonly recipients: readonly BouncedRecipient[];
}

/** Undefined for an event of another kind. */
export function readSesEvent(event: unknown): SesReport | undefined {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return undefined;
  const { detail } = parsed.data;
  const { messageId } = detail.mail;
  if (detail.eventType === 'Complaint') {
    const recipients = detail.complaint.complainedRecipients;
    return { messageId, recipients: recipients.map(({ emailAddress: address }) => ({ address, report: COMPLAINED })) };
  }
  const { bounceType, bouncedRecipients } = detail.bounce;
  const lasting = bounceType === 'Permanent';
  return {
    messageId,
    recipients: bouncedRecipients.map(({ emailAddress: address, status, diagnosticCode = '' }) => {
      const report = reportOf('failed', status ?? null, diagnosticCode.replace(/^[\w-]+;\s*/, ''));
      return { address, report: { ...report, lasting } };
    }),
  };
}
