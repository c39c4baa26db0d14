/** What stands before the desk's functions: the secret of the distribution, how often routes may be asked, the web ACLs. */
import { describe, expect, it } from '@jest/globals';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { FUNCTIONS } from '#shared/workflow/functions.js';
import type { FunctionEntry } from '#shared/workflow/function-entry.js';
import { paceOf } from '#shared/workflow/pace.js';
import { guardedPaths, PER_ADDRESS } from '../../../infra/edge-rules.js';
import { THROTTLES } from '../../../infra/throttle.js';
import {
  LIBRARY_CHECKS,
  list,
  makeApp,
  protectedBy,
  statementsByRole,
  synthesize,
  synthesized,
  text,
  verbOf,
} from './synthesized.js';

const { ofType, resources } = synthesized;
const one = (type: string) => {
  const [found, ...others] = ofType(type);
  expect([type, found !== undefined, others]).toEqual([type, true, []]);
  return found!;
};
const deskOrigin = (from = synthesized) =>
  from.ofType('AWS::CloudFront::Distribution').find(({ id }) => id.startsWith('Desk'))!.Properties['DistributionConfig']
    .Origins[0];

describe('the API', () => {
  it('asks for every route whether the request came through the distribution', () => {
    const authorizer = one('AWS::ApiGatewayV2::Authorizer');
    expect(authorizer.Properties).toMatchObject({
      AuthorizerType: 'REQUEST',
      EnableSimpleResponses: true,
      AuthorizerResultTtlInSeconds: 300,
      IdentitySource: ['$request.header.x-nianbao-origin'],
    });
    const asked = resources.find(
      ({ id, Type }) =>
        Type === 'AWS::Lambda::Function' && text(authorizer.Properties['AuthorizerUri']).includes(`<${id}`),
    );
    expect(verbOf(asked!)).toBe('admit-request');
    const routes = ofType('AWS::ApiGatewayV2::Route');
    expect(routes.length).toBeGreaterThan(100);
    for (const { id, Properties } of routes) {
      expect([id, Properties['AuthorizationType']]).toEqual([id, 'CUSTOM']);
      expect([id, text(Properties['AuthorizerId'])]).toEqual([id, expect.stringContaining(authorizer.id)]);
    }
  });

  it('keeps the secret from every function behind it', () => {
    for (const { id, Properties } of ofType('AWS::ApiGatewayV2::Integration'))
      expect([id, Properties['RequestParameters']]).toEqual([id, { 'remove:header.x-nianbao-origin': '' }]);
  });

  it('is closed only when the distribution sends the secret, which stands in no template', () => {
    const secret = one('AWS::SecretsManager::Secret');
    expect(secret.Properties['GenerateSecretString']).toEqual({ PasswordLength: 48, ExcludePunctuation: true });
    const [header, ...others] = deskOrigin().OriginCustomHeaders;
    expect(others).toEqual([]);
    expect([header.HeaderName, text(header.HeaderValue)]).toEqual([
      'x-nianbao-origin',
      `{{resolve:secretsmanager:<${secret.id}>:SecretString:::}}`,
    ]);
    const desk = ofType('AWS::CloudFront::Distribution').find(({ id }) => id.startsWith('Desk'))!;
    expect(one('AWS::ApiGatewayV2::Authorizer')).toMatchObject({ DependsOn: [desk.id] });
  });

  it('has one function that may read the secret, and that may do nothing else', () => {
    const readers = [...statementsByRole()].filter(([, all]) =>
      all.some(({ Action }) => list(Action).includes('secretsmanager:GetSecretValue')),
    );
    expect(readers.map(([owner]) => owner)).toEqual(['admit-request']);
    const actions = readers.flatMap(([, all]) => all.flatMap(({ Action }) => list(Action)));
    expect(actions.sort()).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents', 'secretsmanager:GetSecretValue']);
  });

  it('is given the version of the secret that the operator names, so that a new one is deployed at all', () => {
    const version = 'e7b1f2c0-1111-4222-8333-444455556666';
    const { OriginCustomHeaders } = deskOrigin(synthesize(protectedBy({ originSecretVersion: version })));
    expect(text(OriginCustomHeaders[0].HeaderValue)).toContain(`:SecretString:::${version}}}`);
    expect(() => makeApp(protectedBy({ originSecretVersion: 'AWSCURRENT' }))).toThrow(/originSecretVersion.*VersionId/);
  });
});

