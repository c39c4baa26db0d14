/**
 * The EventBridge event "Object Created" in AWS's exact shape, as a type and as the check of what is read back from disk.
 * Source: userguide/ev-events.html ("Event message structure").
 */
import * as z from 'zod';

export const objectCreatedSchema = z.object({
  version: z.literal('0'),
  id: z.string(),
  'detail-type': z.literal('Object Created'),
  source: z.literal('aws.s3'),
  account: z.string(),
  time: z.string(),
  region: z.string(),
  resources: z.array(z.string()),
  detail: z.object({
    version: z.literal('0'),
    bucket: z.object({ name: z.string() }),
    object: z.object({
      key: z.string(),
      size: z.number(),
      etag: z.string(),
      'version-id': z.string().optional(),
      sequencer: z.string(),
    }),
    'request-id': z.string(),
    requester: z.string(),
    'source-ip-address': z.string(),
    reason: z.enum(['PutObject', 'POST Object', 'CopyObject']),
  }),
});

export type ObjectCreatedEvent = z.infer<typeof objectCreatedSchema>;
