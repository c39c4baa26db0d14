/**
 * What SES tells of a mail by EventBridge: that it came back, was marked as junk, is held up, or was not sent at all. The
 * shapes are those of AWS, "Contents of event data that Amazon SES publishes"; whatever else it tells is of no use here.
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
    z.object({
      eventType: z.literal('DeliveryDelay'),
      mail,
      deliveryDelay: z.object({
        delayType: z.string(),
        delayedRecipients: z.array(
          z.object({ emailAddress: z.string(), status: z.string().optional(), diagnosticCode: z.string().optional() }),
        ),
      }),
    }),
    z.object({
      eventType: z.literal('Reject'),
      mail: mail.extend({ destination: z.array(z.string()).default([]) }),
      reject: z.object({ reason: z.string() }),
    }),
  ]),
});

/** SES took the mail and then did not send it, for what it found in it. */
const REJECTED: Report = { kind: 'failed', lasting: true, problem: 'refused', diagnostic: '' };
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
  if (detail.eventType === 'Reject') {
    const report = { ...REJECTED, diagnostic: detail.reject.reason };
    return { messageId, recipients: detail.mail.destination.map((address) => ({ address, report })) };
  }
  // SES goes on trying; a mail that it gives up comes back as a bounce.
  if (detail.eventType === 'DeliveryDelay') {
    const { delayType, delayedRecipients } = detail.deliveryDelay;
    return {
      messageId,
      recipients: delayedRecipients.map(({ emailAddress: address, status, diagnosticCode = delayType }) => {
        const { diagnostic } = reportOf('delayed', status ?? null, diagnosticCode.replace(/^[\w-]+;\s*/, ''));
        return {
          address,
          report: {
            kind: 'failed',
            lasting: false,
            problem: 'temporary',
            diagnostic: diagnostic || delayType,
            passing: true,
          },
        };
      }),
    };
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