describe('how often routes may be asked', () => {
  const stage = one('AWS::ApiGatewayV2::Stage');
  const inStack = new Set(
    Object.values(synthesized.workflow.Resources).flatMap(({ Type, Properties }) =>
      Type === 'AWS::ApiGatewayV2::Route' ? [Properties['RouteKey'] as string] : [],
    ),
  );
  const paces = new Map(
    Object.values(FUNCTIONS).flatMap(({ trigger }: FunctionEntry) =>
      trigger.on === 'http' ? trigger.routes.map((key) => [key, paceOf(trigger, key)] as const) : [],
    ),
  );
  const setting = (pace: keyof typeof THROTTLES) => ({
    ThrottlingBurstLimit: THROTTLES[pace].burstLimit,
    ThrottlingRateLimit: THROTTLES[pace].rateLimit,
  });

  it('is what FUNCTIONS says of each, and for the rest that of deeds', () => {
    expect(stage.Properties['DefaultRouteSettings']).toEqual(setting('deed'));
    const expected = [...paces].flatMap(([key, pace]) =>
      inStack.has(key) && pace !== 'deed' ? [[key, setting(pace)] as const] : [],
    );
    expect(expected.length).toBeGreaterThan(20);
    expect(stage.Properties['RouteSettings']).toEqual(Object.fromEntries(expected));
  });

  it('is less where somebody is mailed, for whoever asks, than anywhere else', () => {
    const mailing = [...paces].filter(([, pace]) => pace === 'mailing').map(([key]) => key);
    expect(mailing.sort()).toEqual(['POST /g/{grant}/desk', 'POST /g/{grant}/link', 'POST /sign-in']);
    for (const key of mailing) expect([key, inStack.has(key)]).toEqual([key, true]);
    const others = Object.entries(THROTTLES).filter(([pace]) => pace !== 'mailing');
    for (const [, { rateLimit }] of others) expect(rateLimit).toBeGreaterThan(THROTTLES.mailing.rateLimit);
  });

  it('is said of routes that are there by then', () => {
    const routes = Object.entries(synthesized.workflow.Resources).filter(([, { Type }]) => Type.endsWith('V2::Route'));
    expect(list((stage as unknown as { DependsOn: string[] }).DependsOn)).toEqual(
      expect.arrayContaining(routes.map(([id]) => id)),
    );
  });
});

