/**
 * What the malware scanner leaves of a version: an event, and a tag on that very version which nobody else may write
 * (infra/malware.ts). AWS, "Monitoring S3 object scans with Amazon EventBridge".
 */
import { GetObjectTaggingCommand } from '@aws-sdk/client-s3';
import * as z from 'zod';
import type { Arrival } from '#shared/filing/model.js';
import { scanStatusSchema, THREAT_MAX, type ScanStatus, type ScanWord } from '#shared/filing/scan.js';
import { cutTo } from '#shared/ids/cut.js';
import { visibleText } from '#shared/ids/visible-text.js';
import { SCAN_EVENT, SCAN_TAG } from '#shared/workflow/malware-scan.js';
import { TYPED_PREFIX } from './keys.js';
import { arrivedObject } from './object-created.js';
import { isMissing, type S3Client } from './objects.js';

/** What the product made itself out of numbers that it parsed; nobody else may write there. */
export const needsScan = (key: string): boolean => !key.startsWith(`${TYPED_PREFIX}/`);

const detailSchema = z.object({
  s3ObjectDetails: z.object({ objectKey: z.string().min(1), versionId: z.string().min(1) }),
  scanResultDetails: z.object({
    scanResultStatus: scanStatusSchema,
    threats: z.array(z.object({ name: z.string() })).nullish(),
  }),
});

export interface ScannedArrival extends Arrival {
  readonly word: ScanWord;
}

export function scanResult(detail: unknown): ScannedArrival {
  const { s3ObjectDetails: of, scanResultDetails: said } = detailSchema.parse(detail);
  const threat = cutTo(visibleText(said.threats?.[0]?.name ?? '').trim(), THREAT_MAX);
  return {
    key: of.objectKey,
    versionId: of.versionId,
    word: { status: said.scanResultStatus, ...(threat === '' ? {} : { threat }) },
  };
}

/** For whoever is called by arrivals with the gate off, and by results with it on. */
export function arrivedOrScanned(event: {
  readonly 'detail-type': string;
  readonly detail: unknown;
}): Arrival & { readonly word?: ScanWord } {
  if (event['detail-type'] === SCAN_EVENT.detailType) return scanResult(event.detail);
  const { key, versionId } = arrivedObject(event.detail);
  return { key, versionId };
}

/** The scanner's word at this version; undefined where it has said nothing, or the version is gone. */
export async function scanTag(
  client: S3Client,
  { bucket, key, versionId }: Arrival & { readonly bucket: string },
): Promise<ScanStatus | undefined> {
  try {
    const { TagSet = [] } = await client.send(
      new GetObjectTaggingCommand({ Bucket: bucket, Key: key, VersionId: versionId }),
    );
    const tag = TagSet.find(({ Key }) => Key === SCAN_TAG)?.Value;
    return tag === undefined ? undefined : scanStatusSchema.parse(tag);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
