import { describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { HandlersDiffer, bundleFunctions } from '../../../infra/bundle-functions.js';
import { USUAL_LIMITS } from '../../../infra/environment.js';
import { WHO_MAY, type Asker, type Route } from '#shared/workflow/authorisation.js';
import type { FunctionEntry } from '#shared/workflow/function-entry.js';
import { FUNCTIONS } from '#shared/workflow/functions.js';
import { LIBRARY_CHECKS, makeApp, synthesize, synthesized, verbOf } from './synthesized.js';

describe('the app', () => {
  it('breaks no rule of CloudFormation, and none of AwsSolutions that is not acknowledged with a reason', () => {
    const { app } = makeApp();
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    expect(() => app.synth()).not.toThrow();
  });

  it('would stop at a broken rule', () => {
    const { app, data } = makeApp({}, { [LIBRARY_CHECKS]: false });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    new Bucket(data, 'Bare');
    const log = console.error;
    console.error = () => undefined;
    try {
      expect(() => app.synth()).toThrow(/NianbaoData\/Bare/);
    } finally {
      console.error = log;
    }
  });

  it('makes resources of these types only: no custom resource, nothing that runs but our functions', () => {
    expect([...new Set(synthesized.resources.map(({ Type }) => Type))].sort()).toEqual([
      'AWS::ApiGatewayV2::Api',
      'AWS::ApiGatewayV2::Authorizer',
      'AWS::ApiGatewayV2::Integration',
      'AWS::ApiGatewayV2::Route',
      'AWS::ApiGatewayV2::Stage',
      'AWS::CloudFront::Distribution',
      'AWS::CloudFront::OriginAccessControl',
      'AWS::CloudFront::ResponseHeadersPolicy',
      'AWS::CloudWatch::Alarm',
      'AWS::CloudWatch::Dashboard',
      'AWS::DynamoDB::Table',
      'AWS::Events::Rule',
      'AWS::GuardDuty::MalwareProtectionPlan',
      'AWS::IAM::Policy',
      'AWS::IAM::Role',
      'AWS::KMS::Alias',
      'AWS::KMS::Key',
      'AWS::Lambda::EventInvokeConfig',
      'AWS::Lambda::EventSourceMapping',
      'AWS::Lambda::Function',
      'AWS::Lambda::Permission',
      'AWS::Logs::LogGroup',
      'AWS::Logs::MetricFilter',
      'AWS::S3::Bucket',
      'AWS::S3::BucketPolicy',
      'AWS::SES::ConfigurationSet',
      'AWS::SES::ConfigurationSetEventDestination',
      'AWS::SES::EmailIdentity',
      'AWS::SNS::Topic',
      'AWS::SNS::TopicPolicy',
      'AWS::SecretsManager::Secret',
      'AWS::StepFunctions::StateMachine',
    ]);
  });

  it('keeps what holds data, and the keys that prove it, in a stack that refers to no other', () => {
    expect(JSON.stringify(synthesized.data)).not.toContain('Fn::ImportValue');
    const kept = Object.values(synthesized.data.Resources).filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain');
    expect(kept.map(({ Type }) => Type).sort()).toEqual([
      'AWS::DynamoDB::Table',
      'AWS::KMS::Key',
      'AWS::KMS::Key',
      ...Array(4).fill('AWS::S3::Bucket'),
    ]);
  });

  it.each([
    ['data', 30],
    ['workflow', 340],
    ['season', 250],
    ['clock', 100],
    ['watch', 100],
  ] as const)('keeps %s far below the 500 resources that one template may hold', (stack, bound) => {
    expect(Object.keys(synthesized[stack].Resources).length).toBeLessThanOrEqual(bound);
  });

  const functionsOf = (...stacks: readonly (keyof typeof synthesized.templates)[]) =>
    stacks
      .flatMap((stack) => Object.values(synthesized[stack].Resources))
      .filter(({ Type }) => Type === 'AWS::Lambda::Function')
      .map((one) => verbOf({ ...one, id: '' }))
      .sort();

  it('has what runs by the clock, and nothing else, in a stack of its own', () => {
    const scheduled = Object.entries(FUNCTIONS).filter(([, { trigger }]) => trigger.on === 'schedule');
    expect(functionsOf('clock')).toEqual(scheduled.map(([name]) => name).sort());
  });

  it('has what only the publisher or the operator calls, and nothing else, in a stack of its own', () => {
    const publishers = new Set(['publish', 'stand-in', 'set-up']);
    const theirs = Object.entries(FUNCTIONS).filter(([, { trigger }]: [string, FunctionEntry]) =>
      trigger.on === 'http'
        ? trigger.routes.every((route) => {
            const asker: Asker = WHO_MAY[route as Route];
            return asker !== 'anybody' && asker.every((purpose) => publishers.has(purpose));
          })
        : trigger.on === 'operator',
    );
    expect(functionsOf('season')).toEqual(theirs.map(([name]) => name).sort());
  });

  it('refers from later stacks to earlier ones only, and pins nothing for those that watch', () => {
    const imported = (stack: keyof typeof synthesized.templates) =>
      [...new Set(JSON.stringify(synthesized[stack]).match(/(?<="Fn::ImportValue":")\w+(?=:)/g))].sort();
    expect(imported('workflow')).toEqual(['NianbaoData']);
    expect(imported('season')).toEqual(['NianbaoData', 'NianbaoWorkflow']);
    expect(imported('clock')).toEqual(['NianbaoData', 'NianbaoWorkflow']);
    expect(imported('watch')).toEqual([]);
  });

  it('holds the ARNs of machines and the address of the desk where they were: waiting executions and links name them', () => {
    const kept = Object.entries(synthesized.workflow.Resources).filter(([, { Type }]) =>
      ['AWS::StepFunctions::StateMachine', 'AWS::CloudFront::Distribution', 'AWS::ApiGatewayV2::Api'].includes(Type),
    );
    expect(kept.map(([id]) => id).sort()).toEqual([
      'DeskApi649FD2AB',
      'DeskDistribution4CD218BC',
      'IntakeIntakeMachine807BB529',
      'PublishingReleaseMachine0F0FEDE1',
      'PublishingSite2C3C31E6',
      'ReviewReviewMachine33965239',
    ]);
  });

  it('asks the operator for addresses and for nothing else', () => {
    const asked = (parameters: Record<string, { Type: string }>) =>
      Object.keys(parameters).filter((name) => name !== 'BootstrapVersion');
    expect(asked(synthesized.data.Parameters)).toEqual(['DeskBaseUrl']);
    expect(asked(synthesized.workflow.Parameters).sort()).toEqual(['DeskBaseUrl', 'MailFrom', 'SiteBaseUrl']);
    expect(asked(synthesized.season.Parameters)).toEqual(['SetupAddress']);
    // These take them from the stacks before.
    expect(asked(synthesized.clock.Parameters)).toEqual([]);
    expect(asked(synthesized.watch.Parameters)).toEqual([]);
  });

  describe('of an environment with settings of its own', () => {
    const acm = 'arn:aws:acm:us-east-1:111122223333:certificate/example';
    const { ofType } = synthesize({
      limits: { ...USUAL_LIMITS, linkDays: 90, duePartitions: 1 },
      domains: { desk: { name: 'desk.example.org', certificate: { acm } } },
    });

    it('gives functions its limits', () => {
      const linkDays = ofType('AWS::Lambda::Function').map(
        (each) => each.Properties['Environment'].Variables.LINK_DAYS,
      );
      expect(new Set(linkDays)).toEqual(new Set([undefined, '90']));
    });

    it('says to whoever opens the table where rows are queued, from the one setting', () => {
      const variables = ofType('AWS::Lambda::Function').map((each) => each.Properties['Environment']?.Variables ?? {});
      const opening = variables.filter((each) => 'TABLE_NAME' in each);
      expect(opening.length).toBeGreaterThan(50);
      expect(variables.filter((each) => 'DUE_PARTITIONS' in each)).toEqual(opening);
      expect(new Set(opening.map((each) => each.DUE_PARTITIONS))).toEqual(new Set(['1']));
    });

    it('puts the desk under its host name', () => {
      const [desk] = ofType('AWS::CloudFront::Distribution').filter(({ id }) => id.startsWith('Desk'));
      expect(desk?.Properties['DistributionConfig']).toMatchObject({
        Aliases: ['desk.example.org'],
        ViewerCertificate: { AcmCertificateArn: acm, MinimumProtocolVersion: 'TLSv1.2_2021' },
      });
    });
  });
});

describe('subscribers', () => {
  const one = {
    url: 'https://portal.example.org/news',
    secret: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:a',
  };

  it('are told by the one function that may read their secrets, and by no other', () => {
    const { resources, ofType } = synthesize({ subscribers: [one] });
    const told = ofType('AWS::Lambda::Function').filter((each) => each.Properties['Environment'].Variables.SUBSCRIBERS);
    expect(told.map(verbOf).sort()).toEqual(['publish-report', 'send-news']);
    const readers = resources.filter(
      (each) => each.Type === 'AWS::IAM::Role' && JSON.stringify(each).includes(one.secret),
    );
    expect(readers.map(({ id }) => id)).toEqual([expect.stringContaining('SendNews')]);
    expect(JSON.stringify(readers)).toContain('secretsmanager:GetSecretValue');
  });
});

describe('bundling', () => {
  const inFolder = (folders: string[], test: (root: string) => void) => {
    const root = mkdtempSync(join(tmpdir(), 'nianbao-bundle-'));
    try {
      for (const name of folders) {
        mkdirSync(join(root, 'functions', name), { recursive: true });
        writeFileSync(join(root, 'functions', name, 'handler.ts'), 'export const handler = async () => 1;');
      }
      test(root);
    } finally {
      rmSync(root, { recursive: true });
    }
  };
  const names = Object.keys(FUNCTIONS);
  const RECOGNITION = [
    'characters.txt',
    'eng.traineddata.gz',
    'onnxruntime.wasm',
    'recognition.onnx',
    'scan-child.mjs',
    'tesseract.wasm',
  ];

  it('names every function that has no handler', () => {
    inFolder([], (root) => {
      expect(() => bundleFunctions(root)).toThrow(HandlersDiffer);
      expect(() => bundleFunctions(root)).toThrow(names.map((name) => `no handler for ${name}`).join('; '));
    });
  });

  it('names every handler that no entry of FUNCTIONS knows', () => {
    inFolder([...names, 'guess-report'], (root) => {
      expect(() => bundleFunctions(root)).toThrow('functions/guess-report is no entry of FUNCTIONS');
    });
  });

  it('gives each function a folder of its own, the reader with all it needs beside it, always the same bytes', () => {
    inFolder(names, (root) => {
      writeFileSync(join(root, 'package.json'), '{}');
      const bundle = () => {
        bundleFunctions(root);
        return names.map((name) => readFileSync(join(root, '.build/functions', name, 'index.mjs'), 'utf8'));
      };
      expect(bundle()).toEqual(bundle());
      expect(readdirSync(join(root, '.build/functions')).sort()).toEqual([...names].sort());
      const readerOf = (name: string): string => join(root, '.build/functions', name, 'reader');
      // Parts are named by what is in them.
      const filesOf = (name: string): string[] =>
        readdirSync(readerOf(name))
          .filter((file) => !file.startsWith('part-'))
          .sort();
      const children = ['cmaps', 'fence.mjs', 'pdfium.wasm', 'picture-child.mjs', 'read-child.mjs'];
      expect(readdirSync(join(readerOf('extract-report'), '..')).sort()).toEqual(['index.mjs', 'reader']);
      expect(filesOf('extract-report')).toEqual([...children, ...RECOGNITION].sort());
      expect(filesOf('import-previous')).toEqual(children);
      expect(filesOf('check-portal')).toEqual(children);
      // What reads every document knows nothing of the engines: only pictures pay for them.
      const readsAll = readFileSync(join(readerOf('extract-report'), 'read-child.mjs'), 'utf8');
      expect(RECOGNITION.filter((name) => readsAll.includes(name))).toEqual([]);
      expect(readdirSync(join(root, '.build/functions/settle'))).toEqual(['index.mjs']);
    });
  });
});