describe('the web ACLs', () => {
  const withAcls = synthesize(protectedBy({ webAcl: true }));
  const acl = (id: string) => withAcls.edge!.Resources[id]!.Properties;
  const rule = (id: string, name: string) =>
    (acl(id)['Rules'] as { Name: string; Action?: object; OverrideAction?: object; Statement: never }[]).find(
      ({ Name }) => Name === name,
    );

  it('are made only where the environment has them, and then break no rule either', () => {
    expect(synthesized.edge).toBeUndefined();
    for (const { Properties } of ofType('AWS::CloudFront::Distribution'))
      expect(Properties['DistributionConfig']).not.toHaveProperty('WebACLId');
    expect(() => makeApp(protectedBy({ webAcl: 'perhaps' }))).toThrow(/protection\.webAcl is "perhaps".*true or false/);
    const { app } = makeApp(protectedBy({ webAcl: true }), { [LIBRARY_CHECKS]: false });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    expect(() => app.synth()).not.toThrow();
  });

  it('stand in us-east-1, and in front of the distribution of the same name', () => {
    const { app, edge } = makeApp(protectedBy({ webAcl: true }), { [LIBRARY_CHECKS]: false });
    expect([edge?.region, app.node.children.indexOf(edge!)]).toEqual(['us-east-1', 0]);
    expect(Object.values(withAcls.edge!.Resources).map(({ Type, Properties }) => [Type, Properties['Scope']])).toEqual(
      Array(2).fill(['AWS::WAFv2::WebACL', 'CLOUDFRONT']),
    );
    const template = JSON.stringify(withAcls.workflow);
    for (const [id, output] of [
      ['Desk', 'DeskWebAcl'],
      ['Site', 'SiteWebAcl'],
    ] as const) {
      expect(withAcls.edge!.Outputs[output]).toEqual({ Value: { 'Fn::GetAtt': [id, 'Arn'] } });
      const named = { 'Fn::GetStackOutput': { StackName: 'NianbaoEdge', OutputName: output, Region: 'us-east-1' } };
      const [distribution] = Object.entries(withAcls.workflow.Resources).filter(
        ([key, { Type }]) =>
          Type === 'AWS::CloudFront::Distribution' && key.includes(id === 'Desk' ? 'Desk' : 'PublishingSite'),
      );
      expect([id, distribution?.[1].Properties['DistributionConfig'].WebACLId]).toEqual([id, named]);
    }
    expect(template).not.toContain('Custom::');
  });

  it('stop an address that asks too often, sooner where somebody is mailed, and tell people what to do', () => {
    expect(rule('Desk', 'TooOftenAtAll')?.Statement).toMatchObject({ RateBasedStatement: { Limit: PER_ADDRESS.desk } });
    const { RateBasedStatement: guarded } = rule('Desk', 'TooOftenGuarded')!.Statement as {
      RateBasedStatement: {
        ScopeDownStatement: { OrStatement: { Statements: { RegexMatchStatement: { RegexString: string } }[] } };
      };
    };
    expect(guarded).toMatchObject({ Limit: PER_ADDRESS.guarded, AggregateKeyType: 'IP' });
    const patterns = guarded.ScopeDownStatement.OrStatement.Statements.map((each) => each.RegexMatchStatement);
    expect(patterns.map(({ RegexString }) => RegexString)).toEqual(guardedPaths());
    for (const each of patterns) expect(each).toMatchObject({ FieldToMatch: { UriPath: {} } });
    expect(rule('Site', 'TooOftenAtAll')?.Statement).toMatchObject({ RateBasedStatement: { Limit: PER_ADDRESS.site } });
    for (const id of ['Desk', 'Site']) {
      expect(rule(id, 'TooOftenAtAll')?.Action).toMatchObject({ Block: { CustomResponse: { ResponseCode: 429 } } });
      const [body, ...others] = Object.values(acl(id)['CustomResponseBodies']) as { Content: string }[];
      expect(others).toEqual([]);
      expect(body?.Content).toMatch(/请等 5 分钟[\s\S]*wait 5 minutes/);
      // AWS WAF quotas: 4 KB for one body.
      expect(Buffer.byteLength(body?.Content ?? '')).toBeLessThan(4096);
    }
  });

  it.each([
    ['/sign-in', true],
    ['/g/file.home.2025.jiaoyu.x/link', true],
    ['/g/file.home.2025.jiaoyu.x/link/', true],
    ['/g/file.home.2025.jiaoyu.x/desk', true],
    ['/g/file.home.2025.jiaoyu.x/upload', true],
    ['/g/x/submissions/home.2025-jiaoyu-1/portal', true],
    ['/l/AbC-_123', true],
    ['/', false],
    ['/g/x', false],
    ['/g/x/links', false],
    ['/g/x/decision', false],
    ['/g/x/documents/y/pages/1', false],
    ['/l/a/b', false],
  ])('guard %s more closely: %s', (path, guarded) => {
    expect(guardedPaths().some((pattern) => new RegExp(pattern).test(path))).toBe(guarded);
    for (const pattern of guardedPaths()) {
      // AWS WAF quotas: the longest pattern; and no group that captures or looks around.
      expect(pattern.length).toBeLessThanOrEqual(200);
      expect(pattern).not.toContain('(');
    }
  });

  it('let no list of AWS refuse what is in a body: rosters are files, forms are long', () => {
    for (const [name, few] of [
      ['KnownBadInputs', 3],
      ['Common', 5],
    ] as const) {
      const { OverrideAction, Statement } = rule('Desk', name)!;
      expect(OverrideAction).toEqual({ None: {} });
      const overridden = (Statement as { ManagedRuleGroupStatement: { RuleActionOverrides: { Name: string }[] } })
        .ManagedRuleGroupStatement.RuleActionOverrides;
      expect(overridden).toHaveLength(few);
      for (const each of overridden)
        expect(each).toEqual({ Name: expect.stringMatching(/_BODY$/), ActionToUse: { Count: {} } });
    }
  });

  it('cost no more capacity than is free of charge, of which a deployment would tell late', () => {
    /** AWS, "Match rule statements", "Rate-based rule statements" and "AWS Managed Rules rule groups list". */
    const UNITS: readonly (readonly [RegExp, number])[] = [
      [/"RateBasedStatement"/g, 2],
      [/"RegexMatchStatement"/g, 3],
      [/"Type":"URL_DECODE"/g, 10],
      [/"AWSManagedRulesKnownBadInputsRuleSet"/g, 200],
      [/"AWSManagedRulesCommonRuleSet"/g, 700],
    ];
    for (const id of ['Desk', 'Site']) {
      const rules = JSON.stringify(acl(id)['Rules']);
      const units = UNITS.reduce((total, [what, each]) => total + each * (rules.match(what)?.length ?? 0), 0);
      expect(units).toBeGreaterThan(0);
      expect(units).toBeLessThanOrEqual(1_500);
    }
  });

  it('keep no sample of a request, since the path of a mailed link holds its secret', () => {
    const text = JSON.stringify(withAcls.edge);
    expect(text).toContain('"SampledRequestsEnabled":false');
    expect(text).not.toContain('"SampledRequestsEnabled":true');
    expect(text).not.toContain('LoggingConfiguration');
  });
});
