/**
 * What CloudFront in China takes instead of what it takes elsewhere (docs/deploy.md#china-regions): an origin access identity for
 * an origin access control, certificates from IAM, and behaviours that say themselves what is kept and forwarded.
 */
import { Duration } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import type { IBucket } from 'aws-cdk-lib/aws-s3';

/** A bucket as CloudFront reads it under an origin access identity that the bucket's own policy knows (data-stack.ts). */
export class BucketByIdentity extends cloudfront.OriginBase {
  constructor(
    bucket: IBucket,
    private readonly identity: string,
  ) {
    super(bucket.bucketRegionalDomainName);
  }

  protected override renderS3OriginConfig(): cloudfront.CfnDistribution.S3OriginConfigProperty {
    return { originAccessIdentity: `origin-access-identity/cloudfront/${this.identity}` };
  }
}

/**
 * What the pages of the desk read of a request, ten at most. `*` would send the visitor's Host as well, which the API does not answer
 * to; x-forwarded-for is CloudFront's own.
 */
export const READ_HEADERS = ['accept', 'accept-language', 'origin', 'referer', 'sec-fetch-site'] as const;

export interface OlderBehaviour {
  readonly forwards: {
    readonly QueryString: boolean;
    readonly Cookies: { readonly Forward: 'all' | 'none' };
    readonly Headers?: readonly string[];
  };
  /** How long an answer is kept that says nothing of it, and at most. */
  readonly kept: { readonly usually: Duration; readonly longest: Duration };
}

export const NOTHING_KEPT: OlderBehaviour = {
  forwards: { QueryString: true, Cookies: { Forward: 'all' }, Headers: READ_HEADERS },
  kept: { usually: Duration.seconds(0), longest: Duration.seconds(0) },
};

/** As the managed policy CachingOptimized. */
export const KEPT_AS_FILES_SAY: OlderBehaviour = {
  forwards: { QueryString: false, Cookies: { Forward: 'none' } },
  kept: { usually: Duration.days(1), longest: Duration.days(365) },
};

/** Takes the ids of policies out of all behaviours. @param others how many there are beside the default one */
export function withoutPolicies(distribution: cloudfront.Distribution, older: OlderBehaviour, others = 0): void {
  const resource = resourceOf(distribution);
  const places = ['DefaultCacheBehavior', ...Array.from({ length: others }, (_, index) => `CacheBehaviors.${index}`)];
  for (const place of places.map((each) => `DistributionConfig.${each}`)) {
    for (const policy of ['CachePolicyId', 'OriginRequestPolicyId'])
      resource.addPropertyDeletionOverride(`${place}.${policy}`);
    resource.addPropertyOverride(`${place}.ForwardedValues`, older.forwards);
    resource.addPropertyOverride(`${place}.MinTTL`, 0);
    resource.addPropertyOverride(`${place}.DefaultTTL`, older.kept.usually.toSeconds());
    resource.addPropertyOverride(`${place}.MaxTTL`, older.kept.longest.toSeconds());
  }
}

/** @param certificate its id in the store of server certificates of IAM */
export function underIamCertificate(distribution: cloudfront.Distribution, certificate: string): void {
  const resource = resourceOf(distribution);
  resource.distributionConfig = {
    ...(resource.distributionConfig as cloudfront.CfnDistribution.DistributionConfigProperty),
    viewerCertificate: {
      iamCertificateId: certificate,
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      sslSupportMethod: cloudfront.SSLMethod.SNI,
    },
  };
}

function resourceOf(distribution: cloudfront.Distribution): cloudfront.CfnDistribution {
  const resource = distribution.node.defaultChild;
  if (!(resource instanceof cloudfront.CfnDistribution)) throw new Error('A distribution is no longer one resource.');
  return resource;
}
