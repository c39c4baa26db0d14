/** Opens a desk from the environment that every HTTP function has. */
import { s3Client } from '../documents/objects.js';
import { uploadOrigin } from '../documents/upload-form.js';
import { openTable } from '../store/client.js';
import type { FunctionName } from '../workflow/functions.js';
import { logFor } from '../workflow/log.js';
import { wholeNumber } from '../workflow/environment.js';
import type { Desk } from './edge.js';
import type { FilingDesk } from './show.js';

export function openDesk(
  functionName: FunctionName,
  environment: { readonly TABLE_NAME: string; readonly DESK_BASE_URL: string },
  uploadOrigin?: string,
): Desk {
  return {
    table: openTable(environment.TABLE_NAME),
    deskBaseUrl: environment.DESK_BASE_URL,
    now: () => new Date(),
    log: logFor(functionName),
    ...(uploadOrigin === undefined ? {} : { uploadOrigin }),
  };
}

/** Opens a desk that shows the agency's page, from which files are sent to the uploads bucket. */
export async function openFilingDesk(
  functionName: FunctionName,
  environment: {
    readonly TABLE_NAME: string;
    readonly DESK_BASE_URL: string;
    readonly SITE_BASE_URL: string;
    readonly UPLOADS_BUCKET: string;
    readonly UPLOAD_MAX_BYTES: string;
  },
): Promise<FilingDesk> {
  return {
    ...openDesk(functionName, environment, await uploadOrigin(s3Client(), environment.UPLOADS_BUCKET)),
    siteBaseUrl: environment.SITE_BASE_URL,
    maxBytes: wholeNumber('UPLOAD_MAX_BYTES', environment.UPLOAD_MAX_BYTES),
  };
}
