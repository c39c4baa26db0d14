/**
 * Opens what listens before anything is known of the template, for that is read with the addresses: a parameter may be one.
 * What arrives meanwhile waits until its service is there. S3 and Step Functions open their own listener, later.
 */
import { addressesOf, portsFrom, settled, type Addresses } from './addresses.js';
import { startDatabase, type Database } from './dynamodb/database.js';
import { listenFirst } from './listen.js';
import type { Closer } from './shutdown.js';

type LateListener = Awaited<ReturnType<typeof listenFirst>>;

export interface OpenedListeners {
  readonly desk: LateListener;
  readonly site: LateListener;
  readonly outboxPage: LateListener;
  readonly lambdaPort: LateListener;
  readonly kmsPort: LateListener;
  readonly secretsPort: LateListener;
  readonly apiPort: LateListener;
  readonly database: Database;
  readonly endpoints: Addresses;
}

export interface ListenersOptions {
  /** The first of ten ports; 0 takes any free ones. */
  readonly firstPort: number;
  readonly databaseDir: string;
  /** A DynamoDB to use instead of the one that comes with the local cloud. */
  readonly databaseEndpoint: string | undefined;
  /** Takes what is opened, each at once: what follows may fail. */
  readonly closers: Closer[];
}

/** @throws LocalCloudRefusal if a port is taken */
export async function openListeners(options: ListenersOptions): Promise<OpenedListeners> {
  const asked = portsFrom(options.firstPort);
  const open = async (port: number, both = false) => {
    const late = await listenFirst(port, both);
    options.closers.push(() => late.close());
    return late;
  };
  const [desk, site, outboxPage, lambdaPort, kmsPort, secretsPort, apiPort] = [
    await open(asked.desk, true),
    await open(asked.site),
    await open(asked.outbox),
    await open(asked.lambda),
    await open(asked.kms),
    await open(asked.secrets),
    await open(asked.api),
  ];
  const database = await startDatabase({
    dir: options.databaseDir,
    port: asked.dynamodb,
    endpoint: options.databaseEndpoint,
  });
  options.closers.push(() => database.close());
  const endpoints = addressesOf(
    {
      desk: desk.port,
      site: site.port,
      outbox: outboxPage.port,
      lambda: lambdaPort.port,
      kms: kmsPort.port,
      secrets: secretsPort.port,
      api: apiPort.port,
      s3: await settled(asked.s3),
      sfn: await settled(asked.sfn),
      dynamodb: asked.dynamodb,
    },
    database.endpoint,
  );
  return { desk, site, outboxPage, lambdaPort, kmsPort, secretsPort, apiPort, database, endpoints };
}
