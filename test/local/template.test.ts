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
    ['an authorizer', { R: { Type: 'AWS::ApiGatewayV2::Authorizer', Properties: {} } }, /Authorizer/],
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
    expect(() => read({ workflow })).toThrow(LocalCloudRefusal);
    expect(() => read({ workflow })).toThrow(message);
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
    ['a key that encrypts', { K: { Type: 'AWS::KMS::Key', Properties: {} } }, /K .*KeySpec.*only ECC_NIST_P256/],
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
    expect(distribution?.origins).toEqual([{ id: 'o', path: '', kind: 'bucket', bucket: 'workflow-site' }]);
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
