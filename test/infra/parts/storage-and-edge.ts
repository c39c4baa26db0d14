import { describe, expect, it } from '@jest/globals';
import { PORTAL_PREFIX, PREVIOUS_PREFIX } from '#shared/s3/keys.js';
import { FUNCTIONS } from '#shared/workflow/functions.js';
import type { FunctionEntry } from '#shared/workflow/function-entry.js';
import { list, statementsByRole, synthesized, text, verbOf } from './synthesized.js';

const { ofType, resources } = synthesized;
const bucket = (name: string) => ofType('AWS::S3::Bucket').find(({ id }) => id.startsWith(name))!;
const functionOf = (value: unknown) => {
  const found = resources.find(({ id, Type }) => Type === 'AWS::Lambda::Function' && text(value).includes(`<${id}`));
  return found === undefined ? undefined : verbOf(found);
};

describe('the table', () => {
  const [table] = ofType('AWS::DynamoDB::Table').map(({ Properties }) => Properties);

  it('streams keys only, since its rows hold task tokens', () => {
    expect(table?.['StreamSpecification']).toEqual({ StreamViewType: 'KEYS_ONLY' });
  });

  it('is paid by use, can be taken back to any second and cannot be deleted by accident', () => {
    expect(table).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'expiresAtSeconds', Enabled: true },
    });
  });

  it('finds outbox rows by the time they are due, keys only', () => {
    expect(table?.['GlobalSecondaryIndexes']).toEqual([
      {
        IndexName: 'due',
        KeySchema: [
          { AttributeName: 'duePk', KeyType: 'HASH' },
          { AttributeName: 'dueAt', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ]);
  });
});

describe('the keys that sign', () => {
  it('are two of the curve that everybody can verify, known by name and kept when the stack goes', () => {
    const keys = ofType('AWS::KMS::Key').filter(({ Properties }) => Properties['KeyUsage'] === 'SIGN_VERIFY');
    expect(keys.map(({ id }) => id.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual(['CheckpointKey', 'SealKey']);
    for (const { Properties, DeletionPolicy } of keys) {
      expect(Properties).toMatchObject({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
      expect(DeletionPolicy).toBe('Retain');
    }
    const names = ofType('AWS::KMS::Alias').map(({ Properties }) => String(Properties['AliasName']));
    expect(names.sort()).toEqual(['alias/nianbao/checkpoint', 'alias/nianbao/seal']);
  });
});

describe('the buckets', () => {
  it('are private, encrypted and refuse plain HTTP', () => {
    const policies = ofType('AWS::S3::BucketPolicy').map(({ Properties }) => Properties);
    for (const { id, Properties } of ofType('AWS::S3::Bucket')) {
      expect(Object.values(Properties['PublicAccessBlockConfiguration'])).toEqual([true, true, true, true]);
      expect(Properties).toHaveProperty('BucketEncryption');
      const policy = policies.find((each) => text(each['Bucket']) === `<${id}>`);
      expect(policy?.['PolicyDocument'].Statement).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      );
    }
  });

  it('keep every version of what was uploaded and of what was stored from it', () => {
    for (const name of ['Uploads', 'Documents']) {
      const { VersioningConfiguration, LifecycleConfiguration } = bucket(name).Properties;
      expect(VersioningConfiguration).toEqual({ Status: 'Enabled' });
      const [unfinished, ...others] = LifecycleConfiguration.Rules as Record<string, unknown>[];
      expect(unfinished).toEqual({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' });
      // Of what was stored only what the reader left for the table: it was taken over by then.
      expect([name, others.map(({ Prefix }) => Prefix)]).toEqual([name, name === 'Documents' ? ['readings/'] : []]);
    }
  });

  it('tell EventBridge of uploads without a function in between', () => {
    expect(bucket('Uploads').Properties['NotificationConfiguration']).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
  });

  it('accept uploads from pages of the desk only', () => {
    const [rule, ...others] = bucket('Uploads').Properties['CorsConfiguration'].CorsRules;
    expect(others).toEqual([]);
    expect(rule).toMatchObject({ AllowedMethods: ['POST'], AllowedOrigins: [{ Ref: 'DeskBaseUrl' }] });
  });

  it('let CloudFront, and of CloudFront only this account’s distributions, read the site', () => {
    const policy = ofType('AWS::S3::BucketPolicy').find(({ id }) => id.startsWith('Site'))!;
    const allowed = policy.Properties['PolicyDocument'].Statement.filter(
      ({ Effect }: { Effect: string }) => Effect === 'Allow',
    );
    expect(allowed).toHaveLength(1);
    expect(allowed[0]).toMatchObject({ Action: 's3:GetObject', Principal: { Service: 'cloudfront.amazonaws.com' } });
    expect(text(allowed[0].Condition.ArnLike['aws:SourceArn'])).toMatch(
      /:cloudfront::<AWS::AccountId>:distribution\/\*$/,
    );
  });
});

describe('what starts functions', () => {
  const told = ofType('AWS::Events::Rule').filter(({ Properties }) => 'EventPattern' in Properties);
  const cameBack = told.filter(({ Properties }) => Properties['EventPattern'].source[0] === 'aws.ses');
  const uploaded = told.filter(({ Properties }) => Properties['EventPattern'].source[0] === 'aws.s3');
  const scanned = told.filter((rule) => !cameBack.includes(rule) && !uploaded.includes(rule));
  const scheduled = ofType('AWS::Events::Rule').filter(({ Properties }) => 'ScheduleExpression' in Properties);

  const reports = [{ 'anything-but': { prefix: [`${PREVIOUS_PREFIX}/`, `${PORTAL_PREFIX}/`] } }];

  it('is an object of the uploads bucket and no other, for one function and never for two', () => {
    for (const { Properties } of uploaded) {
      expect(Properties['EventPattern']).toMatchObject({ source: ['aws.s3'], 'detail-type': ['Object Created'] });
      expect(text(Properties['EventPattern'].detail.bucket.name[0])).toContain('Uploads');
    }
    const keys = uploaded.map(({ Properties }) => [
      functionOf(Properties['Targets'][0].Arn),
      Properties['EventPattern'].detail.object.key,
    ]);
    // Of last year's and of what portals show nothing begins before it was scanned.
    expect(keys).toEqual([['receive-upload', reports]]);
  });

  it('is the result of a scan of the uploads bucket and no other, for whoever opens or awaits what lies there', () => {
    for (const { Properties } of scanned) {
      expect(Properties['EventPattern']).toMatchObject({
        source: ['aws.guardduty'],
        'detail-type': ['GuardDuty Malware Protection Object Scan Result'],
      });
      expect(text(Properties['EventPattern'].detail.s3ObjectDetails.bucketName[0])).toContain('Uploads');
    }
    const keys = scanned.map(({ Properties }) => [
      functionOf(Properties['Targets'][0].Arn),
      Properties['EventPattern'].detail.s3ObjectDetails.objectKey,
    ]);
    expect(new Map(keys as [string, unknown][])).toEqual(
      new Map<string, unknown>([
        ['receive-upload', reports],
        ['import-previous', [{ prefix: `${PREVIOUS_PREFIX}/` }]],
        ['check-portal', [{ prefix: `${PORTAL_PREFIX}/` }]],
      ]),
    );
  });

  it('is a mail that came back, which SES tells under the set that every mail is sent with', () => {
    expect(cameBack.map(({ Properties }) => functionOf(Properties['Targets'][0].Arn))).toEqual(['receive-bounce']);
    const [destination] = ofType('AWS::SES::ConfigurationSetEventDestination');
    expect(destination?.Properties['EventDestination']).toMatchObject({
      Enabled: true,
      MatchingEventTypes: ['BOUNCE', 'COMPLAINT', 'DELIVERY_DELAY', 'REJECT'],
    });
    expect(text(destination?.Properties['EventDestination'].EventBridgeDestination)).toContain('event-bus/default');
    const [set] = ofType('AWS::SES::ConfigurationSet');
    expect(destination?.Properties['ConfigurationSetName']).toEqual({ Ref: set?.id });
  });

  it('is the clock for those that FUNCTIONS puts on a schedule, each in its own rhythm', () => {
    const clocks = scheduled.flatMap(({ Properties }) =>
      (Properties['Targets'] as { readonly Arn: unknown }[]).map(({ Arn }) => [
        functionOf(Arn),
        Properties['ScheduleExpression'],
      ]),
    );
    const rate = (minutes: number) =>
      minutes % 60 > 0 ? `rate(${minutes} minutes)` : minutes === 60 ? 'rate(1 hour)' : `rate(${minutes / 60} hours)`;
    const expected = Object.entries(FUNCTIONS).flatMap(([name, { trigger }]: [string, FunctionEntry]) =>
      trigger.on === 'schedule' ? [[name, rate(trigger.minutes)]] : [],
    );
    // The release machine calls both; by the hour they also fill an empty site, link the sites of areas and make packs that are missing.
    const ofSite: [string, string][] = [
      ['publish-report', 'rate(1 hour)'],
      ['publish-report', 'rate(1 hour)'],
      ['pack-data', 'rate(1 hour)'],
    ];
    expect(clocks.sort()).toEqual([...expected, ...ofSite].sort());
    expect(clocks).toContainEqual(['settle', 'rate(5 minutes)']);
  });

  it('is the route for those that answer HTTP, exactly as FUNCTIONS writes it', () => {
    const routed = ofType('AWS::ApiGatewayV2::Route').map(({ Properties }) => {
      const integration = resources.find(({ id }) => text(Properties['Target']).includes(id))!;
      return `${functionOf(integration.Properties['IntegrationUri'])}: ${Properties['RouteKey']}`;
    });
    const expected = Object.entries(FUNCTIONS).flatMap(([name, { trigger }]: [string, FunctionEntry]) =>
      trigger.on === 'http' ? trigger.routes.map((route) => `${name}: ${route}`) : [],
    );
    expect(routed.sort()).toEqual(expected.sort());
  });
});

describe('the desk', () => {
  const [stage] = ofType('AWS::ApiGatewayV2::Stage').map(({ Properties }) => Properties);
  const desk = ofType('AWS::CloudFront::Distribution').find(({ id }) => id.startsWith('Desk'))!;

  it('logs routes and no paths, since the path of a mailed link holds its secret', () => {
    const format = String(stage?.['AccessLogSettings'].Format);
    expect(JSON.parse(format)).toMatchObject({ route: '$context.routeKey' });
    expect(format).not.toMatch(/path|resource|uri|url|query|header|referer/i);
    expect(desk.Properties['DistributionConfig']).not.toHaveProperty('Logging');
  });

  it('caches nothing and passes on all that a form sends', () => {
    expect(desk.Properties['DistributionConfig'].DefaultCacheBehavior).toMatchObject({
      AllowedMethods: expect.arrayContaining(['GET', 'POST']),
      // AWS, "Use managed cache policies": CachingDisabled; "... origin request policies": AllViewerExceptHostHeader.
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
    });
    // AWS, "How CloudFront processes HTTP status codes from your origin": otherwise ten seconds, no-store or not.
    expect(desk.Properties['DistributionConfig'].CustomErrorResponses).toEqual(
      [500, 502, 503, 504].map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 0 })),
    );
  });

  it('leaves no trace of a link in a referrer, a cache or an index', () => {
    const headers = ofType('AWS::CloudFront::ResponseHeadersPolicy').find(({ id }) => id.startsWith('Desk'))!;
    expect(headers.Properties['ResponseHeadersPolicyConfig']).toMatchObject({
      SecurityHeadersConfig: { ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: false } },
      CustomHeadersConfig: {
        Items: [
          { Header: 'Cache-Control', Value: 'no-store', Override: false },
          { Header: 'X-Robots-Tag', Value: 'noindex', Override: true },
        ],
      },
    });
  });
});

describe('the public site', () => {
  const site = ofType('AWS::CloudFront::Distribution').find(({ id }) => id.includes('Site'))!.Properties[
    'DistributionConfig'
  ];

  it('reads its bucket by origin access control and answers a missing object with the page for it', () => {
    expect(site.Origins).toHaveLength(1);
    expect(text(site.Origins[0].OriginAccessControlId)).toContain('SiteAccess');
    expect(text(site.Origins[0].DomainName)).toContain('Site');
    expect(site.DefaultRootObject).toBe('index.html');
    for (const code of [403, 404]) {
      expect(site.CustomErrorResponses).toContainEqual(
        expect.objectContaining({ ErrorCode: code, ResponseCode: 404, ResponsePagePath: '/404.html' }),
      );
    }
  });

  it('is told to forget by the release machine alone, and only this distribution is', () => {
    const may = [...statementsByRole()].flatMap(([owner, all]) =>
      all.flatMap(({ Effect, Action, Resource }) =>
        Effect === 'Allow' && list(Action).some((action) => action.startsWith('cloudfront:'))
          ? [[owner, list(Action), list(Resource).map(text)]]
          : [],
      ),
    );
    const arn = expect.stringMatching(/:cloudfront::<AWS::AccountId>:distribution\/<\w*Site\w*>$/);
    expect(may).toEqual([['machine release', ['cloudfront:CreateInvalidation'], [arn]]]);
  });

  it('may load its own styles, pictures and fonts, and run nothing', () => {
    const headers = ofType('AWS::CloudFront::ResponseHeadersPolicy').find(({ id }) => id.includes('Site'))!;
    const { SecurityHeadersConfig } = headers.Properties['ResponseHeadersPolicyConfig'];
    const policy = SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy;
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).toContain("form-action 'none'");
    expect(policy).not.toContain('script-src');
    expect(policy).not.toContain('unsafe');
  });

  /** As AWS matches path patterns: a star goes beyond slashes, a question mark is one character. The first that fits counts. */
  const scriptMayRun = (path: string): boolean => {
    const fits = (pattern: string) =>
      new RegExp(`^${pattern.replace(/[.]/g, '\\.').replace(/\*/g, '.*').replace(/\?/g, '.')}$`, 's').test(path);
    const found = (site.CacheBehaviors as { PathPattern: string; ResponseHeadersPolicyId: unknown }[]).find(
      ({ PathPattern }) => fits(PathPattern),
    );
    return text((found ?? site.DefaultCacheBehavior).ResponseHeadersPolicyId).includes('Search');
  };

  it.each(['', 'areas/yunshan/', 'areas/search/', 'areas/en/', 'areas/agencies/', 'areas/x/'])(
    'runs a script on the pages of the search at "%s", and nowhere else',
    (place) => {
      for (const key of [
        'search/index.html',
        'en/search/index.html',
        'search/v1/index.json',
        'search/v1/2025/words-1.json',
      ])
        expect([key, scriptMayRun(`${place}${key}`)]).toEqual([key, true]);
      // Of an agency with the id `search` as well.
      const keys = ['index.html', 'compare/denied.html', 'data/index.html', 'rules/A01.html', 'areas/index.html'];
      keys.push(
        '2025/search/index.html',
        '2025/search/v1/index.html',
        'agencies/search/index.html',
        'data/v1/2025.json',
      );
      for (const key of [...keys, ...keys.map((one) => `en/${one}`)])
        expect([key, scriptMayRun(`${place}${key}`)]).toEqual([key, false]);
    },
  );
});
