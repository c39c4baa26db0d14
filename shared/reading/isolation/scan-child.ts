/**
 * The whole life of the process that reads a document of pictures: as read-child.ts, with the recognisers at hand. A
 * bundle of its own, since their engines take a second to load and most documents never need them.
 */
import { readDocument, type ReadingOptions } from '../read-document.js';
import { startRecognisers } from '../scans/start-recognisers.js';
import { faultOf, READY, splitInput } from './child-answer.js';
import { everythingIn, out } from './child-streams.js';

// Behind the fence Node's own clock for programs is closed with its module; the engines ask it how long they took.
Reflect.set(globalThis, 'performance', { timeOrigin: 0, now: () => Date.now() });

out(READY);
const { head, body } = splitInput(everythingIn());
try {
  const options = { ...(head as ReadingOptions), recognise: startRecognisers };
  out(`${JSON.stringify(await readDocument(new Uint8Array(body), options))}\n`);
} catch (error) {
  out(`${JSON.stringify(faultOf(error))}\n`);
}
process.exit(0);
