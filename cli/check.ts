/**
 * `nianbao check FILE [--json] ...`: reads one document and judges it by all rules. With --json one object on stdout and
 * nothing else; without, a list for people. Ends with 0 (nothing blocks), 2 (something blocks), 3 (a document was refused).
 */
import { checkRecord } from '#shared/rules/index.js';
import { judged, readable, refusalAsJson, refusalForPeople, type Refused } from './check-output.js';
import { contextOf, parseRequest, USAGE, type Read } from './check-request.js';
import { readFileAs } from './extract.js';
import { EXIT_USAGE, type Terminal } from './terminal.js';

export { USAGE };

const EXIT = { clear: 0, blocked: 2, refused: 3 } as const;

export async function run(args: readonly string[], terminal: Terminal, read: Read = readFileAs): Promise<number> {
  const request = parseRequest(args);
  if ('wrong' in request) {
    terminal.complain(`${request.wrong}\n${USAGE}\n`);
    return EXIT_USAGE;
  }
  const { file, json } = request;
  const refuse = (reason: Refused, which: string | null): number => {
    if (json) terminal.write(`${refusalAsJson(reason, which)}\n`);
    else terminal.complain(`${refusalForPeople(reason, which)}\n`);
    return EXIT.refused;
  };
  const reading = await read(file, terminal.directory);
  if (reading.status === 'refused') return refuse(reading.reason, null);
  const known = await contextOf(request, terminal, read);
  if ('refused' in known) return refuse(known.refused, known.file);
  const result = checkRecord(reading.record, known.context);
  const lines = json ? [judged(reading.record, result)] : readable(reading.record, result);
  terminal.write(`${lines.join('\n')}\n`);
  return result.findings.some(({ severity }) => severity === 'block') ? EXIT.blocked : EXIT.clear;
}
