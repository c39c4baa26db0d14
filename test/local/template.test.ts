import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { LocalCloudRefusal } from '../../local/refusal.js';
import { readTemplate } from '../../local/template/read-template.js';
import { removeFolder, temporaryFolder, writeAssembly, type Fixture } from './fixtures/assembly.js';

const account = { region: 'eu-test-1', accountId: '000000000000', partition: 'aws', urlSuffix: 'amazonaws.com' };
let dir: string;
beforeEach(() => {
  dir = temporaryFolder();
});
afterEach(() => removeFolder(dir));

const read = (fixture: Fixture, parameters: Record<string, string> = {}) =>
  readTemplate(writeAssembly(join(dir, 'out'), fixture), account, parameters);

const table = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
    TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
  },
};

describe('reading a synthesized assembly', () => {
  test('a function gets its environment with every reference resolved, across stacks too', () => {
    const model = read(
      {
        data: { Things: table },
        dataOutputs: { Export: { Value: { Ref: 'Things' }, Export: { Name: 'data:Things' } } },
        parameters: { BaseUrl: { Type: 'String' }, Days: { Type: 'Number', Default: 7 } },
        conditions: { Long: { 'Fn::Equals': [{ Ref: 'Days' }, '7'] } },
        functions: {
          Greet: {
            source: '',
            environment: {
              TABLE: { 'Fn::ImportValue': 'data:Things' },
              URL: { 'Fn::Sub': ['${Base}/x/${AWS::Region}/${!Literal}', { Base: { Ref: 'BaseUrl' } }] },
              ARN: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':', { 'Fn::GetAtt': ['Greet', 'Arn'] }]] },
              LAST: { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b'] }] },
              KIND: { 'Fn::If': ['Long', 'long', 'short'] },
              GONE: { Ref: 'AWS::NoValue' },
            },
          },
        },
      },
      { BaseUrl: 'http://here' },
    );
    expect(model.functions[0]?.environment).toEqual({
      TABLE: 'Things',
      URL: 'http://here/x/eu-test-1/${Literal}',
      ARN: 'arn:aws:arn:aws:lambda:eu-test-1:000000000000:function:Greet',
      LAST: 'b',
      KIND: 'long',
    });
    expect(model.functions[0]?.assetDir).toBe(join(dir, 'out', 'asset.Greet'));
    expect(model.tables[0]).toMatchObject({ name: 'Things', streamed: true, ttlAttribute: 'expires' });
  });

  test('an output of another stack is read whether it is exported or not, and one that is not there is refused', () => {
    const weak = (stack: string, output: string, more = {}) =>
      read({
        data: { Things: table },
        dataOutputs: { Plain: { Value: { Ref: 'Things' } } },
        functions: {
          Greet: {
            source: '',
            environment: { T: { 'Fn::GetStackOutput': { StackName: stack, OutputName: output, ...more } } },
          },
        },
      }).functions[0]?.environment;
    expect(weak('data', 'Plain')).toEqual({ T: 'Things' });
    expect(weak('data', 'Plain', { Region: { Ref: 'AWS::Region' } })).toEqual({ T: 'Things' });
    for (const wrong of [
      () => weak('data', 'Other'),
      () => weak('elsewhere', 'Plain'),
      () => weak('data', 'Plain', { Region: 'eu-test-2' }),
      () => weak('data', 'Plain', { RoleArn: 'arn:aws:iam::000000000000:role/other' }),
    ])
      expect(wrong).toThrow(/Fn::GetStackOutput/);
  });

  test('a parameter without a value is refused by name', () => {
    const fixture = {
      parameters: { BaseUrl: { Type: 'String' } },
      functions: { F: { source: '', environment: { U: { Ref: 'BaseUrl' } } } },
    };
    expect(() => read(fixture)).toThrow(/needs a value for its parameter BaseUrl/);
  });

  test.each([
    ['an unknown resource type', { Q: { Type: 'AWS::SQS::Queue', Properties: {} } }, /AWS::SQS::Queue/],
    [
      'an unknown property',
      { T: { ...table, Properties: { ...table.Properties, KinesisStreamSpecification: {} } } },
      /KinesisStreamSpecification/,
    ],
    ['a CloudFront Function', { D: distributionWith({ FunctionAssociations: [{}] }) }, /FunctionAssociations/],
    ['an authorizer of another kind', apiWithAuthorizer({ AuthorizerType: 'JWT' }), /AuthorizerType.*only Lambda/],
    ['an authorizer that answers by policies', apiWithAuthorizer({ EnableSimpleResponses: false }), /simple responses/],
    ['an authorizer that asks for nothing', apiWithAuthorizer({ IdentitySource: [] }), /IdentitySource/],
    [
      'an identity in the query',
      apiWithAuthorizer({ IdentitySource: ['$request.querystring.a'] }),
      /from headers only/,
    ],
    [
      'a secret that stands in the template',
      { S: { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString: 'x' } } },
      /GenerateSecretString/,
    ],
    [
      'a dynamic reference where nothing resolves it',
      { S: { Type: 'AWS::S3::Bucket', Properties: { Tags: [{ Key: 'a', Value: '{{resolve:secretsmanager:b}}' }] } } },
      /holds a dynamic reference/,
    ],
    [
      'an unknown operator in a rule',
      { R: { Type: 'AWS::Events::Rule', Properties: { EventPattern: { source: [{ cidr: '10.0.0.0/8' }] } } } },
      /operator that is not known/,
    ],
    [
      'an unknown function of CloudFormation',
      { B: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Cidr': [] } } } },
      /Fn::Cidr/,
    ],
  ])('%s is refused loudly', (_what, workflow, message) => {
    const functions = { Page: { source: '' }, Door: { source: '' } };
    expect(() => read({ workflow, functions })).toThrow(LocalCloudRefusal);
    expect(() => read({ workflow, functions })).toThrow(message);
  });

  test('a resource whose condition is false is not there', () => {
    const bucket = { Type: 'AWS::S3::Bucket', Condition: 'Never', Properties: {} };
    expect(read({ conditions: { Never: { 'Fn::Equals': ['a', 'b'] } }, workflow: { B: bucket } }).buckets).toEqual([]);
  });

  test('what has no meaning on one machine is listed with the reason', () => {
    expect(read({}).ignored[0]).toEqual({
      logicalId: 'Role',
      type: 'AWS::IAM::Role',
      why: 'rights are not enforced on one machine',
    });
  });

  test('a bucket without a name gets one that S3 would take, the same each time', () => {
    const [bucket] = read({ workflow: { UploadsBucket5E5E9B64: { Type: 'AWS::S3::Bucket', Properties: {} } } }).buckets;
    expect(bucket?.name).toBe('workflow-uploadsbucket5e5e9b64');
  });

  test('a signing key has an id that stays, an ARN, and the aliases that name it', () => {
    const workflow = {
      Seal: signingKeyWith({ Description: 'seals', KeyPolicy: {} }),
      Spare: signingKeyWith({ Enabled: false }),
      Alias: aliasOf('Seal', 'alias/seal'),
    };
    const environment = {
      ARN: { 'Fn::GetAtt': ['Seal', 'Arn'] },
      ID: { 'Fn::GetAtt': ['Seal', 'KeyId'] },
      REF: { Ref: 'Seal' },
      ALIAS: { Ref: 'Alias' },
    };
    const [first, second] = [1, 2].map(() => read({ workflow, functions: { F: { source: '', environment } } }));
    const [seal, spare] = first!.signingKeys;
    expect(seal).toEqual({
      logicalId: 'Seal',
      name: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/),
      arn: `arn:aws:kms:eu-test-1:000000000000:key/${seal?.name}`,
      description: 'seals',
      enabled: true,
      aliases: ['alias/seal'],
    });
    expect(spare).toMatchObject({ enabled: false, aliases: [] });
    expect(spare?.name).not.toBe(seal?.name);
    expect(second!.signingKeys).toEqual(first!.signingKeys);
    expect(first!.functions[0]?.environment).toEqual({
      ARN: seal?.arn,
      ID: seal?.name,
      REF: seal?.name,
      ALIAS: 'alias/seal',
    });
  });

  test.each([
    [
      'a key that makes codes',
      { K: { Type: 'AWS::KMS::Key', Properties: { KeyUsage: 'GENERATE_VERIFY_MAC' } } },
      /KeySpec/,
    ],
    ['a key of another spec', { K: signingKeyWith({ KeySpec: 'RSA_2048' }) }, /KeySpec.*only ECC_NIST_P256/],
    ['a key of another use', { K: signingKeyWith({ KeyUsage: 'KEY_AGREEMENT' }) }, /KeyUsage.*only SIGN_VERIFY/],
    ['a key of many regions', { K: signingKeyWith({ MultiRegion: true }) }, /MultiRegion/],
    ['a key that rotates', { K: signingKeyWith({ EnableKeyRotation: 'true' }) }, /EnableKeyRotation/],
    ['imported key material', { K: signingKeyWith({ Origin: 'EXTERNAL' }) }, /Origin/],
    ['an alias of AWS', { K: signingKeyWith({}), A: aliasOf('K', 'alias/aws/s3') }, /AliasName/],
    [
      'an alias of nothing',
      { A: { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/a', TargetKeyId: 'x' } } },
      /x/,
    ],
    [
      'one alias twice',
      { K: signingKeyWith({}), A: aliasOf('K', 'alias/a'), B: aliasOf('K', 'alias/a') },
      /alias\/a a second time/,
    ],
    [
      'the ARN of an alias, which CloudFormation does not tell',
      { K: signingKeyWith({ Description: { 'Fn::GetAtt': ['A', 'Arn'] } }), A: aliasOf('K', 'alias/a') },
      /attribute Arn of A/,
    ],
  ])('%s is refused loudly', (_what, workflow, message) => {
    expect(() => read({ workflow })).toThrow(LocalCloudRefusal);
    expect(() => read({ workflow })).toThrow(message);
  });

  test('a distribution knows its origins, the union of its request policies, and its response headers', () => {
    const [distribution] = read({
      workflow: {
        Site: { Type: 'AWS::S3::Bucket', Properties: {} },
        Headers: {
          Type: 'AWS::CloudFront::ResponseHeadersPolicy',
          Properties: {
            ResponseHeadersPolicyConfig: {
              Name: 'h',
              SecurityHeadersConfig: { ContentTypeOptions: { Override: true } },
              CustomHeadersConfig: { Items: [{ Header: 'X-A', Value: 'b', Override: false }] },
            },
          },
        },
        D: distributionWith({
          ResponseHeadersPolicyId: { Ref: 'Headers' },
          OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
        }),
      },
    }).distributions;
    expect(distribution?.origins).toEqual([
      { id: 'o', path: '', headers: [], kind: 'bucket', bucket: 'workflow-site' },
    ]);
    expect(distribution?.behaviours[0]).toMatchObject({
      headers: { except: ['host'] },
      cookies: 'all',
      methods: ['GET', 'HEAD'],
      responseHeaders: {
        set: [
          { name: 'x-content-type-options', value: 'nosniff', override: true },
          { name: 'x-a', value: 'b', override: false },
        ],
      },
    });
  });
});

