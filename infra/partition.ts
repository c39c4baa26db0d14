/** What a partition allows and lacks: settings of an environment that cannot be deployed there are refused before anything is made. */
import type * as z from 'zod';
import type { Environment } from './environment.js';

/** What regions of a partition begin with. */
const REGIONS: Readonly<Record<Environment['partition'], RegExp>> = {
  aws: /^(?!cn-|us-gov-|us-iso)/,
  'aws-cn': /^cn-/,
};

/** What CloudFront can do there, as far as is known (docs/deploy.md#china-regions). */
export const EDGE_OF: Readonly<Record<Environment['partition'], Environment['edge']>> = {
  aws: { originAccess: 'control', cachePolicies: true, responseHeaders: true, http3: true, ipv6: true },
  'aws-cn': { originAccess: 'identity', cachePolicies: false, responseHeaders: true, http3: false, ipv6: false },
};

export function checkPartition(environment: Environment, context: z.core.$RefinementCtx<Environment>): void {
  const { partition, region, addresses, domains, mail, edge, protection, budget } = environment;
  const refuse = (path: readonly string[], message: string) =>
    context.issues.push({ code: 'custom', path: [...path], message, input: environment });

  if (region !== undefined && !REGIONS[partition].test(region))
    refuse(['region'], `Give a region of the partition ${partition}, or the partition of the region.`);
  for (const { path, arn } of arnsOf(environment)) {
    if (!arn.startsWith(`arn:${partition}:`))
      refuse(path, `Give an ARN of the partition: it begins with arn:${partition}:.`);
  }
  for (const host of ['desk', 'site'] as const) {
    const certificate = domains[host]?.certificate;
    if (certificate !== undefined && 'iam' in certificate !== (partition === 'aws-cn'))
      refuse(
        ['domains', host, 'certificate'],
        partition === 'aws-cn'
          ? 'CloudFront in China takes certificates from IAM: give { iam: id of the server certificate }.'
          : 'Give { acm: ARN of a certificate in us-east-1 }.',
      );
    if (
      addresses !== 'parameters' &&
      domains[host] !== undefined &&
      addresses[host] !== `https://${domains[host].name}`
    )
      refuse(['domains', host, 'name'], `Give the host of addresses.${host}, or change that.`);
  }
  if (addresses !== 'parameters' && mail.transport === 'smtp') {
    if (mail.security === 'none')
      refuse(['mail', 'security'], 'Links and codes would leave in the clear: give tls or starttls.');
    if (mail.passwordSecret?.startsWith('file:') === true)
      refuse(['mail', 'passwordSecret'], 'Files are for one machine only: give the ARN of a secret.');
  }
  if (partition === 'aws') return;
  if (region === undefined)
    refuse(['region'], 'Give cn-north-1 or cn-northwest-1: templates for China name their region.');
  if (mail.transport === 'ses') refuse(['mail', 'transport'], 'There is no SES in China: give smtp.');
  if (edge.originAccess === 'control')
    refuse(['edge', 'originAccess'], 'CloudFront in China has no origin access control: give identity.');
  if (protection.webAcl)
    refuse(
      ['protection', 'webAcl'],
      'Web ACLs of CloudFront stand in us-east-1, which this partition lacks: give false.',
    );
  for (const host of ['desk', 'site'] as const) {
    if (domains[host] === undefined)
      refuse(['domains', host], 'CloudFront in China answers under a host name of your own only: give it.');
  }
  if (budget !== undefined)
    refuse(['budget'], 'Bills in China are in yuan: leave it out, and make a budget in the console.');
}

function arnsOf({ mail, webhook, subscribers, formerKeys }: Environment) {
  const found: { readonly path: readonly string[]; readonly arn: string }[] = [];
  const note = (arn: string | undefined, ...path: readonly string[]) => {
    if (arn?.startsWith('arn:') === true) found.push({ path, arn });
  };
  if (mail.transport === 'smtp') note(mail.passwordSecret, 'mail', 'passwordSecret');
  note(webhook?.secret, 'webhook', 'secret');
  subscribers.forEach(({ secret }, index) => note(secret, 'subscribers', String(index), 'secret'));
  for (const which of ['seal', 'checkpoint'] as const)
    formerKeys[which].forEach((arn, index) => note(arn, 'formerKeys', which, String(index)));
  return found;
}
