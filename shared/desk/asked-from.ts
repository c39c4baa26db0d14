/**
 * Where a request comes from, as far as it can be told, for counting alone: the address before the distribution's own in what
 * the proxies noted. Whoever reaches the API past the distribution may write there what they like, so that nothing but a
 * number of tries may depend on it.
 */
import type { Context } from 'hono';

export function placeOf(context: Context): string {
  const passed = (context.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const place = passed.at(-2) ?? passed.at(-1) ?? '';
  return IPV6.test(place) ? networkOf(place) : place;
}

/** As proxies write it: groups, an IPv4 address at the end, a zone. */
const IPV6 = /^(?=.*:.*:)[\da-f:]+(?:\d+\.\d+\.\d+\.\d+)?(?:%\w+)?$/i;

/** A household of IPv6 has 2^64 addresses: its first half is what is counted, however it is written (RFC 4291, 2.2). */
function networkOf(address: string): string {
  const asIPv4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (asIPv4 !== undefined) return asIPv4;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const groups = (text: string) => text.split(':').filter((group) => group !== '');
  const [before, after] = [groups(head), groups(tail ?? '')];
  // An IPv4 address at the end takes the place of two groups.
  const length = before.length + after.length + (address.includes('.') ? 1 : 0);
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - length)).fill('0');
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':');
}
