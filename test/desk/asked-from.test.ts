/** Which requests are counted as coming from one place. */
import { expect, test } from '@jest/globals';
import type { Context } from 'hono';
import { placeOf } from '#shared/desk/asked-from.js';

const from = (address: string) =>
  placeOf({ req: { header: () => `198.51.100.1, ${address}, 203.0.113.9` } } as unknown as Context);

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2'],
  ['2001:0db8:0001:0002:0:0:0:1', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:db8::2:3:4', '2001:db8:0:0'],
  ['2a01:7e00::f03c:91ff:fe18:1234', '2a01:7e00:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['64:ff9b::192.0.2.33', '64:ff9b:0:0'],
  ['192.0.2.1:443', '192.0.2.1:443'],
  ['unknown', 'unknown'],
])('%s is of %s', (address, place) => {
  expect(from(address)).toBe(place);
});
