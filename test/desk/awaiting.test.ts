import { uploadFormKey } from '#shared/store/keys.js';
import { expect, it } from '@jest/globals';
import type { FilingGrant } from '#shared/access/model.js';
import { isAwaited } from '#shared/desk/awaiting.js';
import type { Table } from '#shared/store/table.js';
import type { UploadForm } from '#shared/store/uploads.js';
import { agency, viewerOf } from './views.js';

const KEY = '2025/jiaoyu/3f0e7d1c-0000-4000-8000-000000000000';
const grant = { id: viewerOf('agency').grant, purpose: 'file', year: 2025, agency: agency.id } as FilingGrant;
const form = {
  key: KEY,
  grant: grant.id,
  year: 2025,
  agency: agency.id,
  fileName: '',
  issuedAt: '2026-01-19T01:00:00Z',
};
const at = (time: string) => new Date(`2026-01-19T${time}Z`);

/** A table with one upload form and, when asked, something that has arrived through it. */
function tableWith(stored: object, arrived = false): Table {
  return {
    listBetween: (pk: string) =>
      Promise.resolve(
        pk !== uploadFormKey(KEY).pk
          ? []
          : [{ ...uploadFormKey(KEY), form: stored }, ...(arrived ? [{ pk, sk: 'VERSION#1' }] : [])],
      ),
  } as unknown as Table;
}

it('waits for a file sent with a form of this grant', async () => {
  expect(await isAwaited(tableWith(form), grant, KEY, at('01:14:59'))).toBe(true);
});

it.each<[string, Partial<UploadForm>, string | undefined, string, boolean]>([
  ['without a key', {}, undefined, '01:01:00', false],
  ['for a key that was never given out', {}, '2025/jiaoyu/anything', '01:01:00', false],
  ['for a key too long to be one', {}, KEY.padEnd(3000, 'x'), '01:01:00', false],
  ['for a key of another grant', { grant: viewerOf('publisher').grant }, KEY, '01:01:00', false],
  ['longer than a quarter of an hour', {}, KEY, '01:15:00', false],
  ['once the file is here', {}, KEY, '01:01:00', true],
])('does not wait %s', async (_, more, key, time, arrived) => {
  expect(await isAwaited(tableWith({ ...form, ...more }, arrived), grant, key, at(time))).toBe(false);
});
