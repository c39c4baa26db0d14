/** What the two distributions share: the operator's own host name, and the reasons for what they leave out. */
import { Duration, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import type { OwnDomain } from './configuration.js';

export const ONE_YEAR_OF_HTTPS = {
  accessControlMaxAge: Duration.days(365),
  includeSubdomains: false,
  override: true,
} as const satisfies cloudfront.ResponseHeadersStrictTransportSecurity;

export function underOwnName(
  scope: Construct,
  id: string,
  domain: OwnDomain | undefined,
): Partial<cloudfront.DistributionProps> {
  if (domain === undefined) return {};
  return {
    domainNames: [domain.name],
    certificate: Certificate.fromCertificateArn(scope, id, domain.certificateArn),
    minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
  };
}

export function acknowledgeDistribution(
  distribution: cloudfront.Distribution,
  domain: OwnDomain | undefined,
  why: { readonly CFR3: string },
): void {
  const acknowledge = (id: string, reason: string) =>
    Validations.of(distribution).acknowledge({ id: `AwsSolutions-${id}`, reason });
  acknowledge('CFR1', 'Reports are public by law and reviewers travel: no country is shut out.');
  acknowledge('CFR2', 'A web ACL is the operator’s choice and cost: the deploying guide says how to add one.');
  acknowledge('CFR3', why.CFR3);
  if (domain === undefined) {
    acknowledge(
      'CFR4',
      'Without a domain of its own a distribution uses the CloudFront certificate and its TLS rules.',
    );
  }
}
