/**
 * The local cloud as a whole: reads a synthesized assembly, starts every service it needs on one data folder, and
 * wires them as the template says. It knows AWS's services and nothing of the product that runs on them.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { addressesOf, endpointVariables, portsFrom, settled, DEFAULT_PORT_BASE, type Addresses } from './addresses.js';
import { systemClock, type Clock } from './clock.js';
import { keptCredentials, type KeyPair } from './credentials.js';
import { lockDataFolder } from './data-folder.js';
import { createDynamoCall } from './dynamodb/call.js';
import { startDatabase } from './dynamodb/database.js';
import { startSweeper } from './dynamodb/expiry.js';
import { watchStream } from './dynamodb/stream-watch.js';
import { startStreamPump, type StreamPump } from './dynamodb/streams.js';
import { separationNote } from './dynamodb/separation.js';
import { ensureTables } from './dynamodb/tables.js';
import { CREATE_INVALIDATION, openInvalidations, type Invalidation } from './distributions/invalidations.js';
import { createEventBus } from './eventbridge/bus.js';
import { openDeliveries } from './eventbridge/deliveries.js';
import { createFrontDoors } from './front-doors.js';
import { createKmsApi } from './kms/api.js';
import { openSigningKeys } from './kms/keys.js';
import { createKms } from './kms/server.js';
import { createInvokeApi } from './lambda/invoke-api.js';
import { createLambdaPool } from './lambda/pool.js';
import { listenFirst } from './listen.js';
import { openLogs } from './logs.js';
import { findNamed } from './names.js';
import { startS3 } from './s3/server.js';
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
  /** The first of eight ports; 0 takes any free ones. */
  readonly ports?: number;
  readonly clock?: Clock;
  readonly region?: string;
  readonly accountId?: string;
  /** A DynamoDB to use instead of the one that comes with the local cloud. */
  readonly databaseEndpoint?: string | undefined;
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
  const { clock = systemClock, region = 'us-east-1', accountId = '000000000000' } = options;
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

  // The listeners come first, for the template is read with their addresses.
  const asked = portsFrom(options.ports ?? DEFAULT_PORT_BASE);
  const open = async (port: number, both = false) => {
    const late = await listenFirst(port, both);
    closers.push(() => late.close());
    return late;
  };
  const [desk, site, outboxPage, lambdaPort, kmsPort] = [
    await open(asked.desk, true),
    await open(asked.site),
    await open(asked.outbox),
    await open(asked.lambda),
    await open(asked.kms),
  ];
  const database = await startDatabase({
    dir: join(dataDir, 'dynamodb'),
    port: asked.dynamodb,
    endpoint: options.databaseEndpoint ?? process.env['DDB_ENDPOINT'],
  });
  closers.push(() => database.close());
  const endpoints = addressesOf(
    {
      desk: desk.port,
      site: site.port,
      outbox: outboxPage.port,
      lambda: lambdaPort.port,
      kms: kmsPort.port,
      s3: await settled(asked.s3),
      sfn: await settled(asked.sfn),
      dynamodb: asked.dynamodb,
    },
    database.endpoint,
  );
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
    endpoints: endpointVariables(endpoints),
    clock,
  });
  closers.push(() => pool.close());
  const outbox = openOutbox(join(dataDir, 'mail'), now);
  outboxPage.serve(createSes({ outbox, identities: model.identities, region }));
  const keys = openSigningKeys(join(dataDir, 'kms'), model.signingKeys, now);
  kmsPort.serve(createKms({ api: createKmsApi({ keys, region, accountId }), log: logs.cloud }));
  const deliveries = await openDeliveries({
    dir: join(dataDir, 'events'),
    invoke: pool.invoke,
    startExecution: createStartExecution(endpoints.sfn),
    pause,
    onGivenUp: (target, error) =>
      logs.cloud(`Gave up a delivery to ${target.kind === 'function' ? target.name : target.arn}: ${error}`),
  });
  closers.push(() => deliveries.close());
  const bus = createEventBus({ rules: model.rules, deliveries, region, accountId, now });
  const s3 = await startS3({
    port: Number(new URL(endpoints.s3).port),
    dataDir: join(dataDir, 's3'),
    credentials,
    region,
    account: accountId,
    buckets: Object.fromEntries(model.buckets.map(({ name, ...settings }) => [name, settings])),
    emit: (event) => bus.put(event),
    now,
    warn: logs.cloud,
  });
  closers.push(() => s3.close());
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
  const pumpsOf = async (tableName: string): Promise<StreamPump[]> => {
    const mappings = model.streamMappings.filter((mapping) => mapping.tableName === tableName);
    const watch = await watchStream({ call, tableName, region, pause, log: logs.cloud });
    closers.push(() => watch.close());
    const common = { call, watch, invoke: pool.invoke, dir: join(dataDir, 'streams'), region, pause, log: logs.cloud };
    return Promise.all(mappings.map((mapping) => startStreamPump({ ...common, mapping })));
  };
  const followed = new Set(model.streamMappings.map(({ tableName }) => tableName));
  const pumps = (await Promise.all([...followed].map(pumpsOf))).flat();
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
  const doors = createFrontDoors({ model, accountId, pool, readObject: s3.readObject, access: logs.access, now });
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
    async idle() {
      const atWork = () => pool.busy() + deliveries.pending() + machineClock.dueSoon() > 0;
      // Twice in a row, because between two steps of an execution nothing is visibly at work.
      for (let quiet = 0; quiet < 2 && !stopping.signal.aborted;) {
        // What is visibly at work is waited for: asking the streams meanwhile would only slow it down.
        while (atWork() && !stopping.signal.aborted) await pause(10);
        await Promise.all(pumps.map((pump) => pump.drained()));
        quiet = atWork() ? 0 : quiet + 1;
        await pause(10);
      }
    },
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
