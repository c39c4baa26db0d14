/** The operator's own key and the lock on originals, where the environment wants them; by default there is neither. */
import { describe, expect, it } from '@jest/globals';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { FUNCTIONS, type FunctionName } from '#shared/workflow/functions.js';
import { RETENTION } from '#shared/season/retention.js';
import { TABLE_RIGHTS } from '#shared/workflow/table-rights.js';
import {
  LIBRARY_CHECKS,
  list,
  makeApp,
  protectedBy,
  statementsByRole,
  synthesize,
  synthesized,
  text,
} from './synthesized.js';

const KEYED = protectedBy({ ownKey: true, objectLock: { mode: 'governance', days: 1095 } });
const keyed = synthesize(KEYED);
const SCANNER = 'the malware scanner';
const bucket = (name: string, from = keyed) =>
  from.ofType('AWS::S3::Bucket').find(({ id }) => id.startsWith(name))!.Properties;

const functionsWith = (name: string, action: string) => readers(name, action).filter((owner) => owner !== SCANNER);

describe('without a word about it', () => {
  it('access logs end when the rule on them says', () => {
    const [rule] = bucket('AccessLogs', synthesized)['LifecycleConfiguration'].Rules;
    expect(rule).toEqual({ ExpirationInDays: RETENTION['access-logs'].days, Status: 'Enabled' });
  });

  it('no key encrypts and nothing is locked', () => {
    // The topic of the alarms has a key of its own always: CloudWatch may not use the one that SNS has.
    const { watch: _, ...others } = synthesized.templates;
    expect(/aws:kms|KmsKeyId|kms:Decrypt|ObjectLock/.exec(JSON.stringify(others))?.[0]).toBeUndefined();
  });
});

