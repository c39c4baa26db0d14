/**
 * Which tests of the local cloud another implementation can be put under, service by service, and what stays out of the
 * comparison and why. The walk goes over another service only where the rest of the product still hears of what happens there.
 */
export interface Omission {
  /** The beginning of a test's name, its groups before it. */
  readonly begins: string;
  readonly why: string;
}

export interface ComparedService {
  /** Given the address of the other implementation. */
  readonly variable: string;
  /** Files of test/local. */
  readonly tests: readonly string[];
  /** Tests in those files that are run against our own only. */
  readonly omitted: readonly Omission[];
  /** Whole files about the same service that cannot look inside another implementation. */
  readonly inside: Readonly<Record<string, string>>;
  /** The option of the walk that puts it under the workflow, or why there is none. */
  readonly walk: { readonly option: string } | { readonly none: string };
}

const OURS_ALONE = 'how our own refuses what it does not carry out; others carry it out';
const OUR_FUNCTIONS = 'a function of ours has to be called, which another implementation cannot reach';
const OUR_FILES = 'stops and starts the server on its own folder';
const OUR_INSIDE = 'tries modules of ours from within, not an interface';

export const SERVICES = {
  s3: {
    variable: 'NIANBAO_CONTRACT_S3_ENDPOINT',
    tests: ['s3-cors', 's3-listing', 's3-objects', 's3-post', 's3-signatures', 's3-versions'],
    omitted: [{ begins: 'what is not implemented says so', why: OURS_ALONE }],
    inside: {
      's3-events': 'listens to what our S3 tells of new objects',
      's3-post-hostile': 'looks for what a broken form leaves behind in the data folder',
      's3-restart': OUR_FILES,
      's3-vectors': "AWS's own examples of signatures, against our arithmetic with their keys and dates",
    },
    walk: { none: 'the other S3 does not tell our EventBridge of an upload, so no report would ever be read' },
  },
  dynamodb: {
    variable: 'NIANBAO_CONTRACT_DDB_ENDPOINT',
    tests: ['dynamodb'],
    omitted: [],
    inside: {
      'database-endpoint': 'asks what a separating database is asked, by way of a stand-in',
      'database-process': 'starts and kills the binary that comes along',
      'stream-shards': 'needs streams whose shards are split at a moment of the choosing',
      streams: 'holds the stream up and lets it go',
    },
    walk: { option: 'database-endpoint' },
  },
  kms: {
    variable: 'NIANBAO_CONTRACT_KMS_ENDPOINT',
    tests: ['kms'],
    omitted: [
      { begins: 'a key that the template disables', why: 'disabled by a template, which the other has not read' },
      { begins: 'what does not fit a trial run', why: OURS_ALONE },
      { begins: 'what does not fit a grant', why: OURS_ALONE },
      { begins: 'what does not fit every other call', why: OURS_ALONE },
      { begins: 'what does not fit a request that is', why: 'the very words of our own to what no SDK sends' },
    ],
    inside: { 'kms-elsewhere': 'a KMS that stands for another', 'kms-keys': 'damages the kept key files' },
    walk: { option: 'keys-endpoint' },
  },
  ses: {
    variable: 'NIANBAO_CONTRACT_SES_ENDPOINT',
    tests: ['ses'],
    omitted: [
      {
        begins: 'sending a verified address',
        why: 'needs a second verified identity, which is made by hand elsewhere',
      },
      { begins: 'sending stored templates', why: OURS_ALONE },
      { begins: 'the outbox', why: 'the pages of our own outbox' },
    ],
    inside: {},
    walk: { none: 'people of the walk take their links from our outbox, and the other one delivers no mail into it' },
  },
  stepfunctions: {
    variable: 'NIANBAO_CONTRACT_SFN_ENDPOINT',
    tests: ['stepfunctions-contract'],
    omitted: [
      {
        begins: 'API_StartExecution.html refuses an input above',
        why: 'the protocol’s own limit answers first elsewhere',
      },
      { begins: 'API_SendTaskSuccess.html', why: OUR_FUNCTIONS },
      { begins: 'a server that is started again', why: OUR_FILES },
      { begins: 'what is not carried out', why: OURS_ALONE },
    ],
    inside: {
      'stepfunctions-branches': OUR_INSIDE,
      'stepfunctions-changed-definition': OUR_FILES,
      'stepfunctions-definition': OUR_INSIDE,
      'stepfunctions-kill': OUR_FILES,
      'stepfunctions-restart': OUR_FILES,
      'stepfunctions-states': OUR_INSIDE,
      'stepfunctions-time': 'moves a clock that is put in',
      'stepfunctions-tokens': OUR_INSIDE,
    },
    walk: { none: OUR_FUNCTIONS },
  },
} as const satisfies Record<string, ComparedService>;

export type ServiceName = keyof typeof SERVICES;

/** Services of the local cloud that nothing else can be put under. */
export const NOT_COMPARED: Readonly<Record<string, string>> = {
  eventbridge:
    'has no port here: the local cloud hands its events to functions itself, and the product puts none on a bus',
  secretsmanager: 'its secrets are made by the template; the tests look at them in the data folder',
  guardduty: 'has no interface of its own: it scans, tags and tells',
  lambda: 'its tests start our own runner',
  cloudfront: 'its tests ask our own doors',
};

export function isServiceName(name: string): name is ServiceName {
  return Object.hasOwn(SERVICES, name);
}
