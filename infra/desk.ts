/**
 * Desk: everything people reach by a mailed link. One HTTP API with the routes of FUNCTIONS (those of the publisher are added by
 * season-stack.ts), and a distribution in front of it that caches nothing and passes everything on. Paths hold link secrets, so no
 * log anywhere holds a path.
 */
import { Aws, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import * as api from 'aws-cdk-lib/aws-apigatewayv2';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { NOTHING_KEPT, withoutPolicies } from './older-edge.js';
import type { DataStack } from './data-stack.js';
import { ONE_YEAR_OF_HTTPS, finish, reachedBy, type FrontDoor } from './distribution.js';
import { FOLDERS, mayCommit, mayRead, mayReadObjects } from './rights.js';
import { mayVerify, mayVerifyFiled, type SigningKeys } from './signing.js';
import { OriginSecret } from './origin-secret.js';
import { addRoutes, type GuardedApi } from './routes.js';
import { THROTTLES, throttleRoutes } from './throttle.js';
import { LOG_RETENTION } from './verb-function.js';
import type { Route, Verbs } from './verbs.js';

export interface DeskOptions extends FrontDoor {
  readonly keys: SigningKeys;
  /** Which version of the secret CloudFront is given; without one, the version that is current when it is deployed. */
  readonly originSecretVersion: string | undefined;
}

export class Desk extends Construct {
  readonly api: GuardedApi;

  /** Made last in its stack: it routes to the functions that the other capabilities there have made. */
  constructor(scope: Construct, data: DataStack, verbs: Verbs, { keys, originSecretVersion, ...door }: DeskOptions) {
    super(scope, 'Desk');
    const showDesk = verbs.make(this, 'show-desk');
    mayRead(showDesk, data.table);
    mayVerifyFiled(showDesk, data, keys);
    const showDocument = verbs.make(this, 'show-document');
    mayRead(showDocument, data.table);
    mayReadObjects(showDocument, data.documents, FOLDERS.originals);
    mayVerify(showDocument, keys.seal);
    const showPage = verbs.make(this, 'show-page-picture');
    mayRead(showPage, data.table);
    mayReadObjects(showPage, data.documents, FOLDERS.pages);
    mayVerify(showPage, keys.seal);
    // Files to take away are made from the table at the moment they are asked for, and stored nowhere.
    mayRead(verbs.make(this, 'download-workbook'), data.table);
    // Whoever opens a link may be a mail scanner: what comes of it is a session, and no other row can be touched.
    mayCommit(verbs.make(this, 'open-link'), data.table);
    for (const name of ['choose-language', 'open-item', 'sign-in', 'set-preferences', 'sign-out'] as const)
      mayCommit(verbs.make(this, name), data.table);
    mayCommit(verbs.make(this, 'request-link'), data.table);

    const origin = new OriginSecret(this, verbs, originSecretVersion);
    this.api = { httpApi: deskApi(this, origin, verbs.routesIn(Stack.of(this))), origin };
    const distribution = deskDistribution(this, this.api, door);
    origin.askOnlyOnce(distribution, this.api.httpApi);
    new CfnOutput(this, 'DeskDistributionDomain', { value: distribution.domainName });
  }
}

function deskApi(scope: Construct, origin: OriginSecret, routes: readonly Route[]): api.HttpApi {
  const httpApi = new api.HttpApi(scope, 'Api', { description: 'Nianbao desk', createDefaultStage: false });
  const stage = new api.HttpStage(scope, 'Stage', {
    httpApi,
    stageName: '$default',
    autoDeploy: true,
    throttle: THROTTLES.deed,
    accessLogSettings: {
      destination: new api.LogGroupLogDestination(new logs.LogGroup(scope, 'AccessLog', { retention: LOG_RETENTION })),
      // The route's key and never the path: /l/{secret} must not become the secret.
      format: AccessLogFormat.custom(
        JSON.stringify({
          requestId: '$context.requestId',
          time: '$context.requestTime',
          route: '$context.routeKey',
          status: '$context.status',
          bytes: '$context.responseLength',
          milliseconds: '$context.responseLatency',
          integrationStatus: '$context.integrationStatus',
        }),
      ),
    },
  });
  const added = addRoutes(scope, { httpApi, origin }, routes);
  // The stage names routes by their keys, and is refused where it names one that is not there yet.
  stage.node.addDependency(...routes.map(({ verb }) => verb), ...added);
  throttleRoutes(stage, routes);
  return httpApi;
}

function deskDistribution(scope: Construct, { httpApi, origin }: GuardedApi, door: FrontDoor): cloudfront.Distribution {
  const distribution = new cloudfront.Distribution(scope, 'Distribution', {
    comment: 'Nianbao: desk',
    defaultBehavior: {
      origin: new HttpOrigin(`${httpApi.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`, {
        protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
        customHeaders: origin.headers,
      }),
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
      cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
      originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      ...(door.edge.responseHeaders && { responseHeadersPolicy: deskHeaders(scope) }),
    },
    // Whatever the policy says, an answer of the origin that says it failed would be everybody's for ten seconds.
    // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
    errorResponses: [500, 502, 503, 504].map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
    ...reachedBy(scope, 'DeskCertificate', door),
  });
  if (!door.edge.cachePolicies) withoutPolicies(distribution, NOTHING_KEPT);
  finish(distribution, door, {
    CFR3: 'CloudFront logs whole paths, and a path of the desk holds the secret of a mailed link.',
  });
  return distribution;
}

function deskHeaders(scope: Construct): cloudfront.ResponseHeadersPolicy {
  return new cloudfront.ResponseHeadersPolicy(scope, 'DeskHeaders', {
    comment: 'Nianbao desk: no trace of a link outside the browser that opened it',
    securityHeadersBehavior: {
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
      // Only where the function says nothing: our own forms must be able to say where they stand (shared/desk/edge.ts).
      referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.NO_REFERRER, override: false },
      strictTransportSecurity: ONE_YEAR_OF_HTTPS,
    },
    customHeadersBehavior: {
      customHeaders: [
        // Only where the function says nothing: its style sheet may be kept, a page that forgets the header may not.
        { header: 'Cache-Control', value: 'no-store', override: false },
        { header: 'X-Robots-Tag', value: 'noindex', override: true },
      ],
    },
  });
}
