/** KMS on one machine, behind the protocol that the AWS SDK speaks to it. */
import { serveJson, type JsonService } from '../json-service.js';
import type { Handler } from '../listen.js';

export interface KmsHandlerOptions {
  /** Of keys kept here, or of another KMS. */
  readonly api: JsonService['api'];
  /** Told in one line of what went wrong inside; never given messages or signatures. */
  readonly log: (line: string) => void;
}

export function createKms({ api, log }: KmsHandlerOptions): Handler {
  return serveJson({ name: 'KMS', target: 'TrentService.', failure: 'KMSInternalException', api, log });
}
