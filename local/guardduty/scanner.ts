/**
 * GuardDuty Malware Protection for S3 on one machine: every version that comes into a protected bucket is scanned, tagged,
 * and told of on the default bus. What a crash left unscanned or untold is scanned at the next start; AWS would leave alone
 * what was there before the plan, here it is scanned too.
 *
 * https://docs.aws.amazon.com/guardduty/latest/ug/gdu-malware-protection-s3.html
 */
import type { BusEvent } from '../eventbridge/bus.js';
import type { ObjectCreatedEvent, S3Server, VersionRef } from '../s3/server.js';
import type { ProtectionPlanModel } from '../template/model.js';
import { scanContent, type Scanned } from './content.js';

export const STATUS_TAG = 'GuardDutyMalwareScanStatus';

export interface ScannerOptions {
  readonly plans: readonly ProtectionPlanModel[];
  readonly s3: Pick<S3Server, 'versions' | 'readVersion' | 'noteOnVersion'>;
  readonly put: (event: BusEvent) => Promise<void>;
  readonly pause: (ms: number) => Promise<void>;
  readonly stopped: AbortSignal;
  /** Of every scan; AWS promises no time. */
  readonly delayMs: number;
  readonly log: (text: string) => void;
}

export interface Scanner {
  created(event: ObjectCreatedEvent): void;
  /** Scans that are not told of yet. */
  pending(): number;
  /** Scans what no scan was told of. */
  resume(): void;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 60_000;

export function createScanner(options: ScannerOptions): Scanner {
  const { plans, s3, put, pause, stopped, delayMs, log } = options;
  let pending = 0;

  const planFor = (bucket: string, key: string) =>
    plans.find(
      (plan) => plan.bucket === bucket && (plan.prefixes.length === 0 || plan.prefixes.some((p) => key.startsWith(p))),
    );

  async function scan(plan: ProtectionPlanModel, version: VersionRef): Promise<void> {
    const bytes = await s3.readVersion(version);
    if (bytes === undefined) return;
    const result = await scanContent(bytes);
    if (plan.tagging) await s3.noteOnVersion(version, { tags: { [STATUS_TAG]: result.status } });
    await put(scanEvent(plan, version, result));
    await s3.noteOnVersion(version, { scanned: true });
  }

  function begin(plan: ProtectionPlanModel, version: VersionRef): void {
    pending += 1;
    void (async () => {
      if (delayMs > 0) await pause(delayMs);
      for (let wait = FIRST_PAUSE_MS; !stopped.aborted; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
        try {
          await scan(plan, version);
          return;
        } catch (error) {
          log(`GuardDuty: ${version.bucket}/${version.key} not scanned, trying again in ${wait} ms: ${String(error)}`);
          await pause(wait);
        }
      }
    })().finally(() => (pending -= 1));
  }

  return {
    created({ detail: { bucket, object } }) {
      const plan = planFor(bucket.name, object.key);
      const versionId = object['version-id'] ?? 'null';
      if (plan !== undefined) begin(plan, { bucket: bucket.name, key: object.key, versionId, etag: object.etag });
    },
    pending: () => pending,
    resume() {
      for (const bucket of new Set(plans.map((plan) => plan.bucket))) {
        for (const version of s3.versions(bucket).filter(({ scanned }) => !scanned)) {
          const plan = planFor(bucket, version.key);
          if (plan !== undefined) begin(plan, version);
        }
      }
    },
  };
}

/** In AWS's shape: "Monitoring S3 object scans with Amazon EventBridge". */
function scanEvent(plan: ProtectionPlanModel, version: VersionRef, { status, threat, reason }: Scanned): BusEvent {
  const { bucket, key, versionId, etag } = version;
  return {
    source: 'aws.guardduty',
    'detail-type': 'GuardDuty Malware Protection Object Scan Result',
    resources: [plan.arn],
    detail: {
      schemaVersion: '1.0',
      scanStatus: status === 'UNSUPPORTED' ? 'SKIPPED' : status === 'FAILED' ? 'FAILED' : 'COMPLETED',
      resourceType: 'S3_OBJECT',
      s3ObjectDetails: {
        bucketName: bucket,
        objectKey: key,
        eTag: etag,
        ...(versionId === 'null' ? {} : { versionId }),
        s3Throttled: false,
      },
      scanResultDetails: {
        scanResultStatus: status,
        threats: threat === undefined ? null : [{ name: threat }],
        ...(reason === undefined ? {} : { statusReasons: [reason] }),
      },
    },
  };
}
