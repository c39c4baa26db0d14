/**
 * Desk: everything people reach by a mailed link. One HTTP API with the routes of FUNCTIONS, and a distribution in
 * front of it that caches nothing and passes everything on. Paths hold link secrets, so no log anywhere holds a path.
 */
import { Aws, CfnOutput, Validations } from 'aws-cdk-lib';
import * as api from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { OwnDomain } from './configuration.js';
import type { DataStack } from './data-stack.js';
import { ONE_YEAR_OF_HTTPS, acknowledgeDistribution, underOwnName } from './distribution.js';
import { FOLDERS, mayCommit, mayRead, mayReadObjects } from './rights.js';
import { mayVerify, mayVerifyFiled, type SigningKeys } from './signing.js';
import { LOG_RETENTION, type VerbFunction } from './verb-function.js';
import type { Route, Verbs } from './verbs.js';

/** Far above a county's busiest hour, far below what an account's Lambda quota bears. */
const REQUESTS_PER_SECOND = 50;
const BURST = 100;

export interface DeskOptions {
  readonly domain: OwnDomain | undefined;
  readonly keys: SigningKeys;
}

export class Desk extends Construct {
  readonly apiId: string;

  /** Made last: it routes to the functions that the other capabilities have made. */
  constructor(scope: Construct, data: DataStack, verbs: Verbs, { domain, keys }: DeskOptions) {
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

    const httpApi = deskApi(this, verbs.routes());
    this.apiId = httpApi.apiId;
    new CfnOutput(this, 'DeskDistributionDomain', { value: deskDistribution(this, httpApi, domain).domainName });
  }
}

function deskApi(scope: Construct, routes: readonly Route[]): api.HttpApi {
  const httpApi = new api.HttpApi(scope, 'Api', { description: 'Nianbao desk', createDefaultStage: false });
  const stage = new api.HttpStage(scope, 'Stage', {
    httpApi,
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: REQUESTS_PER_SECOND, burstLimit: BURST },
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
  const integrations = new Map<VerbFunction, HttpLambdaIntegration>();
  for (const { key, verb } of routes) {
    const integration =
      integrations.get(verb) ??
      // One permission for all routes of a function: they lie on the same API.
      new HttpLambdaIntegration(verb.verb, verb.lambda, { scopePermissionToRoute: false });
    integrations.set(verb, integration);
    const route = new api.HttpRoute(scope, routeId(key), { httpApi, routeKey: routeKey(key), integration });
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'The mailed link is the authorization; the function looks up its grant before anything else.',
    });
  }
  stage.node.addDependency(...routes.map(({ verb }) => verb));
  return httpApi;
}

const METHODS: ReadonlyMap<string, api.HttpMethod> = new Map(Object.entries(api.HttpMethod));

/** `GET /path/{variable}` or `$default`, as FUNCTIONS writes it. */
function routeKey(key: string): api.HttpRouteKey {
  if (key === '$default') return api.HttpRouteKey.DEFAULT;
  const [method = '', path = ''] = key.split(' ');
  const known = METHODS.get(method);
  if (known === undefined || !path.startsWith('/')) throw new Error(`The route "${key}" is not "METHOD /path".`);
  return api.HttpRouteKey.with(path, known);
}

function routeId(key: string): string {
  return `Route ${key.replaceAll('/', ' ').replaceAll(/[^A-Za-z ]/g, '')}`.trim();
}

function deskDistribution(
  scope: Construct,
  httpApi: api.HttpApi,
  domain: OwnDomain | undefined,
): cloudfront.Distribution {
  const headers = new cloudfront.ResponseHeadersPolicy(scope, 'DeskHeaders', {
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
  const distribution = new cloudfront.Distribution(scope, 'Distribution', {
    comment: 'Nianbao: desk',
    httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
    defaultBehavior: {
      origin: new HttpOrigin(`${httpApi.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`, {
        protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
      }),
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
      cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
      originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: headers,
    },
    ...underOwnName(scope, 'DeskCertificate', domain),
  });
  acknowledgeDistribution(distribution, domain, {
    CFR3: 'CloudFront logs whole paths, and a path of the desk holds the secret of a mailed link.',
  });
  return distribution;
}
