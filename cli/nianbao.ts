/** `nianbao SUBCOMMAND ...`: the terminal of this process, and what becomes of an error that nobody awaited. */
import process from 'node:process';
import { failureText } from './failure.js';
import { callSubcommand } from './subcommands.js';
import { EXIT_INTERNAL, type Terminal } from './terminal.js';

const terminal: Terminal = {
  // npm runs scripts in the project's root and leaves the caller's directory here.
  directory: process.env['INIT_CWD'] ?? process.cwd(),
  write: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
};

// AWS's SDK tells of versions of its own that are not used yet; between the lines of an answer that is noise.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

try {
  process.exitCode = await callSubcommand(process.argv.slice(2), terminal);
} catch (error) {
  terminal.complain(`${failureText(error)}\n`);
  process.exitCode = EXIT_INTERNAL;
}
