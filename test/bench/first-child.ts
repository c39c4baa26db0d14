/** As read-child.ts, but with the first reading of a PDF alone: what proving it costs is the difference. */
import { READY, splitInput } from '#shared/reading/isolation/child-answer.js';
import { everythingIn, out } from '#shared/reading/isolation/child-streams.js';
import { firstReading } from './first-reading.js';

out(READY);
const { body } = splitInput(everythingIn());
await firstReading(new Uint8Array(body));
process.exit(0);
