/**
 * The whole life of the process that reads one document: limits and bytes in, the reading out. Bundled by itself;
 * whatever the document does to it ends with it.
 */
import type { ReadingLimits } from '../limits.js';
import { readDocument } from '../read-document.js';
import { faultOf, READY, splitInput } from './child-answer.js';
import { everythingIn, out } from './child-streams.js';

await out(READY);
const { head, body } = splitInput(await everythingIn());
try {
  // Bytes of their own: a view into the pipe's buffer would also be read right, but is not what other callers give.
  const reading = await readDocument(new Uint8Array(body), { limits: head as Partial<ReadingLimits> });
  await out(`${JSON.stringify(reading)}\n`);
} catch (error) {
  await out(`${JSON.stringify(faultOf(error))}\n`);
}
process.exit(0);
