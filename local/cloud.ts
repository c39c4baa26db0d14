/**
 * The local cloud as a whole: reads a synthesized assembly, starts every service it needs on one data folder, and
 * wires them as the template says. It knows AWS's services and nothing of the product that runs on them.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DEFAULT_PORT_BASE, endpointVariables, type Addresses } from './addresses.js';
import { systemClock, type Clock } from './clock.js';
import { keptCredentials, type KeyPair } from './credentials.js';
import { lockDataFolder } from './data-folder.js';
import { createDynamoCall } from './dynamodb/call.js';
import { startSweeper } from './dynamodb/expiry.js';
import { startStreamPumps } from './dynamodb/stream-pumps.js';
import { separationNote } from './dynamodb/separation.js';
import { ensureTables } from './dynamodb/tables.js';
import { CREATE_INVALIDATION, openInvalidations, type Invalidation } from './distributions/invalidations.js';
import { createEventBus } from './eventbridge/bus.js';
import { openDeliveries } from './eventbridge/deliveries.js';
import type { Faults } from './faults.js';
import { createFrontDoors } from './front-doors.js';
import { createKmsApi } from './kms/api.js';
import { openKmsElsewhere } from './kms/elsewhere.js';
import { openSigningKeys } from './kms/keys.js';
import { createKms } from './kms/server.js';
import { createScanner, type Scanner } from './guardduty/scanner.js';
import { createInvokeApi } from './lambda/invoke-api.js';
import { createLambdaPool } from './lambda/pool.js';
import { openLogs } from './logs.js';
import { findNamed } from './names.js';
import { openListeners } from './open-listeners.js';
import { untilQuiet } from './quiet.js';
import { startS3 } from './s3/server.js';
import { resolveSecrets } from './secretsmanager/references.js';
import { openSecrets } from './secretsmanager/secrets.js';
import { createSecretsManager } from './secretsmanager/server.js';
import { startScheduler } from './schedules/scheduler.js';
import { openOutbox, type Outbox } from './ses/outbox.js';
import { createSes } from './ses/server.js';
import { closeAll, pauseUnless, type Closer } from './shutdown.js';
import { createCallService, createStartExecution, functionNameOf, taskAnswer, watchTimers } from './state-machines.js';
import { startStepFunctions } from './stepfunctions/server.js';
import type { CloudModel } from './template/model.js';
import { readTemplate } from './template/read-template.js';

export interface LocalCloudOptions {
  readonly assemblyDir: string;
  readonly dataDir: string;
  /** Values of the template's parameters; a function is given the addresses, for those that are base URLs. */
  readonly parameters?: Record<string, string> | ((addresses: Addresses) => Record<string, string>);
  /** The first of ten ports; 0 takes any free ones. */
  readonly ports?: number;
  readonly clock?: Clock;
  readonly region?: string;
  readonly accountId?: string;
  /** A DynamoDB to use instead of the one that comes with the local cloud. */
  readonly databaseEndpoint?: string | undefined;
  /** A KMS that is to hold the signing keys of the template. */
  readonly keysEndpoint?: string | undefined;
  /** Trouble that a test wants. */
  readonly faults?: Faults;
  /** How long a scan for malware takes; $SCAN_DELAY_MS, or no longer than it takes, where nothing is said. */
  readonly scanDelayMs?: number;
}

export interface LocalCloud {
  readonly endpoints: Addresses;
  readonly model: CloudModel;
  readonly region: string;
  readonly credentials: KeyPair;
  readonly outbox: Outbox;
  /** What its distributions were asked to forget, oldest first. */
  invalidations(): readonly Invalidation[];
  /** What a person should know about the DynamoDB that was given, if anything. */
  readonly databaseNote: string | undefined;
  /** Physical names by name, logical id or part of it. */
  tableName(wanted: string): string;
  bucketName(wanted: string): string;
  functionName(wanted: string): string;
  stateMachineArn(wanted: string): string;
  signingKeyArn(wanted: string): string;
  /** @throws if the function answers with an error */
  invoke(functionName: string, payload: unknown): Promise<unknown>;
  /** Runs a schedule at once. @throws if its target fails */
  runSchedule(wanted: string): Promise<void>;
  /**
   * Resolves when nothing is in flight any more: streams drained, events delivered, no function at work and no retry
   * of an execution due within half a minute. Under a clock that stands still, such a retry keeps it waiting.
   */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** @throws LocalCloudRefusal with a remedy, if anything of it cannot be served */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const closers: Closer[] = [];
  try {
    return await start(options, closers);
  } catch (error) {
    await closeAll(closers);
    throw error;
  }
}

