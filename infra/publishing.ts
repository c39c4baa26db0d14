/**
 * Publishing: the machine that carries out the publisher's deed (publisher-desk.ts), and the public site. Two functions write the
 * site bucket, one service reads it.
 */
import { CfnOutput, Duration, Validations } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import * as events from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { PAYLOAD_VERSION } from '#shared/workflow/payloads.js';
import { SEARCH_CONTENT, SITE_CONTENT, SITE_HEADERS } from '#shared/workflow/site-content.js';
import type { SubscriberConfiguration } from './environment.js';
import { BucketByIdentity, KEPT_AS_FILES_SAY, withoutPolicies } from './older-edge.js';
import type { DataStack } from './data-stack.js';
import { ONE_YEAR_OF_HTTPS, finish, reachedBy, type FrontDoor } from './distribution.js';
import { releaseMachine } from './machines/release.js';
import { FOLDERS, mayCommit, mayReadObjects, mayWriteObjects } from './rights.js';
import { maySign, mayVerifyFiled, type SigningKeys } from './signing.js';
import { NO_SEARCH_PATHS, SEARCH_PATHS } from './search-paths.js';
import type { Verbs } from './verbs.js';

export interface PublishingOptions extends FrontDoor {
  readonly subscribers: readonly SubscriberConfiguration[];
  readonly keys: SigningKeys;
}

export class Publishing extends Construct {
  readonly machineArn: string;

  constructor(scope: Construct, data: DataStack, verbs: Verbs, { keys, subscribers, ...door }: PublishingOptions) {
    super(scope, 'Publishing');
    const told = subscribers.length === 0 ? {} : { SUBSCRIBERS: JSON.stringify(subscribers) };

    const publish = verbs.make(this, 'publish-report', told);
    mayCommit(publish, data.table);
    mayReadObjects(publish, data.documents, FOLDERS.releases);
    mayVerifyFiled(publish, data, keys);
    maySign(publish, keys.checkpoint);
    mayReadObjects(publish, data.site);
    mayWriteObjects(publish, data.site);

    const pack = verbs.make(this, 'pack-data');
    mayCommit(pack, data.table);
    maySign(pack, keys.checkpoint);
    mayReadObjects(pack, data.site);
    mayWriteObjects(pack, data.site);

    const tell = verbs.make(this, 'send-news', told);
    mayCommit(tell, data.table);
    if (subscribers.length > 0) {
      const resources = [...new Set(subscribers.map(({ secret }) => secret))];
      tell.allow({ actions: ['secretsmanager:GetSecretValue'], resources });
    }

    // Before the first release: a page that says so, where the bucket is empty.
    new events.Rule(this, 'SayNotYetEveryHour', {
      description: 'Fills an empty site, links the sites of areas, makes packs that a release could not make',
      schedule: events.Schedule.rate(Duration.hours(1)),
      targets: [
        new LambdaFunction(publish.lambda, {
          event: events.RuleTargetInput.fromObject({ step: 'first-pages', v: PAYLOAD_VERSION }),
          retryAttempts: 1,
          maxEventAge: Duration.minutes(30),
        }),
        new LambdaFunction(publish.lambda, {
          event: events.RuleTargetInput.fromObject({ step: 'neighbours', v: PAYLOAD_VERSION }),
          retryAttempts: 1,
          maxEventAge: Duration.minutes(30),
        }),
        new LambdaFunction(pack.lambda, {
          event: events.RuleTargetInput.fromObject({ step: 'again', v: PAYLOAD_VERSION }),
          retryAttempts: 1,
          maxEventAge: Duration.minutes(30),
        }),
      ],
    });

    const site = siteDistribution(this, data, door);
    this.machineArn = releaseMachine(this, publish, pack, site).arn;
    new CfnOutput(this, 'SiteDistributionDomain', { value: site.domainName });
  }
}

function siteDistribution(scope: Construct, data: DataStack, door: FrontDoor): cloudfront.Distribution {
  const { edge } = door;
  // A key that is not there answers 403, since CloudFront may not list the bucket: to the reader it is "not found".
  const notFound = (httpStatus: number) => ({
    httpStatus,
    responseHttpStatus: 404,
    responsePagePath: '/404.html',
    ttl: Duration.minutes(1),
  });
  const headers = edge.responseHeaders ? siteHeaders(scope) : undefined;
  const behaviour: cloudfront.BehaviorOptions = {
    origin: siteOrigin(scope, data),
    viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD,
    cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
    compress: true,
  };
  const distribution = new cloudfront.Distribution(scope, 'Site', {
    comment: 'Nianbao: public site',
    defaultRootObject: 'index.html',
    defaultBehavior: { ...behaviour, ...headers?.plain },
    additionalBehaviors: Object.fromEntries([
      ...NO_SEARCH_PATHS.map((path) => [path, { ...behaviour, ...headers?.plain }]),
      ...SEARCH_PATHS.map((path) => [path, { ...behaviour, ...headers?.withScript }]),
    ]),
    errorResponses: [notFound(403), notFound(404)],
    ...reachedBy(scope, 'SiteCertificate', door),
  });
  if (!edge.cachePolicies)
    withoutPolicies(distribution, KEPT_AS_FILES_SAY, NO_SEARCH_PATHS.length + SEARCH_PATHS.length);
  if (edge.originAccess === 'identity') {
    Validations.of(distribution).acknowledge({
      id: 'AwsSolutions-CFR7',
      reason: 'This partition has no origin access control: the bucket lets one origin access identity read.',
    });
  }
  finish(distribution, door, {
    CFR3: 'Every request that reaches the bucket is in its access log; who reads what is not recorded at the edge.',
  });
  return distribution;
}

/** The bucket's own policy lets it read (data-stack.ts says why): here the access control or the identity is only named. */
function siteOrigin(scope: Construct, { site, siteIdentity }: DataStack): cloudfront.IOrigin {
  if (siteIdentity !== undefined) return new BucketByIdentity(site, siteIdentity);
  const access = new cloudfront.S3OriginAccessControl(scope, 'SiteAccess');
  return S3BucketOrigin.withBucketDefaults(site, { originAccessControlId: access.originAccessControlId });
}

function siteHeaders(scope: Construct) {
  const headers = (id: string, comment: string, content: readonly string[]) =>
    new cloudfront.ResponseHeadersPolicy(scope, id, {
      comment,
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: content.join('; '), override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
        referrerPolicy: {
          referrerPolicy: cloudfront.HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
          override: true,
        },
        strictTransportSecurity: ONE_YEAR_OF_HTTPS,
      },
      customHeadersBehavior: {
        customHeaders: SITE_HEADERS.map(([header, value]) => ({ header, value, override: true })),
      },
    });
  const plain = headers('SiteHeaders', 'Nianbao site: nothing but its own styles, pictures and fonts', SITE_CONTENT);
  const withScript = headers('SearchHeaders', 'Nianbao site, search: its own script, too', [
    ...SITE_CONTENT,
    ...SEARCH_CONTENT,
  ]);
  return { plain: { responseHeadersPolicy: plain }, withScript: { responseHeadersPolicy: withScript } };
}
