/** Lambda as the product uses it: a function is called, and Lambda sees to it from there. */
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

/** Whoever waits for more than these tries leaves the rest to `settle`. */
const TRIES = 5;

export function lambdaClient(): LambdaClient {
  return new LambdaClient({ maxAttempts: TRIES });
}

/**
 * Resolves once Lambda has the call: it waits there for a free place, and is tried again if the function fails (AWS,
 * "Asynchronous invocation").
 * @param payload at most 1 MB as JSON
 */
export async function callLater(client: LambdaClient, functionName: string, payload: unknown): Promise<void> {
  await client.send(
    new InvokeCommand({
      FunctionName: functionName,
      InvocationType: 'Event',
      Payload: Buffer.from(JSON.stringify(payload)),
    }),
  );
}

/**
 * Whether a moment may mend why a call failed: no place, a fault of Lambda, no connection. A function that is missing or denied is
 * mended by a person.
 */
export function mayPass(error: unknown): boolean {
  const status = (error as { $metadata?: { httpStatusCode?: number } } | undefined)?.$metadata?.httpStatusCode;
  return status === undefined || status === 429 || status >= 500;
}
