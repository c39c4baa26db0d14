/**
 * Publishing: the publisher's deed, the machine that carries it out, and the public site. Two functions write the site
 * bucket, one service reads it.
 */
import { CfnOutput, Duration } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import * as events from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { PAYLOAD_VERSION } from '#shared/workflow/payloads.js';
import { SEARCH_CONTENT, SITE_CONTENT } from '#shared/workflow/site-content.js';
import type { OwnDomain, SubscriberConfiguration } from './configuration.js';
import type { DataStack } from './data-stack.js';
import { ONE_YEAR_OF_HTTPS, acknowledgeDistribution, underOwnName } from './distribution.js';
import { releaseMachine } from './machines/release.js';
import { feedFromOutbox } from './outbox-feed.js';
import { FOLDERS, mayCommit, mayRead, mayReadObjects, mayWriteObjects } from './rights.js';
import { maySign, mayVerifyFiled, type SigningKeys } from './signing.js';
import { NO_SEARCH_PATHS, SEARCH_PATHS } from './search-paths.js';
import type { Verbs } from './verbs.js';

export interface PublishingOptions {
  readonly subscribers: readonly SubscriberConfiguration[];
  readonly domain: OwnDomain | undefined;
  readonly keys: SigningKeys;
}

export class Publishing extends Construct {
  readonly machineArn: string;

  constructor(scope: Construct, data: DataStack, verbs: Verbs, { domain, keys, subscribers }: PublishingOptions) {
    super(scope, 'Publishing');
    const release = verbs.make(this, 'release');
    mayCommit(release, data.table);
    mayWriteObjects(release, data.documents, FOLDERS.releases);
    // Before anything becomes public its page says whether it is what was filed.
    mayVerifyFiled(release, data, keys);

    const told = subscribers.length === 0 ? {} : { SUBSCRIBERS: JSON.stringify(subscribers) };
    // The pages before they are public, from the same state; of the site it reads what a correction takes the place of.
    const preview = verbs.make(this, 'preview-release');
    mayRead(preview, data.table);
    mayVerifyFiled(preview, data, keys);
    mayReadObjects(preview, data.site);

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
    feedFromOutbox(tell, data.table, 'news');

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

    // What it takes back was approved or is public; it writes no page: that is for the release which it begins or the next one.
    const takeBack = verbs.make(this, 'take-back');
    mayCommit(takeBack, data.table);
    maySign(takeBack, keys.checkpoint);

    const site = siteDistribution(this, data, domain);
    this.machineArn = releaseMachine(this, publish, pack, site).arn;
    new CfnOutput(this, 'SiteDistributionDomain', { value: site.domainName });
  }
}

function siteDistribution(scope: Construct, data: DataStack, domain: OwnDomain | undefined): cloudfront.Distribution {
  const access = new cloudfront.S3OriginAccessControl(scope, 'SiteAccess');
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
    });
  const plain = headers('SiteHeaders', 'Nianbao site: nothing but its own styles, pictures and fonts', SITE_CONTENT);
  const withScript = headers('SearchHeaders', 'Nianbao site, search: its own script, too', [
    ...SITE_CONTENT,
    ...SEARCH_CONTENT,
  ]);
  // A key that is not there answers 403, since CloudFront may not list the bucket: to the reader it is "not found".
  const notFound = (httpStatus: number) => ({
    httpStatus,
    responseHttpStatus: 404,
    responsePagePath: '/404.html',
    ttl: Duration.minutes(1),
  });
  const behaviour: cloudfront.BehaviorOptions = {
    // The access control is only named here; the bucket's own policy lets it read (data-stack.ts says why).
    origin: S3BucketOrigin.withBucketDefaults(data.site, { originAccessControlId: access.originAccessControlId }),
    viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD,
    cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
    compress: true,
  };
  const distribution = new cloudfront.Distribution(scope, 'Site', {
    comment: 'Nianbao: public site',
    defaultRootObject: 'index.html',
    httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
    defaultBehavior: { ...behaviour, responseHeadersPolicy: plain },
    additionalBehaviors: Object.fromEntries([
      ...NO_SEARCH_PATHS.map((path) => [path, { ...behaviour, responseHeadersPolicy: plain }]),
      ...SEARCH_PATHS.map((path) => [path, { ...behaviour, responseHeadersPolicy: withScript }]),
    ]),
    errorResponses: [notFound(403), notFound(404)],
    ...underOwnName(scope, 'SiteCertificate', domain),
  });
  acknowledgeDistribution(distribution, domain, {
    CFR3: 'Every request that reaches the bucket is in its access log; who reads what is not recorded at the edge.',
  });
  return distribution;
}