describe('a route with an authorizer', () => {
  test('names the function that is asked, what it is asked by, and what the route does not get to see', () => {
    const source = 'export const handler = 1;';
    const { httpApis, secrets, distributions } = read({
      functions: { Page: { source }, Door: { source } },
      workflow: {
        ...apiWithAuthorizer({ AuthorizerResultTtlInSeconds: 60 }),
        Key: { Type: 'AWS::SecretsManager::Secret', Properties: { GenerateSecretString: { PasswordLength: 40 } } },
        D: {
          Type: 'AWS::CloudFront::Distribution',
          Properties: {
            DistributionConfig: {
              Enabled: true,
              Origins: [
                {
                  Id: 'o',
                  DomainName: { 'Fn::Sub': '${Api}.execute-api.example' },
                  OriginCustomHeaders: [
                    { HeaderName: 'X-Key', HeaderValue: { 'Fn::Sub': '{{resolve:secretsmanager:${Key}}}' } },
                  ],
                },
              ],
              DefaultCacheBehavior: { TargetOriginId: 'o', CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad' },
            },
          },
        },
      },
    });
    expect(httpApis[0]?.routes).toEqual([
      {
        key: 'GET /',
        functionName: 'Page',
        timeoutMs: 30_000,
        authorizer: { functionName: 'Door', identityHeaders: ['x-key'], cacheSeconds: 60 },
        removedHeaders: ['x-key'],
      },
    ]);
    const [secret] = secrets;
    expect(secret).toMatchObject({ name: 'Key', length: 40, punctuation: true });
    expect(distributions[0]?.origins[0]?.headers).toEqual([
      { name: 'X-Key', value: `{{resolve:secretsmanager:${secret?.arn}}}` },
    ]);
  });

  test('has keys that encrypt passed over, with the names that they are given', () => {
    const workflow = {
      K: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } },
      A: aliasOf('K', 'alias/a'),
    };
    expect(read({ workflow }).signingKeys).toEqual([]);
  });
});

