/** What the two distributions share: the operator's own host name, their web ACLs, and the reasons for what they leave out. */
import { Duration, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import type { Environment, OwnDomain } from './environment.js';
import { underIamCertificate } from './older-edge.js';

export const ONE_YEAR_OF_HTTPS = {
  accessControlMaxAge: Duration.days(365),
  includeSubdomains: false,
  override: true,
} as const satisfies cloudfront.ResponseHeadersStrictTransportSecurity;

/** How people reach a distribution, and what stands before it. */
export interface FrontDoor {
  readonly domain: OwnDomain | undefined;
  readonly edge: Environment['edge'];
  /** ARN of its web ACL. */
  readonly webAcl: string | undefined;
}

/** Its protocols, its web ACL, and the operator's own host name; where the certificate is one of IAM's, `finish` adds it. */
export function reachedBy(
  scope: Construct,
  id: string,
  { domain, edge, webAcl }: FrontDoor,
): Partial<cloudfront.DistributionProps> {
  const always = {
    httpVersion: edge.http3 ? cloudfront.HttpVersion.HTTP2_AND_3 : cloudfront.HttpVersion.HTTP2,
    enableIpv6: edge.ipv6,
    ...(webAcl !== undefined && { webAclId: webAcl }),
  };
  if (domain === undefined) return always;
  if ('iam' in domain.certificate) return { ...always, domainNames: [domain.name] };
  return {
    ...always,
    domainNames: [domain.name],
    certificate: Certificate.fromCertificateArn(scope, id, domain.certificate.acm),
    minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
  };
}

export function finish(
  distribution: cloudfront.Distribution,
  { domain, webAcl }: FrontDoor,
  why: { readonly CFR3: string },
): void {
  if (domain !== undefined && 'iam' in domain.certificate) underIamCertificate(distribution, domain.certificate.iam);
  const acknowledge = (id: string, reason: string) =>
    Validations.of(distribution).acknowledge({ id: `AwsSolutions-${id}`, reason });
  acknowledge('CFR1', 'Reports are public by law and reviewers travel: no country is shut out.');
  if (webAcl === undefined)
    acknowledge('CFR2', 'A web ACL is the operator’s choice and cost: the deploying guide says how to have one.');
  acknowledge('CFR3', why.CFR3);
  if (domain === undefined) {
    acknowledge(
      'CFR4',
      'Without a domain of its own a distribution uses the CloudFront certificate and its TLS rules.',
    );
  }
}
