/** What `nianbao check` is asked: the document, and what the rules may know beside it. */
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import type { ReadingOptions } from '#shared/reading/read-document.js';
import type { Reading } from '#shared/report/record.js';
import type { CheckContext, Peer } from '#shared/rules/index.js';
import type { Refused } from './check-output.js';
import type { Terminal } from './terminal.js';

const KINDS = ['department', 'township', 'government', 'vertical'] as const;

export const USAGE = [
  '用法：nianbao check FILE [--json] [--previous F] [--peers DIR] [--kind K] [--rule-making yes|no]',
  '                    [--agency NAME] [--alias NAME]... [--year Y] [--today YYYY-MM-DD]',
  `  K：${KINDS.join('|')}`,
].join('\n');

const OPTIONS = {
  json: { type: 'boolean', default: false },
  previous: { type: 'string' },
  peers: { type: 'string' },
  kind: { type: 'string' },
  'rule-making': { type: 'string' },
  agency: { type: 'string' },
  alias: { type: 'string', multiple: true },
  year: { type: 'string' },
  today: { type: 'string' },
} as const;

const valuesSchema = z.object({
  json: z.boolean(),
  previous: z.string().optional(),
  peers: z.string().optional(),
  kind: z.enum(KINDS).optional(),
  'rule-making': z.enum(['yes', 'no']).optional(),
  agency: z.string().min(1).optional(),
  alias: z.array(z.string().min(1)).optional(),
  year: z.coerce.number().int().min(2008).max(2100).optional(),
  today: z.iso.date().optional(),
});

export interface CheckRequest {
  readonly file: string;
  readonly json: boolean;
  readonly previous: string | undefined;
  readonly peers: string | undefined;
  /** All that the rules may know but for other documents. */
  readonly context: CheckContext;
}

/** What is asked, or which argument makes no sense. */
export function parseRequest(args: readonly string[]): CheckRequest | { readonly wrong: string } {
  const call = parseCall(args);
  if ('wrong' in call) return call;
  const { values, positionals } = call;
  const parsed = valuesSchema.safeParse(values);
  if (!parsed.success) {
    const option = String(parsed.error.issues[0]?.path[0]);
    return { wrong: `--${option} 不能是“${String(values[option])}”` };
  }
  const [file, another] = positionals;
  if (file === undefined) return { wrong: '没有指定要核对的文件' };
  if (another !== undefined) return { wrong: `一次只核对一个文件，多了“${another}”` };
  const { json, previous, peers, kind, agency, alias, year, today } = parsed.data;
  const power = parsed.data['rule-making'];
  const ruleMaking = power === undefined ? undefined : power === 'yes';
  const named = { agencyName: agency, ...(alias !== undefined && { agencyAliases: alias }) };
  return { file, json, previous, peers, context: { agencyKind: kind, ruleMaking, ...named, year, today } };
}

interface Call {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
}

function parseCall(args: readonly string[]): Call | { readonly wrong: string } {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}

/** Reads a document named by the caller; what cannot be read is a refusal. */
export type Read = (file: string, directory: string, options?: ReadingOptions) => Promise<Reading>;

/**
 * The context with the documents that the call names. Last year's report that cannot be read stops the check, because
 * what was asked for could not be compared; one of many other reports is left out, and said so.
 */
export async function contextOf(
  request: CheckRequest,
  terminal: Terminal,
  read: Read,
): Promise<{ readonly context: CheckContext } | { readonly refused: Refused; readonly file: string }> {
  const { previous, peers } = request;
  let context = request.context;
  if (previous !== undefined) {
    const reading = await read(previous, terminal.directory, { history: true });
    if (reading.status === 'refused') return { refused: reading.reason, file: previous };
    context = { ...context, previous: { record: reading.record, source: 'imported' } };
  }
  if (peers !== undefined) {
    const others = await readPeers(peers, request.file, terminal, read);
    if (others === undefined) return { refused: { code: 'not-found', detail: 'no such folder' }, file: peers };
    context = { ...context, peers: others };
  }
  return { context };
}

/** Undefined where there is no such folder. */
async function readPeers(folder: string, own: string, terminal: Terminal, read: Read): Promise<Peer[] | undefined> {
  const directory = resolve(terminal.directory, folder);
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return undefined;
  const names = entries
    .filter((entry) => entry.isFile() && join(directory, entry.name) !== resolve(terminal.directory, own))
    .map((entry) => entry.name)
    .sort();
  const found: Peer[] = [];
  for (const name of names) {
    const reading = await read(name, directory);
    if (reading.status === 'refused') terminal.complain(`${name}：未能读取，没有用来比较（${reading.reason.code}）\n`);
    else found.push({ name: reading.record.agencyName ?? name, sections: reading.record.sections });
  }
  return found;
}
