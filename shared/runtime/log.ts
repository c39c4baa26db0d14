/**
 * The one logger. Log ids, states and codes; never secrets, task tokens, mail addresses, cookies or request paths
 * (a mailed link's path is its secret). Persons are named by grant id, documents by submission id.
 */
import { Logger } from '@aws-lambda-powertools/logger';
import type { FunctionName } from '#shared/workflow/functions.js';

export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

export function logFor(functionName: FunctionName): Log {
  return new Logger({ serviceName: functionName });
}

/** An error's name and message without whatever a client library hung on it (requests, headers, tokens). */
export function errorForLog(error: unknown): { name: string; message: string } {
  if (!(error instanceof Error)) return { name: 'unknown', message: 'not an error object' };
  return { name: error.name, message: error.message.slice(0, 300) };
}