/** One route, for which a function is asked; the function of either is given by the test. */
function apiWithAuthorizer(over: Record<string, unknown>) {
  const of = { ApiId: { Ref: 'Api' } };
  return {
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
    I: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ...of,
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: 'Page',
        PayloadFormatVersion: '2.0',
        RequestParameters: { 'remove:header.X-Key': '' },
      },
    },
    R: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ...of,
        RouteKey: 'GET /',
        Target: 'integrations/I',
        AuthorizationType: 'CUSTOM',
        AuthorizerId: { Ref: 'Auth' },
      },
    },
    Auth: {
      Type: 'AWS::ApiGatewayV2::Authorizer',
      Properties: {
        ...of,
        AuthorizerType: 'REQUEST',
        AuthorizerUri: 'Door',
        AuthorizerPayloadFormatVersion: '2.0',
        EnableSimpleResponses: true,
        IdentitySource: ['$request.header.X-Key'],
        ...over,
      },
    },
  };
}

function signingKeyWith(more: Record<string, unknown>) {
  return { Type: 'AWS::KMS::Key', Properties: { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY', ...more } };
}

function aliasOf(key: string, AliasName: string) {
  return { Type: 'AWS::KMS::Alias', Properties: { AliasName, TargetKeyId: { 'Fn::GetAtt': [key, 'Arn'] } } };
}

function distributionWith(behaviour: Record<string, unknown>) {
  return {
    Type: 'AWS::CloudFront::Distribution',
    Properties: {
      DistributionConfig: {
        Enabled: true,
        Origins: [{ Id: 'o', DomainName: { 'Fn::GetAtt': ['Site', 'RegionalDomainName'] } }].map((origin) =>
          behaviour['FunctionAssociations'] ? { Id: 'o', DomainName: 'x' } : origin,
        ),
        DefaultCacheBehavior: {
          TargetOriginId: 'o',
          ViewerProtocolPolicy: 'redirect-to-https',
          CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
          ...behaviour,
        },
      },
    },
  };
}
