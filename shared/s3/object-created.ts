/** What S3 says of an object that arrived. AWS, "EventBridge: S3 Object Created": the key comes as it is, not URL-encoded. */
import * as z from 'zod';

const detailSchema = z.object({
  object: z.object({ key: z.string(), size: z.number().int(), 'version-id': z.string().min(1) }),
});

export function arrivedObject(detail: unknown): { key: string; versionId: string; size: number } {
  const { object } = detailSchema.parse(detail);
  return { key: object.key, versionId: object['version-id'], size: object.size };
}
