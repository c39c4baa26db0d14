/** The database in a process of its own, so that it can die while everything else lives. */
import { parseArgs } from 'node:util';
import { startDatabase } from '../../local/dynamodb/database.js';

const { values } = parseArgs({
  options: { dir: { type: 'string', default: '' }, port: { type: 'string', default: '0' } },
});
await startDatabase({ dir: values.dir, port: Number(values.port) });
process.send?.({ ready: true });
// The binary lives as long as this process.
setInterval(() => undefined, 60_000);
