/**
 * Where a request comes from, as far as it can be told, for counting alone: the address before the distribution's own in what
 * the proxies noted. Whoever reaches the API past the distribution may write there what they like, so that nothing but a
 * number of tries may depend on it.
 */
import type { Context } from 'hono';

export function placeOf(context: Context): string {
  const passed = (context.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const place = passed.at(-2) ?? passed.at(-1) ?? '';
  // A household of IPv6 has 2^64 addresses: its first half is what is counted.
  return place.includes(':') ? place.split(':').slice(0, 4).join(':') : place;
}