async function start(options: LocalCloudOptions, closers: Closer[]): Promise<LocalCloud> {
  const { clock = systemClock, region = 'us-east-1', accountId = '000000000000', faults = {} } = options;
  const dataDir = resolve(options.dataDir);
  const now = () => clock.now();
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockDataFolder(dataDir);
  closers.push(() => lock.release());
  const credentials = keptCredentials(join(dataDir, 'credentials.json'));
  const logs = openLogs(join(dataDir, 'logs'));
  closers.push(() => logs.close());
  const stopping = new AbortController();
  const pause = (ms: number) => pauseUnless(stopping.signal, ms);

  const { desk, site, outboxPage, lambdaPort, kmsPort, secretsPort, apiPort, database, endpoints } =
    await openListeners({
      firstPort: options.ports ?? DEFAULT_PORT_BASE,
      databaseDir: join(dataDir, 'dynamodb'),
      databaseEndpoint: options.databaseEndpoint ?? process.env['DDB_ENDPOINT'],
      closers,
    });
  const parameters = typeof options.parameters === 'function' ? options.parameters(endpoints) : options.parameters;
  const account = { region, accountId, partition: 'aws', urlSuffix: 'amazonaws.com' };
  const model = readTemplate(options.assemblyDir, account, parameters ?? {});

  const caller = { endpoint: database.endpoint, region, accessKeyId: credentials.accessKeyId };
  const call = createDynamoCall(caller.endpoint, caller.region, caller.accessKeyId);
  await ensureTables(call, model.tables);
  const [anyTable] = model.tables;
  const isForeign = database.pid === undefined && anyTable !== undefined;
  const databaseNote = isForeign ? await separationNote(caller, anyTable.name) : undefined;
  const pool = createLambdaPool({
    functions: model.functions,
    region,
    credentials,
    logsDir: join(dataDir, 'logs'),
    endpoints: endpointVariables({ ...endpoints, ...faults.addresses }),
    clock,
    behindOfInstance: faults.behindOfInstance,
  });
  closers.push(() => pool.close());
  const deliver = faults.aroundDelivery?.(pool.invoke) ?? pool.invoke;
  const outbox = openOutbox(join(dataDir, 'mail'), now);
  outboxPage.serve(createSes({ outbox, identities: model.identities, region }));
  const signing = { region, accountId, accessKeyId: credentials.accessKeyId, models: model.signingKeys };
  const keysApi =
    options.keysEndpoint === undefined
      ? createKmsApi({ ...signing, keys: openSigningKeys(join(dataDir, 'kms'), model.signingKeys, now) })
      : await openKmsElsewhere({ ...signing, endpoint: options.keysEndpoint });
  kmsPort.serve(createKms({ api: keysApi, log: logs.cloud }));
  const secrets = openSecrets(join(dataDir, 'secrets'), model.secrets, now);
  secretsPort.serve(createSecretsManager(secrets, logs.cloud));
  const deliveries = await openDeliveries({
    dir: join(dataDir, 'events'),
    invoke: deliver,
    startExecution: createStartExecution(endpoints.sfn),
    pause,
    onGivenUp: (target, error) =>
      logs.cloud(`Gave up a delivery to ${target.kind === 'function' ? target.name : target.arn}: ${error}`),
  });
  closers.push(() => deliveries.close());
  const bus = createEventBus({ rules: model.rules, deliveries, region, accountId, now });
  // Events of an earlier run come before it is made; what they are about is found unscanned.
  const scanners: Scanner[] = [];
  const s3 = await startS3({
    port: Number(new URL(endpoints.s3).port),
    dataDir: join(dataDir, 's3'),
    credentials,
    region,
    account: accountId,
    buckets: Object.fromEntries(model.buckets.map(({ name, ...settings }) => [name, settings])),
    emit: async (event) => {
      await bus.put(event);
      for (const each of scanners) each.created(event);
    },
    now,
    warn: logs.cloud,
  });
  closers.push(() => s3.close());
  const scanner = createScanner({
    plans: model.protectionPlans,
    s3,
    put: (event) => bus.put(event),
    pause,
    stopped: stopping.signal,
    delayMs: options.scanDelayMs ?? Number(process.env['SCAN_DELAY_MS'] ?? 0),
    log: logs.cloud,
  });
  scanners.push(scanner);
  scanner.resume();
  const machineClock = watchTimers(clock);
  const siteIds = model.distributions.map(({ name }) => name);
  const invalidations = await openInvalidations(join(dataDir, 'distributions'), siteIds, now);
  closers.push(() => invalidations.close());
  const sfn = await startStepFunctions({
    ...machineClock,
    port: Number(new URL(endpoints.sfn).port),
    dataDir: join(dataDir, 'stepfunctions'),
    region,
    accountId,
    machines: model.stateMachines.map(({ name, arn, definition }) => ({ name, arn, definition })),
    invokeFunction: async (name, payload) =>
      taskAnswer(await pool.invoke(functionNameOf(name), JSON.stringify(payload ?? null))),
    callService: createCallService({ [CREATE_INVALIDATION]: invalidations.create }),
    log: logs.cloud,
  });
  closers.push(() => sfn.close());
  const pumps = await startStreamPumps({
    mappings: model.streamMappings,
    common: { call, invoke: deliver, dir: join(dataDir, 'streams'), region, pause, log: logs.cloud },
    closers,
  });
  const sweeper = startSweeper(call, model.tables, clock, logs.cloud);
  const scheduler = startScheduler({
    schedules: model.schedules,
    file: join(dataDir, 'schedules.json'),
    deliveries,
    clock,
    region,
    accountId,
    log: logs.cloud,
  });
  lambdaPort.serve(
    createInvokeApi({
      pool,
      enqueue: async (name, input) => {
        const retries = model.functions.find((each) => each.name === name)?.asyncRetries ?? 2;
        await deliveries.enqueue([{ target: { kind: 'function', name, retries }, input }]);
      },
    }),
  );
  const doors = createFrontDoors({
    model,
    accountId,
    pool,
    readObject: s3.readObject,
    access: logs.access,
    now,
    resolve: (text) => resolveSecrets(text, secrets),
  });
  apiPort.serve(doors.api);
  desk.serve(doors.desk);
  site.serve(doors.site);

  let closing: Promise<void> | undefined;
  return {
    endpoints,
    model,
    region,
    credentials,
    outbox,
    invalidations: invalidations.list,
    databaseNote,
    tableName: (wanted) => findNamed('tables', model.tables, wanted).name,
    bucketName: (wanted) => findNamed('buckets', model.buckets, wanted).name,
    functionName: (wanted) => findNamed('functions', model.functions, wanted).name,
    stateMachineArn: (wanted) => findNamed('state machines', model.stateMachines, wanted).arn,
    signingKeyArn: (wanted) => findNamed('signing keys', model.signingKeys, wanted).arn,
    async invoke(wanted, payload) {
      const { name } = findNamed('functions', model.functions, wanted);
      const result = await pool.invoke(name, JSON.stringify(payload ?? null));
      if ('error' in result) throw new Error(`${name}: ${result.error.errorType}: ${result.error.errorMessage}`);
      return JSON.parse(result.payload) as unknown;
    },
    async runSchedule(wanted) {
      const failure = await scheduler.run(findNamed('schedules', model.schedules, wanted).name);
      if (failure !== undefined) throw new Error(`The schedule ${wanted} failed: ${failure}`);
    },
    idle: () =>
      untilQuiet({
        atWork: () => pool.busy() + deliveries.pending() + scanner.pending() + machineClock.dueSoon() > 0,
        pumps,
        stopped: stopping.signal,
        pause,
      }),
    close: () =>
      (closing ??= (async () => {
        scheduler.close();
        sweeper.close();
        stopping.abort();
        const pumpsDone = Promise.all(pumps.map((pump) => pump.close()));
        // What still runs is cut off as by a crash: everything it was part of resumes at the next start.
        await deliveries.close();
        sfn.close().catch(() => undefined);
        await pool.close();
        await pumpsDone;
        await closeAll(closers);
      })()),
  };
}
