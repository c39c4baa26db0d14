/**
 * Which installation a command works on: a file of the very variables that `reconcile` has there, as one call of AWS's own
 * command line writes it (docs/deploy.md). Beside them it may name endpoints of another implementation, and of one machine
 * its credentials; on AWS these come from the operator's own profile. Taken over before anything opens a client.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as z from 'zod';
import { environmentOf, type Environment } from '#shared/runtime/environment.js';
import { s3Client } from '#shared/s3/objects.js';
import { openTable } from '#shared/store/client.js';
import { FUNCTIONS } from '#shared/workflow/functions.js';
import { EXIT_USAGE, type Terminal } from './terminal.js';

const fileSchema = z.record(z.string().regex(/^[A-Z][A-Z0-9_]*$/), z.string());

const HOW =
  '取法（docs/deploy.md 的“Export”一节）：aws lambda get-function-configuration --function-name 函数名 --query Environment.Variables > installation.json；函数名是 NianbaoClock 的输出 ReconcileFunction。';

export type Installation = Environment<'reconcile'>;

/** Complains and answers undefined where the file is none. */
export async function openInstallation(
  file: string | undefined,
  terminal: Terminal,
): Promise<Installation | undefined> {
  if (file === undefined) {
    terminal.complain(`须用 --installation 给出本系统安装的变量文件。\n${HOW}\n`);
    return undefined;
  }
  try {
    const values = fileSchema.parse(JSON.parse(await readFile(resolve(terminal.directory, file), 'utf8')));
    const environment = environmentOf<'reconcile'>(FUNCTIONS.reconcile, values);
    // What a function has of its own, such as options of Node, is none of this process's business.
    for (const [name, value] of Object.entries(values))
      if (name in environment || name.startsWith('AWS_')) process.env[name] = value;
    return environment;
  } catch (error) {
    terminal.complain(`${faultOf(file, error)}\n${HOW}\n`);
    return undefined;
  }
}

function faultOf(file: string, error: unknown): string {
  if ((error as { readonly code?: unknown }).code === 'ENOENT') return `没有这个变量文件：${file}`;
  if (error instanceof SyntaxError || error instanceof z.ZodError)
    return `${file} 不是变量文件：应是一个 JSON 对象，每一项是变量名和它的值。`;
  const [, lacking] = /^environment variable (\w+) is not set$/.exec(error instanceof Error ? error.message : '') ?? [];
  if (lacking !== undefined) return `变量文件 ${file} 里没有 ${lacking}，多半取自另一个函数或别的版本。`;
  return `变量文件 ${file} 不能使用：${error instanceof Error ? error.message : String(error)}`;
}

/** How a command was called: what it takes beside the installation. */
export interface Call {
  readonly installation: string | undefined;
}

/**
 * The call with its installation, or the code to end with: it has complained then.
 *
 * @param read the call; undefined, or an error, where it makes no sense
 */
export async function openCall<C extends Call>(
  read: () => C | undefined,
  usage: string,
  terminal: Terminal,
): Promise<{ readonly call: C; readonly installation: Installation } | number> {
  const call = callOf(read);
  if (call === undefined) {
    terminal.complain(usage);
    return EXIT_USAGE;
  }
  const installation = await openInstallation(call.installation, terminal);
  return installation === undefined ? EXIT_USAGE : { call, installation };
}

function callOf<C>(read: () => C | undefined): C | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Its table and its buckets, opened by the operator's own rights. */
export function storesOf(installation: Installation) {
  return {
    table: openTable(installation.TABLE_NAME),
    s3: s3Client(),
    buckets: {
      uploads: installation.UPLOADS_BUCKET,
      documents: installation.DOCUMENTS_BUCKET,
      site: installation.SITE_BUCKET,
    },
  };
}
