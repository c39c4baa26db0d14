/**
 * The whole life of the process that reads one document: what is asked and bytes in, the reading out. Bundled by itself;
 * whatever the document does to it ends with it.
 */
import { readDocument, type ReadingOptions } from '../read-document.js';
import { faultOf, READY, splitInput } from './child-answer.js';
import { everythingIn, out } from './child-streams.js';

out(READY);
const { head, body } = splitInput(everythingIn());
try {
  // Bytes of their own: a view into the pipe's buffer would also be read right, but is not what other callers give.
  const reading = await readDocument(new Uint8Array(body), head as ReadingOptions);
  out(`${JSON.stringify(reading)}\n`);
} catch (error) {
  out(`${JSON.stringify(faultOf(error))}\n`);
}
process.exit(0);
