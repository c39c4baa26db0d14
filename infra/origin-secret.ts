/**
 * The HTTP API answers only through its distribution: Secrets Manager makes a secret, CloudFormation puts it into a header
 * that CloudFront sends to the API, and an authorizer compares it before any function is asked. Whoever finds the API's own
 * address is refused, and cannot go round the web ACL (docs/adr/0067-only-through-the-distributions.md).
 */
import { CfnOutput, Duration, RemovalPolicy, SecretValue, Validations } from 'aws-cdk-lib';
import { ParameterMapping, type HttpApi, type IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Verbs } from './verbs.js';

const AUTHORIZER = 'OriginAuthorizer';
const HEADER = 'x-nianbao-origin';
/** How long API Gateway keeps an answer; shared/secrets/admission.ts keeps the secrets as long. */
const KEEP = Duration.minutes(5);

export class OriginSecret extends Construct {
  /** For every route of the API. */
  readonly authorizer: IHttpRouteAuthorizer;
  /** For the distribution's origin. */
  readonly headers: Record<string, string>;
  /** For every integration: functions need not know the secret. */
  readonly withoutHeader = new ParameterMapping().removeHeader(HEADER);

  constructor(scope: Construct, verbs: Verbs, version: string | undefined) {
    super(scope, 'OriginSecret');
    const secret = new Secret(this, 'Secret', {
      description: 'Nianbao: by which the HTTP API knows its distribution',
      // Letters and digits alone stand in a header as they are.
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'CloudFront must be deployed with every new version, which a rotation by the clock cannot do (docs/deploy.md).',
    });
    new CfnOutput(this, 'OriginSecretArn', {
      description: 'To be replaced as docs/deploy.md says',
      value: secret.secretArn,
    });
    const admit = verbs.make(this, 'admit-request', { ORIGIN_SECRET: secret.secretArn });
    admit.allow({ actions: ['secretsmanager:GetSecretValue'], resources: [secret.secretArn] });
    this.authorizer = new HttpLambdaAuthorizer(AUTHORIZER, admit.lambda, {
      responseTypes: [HttpLambdaResponseType.SIMPLE],
      identitySource: [`$request.header.${HEADER}`],
      resultsCacheTtl: KEEP,
    });
    // The template holds the reference alone; CloudFormation puts the secret in when it makes or changes the distribution.
    const sent = SecretValue.secretsManager(secret.secretArn, version === undefined ? {} : { versionId: version });
    this.headers = { [HEADER]: sent.unsafeUnwrap() };
  }

  /** Routes are closed when the distribution sends the secret and not before: a desk that is in use stays open meanwhile. */
  askOnlyOnce(distribution: Distribution, httpApi: HttpApi): void {
    httpApi.node.findChild(AUTHORIZER).node.addDependency(distribution);
  }
}
