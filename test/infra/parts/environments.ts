import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { EnvironmentError, USUAL_LIMITS, checkedEnvironment } from '../../../infra/environment.js';
import { environment as china } from '../../../infra/environments/china.js';
import { environment as demo } from '../../../infra/environments/demo.js';
import { environment as production } from '../../../infra/environments/production.js';
import { environmentName, environmentNames, readEnvironment } from '../../../infra/named-environment.js';
import { READ_HEADERS } from '../../../infra/older-edge.js';
import { makeApp, synthesize, synthesized, type Resource } from './synthesized.js';

const UNNAMED = { user: undefined, passwordSecret: undefined };

const refusal = (settings: object): string => {
  try {
    checkedEnvironment('example', { ...production, ...settings });
    return 'accepted';
  } catch (error) {
    expect(error).toBeInstanceOf(EnvironmentError);
    return (error as EnvironmentError).message;
  }
};

describe('an environment', () => {
  it('is a file of infra/environments, named by who synthesizes; whoever names none or a wrong one is told which there are', async () => {
    expect(environmentNames()).toEqual(['china', 'demo', 'production']);
    expect(environmentName(['--environment', 'china'], undefined)).toBe('china');
    expect(environmentName([], 'production')).toBe('production');
    expect(() => environmentName([], undefined)).toThrow(/No environment is named.*china, demo, production/);
    expect(() => environmentName([], '../secrets')).toThrow(/There is no .*china, demo, production/);
    for (const name of environmentNames()) expect(await readEnvironment(name)).toBeDefined();
  });

  it.each([
    ['limits.linkDays is 0. Give a whole number', { limits: { ...USUAL_LIMITS, linkDays: 0 } }],
    ['limits.duePartitions is 17. Give a whole number', { limits: { ...USUAL_LIMITS, duePartitions: 17 } }],
    ['limits.linkDays is 1.5. Give a whole number', { limits: { ...USUAL_LIMITS, linkDays: 1.5 } }],
    ['limits has linkHours, which is no setting. Take it out', { limits: { ...USUAL_LIMITS, linkHours: 1 } }],
    ['stage is "Trial-1". Give up to twelve', { stage: 'Trial-1' }],
    ['region is "cn-north-1". Give a region of the partition aws', { region: 'cn-north-1' }],
    ['addresses', { addresses: { ...(production.addresses as object), desk: 'http://desk.example.org/' } }],
    ['mail.transport is "pigeon". Give a transport', { mail: { transport: 'pigeon' } }],
    ['mail.passwordSecret is missing. A user and', { mail: { ...china.mail, passwordSecret: undefined } }],
    ['mail.passwordSecret is "arn:aws-cn', { mail: china.mail }],
    ['mail.security is "none". Links and codes', { mail: { ...china.mail, ...UNNAMED, security: 'none' } }],
    ['mail.passwordSecret is "file:', { mail: { ...china.mail, passwordSecret: 'file:///password' } }],
    [
      'domains.desk.certificate is {"iam":"EXAMPLEDESKCERTIFICATE"}. Give { acm',
      { domains: { desk: china.domains.desk } },
    ],
    [
      'domains.desk.name is "other.example.org". Give the host of addresses.desk',
      {
        domains: {
          desk: { name: 'other.example.org', certificate: { acm: 'arn:aws:acm:us-east-1:111122223333:certificate/a' } },
        },
      },
    ],
    ['formerKeys.seal.0 is "seal". Give the ARN of a KMS key', { formerKeys: { seal: ['seal'], checkpoint: [] } }],
    [
      'subscribers',
      {
        subscribers: Array(2).fill({
          url: 'https://a.example.org',
          secret: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:a',
        }),
      },
    ],
    [
      'subscribers.0.url is "http://a.example.org". Give an https',
      {
        subscribers: [
          { url: 'http://a.example.org', secret: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:a' },
        ],
      },
    ],
    ['webhook.secret is missing. ', { webhook: { url: 'https://sms.example.org' } }],
  ])('that is wrong is refused by the name of its setting: %s', (words, settings) => {
    expect(refusal(settings)).toContain(`infra/environments/example.ts: ${words}`);
  });

  it.each([
    ['region', { region: undefined }],
    ['mail.transport', { mail: demo.mail }],
    ['edge.originAccess', { edge: production.edge }],
    ['domains.site', { domains: { desk: china.domains.desk } }],
    ['budget', { budget: production.budget }],
  ])('in China is refused where it sets what that partition lacks: %s', (field, settings) => {
    expect(refusal({ ...china, ...settings })).toMatch(new RegExp(`example.ts: ${field} .*(China|cn-north-1)`));
  });

  it('of the files as they come cannot be deployed, since its addresses are the example’s', () => {
    const { app } = makeApp(production);
    const said = app.synth().stacks.flatMap(({ messages }) => messages.map(({ level, entry }) => [level, entry.data]));
    for (const field of ['desk', 'site', 'mailFrom'])
      expect(said).toContainEqual([
        'error',
        expect.stringMatching(new RegExp(`^addresses.${field} is .*the example's`)),
      ]);
    const here = makeApp().app.synth();
    expect(here.stacks.flatMap(({ messages }) => messages).filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('two stages in one account', () => {
  /** Names that a resource is given and does not get from CloudFormation. */
  const given = (value: unknown): string[] =>
    typeof value !== 'object' || value === null
      ? []
      : Object.entries(value).flatMap(([key, each]) =>
          /^(\w*Name|\w*Alias|Namespace|MetricNamespace|EmailIdentity)$/.test(key) && typeof each === 'string'
            ? [`${key}=${each}`]
            : key === 'Dimensions'
              ? []
              : given(each),
        );
  /** What is told apart by what it stands in: policies of a role, headers, metrics of a namespace, names at the edge that people have. */
  const WITHIN = /^(PolicyName|AttributeName|IndexName|MetricName|StageName|DomainName|HeaderName)=/;
  const namesOf = ({ resources }: { readonly resources: readonly Resource[] }) =>
    resources
      // An API is known by its id, an authorizer within its API.
      .filter(({ Type }) => !['AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::Authorizer'].includes(Type))
      .flatMap(({ Type, Properties }) =>
        given(Properties)
          // AWS's own metrics, and a destination within its set.
          .filter((name) => !WITHIN.test(name) && !name.startsWith('Namespace=AWS/') && name !== 'Name=came-back')
          .map((name) => `${Type} ${name}`),
      );
  const staged = (stage: string | undefined) =>
    synthesize({
      stage,
      addresses: {
        desk: `https://${stage}.example.org`,
        site: 'https://site.example.org',
        mailFrom: 'a@example.org',
        setup: 'none',
      },
      mail: { transport: 'ses', identity: 'existing', sandboxRecipients: [] },
    });
  const trial = staged('trial');

  it('have no name in common, but for what is named within something else', () => {
    const names = [synthesized, trial].map((each) => new Set(namesOf(each)));
    for (const each of names) expect(each.size).toBeGreaterThan(5);
    expect([...names[0]!].filter((name) => names[1]!.has(name))).toEqual([]);
    expect([...names[1]!].filter((name) => name.includes('AliasName'))).toEqual([
      'AWS::KMS::Alias AliasName=alias/nianbao/trial/seal',
      'AWS::KMS::Alias AliasName=alias/nianbao/trial/checkpoint',
    ]);
  });

  it('export nothing under the same name', () => {
    const exportsOf = ({ templates }: typeof trial) =>
      Object.values(templates).flatMap(
        ({ Outputs }) => JSON.stringify(Outputs ?? {}).match(/(?<="Export":\{"Name":")[^"]+/g) ?? [],
      );
    const first = exportsOf(synthesized);
    expect(first.length).toBeGreaterThan(10);
    expect(exportsOf(trial).filter((name) => first.includes(name))).toEqual([]);
  });

  it('hear of their own mails only, since the bus tells of all that the account sends', () => {
    const [rule] = trial
      .ofType('AWS::Events::Rule')
      .filter(({ Properties }) => Properties['EventPattern']?.source[0] === 'aws.ses');
    const [set] = trial.ofType('AWS::SES::ConfigurationSet');
    expect(rule?.Properties['EventPattern'].detail.mail.tags).toEqual({ 'ses:configuration-set': [{ Ref: set?.id }] });
  });

  it('send as an identity that exists, where a second one could not be made', () => {
    expect(trial.ofType('AWS::SES::EmailIdentity')).toEqual([]);
  });
});

describe('in China', () => {
  const { app } = makeApp(china);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const assembly = app.synth();
  const text = assembly.stacks.map(({ template }) => JSON.stringify(template)).join('\n');
  const distributions = assembly.stacks
    .flatMap(({ template }) => Object.values((template as { Resources: Record<string, Resource> }).Resources))
    .filter(({ Type }) => Type === 'AWS::CloudFront::Distribution')
    .map(({ Properties }) => Properties['DistributionConfig']);

  it('nothing names the other partition, its regions or its hosts; principals of services are called the same', () => {
    expect(text).not.toMatch(/arn:aws:|us-east-1/);
    const hosts = [...new Set(text.match(/[\w.-]*amazonaws\.com[\w.]*/g))].sort();
    expect(hosts).toEqual([
      ...['apigateway', 'cloudwatch', 'events', 'lambda', 'logging.s3', 'states'].map(
        (each) => `${each}.amazonaws.com`,
      ),
    ]);
  });

  /** CloudFormation's registry of cn-north-1 and cn-northwest-1, as cfn-lint 1.51.0 has it, knows none of these. */
  it.each(['AWS::SES::', 'AWS::CloudFront::OriginAccessControl', 'AWS::CloudFront::Function', 'AWS::WAFv2::'])(
    'there is nothing of %s',
    (type) => {
      expect(text).not.toContain(`"Type":"${type}`);
    },
  );

  it('mail leaves by SMTP, with a password that the two functions that mail alone may read', () => {
    expect(text).toContain('"MAIL_TRANSPORT":"smtp"');
    // And admit-request reads the secret of the distribution.
    expect(text.match(/secretsmanager:GetSecretValue/g)).toHaveLength(3);
    expect(text).not.toContain('ses:');
  });

  it('distributions answer under names of their own, with certificates of IAM, over what CloudFront has there', () => {
    expect(distributions).toHaveLength(2);
    for (const each of distributions) {
      expect(each).toMatchObject({ HttpVersion: 'http2', IPV6Enabled: false });
      expect(each.Aliases).toHaveLength(1);
      expect(each.ViewerCertificate).toMatchObject({
        IamCertificateId: expect.any(String),
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
      });
      for (const behaviour of [each.DefaultCacheBehavior, ...(each.CacheBehaviors ?? [])]) {
        expect(behaviour).not.toHaveProperty('CachePolicyId');
        expect(behaviour).not.toHaveProperty('OriginRequestPolicyId');
        expect(behaviour).toHaveProperty('ForwardedValues');
      }
    }
  });

  it('the desk keeps nothing and passes on what its pages read, but never the visitor’s Host', () => {
    const desk = distributions.find(({ Comment }) => Comment === 'Nianbao: desk');
    expect(desk.DefaultCacheBehavior).toMatchObject({
      ForwardedValues: { QueryString: true, Cookies: { Forward: 'all' }, Headers: [...READ_HEADERS] },
      ...{ MinTTL: 0, DefaultTTL: 0, MaxTTL: 0 },
    });
    const sources = ['shared/desk', 'functions'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => readFileSync(join(folder, file), 'utf8')),
    );
    const read = new Set(
      sources.flatMap((source) => [...source.matchAll(/req\.header\('([\w-]+)'\)/g)].map(([, name]) => name)),
    );
    expect(read.size).toBeGreaterThan(3);
    // What CloudFront sends of itself.
    read.delete('x-forwarded-for');
    expect([...read].sort()).toEqual([...READ_HEADERS]);
  });

  it('the site’s bucket is read by one identity, and by no service', () => {
    const data = assembly.getStackByName('NianbaoData').template as { Resources: Record<string, Resource> };
    const [policy] = Object.entries(data.Resources).filter(([id]) => id.startsWith('SitePolicy'));
    const allowed = policy?.[1].Properties['PolicyDocument'].Statement.filter(
      ({ Effect }: { Effect: string }) => Effect === 'Allow',
    );
    expect(allowed).toEqual([
      expect.objectContaining({
        Action: 's3:GetObject',
        Principal: { CanonicalUser: { 'Fn::GetAtt': [expect.stringMatching(/^SiteIdentity/), 'S3CanonicalUserId'] } },
      }),
    ]);
  });
});
