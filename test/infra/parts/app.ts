import { describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { HandlersDiffer, bundleFunctions } from '../../../infra/bundle-functions.js';
import { FUNCTIONS } from '#shared/workflow/functions.js';
import { LIBRARY_CHECKS, makeApp, synthesize, synthesized, verbOf } from './synthesized.js';

describe('the app', () => {
  it('breaks no rule of CloudFormation, and none of AwsSolutions that is not acknowledged with a reason', () => {
    const { app } = makeApp();
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    expect(() => app.synth()).not.toThrow();
  });

  it('would stop at a broken rule', () => {
    const { app, data } = makeApp({ [LIBRARY_CHECKS]: false });
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
      'AWS::ApiGatewayV2::Integration',
      'AWS::ApiGatewayV2::Route',
      'AWS::ApiGatewayV2::Stage',
      'AWS::CloudFront::Distribution',
      'AWS::CloudFront::OriginAccessControl',
      'AWS::CloudFront::ResponseHeadersPolicy',
      'AWS::CloudWatch::Alarm',
      'AWS::DynamoDB::Table',
      'AWS::Events::Rule',
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

  it('leaves room below the 500 resources that one template may hold', () => {
    for (const { Resources } of [synthesized.data, synthesized.workflow, synthesized.clock])
      expect(Object.keys(Resources).length).toBeLessThanOrEqual(490);
  });

  it('has what runs by the clock, and all of it, in a stack that no other refers to', () => {
    const scheduled = Object.entries(FUNCTIONS).filter(([, { trigger }]) => trigger.on === 'schedule');
    const inClock = Object.values(synthesized.clock.Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function');
    expect(inClock.map((one) => verbOf({ ...one, id: '' })).sort()).toEqual(scheduled.map(([name]) => name).sort());
    expect(JSON.stringify([synthesized.data, synthesized.workflow])).not.toContain('NianbaoClock:');
  });

  it('asks the operator for addresses and for nothing else', () => {
    const asked = (parameters: Record<string, { Type: string }>) =>
      Object.keys(parameters).filter((name) => name !== 'BootstrapVersion');
    expect(asked(synthesized.data.Parameters)).toEqual(['DeskBaseUrl']);
    // What runs by the clock takes them from the stack before it.
    expect(asked(synthesized.clock.Parameters)).toEqual([]);
    expect(asked(synthesized.workflow.Parameters).sort()).toEqual([
      ...['DeskBaseUrl', 'MailFrom', 'SetupAddress', 'SiteBaseUrl'],
    ]);
  });

  describe('as configured by its operator', () => {
    const domain = { 'nianbao:deskDomain': 'desk.example.org' };
    const certificate = { 'nianbao:deskCertificateArn': 'arn:aws:acm:us-east-1:111122223333:certificate/example' };
    const { ofType } = synthesize({ 'nianbao:linkDays': '90', ...domain, ...certificate });

    it('gives functions the limits of the context', () => {
      const linkDays = ofType('AWS::Lambda::Function').map(
        (each) => each.Properties['Environment'].Variables.LINK_DAYS,
      );
      expect(new Set(linkDays)).toEqual(new Set([undefined, '90']));
    });

    it('names the key of a limit that is no whole number above 0', () => {
      for (const wrong of [0, -1, 1.5, 'many', '', null]) {
        expect(() => makeApp({ 'nianbao:linkDays': wrong })).toThrow(/^nianbao:linkDays is .*whole number/);
      }
    });

    it('puts the desk under a host name of its own, but not without a certificate', () => {
      const aliases = ofType('AWS::CloudFront::Distribution').map(
        (each) => each.Properties['DistributionConfig'].Aliases,
      );
      expect(aliases).toContainEqual(['desk.example.org']);
      expect(() => makeApp(domain)).toThrow(/belong together/);
    });
  });
});

describe('subscribers', () => {
  const one = {
    url: 'https://portal.example.org/news',
    secret: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:a',
  };

  it('are told by the one function that may read their secrets, and by no other', () => {
    const { resources, ofType } = synthesize({ 'nianbao:subscribers': [one] });
    const told = ofType('AWS::Lambda::Function').filter((each) => each.Properties['Environment'].Variables.SUBSCRIBERS);
    expect(told.map(verbOf).sort()).toEqual(['publish-report', 'send-news']);
    const readers = resources.filter((each) => JSON.stringify(each).includes('secretsmanager:GetSecretValue'));
    expect(readers.map(({ id }) => id)).toEqual([expect.stringContaining('SendNews')]);
    expect(JSON.stringify(readers)).toContain(one.secret);
  });

  it('are https addresses with a secret each, ten at most, none twice', () => {
    for (const wrong of [one, [one, one], [{ url: one.url }], [{ ...one, url: 'http://portal.example.org' }], 'many'])
      expect(() => makeApp({ 'nianbao:subscribers': wrong })).toThrow(/^nianbao:subscribers/);
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
