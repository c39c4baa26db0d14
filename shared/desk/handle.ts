/**
 * From the request as API Gateway hands it on to the app, and back. A browser sends whatever cookies it holds for the domain, and
 * a portal beside the desk may have left Chinese ones: a header that cannot be a header is left out here, since the adapter
 * would answer the whole request with two English words.
 */
import type { Env } from 'hono';
import { handle as adapted } from 'hono/aws-lambda';

type LambdaEvent = Parameters<ReturnType<typeof adapted>>[0];

/** None of ours holds anything else. */
const PLAIN_COOKIE = /^[\x20-\x7e]*$/;
/** What no value of a header may hold (RFC 9110, section 5.5), and halves of characters, which cannot be encoded. */
const UNSPEAKABLE = /[^\P{Cc}\t]|\p{Cs}/u;

export function handle<E extends Env>(...[app, options]: Parameters<typeof adapted<E>>): ReturnType<typeof adapted<E>> {
  const answer = adapted(app, options);
  return (event, context) => answer(withoutUnspeakable(event), context);
}

function withoutUnspeakable<L extends LambdaEvent>(event: L): L {
  const cookies = 'cookies' in event ? event.cookies?.filter((cookie) => PLAIN_COOKIE.test(cookie)) : undefined;
  const headers = Object.entries(event.headers ?? {}).filter(([, value]) => !UNSPEAKABLE.test(String(value ?? '')));
  return { ...event, headers: Object.fromEntries(headers), ...(cookies === undefined ? {} : { cookies }) } as L;
}