describe('a key of the operator’s own', () => {
  const [key] = Object.entries(keyed.data.Resources).filter(
    ([id, { Type }]) => Type === 'AWS::KMS::Key' && id.startsWith('DataKey'),
  );
  const byRole = statementsByRole(keyed);
  // GuardDuty's role is as GuardDuty asks for it (malware.ts), by the service alone as well.
  byRole.delete(SCANNER);
  const statements = [...byRole].flatMap(([owner, all]) =>
    all
      .filter(({ Action }) => list(Action).some((action) => /^kms:(?!Sign$|GetPublicKey$)/.test(action)))
      .map((each) => ({ owner, ...each, Action: list(each.Action) })),
  );
  const usersOf = (context: string, action: string, place = '') => [
    ...new Set(
      statements
        .filter(({ Action, Condition }) => {
          const of = Condition?.['StringEquals']?.[`kms:EncryptionContext:${context}`];
          return of !== undefined && text(of).includes(place) && Action.includes(action);
        })
        .map(({ owner }) => owner),
    ),
  ];

  it('is kept when the stack goes, renews itself, and breaks no rule', () => {
    expect(key?.[1]).toMatchObject({ DeletionPolicy: 'Retain', Properties: { EnableKeyRotation: true } });
    const { app } = makeApp(KEYED, { [LIBRARY_CHECKS]: false });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    expect(() => app.synth()).not.toThrow();
  });

  it('encrypts the table, what was uploaded and stored, and every log; not what is public', () => {
    const [table] = keyed.ofType('AWS::DynamoDB::Table');
    expect(table?.Properties['SSESpecification']).toMatchObject({ SSEEnabled: true, SSEType: 'KMS' });
    for (const name of ['Uploads', 'Documents']) {
      const [rule] = bucket(name)['BucketEncryption'].ServerSideEncryptionConfiguration;
      expect([name, rule]).toMatchObject([name, { BucketKeyEnabled: true }]);
      expect(rule.ServerSideEncryptionByDefault.SSEAlgorithm).toBe('aws:kms');
      expect(text(rule.ServerSideEncryptionByDefault.KMSMasterKeyID)).toContain(key?.[0]);
    }
    for (const name of ['Site', 'AccessLogs']) expect(JSON.stringify(bucket(name))).not.toContain('aws:kms');
    const logs = keyed.ofType('AWS::Logs::LogGroup');
    expect(logs.length).toBeGreaterThan(Object.keys(FUNCTIONS).length);
    for (const { id, Properties } of logs)
      expect([id, text(Properties['KmsKeyId'])]).toEqual([id, expect.stringContaining('DataKey')]);
  });

  it('is used by functions through the service alone, and only for the table and buckets that they have rights on', () => {
    for (const { owner, Action, Resource, Condition } of statements) {
      expect([owner, Action.filter((action) => action.includes('*'))]).toEqual([owner, []]);
      expect([owner, list(Resource).map(text)]).toEqual([owner, [expect.stringContaining('DataKey')]]);
      const { 'kms:ViaService': via, ...contexts } = Condition?.['StringEquals'] ?? {};
      expect([owner, text(via)]).toEqual([
        owner,
        expect.stringMatching(/^(dynamodb|s3)\.<AWS::Region>\.<AWS::URLSuffix>$/),
      ]);
      expect([owner, Object.keys(contexts)]).toEqual([owner, [expect.stringMatching(/^kms:EncryptionContext:aws:/)]]);
    }
    const names = Object.keys(FUNCTIONS) as FunctionName[];
    const touch = names.filter(
      (name) => TABLE_RIGHTS[name].reads.length > 0 || TABLE_RIGHTS[name].writes !== undefined,
    );
    expect(usersOf('aws:dynamodb:tableName', 'kms:Decrypt').sort()).toEqual(
      // Whoever reads the stream reads what the table's key encrypted.
      [...touch, 'dispatch-outbox'].sort(),
    );
    const write = names.filter((name) => Object.keys(TABLE_RIGHTS[name].writes ?? {}).length > 0);
    expect(usersOf('aws:dynamodb:tableName', 'kms:Encrypt').sort()).toEqual(write.sort());
  });

  it('opens uploads for those who may read them, and lets those who take them in encrypt them', () => {
    expect(usersOf('aws:s3:arn', 'kms:Decrypt', 'Uploads').sort()).toEqual(functionsWith('Uploads', 's3:GetObject'));
    expect(usersOf('aws:s3:arn', 'kms:GenerateDataKey', 'Uploads').sort()).toEqual(
      functionsWith('Uploads', 's3:PutObject'),
    );
    expect(usersOf('aws:s3:arn', 'kms:Decrypt', 'Documents').sort()).toEqual(
      functionsWith('Documents', 's3:GetObject'),
    );
    expect(usersOf('aws:s3:arn', 'kms:GenerateDataKey', 'Uploads')).toContain('request-upload');
    expect(usersOf('aws:s3:arn', 'kms:Decrypt', 'Site')).toEqual([]);
  });

  it('serves the logs of this account, and no other service without a caller', () => {
    const allowed = (key?.[1].Properties['KeyPolicy'].Statement as { Principal: object; Condition?: object }[]).slice(
      1,
    );
    expect(allowed).toHaveLength(1);
    expect(text(Object.values(allowed[0]!.Principal)[0])).toBe('logs.<AWS::Region>.<AWS::URLSuffix>');
    expect(JSON.stringify(allowed[0]!.Condition)).toContain('kms:EncryptionContext:aws:logs:arn');
  });
});

describe('a lock', () => {
  it('keeps what the documents bucket is given for its time, and leaves uploads to forms that send no checksum', () => {
    expect(bucket('Documents')).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1095 } } },
    });
    for (const name of ['Uploads', 'Site', 'AccessLogs'])
      expect(JSON.stringify(bucket(name))).not.toContain('ObjectLock');
    expect([...statementsByRole(keyed)].flatMap(([, all]) => all.flatMap(({ Action }) => list(Action)))).not.toContain(
      's3:BypassGovernanceRetention',
    );
  });

  it.each([
    ['compliance', ''],
    ['compliance', 0],
    ['compliance', 1.5],
    ['governance', 40_000],
    ['legal', 30],
  ])('of the mode %s for %j days is refused', (mode, days) => {
    expect(() => makeApp(protectedBy({ objectLock: { mode, days } }))).toThrow(/objectLock/);
  });
});

function readers(name: string, action: string): string[] {
  const arn = new RegExp(`${name}[^/]*/`);
  return [...statementsByRole(keyed)]
    .filter(([, all]) =>
      all.some(
        ({ Effect, Action, Resource }) =>
          Effect === 'Allow' && list(Action).includes(action) && list(Resource).some((each) => arn.test(text(each))),
      ),
    )
    .map(([owner]) => owner)
    .sort();
}
