/**
 * Where each service of the local cloud answers. The desk is on the name localhost and everything else on 127.0.0.1,
 * because cookies do not tell ports apart and the SDK keeps to path-style addresses only for an IP literal.
 */
import { freePort } from './listen.js';

export interface Ports {
  readonly desk: number;
  readonly site: number;
  readonly s3: number;
  /** The outbox page and SES. */
  readonly outbox: number;
  readonly dynamodb: number;
  readonly sfn: number;
  readonly lambda: number;
}

export const DEFAULT_PORT_BASE = 8710;

const ORDER = ['desk', 'site', 's3', 'outbox', 'dynamodb', 'sfn', 'lambda'] as const;

/** Seven ports in a row from the base; 0 stands for any free ones. */
export function portsFrom(base: number): Ports {
  const at = (name: (typeof ORDER)[number]) => (base === 0 ? 0 : base + ORDER.indexOf(name));
  return {
    desk: at('desk'),
    site: at('site'),
    s3: at('s3'),
    outbox: at('outbox'),
    dynamodb: at('dynamodb'),
    sfn: at('sfn'),
    lambda: at('lambda'),
  };
}

/** Base URLs without a closing slash. */
export interface Addresses {
  readonly desk: string;
  readonly site: string;
  readonly s3: string;
  readonly outbox: string;
  readonly ses: string;
  readonly dynamodb: string;
  readonly sfn: string;
  readonly lambda: string;
}

export function addressesOf(ports: Ports, database?: string): Addresses {
  const on = (port: number) => `http://127.0.0.1:${port}`;
  return {
    desk: `http://localhost:${ports.desk}`,
    site: on(ports.site),
    s3: on(ports.s3),
    outbox: on(ports.outbox),
    ses: on(ports.outbox),
    dynamodb: database ?? on(ports.dynamodb),
    sfn: on(ports.sfn),
    lambda: on(ports.lambda),
  };
}

/** Settles the ports of services that open their own listener only after the template has been read with them. */
export async function settled(port: number): Promise<number> {
  return port === 0 ? freePort() : port;
}
