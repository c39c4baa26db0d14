/**
 * Lets requests on to the desk that came through its distribution, and no others: the HTTP API asks it, with the header
 * that the distribution puts on. It logs nothing of a request: a path may be a mailed link, the header is the secret.
 */
import type { APIGatewayRequestAuthorizerEventV2, APIGatewaySimpleAuthorizerResult } from 'aws-lambda';
import { openFunction } from '#shared/runtime/open-function.js';
import { admission } from '#shared/secrets/admission.js';
import { versionsInUse } from '#shared/secrets/versions.js';

const { environment, now } = openFunction('admit-request');
const admits = admission({ secrets: () => versionsInUse(environment.ORIGIN_SECRET), now });

export async function handler(event: {
  readonly identitySource?: APIGatewayRequestAuthorizerEventV2['identitySource'] | null;
}): Promise<APIGatewaySimpleAuthorizerResult> {
  const [given] = event.identitySource ?? [];
  return { isAuthorized: await admits(given) };
}
