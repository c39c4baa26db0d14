/** The installation on this machine as `nianbao` takes it with --installation: names, endpoints, and the keys of the local cloud. */
import { FUNCTIONS } from '#shared/workflow/functions.js';
import { withCompanions } from '#shared/workflow/variables.js';
import { endpointVariables } from '../local/addresses.js';
import type { LocalCloud } from '../local/cloud.js';

export function installationOf(cloud: LocalCloud): Record<string, string> {
  const name = cloud.functionName('Reconcile');
  const environment = cloud.model.functions.find((one) => one.name === name)?.environment ?? {};
  const own = withCompanions(FUNCTIONS.reconcile.variables).map((variable) => [variable, environment[variable] ?? '']);
  return {
    ...(Object.fromEntries(own) as Record<string, string>),
    ...endpointVariables(cloud.endpoints),
    AWS_REGION: cloud.region,
    AWS_ACCESS_KEY_ID: cloud.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: cloud.credentials.secretAccessKey,
  };
}
