/**
 * Starts the local cloud from a terminal and keeps it until it is told to stop.
 *
 *   tsx local/start.ts --assembly cdk.out --data .data [--port-base 8710] [--parameter Name=Value]... [--json]
 *
 * In a parameter's value {desk}, {site}, {s3}, {outbox} stand for those addresses.
 */
import { parseArgs } from 'node:util';
import type { Addresses } from './addresses.js';
import { startLocalCloud } from './cloud.js';
import { LocalCloudRefusal } from './refusal.js';

const { values } = parseArgs({
  options: {
    assembly: { type: 'string', default: 'cdk.out' },
    data: { type: 'string', default: '.local-cloud' },
    'port-base': { type: 'string' },
    parameter: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
  },
});

try {
  const cloud = await startLocalCloud({
    assemblyDir: values.assembly,
    dataDir: values.data,
    ...(values['port-base'] !== undefined && { ports: Number(values['port-base']) }),
    parameters: (addresses) => Object.fromEntries(values.parameter.map((text) => parameter(text, addresses))),
  });
  if (values.json) console.log(JSON.stringify({ endpoints: cloud.endpoints, outputs: cloud.model.outputs }));
  else for (const [name, address] of Object.entries(cloud.endpoints)) console.log(`${name.padEnd(9)} ${address}`);
  if (cloud.databaseNote !== undefined) console.error(cloud.databaseNote);
  const stop = () => void cloud.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  if (!(error instanceof LocalCloudRefusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function parameter(text: string, addresses: Addresses): [string, string] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new LocalCloudRefusal('BadParameter', `"${text}" is not a parameter.`, 'Write Name=Value.');
  const value = text
    .slice(equals + 1)
    .replace(
      /\{(desk|site|s3|outbox)\}/g,
      (_all, name: string) => Object.entries(addresses).find(([key]) => key === name)?.[1] ?? '',
    );
  return [text.slice(0, equals), value];
}
