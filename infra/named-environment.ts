/** Which environment is meant, and its file. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkedEnvironment, EnvironmentError, type Environment } from './environment.js';

/** What is served on one machine. */
export const ONE_MACHINE = 'demo';

const FOLDER = join(import.meta.dirname, 'environments');

/**
 * @param args of this program: `--environment NAME`
 * @param context as the CDK command line passes it on: `-c environment=NAME`
 * @throws EnvironmentError if none is named, so that nobody deploys another's settings by leaving it out
 */
export function environmentName(args: readonly string[], context: unknown): string {
  const { values } = parseArgs({ args: [...args], options: { environment: { type: 'string' } }, strict: false });
  const name = values.environment ?? context;
  if (typeof name === 'string' && environmentNames().includes(name)) return name;
  throw new EnvironmentError(
    'unknown-environment',
    typeof name === 'string' ? `There is no infra/environments/${name}.ts.` : 'No environment is named.',
    `Say --environment NAME, with cdk -c environment=NAME; there are ${environmentNames().join(', ')}.`,
  );
}

export function environmentNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

/** @throws EnvironmentError naming what is wrong in the file, and how to mend it */
export async function readEnvironment(name: string): Promise<Environment> {
  const { environment } = (await import(join(FOLDER, `${name}.ts`))) as { environment?: unknown };
  return checkedEnvironment(name, environment);
}
