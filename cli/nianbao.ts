/**
 * `nianbao extract FILE...`, `nianbao check FILE...`: picks the subcommand and hands it the terminal. Each lives in the
 * file of its name and is loaded only when called.
 */
import process from 'node:process';
import { EXIT_INTERNAL, EXIT_USAGE, type Subcommand, type Terminal } from './terminal.js';

const SUBCOMMANDS: Readonly<Record<string, string>> = {
  extract: 'read documents: the three tables, the sections, and why anything was not read',
  check: 'apply the rules to documents or records',
  compare: 'hold a saved portal page against the report that was approved',
  verify: 'verify a receipt, an export or a published site by the public keys alone',
};

function usage(): string {
  const lines = Object.entries(SUBCOMMANDS).map(([name, about]) => `  nianbao ${name} FILE...   ${about}`);
  return ['usage:', ...lines, ''].join('\n');
}

async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || !Object.hasOwn(SUBCOMMANDS, name)) {
    terminal.complain(usage());
    return EXIT_USAGE;
  }
  const subcommand = (await import(`./${name}.js`)) as Subcommand;
  return subcommand.run(rest, terminal);
}

const terminal: Terminal = {
  // npm runs scripts in the project's root and leaves the caller's directory here.
  directory: process.env['INIT_CWD'] ?? process.cwd(),
  write: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
};

try {
  process.exitCode = await main(process.argv.slice(2), terminal);
} catch (error) {
  terminal.complain(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = EXIT_INTERNAL;
}
